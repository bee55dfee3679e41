// The map of funding sources: effort against what a source could bring, and the kinds side by side.

import { h, svg } from "./dom.js";
import { language, t } from "./words.js";

const WIDE = 320;
const HIGH = 220;
const EDGE = 26;

/** Dots with numbers, told below by name; then each kind's money now and possible. */
export function drawSources(app, data) {
  if (!data.dots.length) return h("p", { class: "empty" }, t("Write down the kinds of sources first: the map appears here."));
  const placed = data.dots.filter((one) => one.effort >= 1 && one.effort <= 5);
  return [placed.length ? map(placed) : null, legend(app, data.dots), kinds(data.kinds)];
}

function map(dots) {
  const most = Math.max(...dots.map((one) => one.potential), 1);
  const forward = language() === "ar" ? -1 : 1;
  const across = (effort) => WIDE / 2 + forward * ((effort - 3) / 4) * (WIDE - 2 * EDGE);
  // Roots, so that small sources do not lie on one line under a large one.
  const up = (amount) => HIGH - EDGE - Math.sqrt(amount / most) * (HIGH - 2 * EDGE);
  const taken = [];
  const free = (x, y) => {
    let at = y;
    while (taken.some(([ox, oy]) => Math.hypot(ox - x, oy - at) < 19)) at -= 19;
    taken.push([x, at]);
    return at;
  };
  return h(
    "figure",
    { class: "sources-map" },
    h("figcaption", { class: "visually-hidden" }, t("Sources by effort and by what they could bring; the list below says the same.")),
    h("p", { class: "axis axis-up", "aria-hidden": "true" }, t("Could bring much")),
    svg(
      "svg",
      { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true", focusable: "false" },
      svg("rect", { class: "best-corner", x: forward > 0 ? 0 : WIDE / 2, y: 0, width: WIDE / 2, height: HIGH / 2 }),
      svg("path", { class: "axis-line", d: `M0 ${HIGH - 1}H${WIDE}M${WIDE / 2} 0V${HIGH}M0 ${HIGH / 2}H${WIDE}` }),
      [...dots].sort((a, b) => b.potential - a.potential).map((one) => {
        const x = across(one.effort);
        const y = free(x, up(one.potential));
        return svg("g", { class: "source-dot", "data-decision": one.decision }, svg("circle", { cx: x, cy: y, r: 7 + (one.fit ?? 3) * 0.9 }), svg("text", { x, y: y + 4, "text-anchor": "middle" }, String(one.number)));
      }),
    ),
    h("div", { class: "axis axis-across", "aria-hidden": "true" }, h("span", null, t("Little effort")), h("span", null, t("Much effort"))),
  );
}

function legend(app, dots) {
  return h(
    "ol",
    { class: "dot-list" },
    dots.map((one) =>
      h(
        "li",
        null,
        h("button", { type: "button", class: "dot-row", onclick: () => app.go({ view: "item", section: "funding_map", list: "items", id: one.id, q: 0 }) }, h("span", { class: "dot-number", "data-decision": one.decision }, String(one.number)), h("span", { class: "dot-words" }, h("span", { dir: "auto" }, one.words), h("span", { class: "hint" }, t("now %(now)s, possible %(potential)s", { now: one.now_words, potential: one.potential_words }))), one.decision_words ? h("span", { class: "tag" }, one.decision_words) : null),
      ),
    ),
  );
}

function kinds(rows) {
  const most = Math.max(...rows.flatMap((row) => [row.now, row.potential]), 1);
  const bar = (kind, amount) => h("span", { class: `kind-bar ${kind}`, style: `inline-size:${Math.max(0.5, (amount / most) * 100)}%` });
  return h(
    "section",
    { class: "kinds" },
    h("h4", null, t("By kind, in one year")),
    h("ul", null, rows.map((row) => h("li", null, h("span", null, row.words), h("span", { class: "hint" }, t("now %(now)s, possible %(potential)s", { now: row.now_words, potential: row.potential_words })), h("span", { class: "kind-bars", "aria-hidden": "true" }, bar("now", row.now), bar("potential", row.potential))))),
  );
}
