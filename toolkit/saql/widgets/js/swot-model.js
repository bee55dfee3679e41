// The SWOT analysis as the board reads it: items of a box, rank, quadrants, moves.

import { best, code } from "./words.js";

export const BOXES = ["strength", "weakness", "opportunity", "threat"];
// Without a prototype: a code of a plan may be a name that every object has.
export const QUADRANTS = { __proto__: null, SO: ["strength", "opportunity"], ST: ["strength", "threat"], WO: ["weakness", "opportunity"], WT: ["weakness", "threat"] };
export const ICONS = { __proto__: null, strength: "star", weakness: "wrench", opportunity: "sun", threat: "alert" };
const ITEMS = ["swot", "items"];

export const external = (box) => box === "opportunity" || box === "threat";
export const items = (session) => session.plan.swot?.items ?? [];
export const strategies = (session) => session.plan.tows?.strategies ?? [];
export const itemsIn = (session, box) => items(session).filter((item) => item.box === box);
export const itemPath = (id, ...rest) => [...ITEMS, id, ...rest];
export const strategyPath = (id, ...rest) => ["tows", "strategies", id, ...rest];
export const named = (item) => best(item?.text);
export const boxName = (box) => code("BOXES", box);

const scored = (value) => (Number.isFinite(Number(value)) && value !== null && value !== "" ? Number(value) : 0);

/** Importance, times likelihood for what comes from outside; 0 where a score is missing. */
export function rank(item) {
  return external(item.box) ? scored(item.importance) * scored(item.likelihood) : scored(item.importance);
}

/** The box's items, the most important first; what has no rank keeps its place at the end. */
export function ranked(session, box) {
  return itemsIn(session, box)
    .map((item, index) => ({ item, index }))
    .sort((a, b) => rank(b.item) - rank(a.item) || a.index - b.index)
    .map(({ item }) => item);
}

/** The quadrant that the cited items make, or null where they make none, with the reason. */
export function quadrantOf(session, cites) {
  const boxes = new Set(items(session).filter((item) => cites.includes(item.id)).map((item) => item.box));
  const inner = ["strength", "weakness"].filter((box) => boxes.has(box));
  const outer = ["opportunity", "threat"].filter((box) => boxes.has(box));
  if (inner.length > 1 || outer.length > 1) return { quadrant: null, mixed: true };
  if (!inner.length || !outer.length) return { quadrant: null, mixed: false };
  const quadrant = Object.keys(QUADRANTS).find((key) => QUADRANTS[key][0] === inner[0] && QUADRANTS[key][1] === outer[0]);
  return { quadrant, mixed: false };
}

/** Moves an item to a place in a box: before the item `before`, or to the box's end. */
export function place(session, id, box, before = null) {
  const all = items(session);
  const item = all.find((found) => found.id === id);
  if (!item || before === id) return;
  const others = all.filter((found) => found.id !== id);
  const inBox = others.filter((found) => found.box === box);
  let after;
  if (before) {
    const index = others.findIndex((found) => found.id === before);
    after = index > 0 ? others[index - 1].id : "";
  } else after = inBox.length ? inBox[inBox.length - 1].id : null;
  session.batch(() => {
    if (item.box !== box) session.set(itemPath(id, "box"), box);
    session.move(itemPath(id), after);
  });
}

/** Removes an item or strategy; the result puts it back where it was. */
export function removed(session, path) {
  const list = session.get(path.slice(0, -1));
  const index = list.findIndex((found) => found.id === path.at(-1));
  const item = structuredClone(list[index]);
  const after = index > 0 ? list[index - 1].id : "";
  session.remove(path);
  return () => session.add(path.slice(0, -1), item, after);
}
