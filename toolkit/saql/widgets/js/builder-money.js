// The budget at a glance: by category and by year, and what is funded of it.

import { fill, h } from "./dom.js";
import { t } from "./words.js";

/** Draws the budget summary; it asks the kernel anew when the plan changed. */
export function drawMoney(app) {
  const body = h("div", { class: "money-body" });
  const element = h("div", { class: "view-page" }, h("h2", { tabindex: "-1", class: "step-title" }, t("Budget and funding")), body);
  let asked = "";
  const load = async () => {
    try {
      fill(body, summary(app, await app.session.ask("money")));
    } catch (error) {
      fill(body, h("p", { class: "empty" }, error.message));
    }
  };
  return {
    element,
    update() {
      const marked = JSON.stringify(app.session.state.revisions);
      if (marked === asked) return;
      asked = marked;
      load();
    },
  };
}

function summary(app, data) {
  if (!data.grand.amount) {
    return h("div", { class: "empty" }, h("p", null, t("No budget line has a cost yet.")), h("button", { type: "button", class: "button", onclick: () => app.go({ view: "step", section: "budget", q: 0 }) }, t("Go to the budget")));
  }
  return [
    h("div", { class: "figures" }, figure(t("The whole budget"), data.grand.words), figure(t("Confirmed funding"), data.confirmed.words), figure(t("Funding gap"), data.gap.words, data.gap.amount > 0 ? "gap" : "good")),
    funding(data),
    bars(t("By category"), data.categories, data.grand.amount, t("No category yet")),
    bars(t("By year"), data.years, data.grand.amount, t("No year yet")),
  ];
}

function figure(words, amount, kind = "") {
  return h("div", { class: "figure", "data-kind": kind }, h("p", { class: "figure-words" }, words), h("p", { class: "figure-amount" }, amount));
}

function funding(data) {
  const whole = Math.max(data.grand.amount, data.confirmed.amount + data.weighted.amount);
  const share = (amount) => `inline-size:${Math.max(0, Math.min(100, (amount / whole) * 100))}%`;
  const rest = Math.max(0, data.grand.amount - data.confirmed.amount - data.weighted.amount);
  const part = (kind, words, amount) => h("li", null, h("span", { class: `legend-sign ${kind}`, "aria-hidden": "true" }), h("span", null, words), h("b", null, amount));
  return h(
    "section",
    { class: "bars" },
    h("h3", null, t("How much of it is funded")),
    h("div", { class: "stack", "aria-hidden": "true" }, h("span", { class: "confirmed", style: share(data.confirmed.amount) }), h("span", { class: "weighted", style: share(data.weighted.amount) }), h("span", { class: "open", style: share(rest) })),
    h("ul", { class: "stack-legend" }, part("confirmed", t("Confirmed"), data.confirmed.words), part("weighted", t("Expected: amount times probability"), data.weighted.words), part("open", t("Gap to confirmed funding"), data.gap.words)),
  );
}

function bars(title, rows, whole, nothing) {
  const most = Math.max(...rows.map((row) => row.amount), 1);
  return h(
    "section",
    { class: "bars" },
    h("h3", null, title),
    h(
      "div",
      { class: "scroll", role: "region", tabindex: "0", "aria-label": title },
      h(
        "table",
        { class: "bar-table", role: "table" },
        h("thead", { class: "visually-hidden", role: "rowgroup" }, h("tr", { role: "row" }, [title, t("Share"), t("Amount")].map((words) => h("th", { scope: "col", role: "columnheader" }, words)))),
        h(
          "tbody",
          { role: "rowgroup" },
          rows.map((row) =>
            h(
              "tr",
              { role: "row" },
              h("th", { scope: "row", role: "rowheader" }, row.label || nothing),
              h("td", { class: "bar-cell", role: "cell" }, h("span", { class: "money-bar", style: `--share:${row.amount / most}`, "aria-hidden": "true" }), h("span", { class: "share" }, `${Math.round((row.amount / whole) * 100)}%`)),
              h("td", { class: "amount", role: "cell" }, row.words),
            ),
          ),
        ),
      ),
    ),
  );
}
