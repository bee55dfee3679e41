// Lists of items: grouped under what they rest on, with what is still missing, and one item's page.

import { fill, h, icon, ownDirection } from "./dom.js";
import { fold } from "./folding.js";
import { n, t } from "./words.js";
import { ancestors, blankItem, childLists, fieldOf, findItem, itemsAt, levelOf, listAt, mentions, nameOf, shown, titleOf, wordsOf } from "./builder-plan.js";
import { mark } from "./builder-marks.js";
import { named } from "./builder-name.js";
import { placeAt, questionCard } from "./builder-question.js";

const MANY = 12;

/** All items of a list; `update()` redraws it where something in it changed. */
export function itemList(app, step, list) {
  const level = levelOf(step.section, list.name);
  const body = h("div", { class: "item-groups" });
  const search = h("input", { type: "search", class: "input", placeholder: t("Search"), "aria-label": `${t("Search")}: ${list.ask}` });
  const count = h("span", { class: "count" });
  const element = h(
    "section",
    { class: "item-list", "data-list": level },
    h("div", { class: "item-list-head" }, h("h3", { class: "question-ask", tabindex: "-1" }, list.ask), count),
    list.hint ? h("p", { class: "hint" }, list.hint) : null,
    suggestions(app, level),
    search,
    body,
    h("button", { type: "button", class: "button primary add", onclick: () => addItem(app, level) }, icon("plus"), list.add),
  );
  let drawn = "";
  const update = () => {
    const items = itemsAt(app.plan, level);
    const marked = JSON.stringify([items, app.numbers, app.totals, search.value, parentsOf(app, list).map((one) => one.words), app.findingsIn(step.section).length]);
    if (marked === drawn) return;
    drawn = marked;
    const focused = body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    search.hidden = items.length <= MANY;
    fill(count, items.length ? String(items.length) : "");
    const typed = fold(search.value);
    const found = typed ? items.filter((item) => fold(`${app.numbers[item.id] ?? ""} ${titleOf(app, level, item)}`).includes(typed)) : items;
    fill(body, items.length || parentsOf(app, list).length || list.group ? groups(app, list, level, found, Boolean(typed)) : h("p", { class: "empty" }, list.empty));
    if (focused) body.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  search.addEventListener("input", update);
  return { element, update };
}

function parentsOf(app, list) {
  if (!list.parent) return [];
  const spec = list.questions.flatMap((q) => q.fields).find((f) => f.name === list.parent);
  return spec.to.flatMap((level) => itemsAt(app.plan, level).map((item) => ({ level, item, words: nameOf(app, level, item) })));
}

function groups(app, list, level, items, searching) {
  if (list.parent) {
    const parents = parentsOf(app, list).sort((a, b) => byNumber(app.numbers[a.item.id], app.numbers[b.item.id]));
    const known = new Set(parents.map((one) => one.item.id));
    const loose = items.filter((item) => !known.has(item[list.parent]));
    return [
      parents.map((parent) => {
        const own = items.filter((item) => item[list.parent] === parent.item.id);
        if (searching && !own.length) return null;
        return group(app, list, level, parent.words, own, { [list.parent]: parent.item.id }, parent);
      }),
      loose.length ? group(app, list, level, list.name === "lines" ? t("Support and whatever has no activity") : t("Not linked yet"), loose, null) : null,
    ];
  }
  if (list.group) {
    const spec = list.questions.flatMap((q) => q.fields).find((f) => f.name === list.group);
    const pairs = app.guide.codes[spec.codes] ?? [];
    const loose = items.filter((item) => !pairs.some(([value]) => value === item[list.group]));
    return [
      pairs.map(([value, words]) => group(app, list, level, words, items.filter((item) => item[list.group] === value), { [list.group]: value }, { code: value })),
      loose.length ? group(app, list, level, t("Not chosen yet"), loose, null) : null,
    ];
  }
  return h("ul", { class: "cards" }, items.map((item) => card(app, list, level, item)));
}

function byNumber(one = "~", other = "~") {
  return one.localeCompare(other, "en", { numeric: true });
}

function group(app, list, level, words, items, known, of = {}) {
  const full = of.item?.no_cost && list.name === "lines";
  return h(
    "div",
    { class: "group", "data-code": of.code ?? "", "data-empty": String(!items.length) },
    h(
      "div",
      { class: "group-head" },
      h("h4", null, of.item ? named(app, of.level, of.item) : words),
      known ? h("button", { type: "button", class: "button small quiet", "aria-label": `${list.add}: ${words}`, onclick: () => addItem(app, level, known) }, icon("plus"), t("Add")) : null,
    ),
    items.length ? h("ul", { class: "cards" }, items.map((item) => card(app, list, level, item))) : h("p", { class: "group-empty" }, full ? t("Marked as costing nothing.") : list.empty),
  );
}

function card(app, list, level, item) {
  const [section, name] = level.split(".");
  const found = app.findingsIn(section, item.id);
  const worst = found.some((one) => one.severity === "E") ? "E" : found.some((one) => one.severity === "W") ? "W" : "";
  const title = titleOf(app, level, item);
  const facts = list.facts
    .filter((one) => one !== "cites")
    .map((one) => {
      if (one === "total") return app.totals[item.id] ?? "";
      const spec = fieldOf(app.guide, section, name, one);
      const words = shown(app, spec, item[one]);
      if (!words) return "";
      return ["scale", "level", "number", "date"].includes(spec.kind) ? `${spec.label}: ${words}` : words;
    })
    .filter(Boolean);
  return h(
    "li",
    null,
    h(
      "button",
      { type: "button", class: "card", "data-key": item.id, onclick: () => app.goToItem({ section, list: name, level, item }) },
      app.numbers[item.id] ? h("span", { class: "number" }, app.numbers[item.id]) : null,
      h("span", { class: title ? "card-title" : "card-title untitled", dir: ownDirection(title) }, title || t("Not written yet")),
      facts.length ? h("span", { class: "facts" }, facts.map((one) => h("span", { class: "fact", dir: ownDirection(one) }, one))) : null,
      worst ? h("span", { class: "card-worst", "data-severity": worst }, icon(worst === "E" ? "alert" : "idea"), n("%(n)d point", "%(n)d points", found.length)) : null,
    ),
  );
}

/** Adds an item with what is known of it and opens it. */
export function addItem(app, level, known = {}) {
  const [section, list] = level.split(".");
  const item = blankItem(app, level, known ?? {});
  app.session.add([section, list], item);
  app.fresh = item.id;
  app.go({ view: "item", section, list, id: item.id, q: 0 });
}

// -- what was written elsewhere and belongs here too ---------------------------------------------

function suggestions(app, level) {
  const found = SUGGEST[level]?.(app) ?? [];
  if (!found.length) return null;
  return h(
    "details",
    { class: "suggestions", open: found.length <= 4 },
    h("summary", null, icon("idea"), h("span", null, n("%(n)d suggestion from what you wrote", "%(n)d suggestions from what you wrote", found.length))),
    h(
      "ul",
      null,
      found.map((one) =>
        h("li", null, h("span", null, one.kind ? h("span", { class: "tag" }, one.kind) : null, " ", h("span", { dir: "auto" }, one.words)), h("button", { type: "button", class: "button small", "aria-label": `${t("Add")}: ${one.words}`, onclick: () => addItem(app, level, one.known) }, icon("plus"), t("Add"))),
      ),
    ),
  );
}

const SUGGEST = {
  "capacity.items": (app) => missingCodes(app, "capacity.items", "area", "CAPACITY_AREAS"),
  "swot.items": (app) => {
    const written = new Set(itemsAt(app.plan, "swot.items").map((item) => fold(item.text?.[app.planLanguage] ?? "")));
    return itemsAt(app.plan, "capacity.items")
      .filter((one) => typeof one.score === "number")
      .map((one) => {
        const box = one.score >= 3 ? "strength" : "weakness";
        const words = wordsOf(app, "CAPACITY_AREAS", one.area);
        const text = { ar: "", en: "", [app.planLanguage]: words };
        return { kind: wordsOf(app, "BOXES", box), words: `${words} (${one.score})`, known: { box, text, evidence: { ...one.evidence } } };
      })
      .filter((one) => !written.has(fold(one.known.text[app.planLanguage])) && !takenFrom(app, one.known));
  },
  "funding_map.items": (app) => missingCodes(app, "funding_map.items", "kind", "FUNDING_KINDS"),
  "pipeline.items": (app) =>
    itemsAt(app.plan, "funding.sources")
      .filter((one) => ["submitted", "planned"].includes(one.status) && !itemsAt(app.plan, "pipeline.items").some((ask) => ask.source === one.id))
      .map((one) => ({ words: titleOf(app, "funding.sources", one), known: { source: one.id, text: { ...one.name }, amount: one.amount, probability: one.probability, decision_date: one.decision, stage: one.status === "submitted" ? "submitted" : "identified", owner: one.owner } })),
  "ties.items": (app) =>
    itemsAt(app.plan, "stakeholders.items")
      .filter((one) => one.type !== "target_community" && !itemsAt(app.plan, "ties.items").some((tie) => tie.stakeholder === one.id))
      .map((one) => ({ kind: wordsOf(app, "STAKEHOLDER_TYPES", one.type), words: titleOf(app, "stakeholders.items", one), known: { stakeholder: one.id, name: { ...one.name }, type: one.type } })),
  "risks.items": (app) =>
    itemsAt(app.plan, "swot.items")
      .filter((item) => item.box === "threat" && !itemsAt(app.plan, "risks.items").some((risk) => risk.threat === item.id))
      .map((item) => ({ kind: wordsOf(app, "BOXES", "threat"), words: titleOf(app, "swot.items", item), known: { threat: item.id, text: { ...item.text }, likelihood: item.likelihood } })),
};

// An item whose evidence is the area's own was made from it, whatever it is called by now.
function takenFrom(app, known) {
  const evidence = fold(known.evidence?.[app.planLanguage] ?? "");
  return Boolean(evidence) && itemsAt(app.plan, "swot.items").some((item) => fold(item.evidence?.[app.planLanguage] ?? "") === evidence);
}

function missingCodes(app, level, field, codes) {
  const used = new Set(itemsAt(app.plan, level).map((item) => item[field]));
  return (app.guide.codes[codes] ?? []).filter(([value]) => !used.has(value)).map(([value, words]) => ({ words, known: { [field]: value } }));
}

// -- one item ------------------------------------------------------------------------------------

/** One item's page: what stands above it, its questions, what hangs on it. Null where it is gone. */
export function itemPage(app, step, list, id, only = null) {
  const level = levelOf(step.section, list.name);
  const found = findItem(app, id);
  if (!found || found.level !== level) return null;
  const place = placeAt(step.section, list.name, id);
  const questions = only === null ? list.questions : [list.questions[Math.min(only, list.questions.length - 1)]];
  const cards = questions.map((question) => questionCard(app, question, place));
  const head = h("div", { class: "item-head" });
  const below = h("div", { class: "children" });
  const tools = h("div", { class: "item-tools" });
  let drawn = "";
  const update = (cause) => {
    for (const one of cards) one.update(cause);
    const now = findItem(app, id);
    if (!now) return app.go({ view: "step", section: step.section, q: app.listScreen(step, list) });
    const children = childrenOf(app, level, id);
    const marked = JSON.stringify([nameOf(app, level, now.item), ancestors(app, level, now.item).map((one) => nameOf(app, one.level, one.item)), children, app.numbers, app.totals[id]]);
    if (marked === drawn) return;
    drawn = marked;
    fill(head, itemHead(app, level, now.item));
    const lastQuestion = only === null || only >= list.questions.length - 1;
    fill(below, lastQuestion ? children.map((child) => childBlock(app, level, id, child)) : null);
    fill(tools, lastQuestion ? itemTools(app, step, list, level, now.item) : null);
  };
  return { element: h("div", { class: "item-page" }, head, cards.map((one) => one.element), below, tools), update };
}

function itemHead(app, level, item) {
  const above = ancestors(app, level, item);
  return [
    above.length
      ? h("ol", { class: "trail", "aria-label": t("What it rests on") }, above.map((one) => h("li", null, h("button", { type: "button", class: "link-button", onclick: () => app.goToItem(one) }, h("span", null, named(app, one.level, one.item))))))
      : null,
    h("p", { class: "item-name" }, h("span", { class: "tag" }, app.guide.nouns[level]), app.numbers[item.id] ? h("span", { class: "number" }, app.numbers[item.id]) : null, h("span", { dir: ownDirection(titleOf(app, level, item)), class: "item-title" }, titleOf(app, level, item)), app.totals[item.id] ? h("span", { class: "item-total" }, app.totals[item.id]) : null),
  ];
}

function childrenOf(app, level, id) {
  return childLists(app, level).map((child) => ({ ...child, items: itemsAt(app.plan, child.level).filter((item) => item[child.field] === id).map((item) => item.id) }));
}

function childBlock(app, level, id, child) {
  const list = listAt(app.guide, child.level);
  return h(
    "section",
    { class: "child-block" },
    h("h4", null, list.ask, child.items.length ? ` (${child.items.length})` : ""),
    child.items.length ? h("ul", { class: "cards" }, child.items.map((one) => card(app, list, child.level, findItem(app, one).item))) : h("p", { class: "group-empty" }, list.empty),
    h("button", { type: "button", class: "button small", onclick: () => addItem(app, child.level, { [child.field]: id }) }, icon("plus"), list.add),
  );
}

function itemTools(app, step, list, level, item) {
  const items = itemsAt(app.plan, level);
  const at = items.findIndex((one) => one.id === item.id);
  const path = [step.section, list.name, item.id];
  const move = (after) => {
    app.session.move(path, after);
    app.say(t("Moved"));
  };
  return [
    h("button", { type: "button", class: "button quiet small", onclick: () => app.go({ view: "thread", id: item.id }) }, mark("thread"), t("See its thread")),
    at > 0 ? h("button", { type: "button", class: "button quiet small", onclick: () => move(at > 1 ? items[at - 2].id : "") }, icon("up"), t("Move up")) : null,
    at < items.length - 1 ? h("button", { type: "button", class: "button quiet small", onclick: () => move(items[at + 1].id) }, icon("down"), t("Move down")) : null,
    h("button", { type: "button", class: "button quiet small danger", onclick: () => askToDelete(app, step, list, level, item) }, icon("bin"), t("Delete")),
  ];
}

function askToDelete(app, step, list, level, item) {
  const items = itemsAt(app.plan, level);
  const at = items.findIndex((one) => one.id === item.id);
  const named = mentions(app, item.id).length;
  const remove = () => {
    const kept = structuredClone(app.session.get([step.section, list.name, item.id]) ?? item);
    app.session.remove([step.section, list.name, item.id]);
    app.go({ view: "step", section: step.section, q: app.listScreen(step, list) });
    app.say(t("Deleted: %(name)s", { name: nameOf(app, level, item) }), {
      words: t("Undo"),
      act: () => app.session.add([step.section, list.name], kept, at > 0 ? items[at - 1].id : ""),
    });
  };
  if (!named) return remove();
  return app.confirm(n("%(n)d other item names this one and would lose the link.", "%(n)d other items name this one and would lose the link.", named), t("Delete"), remove);
}
