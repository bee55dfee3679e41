// The network today and as it is wanted: the nearer and the thicker, the stronger the tie.

import { h, svg } from "./dom.js";
import { language, t } from "./words.js";

const SIZE = 260;
const MIDDLE = SIZE / 2;
const INNER = 44;
const OUTER = 114;

/** Two maps side by side with numbers, and below them each tie by name and strength. */
export function drawNetwork(app, data) {
  if (!data.ties.length) return h("p", { class: "empty" }, t("Write down the first tie: the map appears here."));
  const map = (title, which) => h("figure", { class: "network" }, h("figcaption", null, title), drawing(data, which));
  return [
    h("div", { class: "networks" }, map(t("Today"), "now"), map(t("Wanted"), "wanted")),
    h("p", { class: "hint" }, t("The nearer a circle and the thicker its line, the stronger the tie. The rings stand for: %(levels)s.", { levels: [...data.levels].reverse().join(language() === "ar" ? "، " : ", ") })),
    h("ol", { class: "tie-list" }, data.ties.map((tie, index) => row(app, data, tie, index))),
    data.lonely.length ? h("div", { class: "notice" }, h("div", null, h("p", null, t("No tie serves these goals yet:")), h("ul", null, data.lonely.map((goal) => h("li", { dir: "auto" }, goal))))) : null,
  ];
}

function drawing(data, which) {
  const top = data.levels.length - 1;
  const radius = (level) => INNER + (OUTER - INNER) * ((top - level) / top);
  const turn = language() === "ar" ? -1 : 1;
  const places = data.ties.map((tie, index) => {
    const angle = -Math.PI / 2 + turn * 2 * Math.PI * (index / data.ties.length);
    const away = radius(tie[which]);
    return { tie, index, x: MIDDLE + Math.cos(angle) * away, y: MIDDLE + Math.sin(angle) * away };
  });
  return svg(
    "svg",
    { viewBox: `0 0 ${SIZE} ${SIZE}`, "aria-hidden": "true", focusable: "false" },
    data.levels.map((_, level) => svg("circle", { class: "ring", cx: MIDDLE, cy: MIDDLE, r: radius(level) })),
    places.filter(({ tie }) => tie[which] > 0).map(({ tie, x, y }) => svg("line", { class: "tie-line", "data-grows": String(which === "wanted" && tie.grows), x1: MIDDLE, y1: MIDDLE, x2: x, y2: y, "stroke-width": 0.8 + tie[which] * 1.2 })),
    svg("circle", { class: "centre", cx: MIDDLE, cy: MIDDLE, r: 15 }),
    places.map(({ tie, index, x, y }) => svg("g", { class: "tie-node", "data-level": String(tie[which]), "data-grows": String(which === "wanted" && tie.grows) }, svg("circle", { cx: x, cy: y, r: 11 }), svg("text", { x, y: y + 4, "text-anchor": "middle" }, String(index + 1)))),
  );
}

function row(app, data, tie, index) {
  const words = tie.now === tie.wanted ? t("%(now)s, to stay so", { now: data.levels[tie.now] }) : t("%(now)s today, %(wanted)s wanted", { now: data.levels[tie.now], wanted: data.levels[tie.wanted] });
  const steps = data.levels.slice(1).map((_, at) => h("span", { class: at < Math.min(tie.now, tie.wanted) ? "has" : at < tie.wanted ? "gains" : at < tie.now ? "loses" : "" }));
  return h(
    "li",
    null,
    h(
      "button",
      { type: "button", class: "dot-row", onclick: () => app.go({ view: "item", section: "ties", list: "items", id: tie.id, q: 0 }) },
      h("span", { class: "dot-number", "data-grows": String(tie.grows) }, String(index + 1)),
      h("span", { class: "dot-words" }, h("span", { dir: "auto" }, tie.words || t("Not written yet")), h("span", { class: "hint" }, words), h("span", { class: "strength", "aria-hidden": "true" }, steps)),
      tie.goal ? h("span", { class: "number" }, tie.goal) : null,
      tie.agreement ? h("span", { class: "tag" }, tie.agreement) : null,
    ),
  );
}
