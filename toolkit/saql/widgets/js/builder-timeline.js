// The work plan as a Gantt chart by quarter: bars, dependencies, critical path, milestones, reviews.
// Time runs in reading direction: from right to left in Arabic.

import { fill, h, icon, svg } from "./dom.js";
import { t } from "./words.js";
import { ancestors, byId, dateWords, findItem, itemsAt, nameOf, titleOf } from "./builder-plan.js";
import { named } from "./builder-name.js";

const QUARTER = 56;
const LABEL = { narrow: 136, middle: 272, wide: 272 };
const ROW = 44;

/** Draws the time line; it asks the kernel anew when the plan changed. */
export function drawTimeline(app) {
  const body = h("div", { class: "timeline-body" });
  const element = h(
    "div",
    { class: "view-page" },
    h("h2", { tabindex: "-1", class: "step-title" }, t("Timeline by quarter")),
    legend(),
    body,
  );
  let asked = "";
  const load = async () => {
    try {
      const data = await app.session.ask("timeline");
      data.bars = byId(data.bars);
      const room = body.clientWidth - LABEL[app.width] - 4;
      fill(body, chart(app, data, Math.max(QUARTER, Math.floor(room / Math.max(1, data.quarters.length)))));
    } catch (error) {
      fill(body, h("p", { class: "empty" }, error.message));
    }
  };
  return {
    element,
    update() {
      const marked = JSON.stringify([app.session.state.revisions, app.numbers, app.width]);
      if (marked === asked) return;
      asked = marked;
      load();
    },
  };
}

function legend() {
  const one = (kind, words) => h("span", { class: "legend-one" }, h("span", { class: `legend-sign ${kind}`, "aria-hidden": "true" }), words);
  return h("p", { class: "legend" }, one("plain", t("Activity")), one("critical", t("On the critical path: a delay here delays everything")), one("milestone", t("Milestone")), one("review", t("Review of the plan")));
}

function chart(app, data, quarter) {
  if (!data.quarters.length) {
    return h("div", { class: "empty" }, h("p", null, t("There are no dates to draw yet. Give the plan a start and a length, and the activities their dates.")), h("button", { type: "button", class: "button", onclick: () => app.go({ view: "step", section: "activities", q: 0 }) }, t("Go to the activities")));
  }
  const width = data.quarters.length * quarter;
  const rows = rowsOf(app, data);
  const places = new Map(rows.map((row, index) => [row.id, index]));
  const critical = new Set(data.critical);
  const grid = h(
    "div",
    { class: "gantt", style: `--quarter:${quarter}px;--width:${width}px;--label:${LABEL[app.width]}px` },
    head(data, quarter),
    h("div", { class: "gantt-rows" }, rows.map((row) => ganttRow(app, row, data, critical)), arrows(app, data, places, width, rows.length, critical)),
  );
  return [
    h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": t("Timeline by quarter") }, grid),
    data.undated.length ? undated(app, data) : null,
  ];
}

function head(data, quarter) {
  const years = [];
  for (const quarter of data.quarters) {
    if (years.at(-1)?.year === quarter.year) years.at(-1).count += 1;
    else years.push({ year: quarter.year, count: 1 });
  }
  return h(
    "div",
    { class: "gantt-head", "aria-hidden": "true" },
    h("span", { class: "gantt-corner" }),
    h(
      "div",
      { class: "gantt-scale", style: `inline-size:${data.quarters.length * quarter}px` },
      h("div", { class: "gantt-years" }, years.map((one) => h("span", { style: `inline-size:${one.count * quarter}px` }, String(one.year)))),
      h("div", { class: "gantt-quarters" }, data.quarters.map((one) => h("span", { style: `inline-size:${quarter}px` }, t("Q%(n)s", { n: one.quarter })))),
    ),
  );
}

function rowsOf(app, data) {
  const activities = itemsAt(app.plan, "activities.items")
    .filter((item) => data.bars[item.id])
    .sort((a, b) => (app.numbers[a.id] ?? "~").localeCompare(app.numbers[b.id] ?? "~", "en", { numeric: true }));
  const rows = [];
  let above = null;
  for (const item of activities) {
    const objective = ancestors(app, "activities.items", item).find((one) => one.level === "objectives.items");
    const id = objective?.item.id ?? "";
    if (id !== above) rows.push({ id: `head-${id}-${rows.length}`, kind: "head", words: objective ? named(app, objective.level, objective.item) : t("Not linked yet") });
    above = id;
    rows.push({ id: item.id, kind: "activity", item });
  }
  if (data.points.length) rows.unshift({ id: "points", kind: "points", words: t("Milestones and reviews") });
  return rows;
}

