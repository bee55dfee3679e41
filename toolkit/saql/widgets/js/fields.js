// Fields bound to a path of the plan. Each keeps itself up to date, and never changes under the
// hands of the person who is typing in it: what others wrote appears when they leave the field.
//
//   textField(session, ["goals", "items", id, "text", "ar"], { label, hint, rows })
//   bilingualField(session, ["goals", "items", id, "text"], { label })    both languages
//   scoreField(session, path, { label, low, high })                       1 to 5
//   selectField(session, path, { label, options: [[code, words], …] })
//   checkField(session, path, { label })
// All return an element with `data-path`, and label, hint and errors joined to the input.

import { same } from "./edits.js";
import { fill, h, uid } from "./dom.js";
import { language, n, t } from "./words.js";

export const MAX_TEXT = 20000;

/** One text, one line or several. `type` may be "text", "number" (any digits) or "date". */
export function textField(session, path, options = {}) {
  const { label, hint, placeholder, rows = 2, type = "text", lang, quiet = false, compact = false, multiline = rows > 1 } = options;
  const id = uid("field");
  const plain = type !== "text" || !multiline;
  const input = h(plain ? "input" : "textarea", {
    id,
    class: "input",
    dir: type === "text" ? "auto" : "ltr",
    rows: plain ? null : rows,
    type: plain ? (type === "date" ? "date" : "text") : null,
    inputmode: type === "number" ? "decimal" : null,
    maxlength: MAX_TEXT,
    placeholder,
    autocomplete: "off",
    lang,
    "aria-label": quiet ? label : null,
    "aria-describedby": hint ? `${id}-hint` : null,
  });
  const limit = h("span", { class: "hint", role: "status" });
  const shell = h(
    "div",
    { class: `field${compact ? " compact" : ""}`, "data-path": path.join(".") },
    label && !quiet ? h("label", { for: id, class: "label" }, label) : null,
    hint ? h("span", { class: "hint", id: `${id}-hint` }, hint) : null,
    input,
    limit,
  );
  const shown = (value) => (value === null || value === undefined ? "" : String(value));
  let seen = session.get(path) ?? null;
  let mine = null;
  const show = () => {
    seen = session.get(path) ?? null;
    mine = null;
    if (input.value !== shown(seen)) input.value = shown(seen);
    grow(input);
  };
  const typed = () => {
    const value = input.value === "" && type !== "text" ? null : input.value;
    session.set(path, value, { base: seen });
    seen = mine = value;
    grow(input);
    const left = MAX_TEXT - input.value.length;
    fill(limit, left < 2000 ? n("%(n)d character left", "%(n)d characters left", left) : "");
  };
  input.addEventListener("input", typed);
  input.addEventListener("blur", () => {
    if (!same(session.get(path) ?? null, seen)) show();
  });
  bind(session, shell, path[0], (cause) => {
    const now = session.get(path) ?? null;
    const typing = document.activeElement === input && document.hasFocus();
    if (!typing) {
      if (!same(now, seen) || input.value !== shown(now)) show();
    } else if (cause === "ack" && mine !== null && same(mine, seen)) seen = now;
  });
  show();
  return shell;
}

/** A text in the person's language, with the other language one step away. */
export function bilingualField(session, path, options = {}) {
  const main = language();
  const other = main === "ar" ? "en" : "ar";
  const first = textField(session, [...path, main], { ...options, lang: main });
  const words = other === "en" ? t("In English") : t("In Arabic");
  const second = h("details", { class: "other-language" }, h("summary", {}, words));
  second.addEventListener("toggle", () => {
    if (second.open && second.children.length === 1) {
      second.append(textField(session, [...path, other], { ...options, label: `${options.label} — ${words}`, quiet: true, hint: null, lang: other }));
    }
  });
  if (session.get([...path, other])?.trim() && !session.get([...path, main])?.trim()) second.open = true;
  return h("div", { class: "bilingual" }, first, second);
}

/** A score from 1 to 5, one press; pressing the chosen one again clears it. */
export function scoreField(session, path, { label, low, high }) {
  const name = uid("score");
  const group = h("fieldset", { class: "score", "data-path": path.join(".") }, h("legend", { class: "label" }, label));
  const inputs = [1, 2, 3, 4, 5].map((value) => {
    const input = h("input", { type: "radio", name, value: String(value), class: "visually-hidden" });
    let was = false;
    input.addEventListener("change", () => session.set(path, value));
    const face = h("span", { class: "score-face" }, String(value));
    const note = value === 1 ? low : value === 5 ? high : null;
    const choice = h("label", { class: "score-choice" }, input, face, note ? h("span", { class: "visually-hidden" }, ` (${note})`) : null);
    choice.addEventListener("pointerdown", () => (was = input.checked));
    choice.addEventListener("click", (event) => {
      if (was && event.target !== input) {
        event.preventDefault();
        session.set(path, null);
      }
      was = false;
    });
    group.append(choice);
    return input;
  });
  if (low) group.append(h("span", { class: "score-ends", "aria-hidden": "true" }, h("span", {}, low), h("span", {}, high)));
  const show = () => {
    const now = Number(session.get(path) ?? 0);
    for (const input of inputs) input.checked = Number(input.value) === now;
  };
  bind(session, group, path[0], show);
  show();
  return group;
}

/** One of a closed list; a code that the list does not know stays chosen and visible. */
export function selectField(session, path, { label, hint, options, empty = t("Not chosen yet"), onchange }) {
  const id = uid("field");
  const select = h("select", { id, class: "input", "aria-describedby": hint ? `${id}-hint` : null });
  const show = () => {
    const now = session.get(path) ?? "";
    const all = [["", empty], ...options];
    if (!all.some(([value]) => value === now)) all.push([now, now]);
    fill(select, all.map(([value, words]) => h("option", { value }, words)));
    select.value = now;
  };
  select.addEventListener("change", () => {
    session.set(path, select.value);
    onchange?.(select.value);
  });
  const shell = h(
    "div",
    { class: "field", "data-path": path.join(".") },
    h("label", { for: id, class: "label" }, label),
    hint ? h("span", { class: "hint", id: `${id}-hint` }, hint) : null,
    select,
  );
  bind(session, shell, path[0], show);
  show();
  return shell;
}

/** A yes or no. */
export function checkField(session, path, { label, hint }) {
  const id = uid("field");
  const input = h("input", { id, type: "checkbox", class: "check", "aria-describedby": hint ? `${id}-hint` : null });
  const show = () => (input.checked = Boolean(session.get(path)));
  input.addEventListener("change", () => session.set(path, input.checked));
  const shell = h(
    "div",
    { class: "field check-field", "data-path": path.join(".") },
    h("label", { for: id, class: "check-label" }, input, h("span", {}, label)),
    hint ? h("span", { class: "hint", id: `${id}-hint` }, hint) : null,
  );
  bind(session, shell, path[0], show);
  show();
  return shell;
}

/** Calls `update(cause)` on changes of a section, for as long as the element is on the page. */
export function bind(session, element, section, update) {
  let placed = false;
  const off = session.on("change", (change) => {
    placed ||= element.isConnected;
    if (placed && !element.isConnected) off();
    else if (change.section === section) update(change.cause);
  });
  return off;
}

/** Makes a text area as tall as its text, where the browser does not do so by itself. */
export function grow(input) {
  if (input.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  requestAnimationFrame(() => {
    input.style.blockSize = "auto";
    input.style.blockSize = `${input.scrollHeight + 2}px`;
  });
}
