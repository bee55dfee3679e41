// How ready an organisation is to ask for money, and whether one ask is worth going for.

import { h, icon } from "./dom.js";
import { n, t } from "./words.js";

/** The share in place, by group; the gaps with what is planned; the documents folder. */
export function drawReadiness(_app, data) {
  if (!data.answered) return h("p", { class: "empty" }, t("Answer the self-check first: the score appears here."));
  const reached = data.share >= data.least;
  return [
    h(
      "div",
      { class: "score", "data-good": String(reached) },
      h("p", { class: "score-value" }, data.percent),
      h("div", null, h("p", null, reached ? t("You are ready enough to begin. Mend the gaps on the way.") : t("Mend the gaps first: the bar is %(bar)s.", { bar: data.least_words })), data.answered < data.of ? h("p", { class: "hint" }, n("%(n)d line is still to be answered.", "%(n)d lines are still to be answered.", data.of - data.answered)) : null),
    ),
    h("ul", { class: "group-bars" }, data.groups.map(groupBar)),
    h("h4", null, t("What is missing")),
    data.gaps.length
      ? h("ul", { class: "gaps" }, data.gaps.map((gap) => h("li", { "data-answer": gap.answer }, h("p", null, gap.words), h("p", { class: "hint", dir: "auto" }, gap.action || t("Nothing is planned for it yet.")), gap.owner || gap.due ? h("p", { class: "hint" }, h("bdi", null, gap.owner), gap.owner && gap.due ? " · " : "", gap.due) : null)))
      : h("p", { class: "notice good" }, icon("check"), h("span", null, t("Nothing that you answered is missing."))),
    h("h4", null, t("Your documents folder")),
    h("p", { class: "hint" }, t("What your donors ask for, from their profiles.")),
    h("ul", { class: "papers" }, data.papers.map((paper) => h("li", { "data-state": paper.ready ? "ready" : paper.asked ? "missing" : "unasked" }, icon(paper.ready ? "check" : "close"), h("span", null, paper.words), h("span", { class: "hint" }, paper.ready ? t("ready") : paper.asked ? n("missing, asked for by %(n)d donor", "missing, asked for by %(n)d donors", paper.asked) : t("nobody asks for it yet"))))),
  ];
}

function groupBar(group) {
  const part = (kind) => (group[kind] ? h("span", { class: `bar-${kind}`, style: `flex-grow:${group[kind]}` }) : null);
  const rest = group.of - group.yes - group.partly - group.no;
  return h(
    "li",
    null,
    h("span", null, group.words),
    h("span", { class: "hint" }, t("%(n)s of %(of)s in place", { n: group.yes, of: group.of })),
    h("span", { class: "parts", "aria-hidden": "true" }, part("yes"), part("partly"), part("no"), rest ? h("span", { class: "bar-rest", style: `flex-grow:${rest}` }) : null),
  );
}

/** The verdict of go or no-go, beside what the team decided. */
export function drawGo(_app, data) {
  const words = { go: t("Go"), later: t("Not yet"), no_go: t("No-go") }[data.verdict] ?? t("Not settled yet");
  return h(
    "div",
    { class: "verdict", "data-verdict": data.verdict || "open", role: "status" },
    h("p", { class: "verdict-words" }, words, data.mean ? h("span", { class: "hint" }, ` ${t("mean %(mean)s of 4", { mean: data.mean })}`) : null),
    h("p", null, data.sentence),
    data.stops.length ? h("ul", null, data.stops.map((stop) => h("li", { dir: "auto" }, stop))) : null,
    data.differs ? h("p", { class: "hint" }, t("You decided otherwise: %(decision)s. Write down why, so that it can be understood later.", { decision: data.decision_words })) : null,
  );
}
