// The thread view: one item, what it rests on and what rests on it, with every break named.

import { fill, h, icon } from "./dom.js";
import { n, t } from "./words.js";
import { addItem } from "./builder-items.js";
import { childLists, findItem, listAt, nameOf, titleOf } from "./builder-plan.js";
import { mark } from "./builder-marks.js";
import { named } from "./builder-name.js";
import { threadPicker } from "./builder-thread-picker.js";

const FEW = 6;

/** Draws the thread through the item of the route, or the choice of one. */
export function drawThread(app, route) {
  const body = h("div", { class: "thread", "aria-live": "polite" });
  const element = h(
    "div",
    { class: "view-page" },
    h("h2", { tabindex: "-1", class: "step-title" }, t("The thread")),
    h("p", { class: "step-why" }, t("Follow one item back to the analysis it grew from, and forward to the money it needs.")),
    threadPicker(app, route.id),
    body,
  );
  let asked = "";
  const load = async () => {
    if (!route.id) return fill(body, h("p", { class: "empty" }, t("Choose an item to see its thread.")));
    try {
      const chain = await app.session.ask("thread", { item: route.id });
      fill(body, chain.levels.length ? drawing(app, chain) : h("p", { class: "empty" }, t("This item is not saved yet, or no longer exists.")));
    } catch (error) {
      fill(body, h("p", { class: "empty" }, error.message));
    }
  };
  return {
    element,
    update() {
      const marked = JSON.stringify([route.id, app.session.state.revisions, app.numbers]);
      if (marked === asked) return;
      asked = marked;
      load();
    },
  };
}

function drawing(app, chain) {
  const gaps = new Map();
  for (const gap of chain.gaps) gaps.set(gap.item, [...(gaps.get(gap.item) ?? []), gap]);
  const broken = new Map(chain.broken.map((one) => [one.item, one]));
  const troubles = chain.gaps.length + chain.broken.length;
  return [
    h("p", { class: "thread-sum", "data-whole": String(!troubles) }, icon(troubles ? "alert" : "check"), troubles ? n("The thread breaks in %(n)d place.", "The thread breaks in %(n)d places.", troubles) : t("The thread is whole.")),
    h("ol", { class: "thread-levels" }, chain.levels.map(({ level, items }) => levelRow(app, chain, level, items, gaps, broken))),
    chain.branches.length ? h("h3", null, t("Beside the thread")) : null,
    h("ol", { class: "thread-levels" }, chain.branches.map(({ level, items }) => levelRow(app, chain, level, items, gaps, broken))),
  ];
}

function levelRow(app, chain, level, items, gaps, broken) {
  const rows = items.map((id) => bead(app, chain, level, id, gaps.get(id) ?? [], broken.get(id)));
  // What breaks is never folded away.
  const first = rows.filter((row, index) => index < FEW || row.dataset.broken === "true");
  const rest = rows.filter((row) => !first.includes(row));
  return h(
    "li",
    { class: "thread-level", "data-empty": String(!items.length), "data-level": level },
    h("p", { class: "thread-noun" }, app.guide.nouns[level], items.length > 1 ? ` (${items.length})` : ""),
    items.length ? h("ul", null, first) : h("p", { class: "group-empty" }, t("none")),
    rest.length ? h("details", null, h("summary", null, n("%(n)d more", "%(n)d more", rest.length)), h("ul", null, rest)) : null,
  );
}

function bead(app, chain, level, id, gaps, broken) {
  const found = findItem(app, id);
  const here = id === chain.start;
  const name = found ? nameOf(app, level, found.item) : id;
  return h(
    "li",
    { class: "bead", "data-here": String(here), "data-broken": String(gaps.length > 0 || Boolean(broken)) },
    h(
      "div",
      { class: "bead-row" },
      h("button", { type: "button", class: "bead-name", "aria-current": here ? "true" : null, onclick: () => app.go({ view: "thread", id }) }, found ? named(app, level, found.item) : id),
      found ? h("button", { type: "button", class: "button quiet icon-only", "aria-label": `${t("Open it")}: ${name}`, onclick: () => app.goToItem(found) }, mark("pencil")) : null,
    ),
    broken ? h("p", { class: "break" }, icon("alert"), t("It names something that no longer exists.")) : null,
    gaps.map((gap) => breakLine(app, level, id, gap)),
  );
}

function breakLine(app, level, id, gap) {
  const noun = app.guide.nouns[gap.lacks];
  if (gap.side === "below") {
    const found = findItem(app, id);
    return h("p", { class: "break" }, icon("alert"), h("span", null, t("It rests on nothing. Missing: %(noun)s", { noun })), found ? h("button", { type: "button", class: "link-button", onclick: () => app.goToItem(found) }, t("Link it")) : null);
  }
  const child = childLists(app, level).find((one) => one.level === gap.lacks);
  const list = listAt(app.guide, gap.lacks);
  const add = () => (child ? addItem(app, gap.lacks, { [child.field]: id }) : app.goToLevel(gap.lacks));
  return h("p", { class: "break" }, icon("alert"), h("span", null, t("Nothing follows from it. Missing: %(noun)s", { noun })), h("button", { type: "button", class: "link-button", "aria-label": `${list.add}: ${titleOf(app, level, findItem(app, id)?.item ?? {})}`, onclick: add }, list.add));
}
