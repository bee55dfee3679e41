// A message's three scores, each with the places in the text that made it. It never rewrites.

import { h } from "./dom.js";
import { t } from "./words.js";

/** The bars, the text with its places marked, and what each place means. */
export function drawMessage(_app, data) {
  if (!data.scores.length) return h("p", { class: "hint" }, t("Write the message: three scores appear here, with the reasons."));
  const hits = data.scores.flatMap((score) => score.hits.map((hit) => ({ ...hit, score: score.name })));
  return [
    h("div", { class: "message-scores" }, data.scores.map(bar)),
    h("p", { class: "marked-text", dir: data.language === "ar" ? "rtl" : "ltr", lang: data.language }, marked(data.text, hits)),
    data.scores.map(reasons),
    h("p", { class: "hint" }, t("The words stay yours: this explains and changes nothing.")),
  ];
}

function bar(score) {
  return h(
    "div",
    { class: "score-row", "data-score": score.name, "data-good": String(score.value >= score.least) },
    h("span", { class: "score-name" }, score.words),
    h("span", { class: "score-bar", role: "meter", "aria-label": score.words, "aria-valuenow": score.value, "aria-valuemin": 0, "aria-valuemax": 100 }, h("span", { style: `inline-size:${score.value}%` })),
    h("b", null, String(score.value)),
  );
}

// The kernel counts whole characters, a string here counts halves of some.
function marked(text, hits) {
  const letters = Array.from(text);
  const cuts = new Set([0, letters.length]);
  for (const hit of hits) {
    cuts.add(hit.start);
    cuts.add(hit.end);
  }
  const order = [...cuts].sort((a, b) => a - b);
  return order.slice(0, -1).map((start, index) => {
    const end = order[index + 1];
    const piece = letters.slice(start, end).join("");
    const here = hits.filter((hit) => hit.start <= start && hit.end >= end && hit.end > hit.start);
    if (!here.length) return piece;
    const bad = here.filter((hit) => !hit.good);
    return h("mark", { "data-good": String(!bad.length), title: (bad.length ? bad : here).map((hit) => hit.words).join(" · ") }, piece);
  });
}

function reasons(score) {
  const bad = score.hits.filter((hit) => !hit.good);
  const good = score.hits.filter((hit) => hit.good);
  const row = (hit) => h("li", { "data-good": String(hit.good) }, hit.words);
  return h(
    "details",
    { class: "score-reasons", open: bad.length > 0 },
    h("summary", null, score.words, " ", h("span", { class: "count" }, String(score.value))),
    score.hits.length ? h("ul", null, bad.map(row), good.map(row)) : h("p", { class: "hint" }, t("Nothing to remark.")),
  );
}
