// Forms of the desk: what is typed is kept on the device until the room has taken it.

import { fill, h, icon, uid } from "./dom.js";
import { newKey, working } from "./trainer-frame.js";
import { t } from "./words.js";

/** A form over `fields`: `[{ name, words, kind, options, hint, required, value }]`.
 *  Kinds: text, area, choice (select), choices (boxes), scale, number, yes_no, check.
 *  `send(values, key)` does it; the form is empty again when it has worked. What draws the form
 *  anew is for `after`: before that, a new one would take up what was just sent, with its key. */
export function form(desk, name, fields, { send, words, look = "primary", done = null, cancel = null, clear = true, after = null }) {
  const box = `saql:desk:${desk.session.state.scope}:${name}`;
  let held = read(box);
  const inputs = new Map();
  const place = h("span", { class: "trainer-said" });
  const button = h("button", { type: "submit", class: `button ${look}` }, words);
  const values = () => Object.fromEntries(fields.map((field) => [field.name, inputs.get(field.name).get()]));
  const remember = () => {
    held = { key: held.key, values: values() };
    write(box, held);
  };
  const forget = () => {
    held = { key: newKey(), values: {} };
    write(box, null);
  };
  const element = h("form", { class: "trainer-form", novalidate: true, "data-form": name });
  for (const field of fields) {
    const made = input(fields.length > 1 ? field : { ...field, alone: true }, held.values[field.name] ?? field.value);
    inputs.set(field.name, made);
    element.append(made.element);
  }
  element.append(h("div", { class: "trainer-buttons" }, button, cancel ? h("button", { type: "button", class: "button quiet", onclick: () => (forget(), cancel()) }, t("Cancel")) : null, place));
  element.addEventListener("input", remember);
  element.addEventListener("change", remember);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const lacking = fields.find((field) => field.required && empty(inputs.get(field.name).get()));
    if (lacking) {
      fill(place, h("span", { class: "trainer-failed", role: "alert" }, t("Fill in: %(field)s.", { field: lacking.words })));
      inputs.get(lacking.name).focus();
      return;
    }
    void working(button, place, async () => {
      const answer = await send(values(), held.key);
      forget();
      if (clear) for (const field of fields) inputs.get(field.name).set(field.value);
      if (done) desk.say(typeof done === "function" ? done(answer) : done);
      if (after) await after();
    });
  });
  return element;
}

/** Whether something typed in a form of this name still waits on the device. */
export function waiting(desk, name) {
  return Object.values(read(`saql:desk:${desk.session.state.scope}:${name}`).values).some((value) => !empty(value));
}

function empty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}

const MAKERS = { text: line, number: line, area: line, choice: select, choices: boxes, scale, yes_no: scale, check: box };

function input(field, value) {
  const made = (MAKERS[field.kind ?? "text"] ?? line)(field);
  made.set(value);
  return made;
}

function labelled(field, id, control) {
  return h(
    "div",
    { class: `field ${field.narrow ? "narrow" : ""}`, "data-field": field.name },
    h("label", { for: id, class: "label", dir: "auto" }, field.words, field.required && !field.alone ? h("span", { class: "trainer-required" }, ` (${t("required")})`) : null),
    field.hint ? h("span", { class: "hint", id: `${id}-hint` }, field.hint) : null,
    control,
  );
}

function line(field) {
  const id = uid("field");
  const area = field.kind === "area";
  const control = h(area ? "textarea" : "input", { id, class: "input", dir: "auto", rows: area ? 2 : null, type: area ? null : "text", inputmode: field.kind === "number" ? "decimal" : null, maxlength: field.most ?? 4000, autocomplete: "off", "aria-describedby": field.hint ? `${id}-hint` : null });
  return { element: labelled(field, id, control), get: () => control.value.trim(), set: (value) => (control.value = value ?? ""), focus: () => control.focus() };
}

function select(field) {
  const id = uid("field");
  const control = h("select", { id, class: "input", "aria-describedby": field.hint ? `${id}-hint` : null }, field.empty === null ? null : h("option", { value: "" }, field.empty ?? t("Choose")), field.options.map(([value, words]) => h("option", { value }, words)));
  return { element: labelled(field, id, control), get: () => control.value, set: (value) => (control.value = value ?? control.options[0]?.value ?? ""), focus: () => control.focus() };
}

function box(field) {
  const control = h("input", { type: "checkbox", class: "check" });
  const element = h("div", { class: "field check-field", "data-field": field.name }, h("label", { class: "check-label" }, control, h("span", { dir: "auto" }, field.words)));
  return { element, get: () => control.checked, set: (value) => (control.checked = Boolean(value)), focus: () => control.focus() };
}

function boxes(field) {
  const controls = field.options.map(([value]) => h("input", { type: "checkbox", class: "check", value }));
  const element = group(field, controls.map((control, index) => h("label", { class: "check-label" }, control, h("span", { dir: "auto" }, field.options[index][1]))));
  return { element, get: () => controls.filter((one) => one.checked).map((one) => one.value), set: (value) => controls.forEach((one) => (one.checked = (value ?? []).includes(one.value))), focus: () => controls[0]?.focus() };
}

function scale(field) {
  const options = field.options?.length ? field.options : field.kind === "yes_no" ? [["yes", t("Yes")], ["no", t("No")]] : [1, 2, 3, 4, 5].map((value) => [String(value), String(value)]);
  const name = uid("scale");
  const controls = options.map(([value]) => h("input", { type: "radio", class: "visually-hidden", name, value }));
  const faces = controls.map((control, index) => h("label", { class: "score-choice" }, control, h("span", { class: "score-face trainer-face", dir: "auto" }, options[index][1])));
  const none = h("button", { type: "button", class: "button quiet small", onclick: () => (controls.forEach((one) => (one.checked = false)), none.dispatchEvent(new Event("change", { bubbles: true }))) }, icon("undo"), t("No answer"));
  const element = group(field, h("div", { class: "trainer-scale" }, faces, none));
  return { element, get: () => controls.find((one) => one.checked)?.value ?? "", set: (value) => controls.forEach((one) => (one.checked = String(value ?? "") === one.value)), focus: () => controls[0]?.focus() };
}

function group(field, control) {
  return h("fieldset", { class: "field", "data-field": field.name }, h("legend", { class: "label", dir: "auto" }, field.words, field.required && !field.alone ? h("span", { class: "trainer-required" }, ` (${t("required")})`) : null), field.hint ? h("span", { class: "hint" }, field.hint) : null, control);
}

function read(name) {
  try {
    const found = JSON.parse(localStorage.getItem(name) ?? "null");
    if (found?.key) return found;
  } catch {
    // A device that keeps nothing still lets people write.
  }
  return { key: newKey(), values: {} };
}

function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // As above.
  }
}
