// Evaluation: the reaction form of each day and the follow-up forms; what they say together,
// entering what came on paper, and a blank to print.

import { fill, h } from "./dom.js";
import { countBars } from "./trainer-charts.js";
import { form } from "./trainer-form.js";
import { card, load, nothing } from "./trainer-frame.js";
import { opener } from "./trainer-workshop.js";
import { n, t } from "./words.js";

export function evaluationTab(desk, main) {
  const place = h("div", { class: "trainer-evaluation" });
  main.append(place);
  const again = () => load(desk, place, "evaluation", { form: desk.session.view.form ?? null, day: desk.session.view.day ?? null }, (found) => show(desk, place, found, again));
  void again();
}

function show(desk, place, found, again) {
  if (!found.forms.length) {
    fill(place, nothing(t("The course has no forms: its file course/forms.toml is empty.")));
    return;
  }
  const choose = (view) => {
    desk.session.setView(view);
    void again();
  };
  const forms = h("div", { class: "trainer-segments", role: "group", "aria-label": t("Which form") }, found.forms.map((one) => h("button", { type: "button", class: "button small", "aria-pressed": String(one.id === found.form.id), onclick: () => choose({ form: one.id, day: null }) }, one.name)));
  const days = found.days.length > 1 ? h("div", { class: "trainer-segments", role: "group", "aria-label": t("Which day") }, [[null, t("All days")], ...found.days].map(([day, words]) => h("button", { type: "button", class: "button small", "aria-pressed": String(day === found.day), onclick: () => choose({ day }) }, words))) : null;
  const print = h("button", { type: "button", class: "button", onclick: () => window.print() }, t("Print the summary"));
  const blank = h("button", { type: "button", class: "button", onclick: () => printBlank(desk, found.form) }, t("Print a blank form"));
  fill(
    place,
    forms,
    h("div", { class: "trainer-columns" }, card(found.form.name, h("p", { dir: "auto" }, found.form.intro), h("p", { class: "muted" }, found.form.level_words, found.form.anonymous ? [" · ", t("Anonymous: no name is kept with the answers.")] : null), found.form.due_words ? h("p", { class: "muted" }, found.form.due_words) : null, opener(desk, found.opening, null), h("div", { class: "trainer-buttons" }, blank, print)), entering(desk, found, again)),
    days,
    found.answered ? h("p", { class: "trainer-counts", role: "status" }, n("%(n)d form was filled in", "%(n)d forms were filled in", found.answered)) : null,
    found.answered ? h("div", { class: "trainer-summaries" }, found.summary.map(summary)) : nothing(t("Nobody has filled in this form yet.")),
  );
}

// A pile of paper is typed in one form after another: the form stays unfolded, and on its day.
function entering(desk, found, again) {
  const before = desk.entered?.form === found.form.id ? desk.entered : null;
  const day = found.entry_days.some(([one]) => one === before?.day) ? before.day : (found.day ?? found.entry_days[0]?.[0]);
  const fields = [...(found.form.daily ? [{ name: "day", words: t("Day"), kind: "choice", empty: null, value: day, options: found.entry_days }] : []), ...found.form.questions];
  return h(
    "details",
    { class: "trainer-card trainer-entering", open: Boolean(before) },
    h("summary", {}, t("Enter a form from paper")),
    form(desk, `form-${found.form.id}`, fields, {
      words: t("Add this form"),
      done: t("The form was added."),
      send: async ({ day, ...answers }, key) => {
        await desk.ask("enter_form", { form: found.form.id, day: day ?? "", answers, key });
        desk.entered = { form: found.form.id, day };
      },
      after: async () => {
        await again();
        desk.root.querySelector(".trainer-entering summary")?.focus();
      },
    }),
  );
}

function summary(one) {
  const head = h("h3", { dir: "auto" }, one.words);
  const answered = h("p", { class: "muted" }, t("%(n)s of %(of)s answered", { n: one.answered, of: one.of }));
  const figures = one.figures.length ? h("p", { class: "trainer-figures" }, one.figures.map((figure, index) => [index ? " · " : "", h("strong", {}, figure.value), " ", figure.words])) : null;
  const bars = one.counts.length ? countBars(one.counts, one.words) : null;
  const texts = one.texts.length ? h("ul", { class: "trainer-comments" }, one.texts.map((text) => h("li", { dir: "auto" }, text))) : null;
  return h("section", { class: "trainer-card trainer-summary" }, head, answered, figures, bars, texts);
}

// A blank stands alone on the paper; the page itself comes back when the printer is done.
function printBlank(desk, found) {
  const boxes = (options) => h("p", { class: "trainer-blank-options" }, options.map((words) => h("span", {}, h("span", { class: "trainer-blank-box", "aria-hidden": "true" }), " ", words)));
  const line = h("span", { class: "trainer-blank-line" });
  const answer = (one) => {
    if (one.options?.length) return boxes(one.options.map(([, words]) => words));
    if (one.kind === "scale") return boxes(["1", "2", "3", "4", "5"]);
    if (one.kind === "yes_no") return boxes([t("Yes"), t("No")]);
    return [line.cloneNode(), one.kind === "area" ? line.cloneNode() : null];
  };
  const sheet = h("div", { class: "trainer-blank" }, h("h1", { dir: "auto" }, found.name), h("p", { dir: "auto" }, found.intro), found.daily ? h("p", {}, t("Day"), " ", line.cloneNode()) : null, found.questions.map((one, index) => h("div", { class: "trainer-blank-question" }, h("p", { dir: "auto" }, h("strong", {}, `${index + 1}. ${one.words}`)), one.hint ? h("p", { class: "hint" }, one.hint) : null, answer(one))));
  const { root } = desk;
  root.append(sheet);
  root.classList.add("trainer-only-blank");
  const back = () => {
    sheet.remove();
    root.classList.remove("trainer-only-blank");
  };
  addEventListener("afterprint", back, { once: true });
  window.print();
}
