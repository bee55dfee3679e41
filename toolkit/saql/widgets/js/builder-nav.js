// The steps at the side (on a phone behind a button), with how far each has come, and the views.

import { fill, h, icon } from "./dom.js";
import { n, t } from "./words.js";
import { mark } from "./builder-marks.js";

/** The views beside the walk: name, words and sign. */
export const VIEWS = () => [
  ["step", t("Write"), "pencil"],
  ["thread", t("Thread"), "thread"],
  ["timeline", t("Timeline"), "timeline"],
  ["money", t("Money"), "money"],
  ["review", t("Documents"), "document"],
];

/** The tabs between writing and the views over the whole plan. */
export function viewTabs(app) {
  const buttons = VIEWS().map(([view, words, sign]) =>
    h("button", { type: "button", class: "view-tab", "data-view": view, onclick: () => (view === "step" ? app.goToWriting() : app.go({ view })) }, mark(sign), h("span", null, words)),
  );
  const element = h("nav", { class: "views", "aria-label": t("Views of the plan") }, buttons);
  return {
    element,
    update() {
      const now = app.route.view === "item" ? "step" : app.route.view;
      for (const button of buttons) {
        if (button.dataset.view === now) button.setAttribute("aria-current", "page");
        else button.removeAttribute("aria-current");
      }
    },
  };
}

/** The list of steps, by part. */
export function stepList(app) {
  const done = h("p", { class: "progress-words" });
  const bar = h("span", { class: "progress-fill" });
  const rows = new Map();
  const parts = [];
  for (const step of app.guide.steps) {
    if (parts.at(-1)?.part !== step.part) parts.push({ part: step.part, steps: [] });
    parts.at(-1).steps.push(step);
  }
  let number = 0;
  const list = parts.map(({ part, steps }) =>
    h(
      "li",
      null,
      h("p", { class: "steps-part" }, part, steps[0].optional ? h("span", { class: "steps-optional" }, t("added by the course")) : null),
      h(
        "ol",
        null,
        steps.map((step) => {
          number += 1;
          const sign = h("span", { class: "step-sign", "data-number": number });
          const errors = h("span", { class: "step-errors" });
          const said = h("span", { class: "visually-hidden" });
          const button = h("button", { type: "button", class: "step-link", onclick: () => app.go({ view: "step", section: step.section, q: 0 }) }, sign, h("span", { class: "step-name" }, step.title), said, errors);
          rows.set(step.section, { button, sign, errors, said, number });
          return h("li", null, button);
        }),
      ),
    ),
  );
  const element = h(
    "nav",
    { class: "steps", "aria-label": t("Steps of the plan") },
    h("div", { class: "progress" }, done, h("span", { class: "progress-bar", "aria-hidden": "true" }, bar)),
    h("ol", null, list),
  );
  let shown = "";
  const update = () => {
    // What the course adds counts from the first word on.
    const states = app.guide.steps.filter((step) => !step.optional || app.progress[step.section] !== "empty").map((step) => app.progress[step.section]);
    const complete = states.filter((state) => state === "complete").length;
    const total = states.length;
    fill(done, n("%(n)d of %(total)s step complete", "%(n)d of %(total)s steps complete", complete, { total }));
    const begun = states.filter((state) => state === "begun").length;
    bar.style.inlineSize = `${Math.round(((complete + begun / 2) / total) * 100)}%`;
    const writing = app.route.view === "step" || app.route.view === "item";
    for (const [section, row] of rows) {
      const state = app.progress[section] ?? "empty";
      const errors = state === "empty" ? 0 : app.findingsIn(section).filter((one) => one.severity === "E").length;
      row.button.dataset.state = state;
      fill(row.sign, state === "complete" ? icon("check") : String(row.number));
      row.said.textContent = ` (${{ empty: t("not started"), begun: t("begun"), complete: t("complete") }[state]})`;
      fill(row.errors, errors ? [String(errors), h("span", { class: "visually-hidden" }, ` ${t("to mend")}`)] : null);
      if (writing && app.route.section === section) row.button.setAttribute("aria-current", "step");
      else row.button.removeAttribute("aria-current");
    }
    const current = rows.get(app.route.section)?.button;
    const pane = element.parentElement;
    if (!current || !pane || shown === app.route.section || pane.scrollHeight <= pane.clientHeight) return;
    shown = app.route.section;
    pane.scrollTop = current.offsetTop - pane.clientHeight / 2;
  };
  return { element, update };
}
