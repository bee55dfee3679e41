// One plan to read, section by section. What people wrote is shown as text nodes only.

import { changeList } from "./changes.js";
import { fill, h, icon } from "./dom.js";
import { findingList } from "./coach-judge.js";
import { takeThere } from "./advice.js";
import { language, n, t } from "./words.js";

const FEW_CHANGES = 20;

/** The plan's sections. `comment(section)` opens a new comment; `reveal(section)` scrolls there. */
export function planReading(desk, found, comment) {
  const written = found.reading.filter((one) => one.rows.length || one.lists.length);
  const blank = found.reading.filter((one) => !one.rows.length && !one.lists.length);
  const sections = new Map();
  const element = h(
    "section",
    { class: "desk-plan", "aria-label": t("The plan") },
    h(
      "details",
      { class: "desk-contents" },
      h("summary", {}, t("Sections of the plan")),
      h("ul", {}, written.map((one) => h("li", {}, h("button", { type: "button", class: "button quiet small", onclick: () => reveal(one.section) }, one.title)))),
    ),
    found.row.again ? sinceLast(desk, found.row) : null,
    written.map((one) => {
      const part = section(one, found, comment);
      sections.set(one.section, part);
      return part;
    }),
    blank.length ? h("p", { class: "muted" }, t("Nothing written yet in: %(sections)s.", { sections: blank.map((one) => one.title).join(language() === "ar" ? "، " : ", ") })) : null,
  );
  const reveal = (name) => takeThere(sections.get(name));
  return { element, reveal };
}

// What a submission that comes again changed; asked for while the plan is there to read already.
function sinceLast(desk, row) {
  const body = h("div", { class: "desk-changes" }, h("p", { class: "muted", role: "status" }, h("span", { class: "spinner" }), t("Comparing…")));
  const element = h("article", { class: "desk-section", "aria-label": t("What changed since the last review") }, h("h2", {}, t("What changed since the last review")), body);
  const load = async () => {
    try {
      const { since, sections } = await desk.session.ask("changes", { submission: row.id });
      if (!since) return fill(body, h("p", { class: "muted" }, t("No earlier submission was reviewed.")));
      const values = { number: since.number, revision: since.revision, at: since.at_words, coach: since.coach };
      const about = since.mine ? t("Compared with submission %(number)s (plan revision %(revision)s), which you reviewed on %(at)s.", values) : t("Compared with submission %(number)s (plan revision %(revision)s), which %(coach)s reviewed on %(at)s.", values);
      if (!sections.length) return fill(body, h("p", { class: "muted" }, about), h("p", {}, t("Nothing changed in the plan.")));
      const amount = sections.reduce((sum, one) => sum + one.items.reduce((all, item) => all + Math.max(1, item.fields.length), 0), 0);
      fill(body, h("p", { class: "muted" }, about), h("details", { open: amount <= FEW_CHANGES }, h("summary", {}, n("%(n)d change", "%(n)d changes", amount)), changeList(sections, "h3")));
    } catch (error) {
      fill(body, h("p", { class: "muted", role: "alert" }, error.message), h("button", { type: "button", class: "button small", onclick: load }, t("Try again")));
    }
  };
  load();
  return element;
}

function section(one, found, comment) {
  const open = found.findings.filter((finding) => finding.section === one.section);
  return h(
    "article",
    { class: "desk-section", tabindex: "-1" },
    h("h2", {}, one.title),
    rows(one.rows),
    one.lists.map((list) => [
      one.lists.length > 1 ? h("h3", {}, list.label) : null,
      h("ol", { class: "desk-items" }, list.items.map((item) => itemCard(item, list.label))),
    ]),
    open.length
      ? h("details", { class: "desk-found" }, h("summary", {}, icon("idea"), n("The program found %(n)d point here", "The program found %(n)d points here", open.length)), findingList(open))
      : null,
    h("button", { type: "button", class: "button small", onclick: () => comment(one.section) }, icon("plus"), t("Comment on this section")),
  );
}

function itemCard(item, label) {
  return h(
    "li",
    { class: "desk-item" },
    h("p", { class: "desk-item-title", dir: "auto" }, item.number ? h("bdi", { class: "desk-number" }, item.number) : null, item.title || label),
    rows(item.rows),
  );
}

function rows(found) {
  if (!found.length) return null;
  return h("dl", { class: "desk-rows" }, found.map((row) => h("div", {}, h("dt", {}, row.label), h("dd", { dir: letters(row.text) }, row.text))));
}

// A text has its own direction; a bare number stands where the page's text begins.
function letters(text) {
  return /\p{L}/u.test(text) ? "auto" : null;
}
