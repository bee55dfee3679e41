// The cohort: people and organisations with their codes, a roster from a spreadsheet, and the
// organisations that ask for training.

import { fill, h, icon } from "./dom.js";
import { fold } from "./folding.js";
import { action, keep, load, nothing, segments, table } from "./trainer-frame.js";
import { rosterImport } from "./trainer-import.js";
import { organisationDialog, personAdding, personDialog } from "./trainer-person.js";
import { requestsPart } from "./trainer-requests.js";
import { n, t } from "./words.js";

const PAGE = 60;

export function cohortTab(desk, main) {
  const parts = [
    ["people", t("People")],
    ["organisations", t("Organisations")],
    ["import", t("Import a roster")],
    ["requests", t("Training requests")],
  ];
  const chosen = segments(desk, "cohort", parts, (part, place) => {
    if (part === "import") return rosterImport(desk, place, () => chosen.choose("people"));
    if (part === "requests") return requestsPart(desk, place);
    const importing = () => chosen.choose("import");
    const draw = part === "people" ? drawPeople : drawOrganisations;
    const again = () => load(desk, place, "cohort", {}, (found) => draw(desk, place, found, again, importing));
    return again();
  });
  fill(main, chosen.element);
  chosen.start();
}

function drawPeople(desk, place, found, again, importing) {
  const picked = new Set();
  const sorting = desk.sorting ?? { name: "organisation", down: false };
  let shown = PAGE;
  const list = h("div");
  const summary = h("p", { class: "muted", role: "status" });
  const search = h("input", { type: "search", class: "input", dir: "auto", autocomplete: "off", value: desk.sought ?? "", "aria-label": t("Search by name, organisation or role") , placeholder: t("Search by name, organisation or role") });
  const absent = h("input", { type: "checkbox", class: "check" });
  const sheet = h("span");
  const columns = [
    { name: "pick", words: "", cell: (row) => pick(row) },
    { name: "name", words: t("Name"), sort: (row) => row.name, cell: (row) => h("button", { type: "button", class: "trainer-link", dir: "auto", onclick: () => personDialog(desk, found, row, again) }, row.name) },
    { name: "organisation", words: t("Organisation"), sort: (row) => row.organisation_name || `\u{10ffff}${row.role}`, cell: (row) => h("bdi", {}, row.organisation_name || row.role_words) },
    { name: "language", words: t("Language"), sort: (row) => row.language, cell: (row) => (row.language === "ar" ? t("Arabic") : t("English")) },
    { name: "state", words: t("Code"), sort: (row) => state(row), cell: (row) => h("span", { class: "tag", "data-state": row.active ? (row.code ? "good" : "warning") : "off" }, state(row)) },
  ];
  const pick = (row) => {
    if (!row.active) return "";
    const box = h("input", { type: "checkbox", class: "check", checked: picked.has(row.id), "aria-label": t("Choose %(name)s", { name: row.name }) });
    box.addEventListener("change", () => {
      if (box.checked) picked.add(row.id);
      else picked.delete(row.id);
      sheets();
    });
    return h("label", { class: "trainer-pick" }, box);
  };
  const wanted = () => {
    const asked = fold(search.value);
    const column = columns.find((one) => one.name === sorting.name) ?? columns[1];
    const rows = found.people.filter((row) => (absent.checked || row.active) && fold(`${row.name} ${row.organisation_name} ${row.role_words}`).includes(asked));
    rows.sort((a, b) => String(column.sort(a)).localeCompare(String(column.sort(b)), desk.session.state.language) * (sorting.down ? -1 : 1));
    return rows;
  };
  const show = () => {
    desk.sought = search.value;
    const rows = wanted();
    const onsort = (name) => {
      Object.assign(sorting, { name, down: sorting.name === name && !sorting.down });
      desk.sorting = sorting;
      show();
      list.querySelector(`.trainer-sort[data-name="${name}"]`)?.focus();
    };
    fill(
      list,
      rows.length ? table(columns, rows.slice(0, shown), { caption: t("People"), head: 1, sorted: sorting, onsort, rowAttributes: (row) => ({ "data-off": row.active ? null : true }) }) : nothing(t("Nobody matches this search.")),
      rows.length > shown ? h("button", { type: "button", class: "button", onclick: () => ((shown += 4 * PAGE), show()) }, t("Show more")) : null,
    );
    fill(summary, n("%(n)d person", "%(n)d people", rows.length), " · ", n("%(n)d organisation", "%(n)d organisations", found.organisations.length));
  };
  const sheets = () => {
    const people = [...picked];
    const words = people.length ? n("Code sheet for %(n)d chosen person (PDF)", "Code sheet for %(n)d chosen people (PDF)", people.length) : t("Code sheet for everybody (PDF)");
    fill(sheet, action(words, async () => keep(await desk.ask("slips", { people, address: location.origin })), { mark: "send" }));
  };
  search.addEventListener("input", () => ((shown = PAGE), show()));
  absent.addEventListener("change", show);
  show();
  sheets();
  // A new room has its trainer and a coach, so its list is never empty.
  const beginning = found.people.some((row) => row.role === "participant")
    ? null
    : h("div", { class: "trainer-nothing" }, h("p", {}, t("No participant has been entered yet. Import a roster, or add people one by one.")), h("button", { type: "button", class: "button primary", onclick: importing }, t("Import a roster")));
  fill(
    place,
    beginning,
    h("div", { class: "trainer-tools" }, h("div", { class: "trainer-search" }, search), h("button", { type: "button", class: "button primary", onclick: () => personAdding(desk, found, again) }, icon("plus"), t("Add a person")), sheet),
    h("div", { class: "trainer-tools" }, summary, found.people.some((row) => !row.active) ? h("label", { class: "check-label" }, absent, t("Show inactive people too")) : null),
    list,
  );
}

function state(row) {
  if (!row.active) return t("Inactive");
  return row.code ? t("Has a code") : t("No code");
}

function drawOrganisations(desk, place, found, again) {
  let shown = PAGE;
  const list = h("div");
  const search = h("input", { type: "search", class: "input", dir: "auto", autocomplete: "off", "aria-label": t("Search by organisation"), placeholder: t("Search by organisation") });
  const columns = [
    { name: "name", words: t("Organisation"), cell: (row) => h("button", { type: "button", class: "trainer-link", dir: "auto", onclick: () => organisationDialog(desk, row, again) }, row.name) },
    { name: "people", words: t("People"), wide: true, cell: (row) => (row.people.length ? h("bdi", {}, row.people.join(desk.session.state.language === "ar" ? "، " : ", ")) : h("span", { class: "muted" }, t("nobody yet"))) },
    { name: "filled", words: t("Sections begun"), number: true, cell: (row) => String(row.filled) },
  ];
  const show = () => {
    const rows = found.organisations.filter((row) => fold(`${row.name} ${row.people.join(" ")}`).includes(fold(search.value)));
    fill(list, rows.length ? table(columns, rows.slice(0, shown), { caption: t("Organisations") }) : nothing(found.organisations.length ? t("No organisation matches this search.") : t("No organisation has been entered yet.")), rows.length > shown ? h("button", { type: "button", class: "button", onclick: () => ((shown += 4 * PAGE), show()) }, t("Show more")) : null);
  };
  search.addEventListener("input", show);
  show();
  fill(place, h("div", { class: "trainer-tools" }, h("div", { class: "trainer-search" }, search), h("button", { type: "button", class: "button primary", onclick: () => organisationDialog(desk, null, again) }, icon("plus"), t("Add an organisation"))), list);
}
