// The cohort's submissions: those that wait for the coach first, then the newest; with a search.

import { fill, h, icon } from "./dom.js";
import { fold } from "./folding.js";
import { n, t } from "./words.js";

const EVERY = 30000;

/** Draws the list into `main` and keeps it fresh; returns what ends that. */
export function submissionList(desk, main) {
  const { session } = desk;
  const list = h("ul", { class: "desk-list" });
  const empty = h("p", { class: "opening" }, t("Nobody has submitted yet. Submissions appear here by themselves."));
  const filters = h("div", { class: "desk-filters", role: "group", "aria-label": t("Which submissions") });
  const summary = h("p", { class: "muted", role: "status" });
  let chosen = session.view.filter ?? "all";
  let ended = false;

  const wanted = (row) => chosen === "all" || (chosen === "open" ? waits(row) : row.assignment === chosen);
  const search = h("input", { type: "search", class: "input", dir: "auto", autocomplete: "off", value: desk.sought ?? "", oninput: () => seek() });
  const asked = h("label", { class: "field desk-search" }, h("span", { class: "label" }, t("Search by organisation or person")), search);
  const sought = (row) => fold(`${row.organisation} ${row.organisation_id} ${row.person} ${row.assignment_words}`).includes(fold(desk.sought));
  const show = () => {
    const names = new Map(desk.rows.map((row) => [row.assignment, row.assignment_words]));
    const options = [["all", t("All")], ["open", t("Still to judge")], ...(names.size > 1 ? names : [])];
    if (!options.some(([name]) => name === chosen)) chosen = "all";
    fill(
      filters,
      options.map(([name, words]) =>
        h("button", { type: "button", class: "button small", "aria-pressed": String(name === chosen), onclick: () => pick(name) }, words),
      ),
    );
    const rows = desk.rows.filter((row) => wanted(row) && sought(row)).sort(inOrder);
    fill(list, rows.map((row) => card(desk, row)));
    fill(summary, n("%(n)d submission", "%(n)d submissions", rows.length), rows.length > 1 ? [" · ", t("Those still to judge first, then the newest")] : "");
    empty.hidden = desk.rows.length > 0;
    asked.hidden = !desk.rows.length;
  };
  const seek = () => {
    desk.sought = search.value;
    show();
  };
  const pick = (name) => {
    chosen = name;
    session.setView({ filter: name });
    show();
    filters.querySelector('[aria-pressed="true"]')?.focus();
  };
  const refresh = async () => {
    if (ended || document.visibilityState === "hidden") return;
    try {
      const { rows } = await session.ask("cohort");
      if (ended) return;
      if (JSON.stringify(rows) !== JSON.stringify(desk.rows)) {
        desk.take(rows);
        if (![list, filters].some((part) => part.contains(document.activeElement))) show();
      }
    } catch {
      // The status line says that the connection is gone; the list stays as it was.
    }
    await count();
  };
  // The program's findings need each plan, so they come one after another behind the list.
  const count = async () => {
    for (const row of desk.rows) {
      if (ended || desk.counts.has(row.id)) continue;
      try {
        desk.counts.set(row.id, await session.ask("counts", { submission: row.id }));
      } catch {
        return;
      }
      const place = list.querySelector(`[data-id="${row.id}"] .desk-counts`);
      if (place) fill(place, tallies(desk.counts.get(row.id)));
    }
  };

  fill(main, h("div", { class: "desk-head" }, h("h1", { tabindex: "-1" }, t("Submissions")), summary), asked, filters, list, empty);
  show();
  void refresh();
  const timer = setInterval(refresh, EVERY);
  return () => {
    ended = true;
    clearInterval(timer);
  };
}

function waits(row) {
  return row.status === "new" || row.status === "draft";
}

function inOrder(one, other) {
  return Number(waits(other)) - Number(waits(one)) || String(other.at).localeCompare(String(one.at));
}

function card(desk, row) {
  return h(
    "li",
    { class: "desk-card", "data-id": row.id, "data-status": row.status },
    h(
      "div",
      { class: "desk-card-words" },
      h("h2", { dir: "auto" }, row.organisation),
      h("p", { class: "muted" }, `${row.assignment_words} · ${row.at_words}`),
      h("p", { class: "muted" }, t("Plan revision %(revision)s, submission %(number)s", { revision: row.revision, number: row.number })),
    ),
    h(
      "dl",
      { class: "desk-voices" },
      h("div", {}, h("dt", {}, t("The program found")), h("dd", { class: "desk-counts" }, desk.counts.has(row.id) ? tallies(desk.counts.get(row.id)) : "…")),
      h("div", {}, h("dt", {}, t("The coach judged")), h("dd", {}, t("%(judged)s of %(criteria)s criteria", row))),
    ),
    h("span", { class: "tag desk-status" }, status(row)),
    h("button", { type: "button", class: "button primary", onclick: () => desk.open(row.id), "aria-label": t("Open %(name)s", { name: `${row.organisation}, ${row.assignment_words}` }) }, t("Open")),
  );
}

function tallies({ counts, begun }) {
  const said = [
    ["E", n("%(n)d error", "%(n)d errors", counts.E)],
    ["W", n("%(n)d warning", "%(n)d warnings", counts.W)],
    ["I", n("%(n)d hint", "%(n)d hints", counts.I)],
  ].filter(([severity]) => counts[severity]);
  if (!said.length) return begun.length ? [icon("check"), t("nothing open")] : t("nothing written yet");
  return said.map(([severity, words]) => h("span", { class: "tag", "data-severity": severity }, words));
}

/** How a review stands, in words. */
export function status(row) {
  if (row.status === "draft" && row.published) return t("Changed since it was returned");
  return { new: t("Waiting"), draft: t("Draft"), returned: t("Returned"), accepted: t("Accepted") }[row.status] ?? row.status;
}
