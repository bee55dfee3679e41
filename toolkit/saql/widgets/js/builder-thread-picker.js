// Choosing the item whose thread is drawn: by kind, under what it belongs to, or by searching.

import { fill, h, uid } from "./dom.js";
import { ancestors, findItem, itemsAt, listAt, nameOf, shown, fieldOf } from "./builder-plan.js";
import { named } from "./builder-name.js";
import { fold } from "./folding.js";
import { n, t } from "./words.js";

const LEVELS = ["swot.items", "tows.strategies", "goals.items", "objectives.items", "results.outcomes", "results.outputs", "indicators.items", "activities.items", "risks.items", "budget.lines"];

/** Folded while a thread is drawn, so that the thread is what one sees. */
export function threadPicker(app, id) {
  const found = findItem(app, id);
  const known = found && LEVELS.includes(found.level);
  const [kindId, searchId] = [uid("k"), uid("s")];
  const kind = h("select", { id: kindId, class: "input" }, LEVELS.map((level) => h("option", { value: level }, app.guide.nouns[level])));
  kind.value = known ? found.level : "budget.lines";
  const search = h("input", { id: searchId, type: "search", class: "input", dir: "auto", autocomplete: "off" });
  const told = h("p", { class: "hint", role: "status" });
  const list = h("div", { class: "thread-choices" });
  const draw = () => {
    const all = itemsAt(app.plan, kind.value);
    const words = fold(search.value).split(" ").filter(Boolean);
    const groups = grouped(app, kind.value, all)
      .map((group) => ({ ...group, items: group.items.filter((one) => matches(app, kind.value, group, one, words)) }))
      .filter((group) => group.items.length);
    const count = groups.reduce((sum, group) => sum + group.items.length, 0);
    told.textContent = !all.length ? t("Nothing to choose from yet") : words.length ? n("%(n)d found", "%(n)d found", count) : "";
    fill(list, groups.map((group) => section(app, kind.value, group, id)));
  };
  kind.addEventListener("change", () => {
    search.value = "";
    draw();
  });
  search.addEventListener("input", draw);
  draw();
  const body = h(
    "div",
    { class: "thread-picker" },
    h("div", { class: "thread-asks" }, h("div", { class: "field" }, h("label", { class: "label", for: kindId }, t("Kind")), kind), h("div", { class: "field" }, h("label", { class: "label", for: searchId }, t("Search in these")), search)),
    told,
    list,
  );
  return known ? h("details", { class: "thread-other" }, h("summary", null, t("Choose another item")), body) : body;
}

// The items under the item each belongs to, in the plan's order; those that hang on nothing last.
function grouped(app, level, items) {
  const list = listAt(app.guide, level);
  const groups = new Map();
  const loose = { title: list?.parent ? t("Not linked yet") : app.guide.nouns[level], above: [], items: [] };
  for (const item of items) {
    const above = list?.parent ? ancestors(app, level, item) : [];
    if (list?.group) {
      const words = shown(app, fieldOf(app.guide, ...level.split("."), list.group), item[list.group]) || t("Not linked yet");
      if (!groups.has(words)) groups.set(words, { title: words, above: [], items: [] });
      groups.get(words).items.push(item);
    } else if (above.length) {
      const parent = above[above.length - 1];
      if (!groups.has(parent.item.id)) groups.set(parent.item.id, { parent, above, items: [] });
      groups.get(parent.item.id).items.push(item);
    } else loose.items.push(item);
  }
  return [...groups.values(), loose];
}

function matches(app, level, group, item, words) {
  if (!words.length) return true;
  const text = fold([nameOf(app, level, item), group.title, ...group.above.map((one) => nameOf(app, one.level, one.item))].join(" "));
  return words.every((word) => text.includes(word));
}

function section(app, level, group, id) {
  const title = uid("g");
  return h(
    "section",
    { class: "thread-group", "aria-labelledby": title },
    h("h3", { id: title }, group.parent ? named(app, group.parent.level, group.parent.item) : group.title),
    h("ul", null, group.items.map((item) => h("li", null, h("button", { type: "button", class: "thread-choice", "aria-current": item.id === id ? "true" : null, onclick: () => app.go({ view: "thread", id: item.id }) }, named(app, level, item))))),
  );
}
