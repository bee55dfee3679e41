// Charts as SVG: they are drawn in the reading direction, print sharply, and say their figures in
// words. Each has a title and a table or text beside it, so nothing depends on colour alone.

import { h, svg, uid } from "./dom.js";
import { language, t } from "./words.js";

// A phone gets a narrower drawing, so that its letters stay as large as the page's.
const width = () => (innerWidth < 640 ? 340 : 640);
const labels = () => (innerWidth < 640 ? 96 : 190);

// Where something `from` wide stands, counted from the side where reading begins.
function across(from, size = 0) {
  return language() === "ar" ? width() - from - size : from;
}

function shell(height, words, ...parts) {
  const id = uid("chart");
  return svg("svg", { class: "trainer-chart", viewBox: `0 0 ${width()} ${height}`, role: "img", "aria-labelledby": id, direction: language() === "ar" ? "rtl" : "ltr" }, svg("title", { id }, words), patterns(id), parts.flat(4));
}

// The three parts differ by pattern as well as by colour, also on a black-and-white printer.
function patterns(id) {
  return svg(
    "defs",
    {},
    svg("pattern", { id: `${id}-learned`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 6, height: 6, class: "chart-learned" }), svg("rect", { width: 2, height: 6, class: "chart-stripe" })),
  );
}

function text(x, y, words, attributes = {}) {
  return svg("text", { x: across(x), y, ...attributes }, words);
}

/** Stacked bars of known before, learned, and still to learn, each of 100. A negative change is
 *  shown as lost. `rows`: `[{ words, known, learned, to_learn, lost }]`. */
export function learnedBars(rows) {
  // On a phone a module's name is longer than what stands beside a bar: there it stands above.
  const above = innerWidth < 640;
  const label = above ? 0 : labels();
  const room = width() - label - (above ? 0 : 8);
  const step = above ? 58 : 40;
  const said = rows.map((row) => t("%(name)s: known %(known)s, learned %(learned)s, still to learn %(to_learn)s", { name: row.words, known: row.known, learned: row.learned, to_learn: row.to_learn })).join(". ");
  const chart = shell(rows.length * step + 4, said);
  const fillOf = `url(#${chart.querySelector("title").id}-learned)`;
  rows.forEach((row, index) => {
    const y = index * step + (above ? 26 : 6);
    const parts = [
      ["known", row.known],
      ["learned", row.learned],
      ["lost", row.lost],
      ["left", row.to_learn],
    ];
    let at = label;
    chart.append(above ? text(0, y - 8, row.words, { class: "chart-label", "text-anchor": "start" }) : text(label - 8, y + 19, short(row.words), { class: "chart-label", "text-anchor": "end" }));
    for (const [name, share] of parts) {
      const size = (room * share) / 100;
      if (size <= 0) continue;
      chart.append(svg("rect", { x: across(at, size), y, width: size, height: 26, class: `chart-${name}`, fill: name === "learned" ? fillOf : null, style: name === "learned" ? `fill: ${fillOf}` : null }));
      if (size > 30) {
        if (name === "learned" || name === "lost") chart.append(svg("rect", { x: across(at + size / 2 - 15, 30), y: y + 4, width: 30, height: 18, rx: 4, class: "chart-plate" }));
        chart.append(text(at + size / 2, y + 18, String(Math.round(share)), { class: `chart-number on-${name}`, "text-anchor": "middle" }));
      }
      at += size;
    }
  });
  return h("figure", { class: "trainer-figure" }, chart, learnedLegend(rows.some((row) => row.lost > 0)));
}

// Drawn, since a printer may leave out backgrounds.
function swatch(name) {
  return svg("svg", { class: "trainer-swatch", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("rect", { width: 16, height: 16, class: `chart-${name}` }), name === "learned" ? svg("path", { d: "M0 8L8 0M0 16L16 0M8 16L16 8", class: "chart-hatch" }) : null);
}

function dot(name) {
  return svg("svg", { class: "trainer-swatch", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("circle", { cx: 8, cy: 8, r: 6, class: name }));
}

function learnedLegend(lost) {
  const entry = (name, words) => h("li", {}, swatch(name), words);
  return h("ul", { class: "trainer-legend" }, entry("known", t("known before")), entry("learned", t("learned")), lost ? entry("lost", t("lost")) : null, entry("left", t("still to learn")));
}

/** From the pre-test to the post-test, one line a person: `[{ words, pre, post }]`, in percent. */
export function pairLines(rows) {
  const label = labels();
  const room = width() - label - 20;
  const step = 26;
  const height = rows.length * step + 34;
  const place = (percent) => label + (room * percent) / 100;
  const chart = shell(height, t("Scores before and after, person by person"));
  for (const tick of [0, 25, 50, 75, 100]) {
    const x = across(place(tick));
    chart.append(svg("line", { x1: x, x2: x, y1: 4, y2: height - 26, class: "chart-grid" }), text(place(tick), height - 8, `${tick}%`, { class: "chart-label", "text-anchor": "middle" }));
  }
  rows.forEach((row, index) => {
    const y = index * step + 17;
    const [from, to] = [across(place(row.pre)), across(place(row.post))];
    chart.append(
      text(label - 8, y + 5, short(row.words), { class: "chart-label", "text-anchor": "end" }),
      svg("line", { x1: from, x2: to, y1: y, y2: y, class: row.post < row.pre ? "chart-fall" : "chart-rise" }),
      svg("circle", { cx: from, cy: y, r: 5, class: "chart-before" }),
      svg("circle", { cx: to, cy: y, r: 6, class: row.post < row.pre ? "chart-after-fall" : "chart-after" }),
    );
  });
  const entry = (name, words) => h("li", {}, dot(name), words);
  return h("figure", { class: "trainer-figure" }, chart, h("ul", { class: "trainer-legend" }, entry("chart-before", t("pre-test")), entry("chart-after", t("post-test")), rows.some((row) => row.post < row.pre) ? entry("chart-after-fall", t("post-test, lower than before")) : null));
}

/** How often each answer was given: `[{ words, n }]`. */
export function countBars(rows, words) {
  const most = Math.max(1, ...rows.map((row) => row.n));
  return h(
    "ul",
    { class: "trainer-count-bars", "aria-label": words },
    rows.map((row) => h("li", {}, h("span", { class: "trainer-count-words", dir: "auto" }, row.words), h("span", { class: "trainer-count-track", "aria-hidden": "true" }, h("span", { class: "trainer-count-bar", style: `inline-size: ${(100 * row.n) / most}%` })), h("span", { class: "trainer-count-number" }, String(row.n)))),
  );
}

function short(words) {
  const most = labels() / 7.5;
  return words.length > most ? `${words.slice(0, Math.floor(most) - 1)}…` : words;
}
