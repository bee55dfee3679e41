// The plain fields: text, number, date, choice, scale, tick and person.

import { same } from "./edits.js";
import { fill, h, uid } from "./dom.js";
import { grow } from "./fields.js";
import { fold } from "./folding.js";
import { t } from "./words.js";
import { mark } from "./builder-marks.js";
import { dateWords, numberWords, people, planYears } from "./builder-plan.js";

/** Joins an input to a value of the plan: writes while typing, and shows what came from elsewhere
 *  once the person has left the field. */
function joined(field, input, path, { read = (x) => x, show = (x) => x ?? "" } = {}) {
  const { session } = field.app;
  let seen = null;
  let mine = null;
  const put = () => {
    seen = session.get(path) ?? null;
    mine = null;
    const text = String(show(seen));
    if (input.value !== text) input.value = text;
    grow(input);
  };
  input.dataset.path = path.join(".");
  input.addEventListener("input", () => {
    const value = read(input.value);
    session.set(path, value, { base: seen });
    seen = mine = value;
    grow(input);
  });
  input.addEventListener("blur", put);
  return (cause) => {
    const typing = document.activeElement === input && document.hasFocus();
    if (!typing) put();
    else if (cause === "ack" && mine !== null && same(mine, seen)) seen = session.get(path) ?? null;
  };
}

/** A bilingual text: the plan's own language first, the other beside it when it is wanted. */
export function textField(field) {
  const { app, spec, path } = field;
  const [own, other] = app.plan.about.language === "en" ? ["en", "ar"] : ["ar", "en"];
  const box = h("div", { class: "texts" });
  const updates = [];
  const line = (language, tagged) => {
    const id = uid("f");
    const attributes = { id, lang: language, dir: language === "ar" ? "rtl" : "ltr", class: "input", autocomplete: "off" };
    const input = spec.kind === "long" ? h("textarea", { ...attributes, rows: 3 }) : h("input", { ...attributes, type: "text" });
    updates.push(joined(field, input, [...path, language]));
    field.describe(input, language === own);
    if (!tagged) input.setAttribute("aria-labelledby", field.labelId);
    const tag = tagged && h("label", { class: "lang-tag", for: id }, language === "ar" ? t("Arabic") : t("English"), h("span", { class: "visually-hidden" }, ` ${spec.label}`));
    return h("div", { class: "text-line" }, tag, input);
  };
  const draw = () => {
    updates.length = 0;
    const both = app.both || Boolean(app.session.get([...path, other])?.trim());
    box.dataset.both = String(both);
    fill(box, line(own, both), both && line(other, true));
    for (const update of updates) update();
  };
  draw();
  return {
    element: box,
    update(cause) {
      const both = app.both || Boolean(app.session.get([...path, other])?.trim());
      if (String(both) !== box.dataset.both && !box.contains(document.activeElement)) draw();
      for (const update of updates) update(cause);
    },
  };
}

/** One line in no particular language. */
export function lineField(field) {
  const input = h("input", { id: field.id, type: "text", class: "input", dir: "auto", autocomplete: "off" });
  field.describe(input, true);
  return { element: input, update: joined(field, input, field.path) };
}

/** A person's name, with those typed elsewhere suggested. */
export function personField(field) {
  const list = h("datalist", { id: uid("people") });
  const input = h("input", { id: field.id, type: "text", class: "input", dir: "auto", list: list.id, autocomplete: "off" });
  input.addEventListener("focus", () => fill(list, people(field.app).map((name) => h("option", { value: name }))));
  field.describe(input, true);
  return { element: h("div", null, input, list), update: joined(field, input, field.path) };
}

/** A number; what cannot be read as one is kept as typed. */
export function numberField(field) {
  const { app, spec, id } = field;
  const isYear = /year$/.test(spec.name);
  const list = h("datalist", { id: uid("years") });
  const input = h("input", { id, type: "text", inputmode: "decimal", class: "input short", autocomplete: "off", list: isYear ? list.id : null });
  if (isYear) input.addEventListener("focus", () => fill(list, planYears(app).map((year) => h("option", { value: year }))));
  field.describe(input, true);
  const show = (value) => (value === null || value === undefined ? "" : isYear ? String(value) : numberWords(value));
  const update = joined(field, input, field.path, { read: readNumber, show });
  input.addEventListener("blur", () => setTimeout(field.refresh));
  return {
    element: h("div", null, input, isYear && list),
    update(cause) {
      update(cause);
      const value = app.session.get(field.path);
      const unread = typeof value === "string" && value.trim() !== "" && document.activeElement !== input;
      field.complain(unread ? t("This is not a number we can read. Write digits only, like 1250 or 12.5.") : "");
    },
  };
}

/** A number as typed in any of the three digit sets, or the text itself. */
export function readNumber(typed) {
  const text = fold(typed).replace(/٫/g, ".").replace(/−/g, "-");
  if (!text) return null;
  if (/^-?\d{1,3}([,٬]\d{3})+(\.\d+)?$/.test(text)) return Number(text.replace(/[,٬]/g, ""));
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : typed;
}

