// An item's number and title as elements: each in its own direction, so that neither turns the other.

import { h } from "./dom.js";
import { titleOf } from "./builder-plan.js";

/** The number and title of an item, for a heading, a button or a line. */
export function named(app, level, item) {
  const title = titleOf(app, level, item) || app.guide.nouns[level] || "";
  const number = app.numbers[item.id];
  return [number ? h("span", { class: "number" }, number) : null, number ? " " : null, h("bdi", null, title)];
}