function ganttRow(app, row, data, critical) {
  if (row.kind === "head") return h("div", { class: "gantt-row gantt-group" }, label(row.words), h("span", { class: "gantt-track" }));
  if (row.kind === "points") {
    return h(
      "div",
      { class: "gantt-row" },
      label(row.words),
      h("span", { class: "gantt-track" }, data.points.map((point) => pointButton(app, point))),
    );
  }
  const { at, width } = data.bars[row.id];
  const name = nameOf(app, "activities.items", row.item);
  const dates = `${dateWords(app, row.item.start)} - ${dateWords(app, row.item.end)}`;
  const isCritical = critical.has(row.id);
  const open = () => app.goToItem({ section: "activities", list: "items", level: "activities.items", item: row.item });
  return h(
    "div",
    { class: "gantt-row" },
    label(named(app, "activities.items", row.item), name),
    h(
      "span",
      { class: "gantt-track" },
      h("button", {
        type: "button",
        class: "bar",
        "data-critical": String(isCritical),
        style: `inset-inline-start:${at * 100}%;inline-size:max(${width * 100}%, 10px)`,
        title: `${name} · ${dates}`,
        "aria-label": [name, dates, row.item.owner, isCritical ? t("On the critical path") : ""].filter(Boolean).join(" · "),
        onclick: open,
      }),
    ),
  );
}

function label(words, title = null) {
  return h("span", { class: "gantt-label", title }, h("span", null, words));
}

function pointButton(app, point) {
  const found = findItem(app, point.item);
  if (!found) return null;
  const name = titleOf(app, found.level, found.item) || app.guide.nouns[found.level];
  const words = `${name} · ${dateWords(app, found.item.date)}`;
  return h("button", { type: "button", class: "point", "data-kind": point.kind, style: `inset-inline-start:${point.at * 100}%`, title: words, "aria-label": words, onclick: () => app.goToItem(found) });
}

// Lines from the end of what must be finished first to the start of what waits for it.
function arrows(app, data, places, width, count, critical) {
  const turn = (x) => (app.direction === "rtl" ? width - x : x);
  const lines = [];
  for (const [id, bar] of Object.entries(data.bars)) {
    const item = findItem(app, id)?.item;
    for (const first of item?.depends_on ?? []) {
      const from = data.bars[first];
      if (!from || !places.has(first) || !places.has(id)) continue;
      const [x1, x2] = [(from.at + from.width) * width, bar.at * width];
      const [y1, y2] = [places.get(first) * ROW + ROW / 2, places.get(id) * ROW + ROW / 2];
      const way = x1 + 6 <= x2 ? `M${turn(x1)} ${y1}H${turn(x1 + 6)}V${y2}H${turn(x2)}` : `M${turn(x1)} ${y1}H${turn(x1 + 6)}V${(y1 + y2) / 2}H${turn(x2 - 6)}V${y2}H${turn(x2)}`;
      lines.push(svg("path", { d: way, class: critical.has(id) && critical.has(first) ? "arrow critical" : "arrow", "marker-end": "url(#saql-arrow)" }));
    }
  }
  return svg(
    "svg",
    { class: "arrows", width, height: count * ROW, viewBox: `0 0 ${width} ${count * ROW}`, "aria-hidden": "true", focusable: "false" },
    svg("defs", null, svg("marker", { id: "saql-arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z", class: "arrow-head" }))),
    lines,
  );
}

function undated(app, data) {
  const items = data.undated.map((id) => findItem(app, id)).filter(Boolean);
  if (!items.length) return null;
  return h(
    "section",
    { class: "undated" },
    h("h3", null, icon("alert"), t("Without readable dates inside the plan")),
    h("ul", null, items.map((found) => h("li", null, h("button", { type: "button", class: "link-button", onclick: () => app.goToItem(found) }, h("span", null, named(app, found.level, found.item)))))),
  );
}
