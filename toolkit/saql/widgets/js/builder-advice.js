// What the rules noticed in the step on screen, and the way to each place.

import { fill, h, icon } from "./dom.js";
import { n, t } from "./words.js";

const ORDER = { E: 0, W: 1, I: 2 };

/** The findings of a step as a list; `update(findings)` redraws it where it changed. */
export function adviceList(app, { limit = 40 } = {}) {
  const count = h("span", { class: "advice-count" });
  const list = h("ol", { class: "advice-list" });
  const done = h("p", { class: "advice-done" }, icon("check"), h("span", null, t("Nothing to mend here.")));
  const element = h(
    "details",
    { class: "advice", open: true },
    h("summary", null, icon("idea"), h("span", null, t("Advice")), count),
    done,
    list,
  );
  let drawn = null;
  const update = (findings) => {
    const found = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
    const marked = JSON.stringify(found.map((one) => [one.section, one.item, one.field, one.message]));
    if (marked === drawn) return;
    drawn = marked;
    element.dataset.worst = found[0]?.severity ?? "";
    fill(count, found.length ? n("%(n)d point", "%(n)d points", found.length) : t("none"));
    done.hidden = found.length > 0;
    fill(
      list,
      found.slice(0, limit).map((one) => adviceRow(app, one)),
      found.length > limit ? h("li", { class: "hint" }, n("and %(n)d more", "and %(n)d more", found.length - limit)) : null,
    );
  };
  return { element, update };
}

/** One finding with its way there. */
export function adviceRow(app, finding) {
  return h(
    "li",
    { class: "advice-item", "data-severity": finding.severity },
    h("span", { class: "tag", "data-severity": finding.severity }, severityWords(finding.severity)),
    finding.where ? h("span", { class: "advice-where", dir: "auto" }, finding.where) : null,
    h("p", { class: "advice-message", dir: "auto" }, finding.message),
    h(
      "details",
      { class: "advice-more" },
      h("summary", null, t("Why, and how to mend it")),
      finding.reason ? h("p", { dir: "auto" }, finding.reason) : null,
      finding.mend ? h("p", { dir: "auto" }, finding.mend) : null,
    ),
    h("button", { type: "button", class: "button small", onclick: () => app.takeThere(finding) }, t("Take me there"), h("span", { class: "visually-hidden" }, ` ${finding.where ?? ""}`)),
  );
}

/** How a severity is told. */
export function severityWords(severity) {
  return { E: t("Must be mended"), W: t("Worth a look"), I: t("An idea") }[severity] ?? severity;
}