/** A date, typed or picked; what cannot be read as one is kept as typed. */
export function dateField(field) {
  const { app, id } = field;
  const input = h("input", { id, type: "text", class: "input short", autocomplete: "off", placeholder: t("day/month/year") });
  const words = h("span", { class: "date-words" });
  const picker = h("input", { type: "date", class: "date-picker", tabindex: "-1", "aria-hidden": "true" });
  const button = h(
    "button",
    { type: "button", class: "button quiet icon-only", "aria-label": `${t("Choose from the calendar")}: ${field.spec.label}`, onclick: openPicker },
    mark("calendar"),
  );
  field.describe(input, true);
  const show = (value) => (value ?? "").replace(/^(\d{4})-(\d{2})-(\d{2})$/, (_, y, m, d) => `${Number(d)}/${Number(m)}/${y}`);
  const update = joined(field, input, field.path, { read: readDate, show });
  picker.addEventListener("change", () => {
    app.session.set(field.path, picker.value || null);
    field.refresh();
  });
  input.addEventListener("blur", () => setTimeout(field.refresh));
  function openPicker() {
    const value = app.session.get(field.path);
    picker.value = /^\d{4}-\d{2}-\d{2}$/.test(value ?? "") ? value : "";
    try {
      picker.showPicker();
    } catch {
      input.focus();
    }
  }
  return {
    element: h("div", { class: "date-row" }, input, h("span", { class: "date-button" }, button, picker), words),
    update(cause) {
      update(cause);
      const value = app.session.get(field.path) ?? "";
      const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value);
      words.textContent = isDate ? dateWords(app, value) : "";
      const unread = value !== "" && !isDate && document.activeElement !== input;
      field.complain(unread ? t("This is not a date we can read. Write day, month and year, like 15/3/2027.") : "");
    },
  };
}

/** A date as typed, in ISO form where it is plain, or the text itself for the kernel to read. */
export function readDate(typed) {
  const text = fold(typed);
  if (!text) return null;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  const own = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const [year, month, day] = (iso ? [iso[1], iso[2], iso[3]] : own ? [own[3], own[2], own[1]] : []).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : typed;
}

/** A choice of few as buttons in a row, of many as a list to open. */
export function choiceField(field) {
  const pairs = field.app.guide.codes[field.spec.codes] ?? [];
  return pairs.length <= 6 ? radios(field, pairs) : dropdown(field, pairs);
}

/** A scale from 1 upwards. */
export function scaleField(field) {
  const points = Array.from({ length: field.spec.top }, (_, index) => [index + 1, String(index + 1)]);
  const made = radios(field, points);
  made.element.classList.add("scale");
  return made;
}

/** A row of buttons, one of which is chosen. */
export function radios(field, pairs) {
  const { app, path } = field;
  const name = uid("choice");
  const clear = h("button", { type: "button", class: "link-button", onclick: () => choose(typeof pairs[0]?.[0] === "number" ? null : "") }, t("Clear"));
  const inputs = pairs.map(([value]) => {
    const input = h("input", { type: "radio", name, value: String(value), id: uid("r"), class: "visually-hidden" });
    input.addEventListener("change", () => choose(value));
    return input;
  });
  const choose = (value) => {
    app.session.set(path, value);
    field.refresh();
  };
  const group = h(
    "div",
    { class: "choices-row", role: "radiogroup", "aria-labelledby": field.labelId, id: field.id, "data-path": path.join(".") },
    pairs.map(([, words], index) => h("span", { class: "pick" }, inputs[index], h("label", { for: inputs[index].id }, words))),
    clear,
  );
  field.describe(group, true);
  return {
    element: group,
    update() {
      const value = app.session.get(path);
      pairs.forEach(([one], index) => (inputs[index].checked = one === value));
      clear.hidden = !inputs.some((input) => input.checked) || field.spec.codes === "LANGUAGES" || field.spec.codes === "STATUSES";
    },
  };
}

function dropdown(field, pairs) {
  const { app, path, id } = field;
  const select = h("select", { id, class: "input", "data-path": path.join(".") }, h("option", { value: "" }, t("Choose…")), pairs.map(([value, words]) => h("option", { value }, words)));
  select.addEventListener("change", () => {
    app.session.set(path, select.value);
    field.refresh();
  });
  field.describe(select, true);
  return { element: select, update: () => (select.value = app.session.get(path) ?? "") };
}

/** A yes or no. */
export function tickField(field) {
  const { app, path, id, spec } = field;
  const input = h("input", { type: "checkbox", id, "data-path": path.join(".") });
  input.addEventListener("change", () => {
    app.session.set(path, input.checked);
    field.refresh();
  });
  field.describe(input, true);
  return {
    element: h("label", { class: "tick", for: id }, input, h("span", null, spec.label)),
    update: () => (input.checked = app.session.get(path) === true),
  };
}
