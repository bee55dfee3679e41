// The pipeline as a board with its forecast and dates; the campaign's gift table and pyramid.

import { h, icon } from "./dom.js";
import { t } from "./words.js";

/** Asks by stage, what may be expected when, and the dates that count. */
export function drawPipeline(app, data) {
  if (!data.stages.length && !data.loose.length) return h("p", { class: "empty" }, t("Write down the first opportunity: the board appears here."));
  const columns = data.loose.length ? [...data.stages, { stage: "", words: t("No stage yet"), sum: "", cards: data.loose }] : data.stages;
  return [
    h("div", { class: "figures" }, figure(t("Asked for, still open"), data.open), figure(t("Expected: amount times probability"), data.expected), figure(t("Won"), data.won)),
    h("div", { class: "pipeline-board", role: "region", tabindex: "0", "aria-label": t("Asks by stage") }, columns.map((column) => stage(app, column))),
    data.quarters.length ? quarters(data.quarters) : null,
    data.dates.length ? dates(app, data.dates) : null,
  ];
}

function figure(words, amount, kind = "") {
  return h("div", { class: "figure", "data-kind": kind }, h("p", { class: "figure-words" }, words), h("p", { class: "figure-amount" }, amount));
}

function toAsk(app, id) {
  return () => app.go({ view: "item", section: "pipeline", list: "items", id, q: 0 });
}

function stage(app, column) {
  return h(
    "section",
    { class: "stage", "data-stage": column.stage },
    h("h4", null, column.words, " ", h("span", { class: "count" }, String(column.cards.length))),
    column.sum ? h("p", { class: "hint" }, column.sum) : null,
    h(
      "ul",
      null,
      column.cards.map((card) =>
        h("li", null, h("button", { type: "button", class: "ask-card", onclick: toAsk(app, card.id) }, h("span", { class: card.words ? "card-title" : "card-title untitled", dir: "auto" }, card.words || t("Not written yet")), card.donor ? h("span", { class: "hint", dir: "auto" }, card.donor) : null, h("span", { class: "ask-amount" }, card.amount), card.weighted ? h("span", { class: "hint" }, t("expected %(amount)s", { amount: card.weighted })) : null, card.undecided ? h("span", { class: "tag", "data-severity": "W" }, t("go or no-go is not decided")) : null)),
      ),
    ),
  );
}

function quarters(rows) {
  const most = Math.max(...rows.map((row) => row.amount), 1);
  return h(
    "section",
    { class: "kinds" },
    h("h4", null, t("What may be expected, by quarter of the decision")),
    h("ul", null, rows.map((row) => h("li", null, h("span", null, row.words), h("span", { class: "hint" }, t("%(expected)s expected of %(amount)s", { expected: row.weighted_words, amount: row.amount_words })), h("span", { class: "kind-bars", "aria-hidden": "true" }, h("span", { class: "kind-bar potential", style: `inline-size:${(row.amount / most) * 100}%` }, h("span", { class: "kind-bar now", style: `inline-size:${row.amount ? (row.weighted / row.amount) * 100 : 0}%` })))))),
  );
}

function dates(app, rows) {
  return h(
    "section",
    { class: "ask-dates" },
    h("h4", null, t("The next dates")),
    h("ol", null, rows.map((row) => h("li", null, h("time", { datetime: row.date }, row.date_words), h("button", { type: "button", class: "link-button", onclick: toAsk(app, row.id) }, h("span", { dir: "auto" }, row.words || t("Not written yet"))), h("span", { class: "tag", "data-kind": row.kind }, row.kind_words)))),
  );
}

/** The gift table with its sums, the pyramid, and the cost of one unit raised. */
export function drawCampaign(_app, data) {
  if (!data.rows.length && !data.goal) return h("p", { class: "empty" }, t("Write down the goal and the gift table: the sums appear here."));
  const gap = data.missing === 0 ? t("The gift table adds up to the goal.") : data.missing > 0 ? t("The gift table is %(amount)s short of the goal.", { amount: data.missing_words }) : t("The gift table goes %(amount)s beyond the goal.", { amount: data.missing_words });
  return [
    h("div", { class: "figures" }, figure(t("Goal"), data.goal_words), figure(t("Gift table"), data.planned_words, data.missing > 0 ? "gap" : "good"), data.cost_words ? figure(t("Cost of one unit raised"), data.cost_words, data.cost_good ? "good" : "gap") : null),
    h("p", { class: data.missing === 0 ? "notice good" : "notice" }, icon(data.missing === 0 ? "check" : "info"), h("span", null, gap)),
    data.rows.length ? [pyramid(data.rows), table(data)] : null,
    h("ul", { class: "said" }, [
      data.leading ? h("li", null, t("The largest gift is %(share)s of the goal; 10% to 15% is usual.", { share: data.leading })) : null,
      data.cost_words ? h("li", null, t("Costs are %(costs)s: raising one unit costs %(unit)s, and %(net)s is left for the work.", { costs: data.costs_words, unit: data.cost_words, net: data.net_words })) : null,
      data.raised ? h("li", null, t("%(raised)s has come in so far, at a cost of %(unit)s for one unit.", { raised: data.raised_words, unit: data.cost_raised_words })) : null,
    ]),
  ];
}

function pyramid(rows) {
  const most = Math.max(...rows.map((row) => Math.sqrt(row.gifts)), 1);
  return h("div", { class: "pyramid", "aria-hidden": "true" }, rows.map((row) => h("div", { class: "pyramid-row" }, h("span", { class: "pyramid-bar", style: `inline-size:${16 + 84 * (Math.sqrt(row.gifts) / most)}%` }, h("bdi", null, `${row.gifts_words} × ${row.amount}`)))));
}

function table(data) {
  const head = (words) => h("th", { scope: "col" }, words);
  return h(
    "div",
    { class: "scroll", role: "region", tabindex: "0", "aria-label": t("Gift table") },
    h(
      "table",
      { class: "plain-table gift-table" },
      h("thead", null, h("tr", null, head(data.currency ? `${t("Gift")} (${data.currency})` : t("Gift")), head(t("Gifts")), head(t("To ask")), head(t("Sum")), head(t("Running sum")))),
      h("tbody", null, data.rows.map((row) => h("tr", null, h("th", { scope: "row" }, row.amount_number), h("td", null, row.gifts_words), h("td", null, row.prospects_words), h("td", null, row.total_words), h("td", null, row.running_words)))),
      h("tfoot", null, h("tr", null, h("th", { scope: "row" }, t("Together")), h("td", null, data.gifts_words), h("td", null, data.prospects_words), h("td", null, data.planned_number), h("td", null, ""))),
    ),
  );
}
