// What changed between two plans, by section and item: a sign and a word beside every colour.

import { h } from "./dom.js";
import { language, t } from "./words.js";

const SIGNS = { added: "+", removed: "−", changed: "~" };
const KINDS = () => ({ added: t("added"), removed: t("removed"), changed: t("changed") });

/** The changes as the kernel tells them: one part a section. Texts are text nodes only. */
export function changeList(sections, level = "h4") {
  return h("div", { class: "changes" }, sections.map((one) => h("section", { class: "changes-section" }, h(level, null, one.title), h("ul", null, one.items.map(itemOf)))));
}

function itemOf(item) {
  const fields = item.fields.length ? h("ul", { class: "changes-fields" }, item.fields.map((field) => fieldOf(field, item.kind))) : null;
  if (!item.label) return h("li", { class: "changes-own" }, fields);
  return h("li", { "data-kind": item.kind }, h("p", { class: "changes-item" }, signOf(item.kind), h("span", null, item.label, item.number ? [" ", h("bdi", { class: "number" }, item.number)] : null, item.name ? [" ", h("bdi", null, `«${item.name}»`)] : null)), fields);
}

function fieldOf(field, above) {
  const arrow = h("span", { class: "changes-arrow", "aria-hidden": "true" }, language() === "ar" ? "←" : "→");
  const both = field.before.length > 0 && field.after.length > 0;
  return h(
    "li",
    { "data-kind": field.kind },
    h("p", { class: "changes-field" }, above === field.kind ? null : signOf(field.kind), h("b", null, field.label)),
    field.before.length || field.after.length
      ? h("div", { class: "changes-values" }, field.before.length ? value("del", t("before"), field.before) : null, field.after.length ? h("div", { class: "changes-to" }, both ? arrow : null, value("ins", t("after"), field.after)) : null)
      : null,
  );
}

function signOf(kind) {
  return h("span", { class: "changes-sign", "data-kind": kind }, h("span", { "aria-hidden": "true" }, SIGNS[kind]), " ", KINDS()[kind]);
}

// The word for it stands outside, so that the text's own letters give its direction.
function value(tag, words, pieces) {
  const text = pieces.map((piece, at) => [at ? " " : null, piece.changed ? h(tag, null, piece.text) : piece.text]);
  return [h("span", { class: "visually-hidden" }, `${words}: `), h("span", { class: "changes-value", dir: "auto" }, text)];
}
