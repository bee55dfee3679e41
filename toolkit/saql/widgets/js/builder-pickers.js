// The fields that choose among many: references, places, several codes, and milestones by year.

import { fill, h, icon, uid } from "./dom.js";
import { fold } from "./folding.js";
import { n, t } from "./words.js";
import { named } from "./builder-name.js";
import { readNumber } from "./builder-inputs.js";
import { ancestors, findItem, findPlaces, itemsAt, nameOf, placeName, planYears, wordsOf } from "./builder-plan.js";

const QUADRANT_BOXES = { SO: ["strength", "opportunity"], ST: ["strength", "threat"], WO: ["weakness", "opportunity"], WT: ["weakness", "threat"] };

/** The items a reference may name: [{ level, item, words }]. */
function candidates(field) {
  const { app, spec, place } = field;
  const own = app.session.get(place.path) ?? {};
  const boxes = QUADRANT_BOXES[own.quadrant] ?? spec.only;
  return spec.to.flatMap((level) =>
    itemsAt(app.plan, level)
      .filter((item) => item.id !== place.item && (!spec.only || boxes.includes(item.box)))
      .map((item) => ({ level, item, words: nameOf(app, level, item) })),
  );
}

/** The id of another item, with the words of what was chosen under it. */
export function refField(field) {
  const { app, spec, path, id } = field;
  const select = h("select", { id, class: "input", "data-path": path.join(".") });
  const chosen = h("div", { class: "chosen" });
  select.addEventListener("change", () => {
    app.session.set(path, select.value);
    field.refresh();
  });
  field.describe(select, true);
  let drawn = "";
  return {
    element: h("div", null, select, chosen),
    update() {
      const found = candidates(field);
      const value = app.session.get(path) ?? "";
      const mark = JSON.stringify([value, found.map((one) => [one.item.id, one.words])]);
      if (mark === drawn) return;
      drawn = mark;
      const option = ({ item, words }) => h("option", { value: item.id }, short(words));
      const groups = spec.to.length > 1
        ? spec.to.map((level) => h("optgroup", { label: app.guide.nouns[level] }, found.filter((one) => one.level === level).map(option)))
        : found.map(option);
      const known = found.some((one) => one.item.id === value);
      fill(select, h("option", { value: "" }, found.length ? t("Choose…") : t("Nothing to choose from yet")), groups, value && !known ? h("option", { value }, t("Something that no longer exists")) : null);
      select.value = value;
      fill(chosen, known ? context(app, findItem(app, value)) : !found.length ? h("button", { type: "button", class: "link-button", onclick: () => app.goToLevel(spec.to[0]) }, t("Write it first: go there")) : null);
    },
  };
}

/** An item's whole words, with what stands above it; a click leads there. */
export function context(app, found) {
  if (!found) return null;
  const above = ancestors(app, found.level, found.item);
  return h(
    "div",
    { class: "context" },
    above.map((one) => h("p", { class: "context-above" }, named(app, one.level, one.item))),
    h("p", null, named(app, found.level, found.item)),
    h("button", { type: "button", class: "link-button", onclick: () => app.goToItem(found) }, t("Open it")),
  );
}

/** The ids of several items. */
export function refsField(field) {
  const { app, spec } = field;
  return many(field, {
    options: () => candidates(field).map(({ level, item, words }) => ({ value: item.id, words: words || app.guide.nouns[level], group: item.box && spec.only ? wordsOf(app, "BOXES", item.box) : "" })),
    words: (id) => {
      const found = findItem(app, id);
      return found ? nameOf(app, found.level, found.item) : t("Something that no longer exists");
    },
    shown: (id) => {
      const found = findItem(app, id);
      return found ? named(app, found.level, found.item) : t("Something that no longer exists");
    },
    empty: () => h("button", { type: "button", class: "link-button", onclick: () => app.goToLevel(spec.to[0]) }, t("Write it first: go there")),
  });
}

/** Several codes of a word list. */
export function choicesField(field) {
  const pairs = field.app.guide.codes[field.spec.codes] ?? [];
  return many(field, {
    options: () => pairs.map(([value, words]) => ({ value, words, group: "" })),
    words: (value) => wordsOf(field.app, field.spec.codes, value),
  });
}

