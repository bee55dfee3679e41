// One question: its words, its fields with what the rules say about each, and examples.

import { fill, h, uid } from "./dom.js";
import { t } from "./words.js";
import { choiceField, dateField, lineField, numberField, personField, scaleField, textField, tickField } from "./builder-inputs.js";
import { levelField, pcodeField, ticksField } from "./builder-fields.js";
import { panelOf } from "./builder-panels.js";
import { choicesField, milestonesField, placeField, placesField, refField, refsField } from "./builder-pickers.js";

const KINDS = {
  text: textField,
  long: textField,
  line: lineField,
  number: numberField,
  date: dateField,
  choice: choiceField,
  choices: choicesField,
  place: (field) => placeField(field, (path, label) => freeText(field, path, label)),
  places: placesField,
  ref: refField,
  refs: refsField,
  person: personField,
  scale: scaleField,
  tick: tickField,
  milestones: milestonesField,
  pcode: pcodeField,
  level: levelField,
  ticks: ticksField,
};

/** Where fields lie: `path` leads to the section or item that holds them. */
export function placeAt(section, list = "", item = "") {
  return { section, list, item, path: item ? [section, list, item] : [section] };
}

/** A question with its fields; `update(cause)` follows the plan and the advice. */
export function questionCard(app, question, place, { level = 3 } = {}) {
  const title = uid("q");
  const parts = question.fields.map((spec) => fieldShell(app, spec, place));
  const plain = parts.filter((part) => !part.spec.rare);
  const rare = parts.filter((part) => part.spec.rare);
  const more = rare.length
    ? h("details", { class: "rare" }, h("summary", null, plain.length ? t("More") : t("Open this question")), rare.map((part) => part.element))
    : null;
  const samples = examplesOf(app, question, place);
  const panel = question.panel ? panelOf(app, question.panel, place) : null;
  const element = h(
    "section",
    { class: "question", role: "group", "aria-labelledby": title },
    h(`h${level}`, { id: title, class: "question-ask", tabindex: "-1" }, question.ask),
    question.hint ? h("p", { class: "hint" }, question.hint) : null,
    plain.map((part) => part.element),
    more,
    panel?.element,
    samples,
  );
  const update = (cause) => {
    for (const part of parts) part.update(cause);
    panel?.update();
    if (more && rare.some((part) => part.filled() || part.told())) more.open = true;
  };
  return { element, update };
}

function fieldShell(app, spec, place) {
  const path = [...place.path, spec.name];
  const notes = h("div", { class: "field-notes", id: uid("notes") });
  const complaint = h("p", { class: "complaint", role: "alert", hidden: true });
  const hint = spec.hint ? h("p", { class: "hint", id: uid("hint") }, spec.hint) : null;
  const described = [];
  const field = { app, spec, place, path, id: uid("field"), labelId: uid("label") };
  let inner = null;
  field.describe = (input, main) => {
    if (!main) return;
    described.push(input);
    input.setAttribute("aria-describedby", [hint?.id, notes.id].filter(Boolean).join(" "));
  };
  field.refresh = () => update("own");
  field.complain = (sentence) => {
    if (complaint.textContent !== sentence) complaint.textContent = sentence;
    complaint.hidden = !sentence;
    tellInvalid();
  };
  const tellInvalid = () => {
    const wrong = !complaint.hidden || notes.dataset.worst === "E";
    for (const input of described) {
      if (wrong && input.matches("input, textarea, select, [role=radiogroup]")) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  };
  inner = KINDS[spec.kind](field);
  const labelled = spec.kind === "tick" ? null : h(isGroup(spec, app) ? "p" : "label", { class: "label", id: field.labelId, for: isGroup(spec, app) ? null : field.id }, spec.label);
  const element = h("div", { class: `field field-${spec.kind}`, "data-field": spec.name }, labelled, hint, inner.element, notes);
  notes.append(complaint);
  const findings = h("ul", { class: "findings" });
  notes.append(findings);
  // Texts name their inputs by aria-labelledby, since one label stands over two languages.
  if (spec.kind === "text" || spec.kind === "long") element.querySelector("label.label")?.removeAttribute("for");
  let drawn = "";
  const filled = () => hasContent(app.session.get(path));
  const told = () => (app.fresh && app.fresh === place.item && !filled() ? [] : app.findingsOf(place.section, place.item || null, spec.name));
  const update = (cause) => {
    inner.update(cause);
    const found = told();
    const marked = JSON.stringify(found.map((one) => [one.severity, one.message]));
    if (marked === drawn) return;
    drawn = marked;
    notes.dataset.worst = found.some((one) => one.severity === "E") ? "E" : found.length ? "W" : "";
    fill(
      findings,
      found.map((one) =>
        h("li", { class: "finding", "data-severity": one.severity }, h("span", { class: "finding-mark", "aria-hidden": "true" }, one.severity === "E" ? "!" : "i"), h("span", { dir: "auto" }, one.message, " ", one.mend ? h("span", { class: "finding-mend" }, one.mend) : null)),
      ),
    );
    tellInvalid();
  };
  return { spec, element, update, filled, told: () => told().length > 0 };
}

function isGroup(spec, app) {
  if (["scale", "level", "ticks", "choices", "refs", "milestones", "pcode"].includes(spec.kind)) return true;
  return spec.kind === "choice" && (app.guide.codes[spec.codes] ?? []).length <= 6;
}

function freeText(field, path, label) {
  const inner = { ...field, path, labelId: uid("label"), spec: { ...field.spec, kind: "text", label } };
  inner.describe = () => {};
  const made = textField(inner);
  return { element: h("div", { class: "free-text" }, h("span", { class: "hint", id: inner.labelId }, label), made.element), update: made.update };
}

/** Whether a value of the plan holds anything. */
export function hasContent(value) {
  if (value === null || value === undefined || value === "" || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object") return Object.values(value).some(hasContent);
  return true;
}

function examplesOf(app, question, place) {
  const found = question.fields
    .map((spec) => app.examplesFor(place.section, place.list, spec.name))
    .filter(Boolean);
  if (!found.length) return null;
  return h("details", { class: "examples" }, h("summary", null, t("Examples")), found.map((one) => exampleLines(one)));
}

/** A weak and a strong example, and what makes the difference. */
export function exampleLines({ weak, strong, why, more }) {
  const line = (kind, words, text) => (text ? h("div", { class: "example", "data-kind": kind }, h("p", { class: "example-kind" }, words), h("p", { dir: "auto" }, text)) : null);
  return h("div", { class: "example-pair" }, line("weak", t("Weak"), weak), line("strong", t("Strong"), strong), line("strong", t("Another"), more), why ? h("p", { class: "hint", dir: "auto" }, why) : null);
}
