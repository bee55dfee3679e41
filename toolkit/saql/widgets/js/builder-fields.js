// Fields of the sections that the course adds: strengths of a tie, papers to tick, one district.

import { fill, h, uid } from "./dom.js";
import { t } from "./words.js";
import { radios } from "./builder-inputs.js";
import { chip, placeSearch } from "./builder-pickers.js";

/** A strength: the place in a list of words, from 0. */
export function levelField(field) {
  const words = field.app.guide.codes[field.spec.codes] ?? [];
  const made = radios(field, words.map(([, said], index) => [index, said]));
  made.element.classList.add("levels");
  return made;
}

/** Several codes, each on a line of its own to tick; `within` narrows them to those of another field. */
export function ticksField(field) {
  const { app, spec, path, place } = field;
  const box = h("div", { class: "ticks", role: "group", "aria-labelledby": field.labelId, id: field.id, "data-path": path.join("."), tabindex: "-1" });
  field.describe(box, true);
  const pairs = app.guide.codes[spec.codes] ?? [];
  const values = () => app.session.get(path) ?? [];
  const wanted = () => {
    const named = spec.within ? (app.session.get([...place.path, spec.within]) ?? []) : null;
    return named ? pairs.filter(([code]) => named.includes(code) || values().includes(code)) : pairs;
  };
  const inputs = new Map();
  const turn = (code, on) => {
    app.session.set(path, pairs.map(([one]) => one).filter((one) => (one === code ? on : values().includes(one))));
    field.refresh();
  };
  let drawn = "";
  return {
    element: box,
    update() {
      const shown = wanted();
      const marked = shown.map(([code]) => code).join();
      if (marked !== drawn || !box.firstChild) {
        drawn = marked;
        inputs.clear();
        fill(
          box,
          shown.map(([code, words]) => {
            const input = h("input", { type: "checkbox", id: uid("tick") });
            input.addEventListener("change", () => turn(code, input.checked));
            inputs.set(code, input);
            return h("label", { class: "tick", for: input.id }, input, h("span", null, words));
          }),
          shown.length ? null : h("p", { class: "hint" }, t("Nothing is asked for yet.")),
        );
      }
      for (const [code, input] of inputs) input.checked = values().includes(code);
    },
  };
}

/** One governorate or district. */
export function pcodeField(field) {
  const { app, path } = field;
  const put = (pcode) => {
    app.session.set(path, pcode);
    field.refresh();
  };
  const tag = h("div", { class: "tags" });
  const search = placeSearch(field, put);
  return {
    element: h("div", { class: "place" }, tag, search.element),
    update() {
      const pcode = app.session.get(path) ?? "";
      if (tag.dataset.pcode !== pcode) {
        tag.dataset.pcode = pcode;
        fill(tag, pcode && chip(app, pcode, () => put("")));
      }
      search.element.hidden = Boolean(pcode);
    },
  };
}