// Chosen ones as tags; the rest behind a button, with a search where there are many.
function many(field, { options, words, shown = (value) => h("bdi", null, words(value)), empty = () => null }) {
  const { app, path } = field;
  const tags = h("ul", { class: "tags" });
  const list = h("div", { class: "options" });
  const search = h("input", { type: "search", class: "input", "aria-label": `${t("Search")}: ${field.spec.label}`, placeholder: t("Search") });
  const details = h("details", { class: "chooser" }, h("summary", null, t("Choose…")), search, list);
  const box = h("div", { role: "group", "aria-labelledby": field.labelId, id: field.id, "data-path": path.join("."), tabindex: "-1" }, tags, details);
  field.describe(box, true);
  const values = () => app.session.get(path) ?? [];
  const toggle = (value, on) => {
    const rest = values().filter((one) => one !== value);
    app.session.set(path, on ? [...rest, value] : rest);
    field.refresh();
  };
  let drawn = "";
  const drawList = () => {
    const typed = fold(search.value);
    const found = options().filter((one) => !typed || fold(one.words).includes(typed));
    let group = "";
    fill(
      list,
      found.flatMap((one) => {
        const heading = one.group && one.group !== group ? h("p", { class: "options-group" }, one.group) : null;
        group = one.group;
        const input = h("input", { type: "checkbox", id: uid("o") });
        input.checked = values().includes(one.value);
        input.addEventListener("change", () => toggle(one.value, input.checked));
        return [heading, h("label", { class: "tick", for: input.id }, input, h("span", null, shown(one.value)))];
      }),
      found.length ? null : empty() ?? h("p", { class: "quiet" }, t("Nothing found")),
    );
  };
  search.addEventListener("input", drawList);
  return {
    element: box,
    update() {
      const all = options();
      const mark = JSON.stringify([values(), all]);
      if (mark === drawn) return;
      drawn = mark;
      search.hidden = all.length < 9;
      const inList = list.contains(document.activeElement);
      if (all.length <= 8 && !details.dataset.opened) {
        details.open = true;
        details.dataset.opened = "yes";
      }
      fill(
        tags,
        values().map((value) =>
          h("li", { class: "tag-chip" }, h("span", null, shown(value)), h("button", { type: "button", class: "chip-remove", "aria-label": t("Remove %(name)s", { name: words(value) }), onclick: () => toggle(value, false) }, icon("close"))),
        ),
      );
      tags.hidden = !values().length || all.length <= 8;
      if (!inList) drawList();
    },
  };
}

/** One place: a governorate or district, and free words beside it. */
export function placeField(field, makeText) {
  const { app, path } = field;
  const tag = h("div", { class: "tags" });
  const search = placeSearch(field, (pcode) => {
    app.session.set([...path, "pcode"], pcode);
    field.refresh();
  });
  const text = makeText([...path, "text"], t("Or in your own words: village, quarter, camp…"));
  return {
    element: h("div", { class: "place" }, tag, search.element, text.element),
    update() {
      const pcode = app.session.get([...path, "pcode"]) ?? "";
      if (tag.dataset.pcode !== pcode) {
        tag.dataset.pcode = pcode;
        fill(tag, pcode && chip(app, pcode, () => { app.session.set([...path, "pcode"], ""); field.refresh(); }));
      }
      search.element.hidden = Boolean(pcode);
      text.update();
    },
  };
}

/** Several governorates or districts. */
export function placesField(field) {
  const { app, path } = field;
  const tags = h("div", { class: "tags" });
  const values = () => app.session.get(path) ?? [];
  const search = placeSearch(field, (pcode) => {
    if (!values().includes(pcode)) app.session.set(path, [...values(), pcode]);
    field.refresh();
  });
  let drawn = "";
  return {
    element: h("div", { class: "place" }, tags, search.element),
    update() {
      const mark = values().join(" ");
      if (mark === drawn && tags.firstChild) return;
      drawn = mark;
      fill(tags, values().map((pcode) => chip(app, pcode, () => { app.session.set(path, values().filter((one) => one !== pcode)); field.refresh(); })));
    },
  };
}

