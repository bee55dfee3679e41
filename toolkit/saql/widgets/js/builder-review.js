// Review and documents: what is left to mend, the plan to read, its documents, and handing it in.

import { fill, h, icon, uid } from "./dom.js";
import { n, t } from "./words.js";
import { adviceList } from "./builder-advice.js";
import { drawOpen } from "./builder-files.js";
import { drawHistory } from "./builder-history.js";
import { mark } from "./builder-marks.js";
import { planPage } from "./builder-page.js";

const DOCUMENTS = () => [
  ["docx", t("Word document"), t("The whole plan, to edit and print")],
  ["pdf", "PDF", t("The whole plan, to send")],
  ["xlsx", t("Excel tables"), t("Logical framework, indicators, work plan, budget")],
  ["ics", t("Calendar"), t("Deadlines, milestones and reviews")],
  ["json", t("Plan file (plan.json)"), t("The plan itself, to keep or to open elsewhere")],
];

// Papers of a few pages, made from the plan: name, words, about, whether there is something to print.
const PAPERS = (plan) => [
  ["concept", t("Concept note"), t("Two pages from direction, case for support, objectives, budget and gap"), true],
  ["agreements", t("Memoranda of understanding"), t("Each partnership agreement with lines to sign"), plan.agreements.items.length > 0],
];

/** Draws the last step. */
export function drawReview(app, route) {
  const tabs = [
    ["documents", t("Documents")],
    ["read", t("Read the plan")],
    ["open", t("Open")],
    ["history", t("History")],
  ];
  const now = route.tab ?? "documents";
  const part = { documents: () => documents(app, route), read: reading, open: drawOpen, history: drawHistory }[now](app);
  const element = h(
    "div",
    { class: "view-page" },
    h("h2", { tabindex: "-1", class: "step-title" }, t("Review and documents")),
    h("nav", { class: "tabs", "aria-label": t("Review and documents") }, tabs.map(([tab, words]) => h("button", { type: "button", class: "tab", "aria-current": tab === now ? "page" : null, onclick: () => app.go({ view: "review", tab }) }, words))),
    part.element,
  );
  return { element, update: part.update ?? (() => {}) };
}

function reading(app) {
  const body = h("div", null);
  let drawn = null;
  return {
    element: body,
    update() {
      if (drawn === app.session.plan && drawn !== null) return;
      const marked = JSON.stringify([app.session.plan, app.numbers, app.totals]);
      if (marked === drawn) return;
      drawn = marked;
      fill(body, planPage(app));
    },
  };
}

function documents(app, route) {
  const left = h("div", { class: "left-over" });
  const advice = adviceList(app);
  const element = h("div", { class: "review-parts" }, left, downloads(app), app.session.state.questions.includes("submit") ? handIn(app, route.work) : null);
  return {
    element,
    update() {
      const errors = app.session.advice.filter((one) => one.severity === "E");
      advice.update(errors);
      fill(
        left,
        h("h3", null, t("Is it ready?")),
        errors.length
          ? [h("p", null, n("%(n)d thing must be mended before the plan is ready.", "%(n)d things must be mended before the plan is ready.", errors.length)), advice.element]
          : h("p", { class: "notice good" }, icon("check"), h("span", null, t("No error is left. The plan is ready to be shown."))),
      );
    },
  };
}

function downloads(app) {
  const name = uid("lang");
  const status = h("p", { class: "hint", role: "status" });
  let language = app.planLanguage;
  const choice = (value, words) => {
    const id = uid("l");
    const input = h("input", { type: "radio", name, id, class: "visually-hidden", value });
    input.checked = value === language;
    input.addEventListener("change", () => (language = value));
    return h("span", { class: "pick" }, input, h("label", { for: id }, words));
  };
  const label = uid("label");
  return h(
    "section",
    { class: "downloads" },
    h("h3", null, t("Take the documents with you")),
    h("p", { class: "label", id: label }, t("Language of the documents")),
    h("div", { class: "choices-row", role: "radiogroup", "aria-labelledby": label }, choice("ar", t("Arabic")), choice("en", t("English")), choice("both", t("Both"))),
    h(
      "ul",
      { class: "document-list" },
      DOCUMENTS().map(([to, words, about]) => {
        const button = h("button", { type: "button", class: "document" }, mark(to === "json" ? "download" : "document"), h("span", null, h("b", null, words), h("span", { class: "hint" }, about)));
        button.addEventListener("click", () => fetchDocument(app, to, to === "json" ? app.planLanguage : language, button, status));
        return h("li", null, button);
      }),
    ),
    h("h4", null, t("Papers made from the plan")),
    h(
      "ul",
      { class: "paper-list" },
      PAPERS(app.plan).map(([paper, words, about, ready]) =>
        h(
          "li",
          null,
          h("p", null, h("b", null, words), h("span", { class: "hint" }, ` ${ready ? about : t("Write down an agreement first.")}`)),
          ["docx", "pdf"].map((to) => {
            const button = h("button", { type: "button", class: "button small", disabled: !ready, "aria-label": `${words}: ${to === "pdf" ? "PDF" : "Word"}` }, to === "pdf" ? "PDF" : "Word");
            button.addEventListener("click", () => fetchDocument(app, to, language, button, status, { paper, words }));
            return button;
          }),
        ),
      ),
    ),
    status,
  );
}

