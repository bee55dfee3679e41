// The plan to read on the screen, section by section, in one language.

import { h, ownDirection } from "./dom.js";
import { t } from "./words.js";
import { named } from "./builder-name.js";
import { itemsAt, levelOf, shown } from "./builder-plan.js";
import { hasContent } from "./builder-question.js";

/** The whole plan as a page of text: headings, paragraphs and a card for each item. */
export function planPage(app) {
  const steps = app.guide.steps.filter((step) => hasWords(app, step));
  return h(
    "article",
    { class: "plan-page" },
    h("h3", { class: "plan-title", dir: "auto" }, shown(app, null, app.plan.about.title) || t("The plan has no name yet")),
    steps.length ? steps.map((step) => sectionOf(app, step)) : h("p", { class: "empty" }, t("Nothing is written yet.")),
  );
}

function hasWords(app, step) {
  return step.questions.some((q) => q.fields.some((f) => hasContent(app.plan[step.section][f.name]))) || step.lists.some((list) => itemsAt(app.plan, levelOf(step.section, list.name)).length);
}

function sectionOf(app, step) {
  const own = step.questions.flatMap((q) => q.fields);
  return h(
    "section",
    null,
    h("h4", null, step.title),
    facts(app, own, app.plan[step.section]),
    step.lists.map((list) => listOf(app, step, list)),
  );
}

function listOf(app, step, list) {
  const level = levelOf(step.section, list.name);
  const items = itemsAt(app.plan, level);
  if (!items.length) return null;
  const fields = list.questions.flatMap((q) => q.fields).filter((f) => f.name !== list.title);
  return h(
    "div",
    { class: "plan-items" },
    step.lists.length > 1 || step.questions.length ? h("h5", null, list.ask) : null,
    items.map((item) =>
      h(
        "div",
        { class: "plan-item" },
        h("p", { class: "plan-item-name" }, named(app, level, item)),
        level === "budget.lines" && app.totals[item.id] ? h("p", { class: "plan-total" }, app.totals[item.id]) : null,
        facts(app, fields, item),
      ),
    ),
  );
}

function facts(app, fields, holder) {
  const rows = fields
    .filter((field) => field.kind !== "tick" || holder[field.name])
    .map((field) => [field, field.kind === "tick" ? t("yes") : shown(app, field, holder[field.name])])
    .filter(([, words]) => words);
  if (!rows.length) return null;
  return h("dl", null, rows.map(([field, words]) => h("div", { class: field.kind === "long" ? "fact-long" : "fact-short" }, h("dt", null, field.label), h("dd", { dir: ownDirection(words) }, words))));
}