/** A place as a tag that can be taken away. */
export function chip(app, pcode, remove) {
  const row = app.placeRows.get(pcode);
  const parent = row && app.placeRows.get(row[1]);
  const name = parent ? `${placeName(app, pcode)} (${placeName(app, row[1])})` : placeName(app, pcode);
  return h("span", { class: "tag-chip" }, h("span", { dir: "auto" }, name), h("button", { type: "button", class: "chip-remove", "aria-label": t("Remove %(name)s", { name }), onclick: remove }, icon("close")));
}

/** A search for a place; `pick` gets its code. */
export function placeSearch(field, pick) {
  const { app } = field;
  const hits = h("ul", { class: "hits", id: uid("hits") });
  const told = h("span", { class: "visually-hidden", role: "status" });
  const input = h("input", { type: "text", class: "input", id: field.id, "data-path": field.path.join("."), placeholder: t("Search for a governorate or district"), autocomplete: "off", dir: "auto" });
  field.describe(input, true);
  const draw = () => {
    const found = findPlaces(app, input.value);
    told.textContent = input.value ? n("%(n)d place found", "%(n)d places found", found.length) : "";
    fill(hits, found.map((row) => {
      const parent = app.placeRows.get(row[1]);
      return h("li", null, h("button", { type: "button", class: "hit", onclick: () => { input.value = ""; draw(); pick(row[0]); input.focus(); } }, placeName(app, row[0]), parent ? h("span", { class: "quiet" }, ` ${placeName(app, row[1])}`) : h("span", { class: "quiet" }, ` ${t("governorate")}`)));
    }));
  };
  input.addEventListener("input", draw);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") hits.querySelector("button")?.focus();
    if (event.key === "Enter" && hits.firstChild) {
      event.preventDefault();
      hits.querySelector("button").click();
    }
  });
  hits.addEventListener("keydown", (event) => {
    const item = event.target.closest("li");
    const next = event.key === "ArrowDown" ? item?.nextElementSibling : event.key === "ArrowUp" ? item?.previousElementSibling : null;
    if (next) {
      event.preventDefault();
      next.querySelector("button").focus();
    }
  });
  return { element: h("div", { class: "place-search" }, input, hits, told) };
}

/** Values that should be reached by the end of each year. */
export function milestonesField(field) {
  const { app, path } = field;
  const rows = h("div", { class: "milestones", role: "group", "aria-labelledby": field.labelId, id: field.id, tabindex: "-1", "data-path": path.join(".") });
  const values = () => app.session.get(path) ?? [];
  const put = (list) => {
    app.session.set(path, list);
    field.refresh();
  };
  const add = () => {
    const years = planYears(app);
    const used = values().map((one) => one.year);
    put([...values(), { year: years.find((year) => !used.includes(year)) ?? null, value: null }]);
    rows.querySelector(".milestone:last-of-type input")?.focus();
  };
  const cell = (index, name, words) => {
    const input = h("input", { type: "text", inputmode: "decimal", class: "input short", "aria-label": `${words} ${index + 1}`, autocomplete: "off" });
    input.value = values()[index][name] ?? "";
    input.addEventListener("input", () => app.session.set(path, values().map((one, at) => (at === index ? { ...one, [name]: readNumber(input.value) } : one))));
    return h("span", { class: "milestone-cell" }, h("span", { class: "lang-tag", "aria-hidden": "true" }, words), input);
  };
  let drawn = null;
  return {
    element: rows,
    update() {
      if (rows.contains(document.activeElement) && document.activeElement !== rows && drawn === values().length) return;
      drawn = values().length;
      fill(
        rows,
        values().map((_, index) =>
          h("div", { class: "milestone" }, cell(index, "year", t("Year")), cell(index, "value", t("Value")), h("button", { type: "button", class: "button quiet icon-only danger", "aria-label": t("Remove year %(n)s", { n: index + 1 }), onclick: () => put(values().filter((__, at) => at !== index)) }, icon("bin"))),
        ),
        h("button", { type: "button", class: "button quiet", onclick: add }, icon("plus"), t("Add a year")),
      );
    },
  };
}

function short(words) {
  return words.length > 90 ? `${words.slice(0, 88)}…` : words;
}