async function fetchDocument(app, to, language, button, status, { paper = "plan", words = "" } = {}) {
  button.setAttribute("aria-busy", "true");
  status.textContent = t("The document is being made…");
  try {
    await app.session.saved();
    const { mime, buffers } = await app.session.ask("export", { to, language, paper });
    save(new Blob([buffers[0]], { type: mime }), fileName(app, to, language, words));
    status.textContent = t("Done: look in your downloads.");
  } catch (error) {
    status.textContent = error.message;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function fileName(app, to, language, words = "") {
  if (to === "json") return "plan.json";
  const own = app.plan.about.title?.[language === "en" ? "en" : "ar"] || app.plan.about.title?.ar || app.plan.about.title?.en || "plan";
  const title = words ? `${words} - ${own}` : own;
  return `${title.replace(/[\\/:*?"<>|.\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ").trim().slice(0, 60) || "plan"}.${to}`;
}

function save(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Which work a page's address asks to hand in, as `?hand-in=communication`; null where it asks for none. */
export function askedToHandIn() {
  return new URLSearchParams(location.search).get("hand-in");
}

function handIn(app, wanted) {
  const status = h("div", { role: "status" });
  const works = [
    ["strategic_plan", t("Submit the plan")],
    ["fundraising", t("Submit the fundraising plan")],
    ["networking", t("Submit networking and coordination")],
    ["communication", t("Submit the communication plan")],
  ];
  // The work that somebody came for stands first.
  works.sort(([one], [other]) => (other === wanted) - (one === wanted));
  const buttons = works.map(([name, words], at) => h("button", { type: "button", class: at ? "button" : "button primary", "data-work": name, onclick: (event) => submit(name, event.currentTarget) }, icon("send"), words));
  const keys = (app.submitKeys ??= {});
  const key = (name) => (keys[name] ??= Math.random().toString(36).slice(2) + Date.now().toString(36));
  async function submit(name, button) {
    const about = app.guide.works[name];
    const errors = app.session.advice.filter((one) => one.severity === "E" && (!about || about.includes(one.section))).length;
    const ask = errors
      ? n("%(n)d thing is still to be mended. You may submit now and submit again later; your coach will see what is open.", "%(n)d things are still to be mended. You may submit now and submit again later; your coach will see what is open.", errors)
      : t("Your coach gets the plan as it is now. You may submit again later.");
    app.confirm(ask, t("Submit"), async () => {
      button.disabled = true;
      fill(status, h("p", { class: "hint" }, t("Submitting…")));
      try {
        await app.session.saved();
        const { number } = await app.session.ask("submit", { assignment: name, key: key(name) });
        keys[name] = null;
        fill(status, h("p", { class: "notice good" }, icon("check"), h("span", null, number ? t("Submitted. This is submission number %(number)s.", { number }) : t("Submitted.")), h("a", { class: "link-button", href: "/#works" }, t("See all your work on the home page"))));
      } catch (error) {
        fill(status, h("p", { class: "notice danger" }, icon("alert"), h("span", null, error.message)));
      }
      button.disabled = false;
      status.scrollIntoView({ block: "nearest" });
    });
  }
  return h("section", { class: "hand-in" }, h("h3", null, t("Hand it in")), h("p", { class: "hint" }, t("Submitting keeps the plan as it is now for your coach. You can go on writing, and submit again.")), h("p", null, buttons[0]), status, h("p", { class: "hint" }, t("The work of the other modules is handed in by itself, each when it is ready.")), h("div", { class: "choices-row" }, buttons.slice(1)));
}
