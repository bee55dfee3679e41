// Lays the notebook around a lesson out in its language's direction.

import { h } from "./dom.js";

export function render({ model, el }) {
  const notebook = el.closest(".jp-Notebook");
  const mark = `saql-lesson-${model.get("direction")}`;
  notebook?.classList.add("saql-lesson", mark);
  el.append(h("p", { class: "saql-lesson-note", dir: model.get("direction"), lang: model.get("language") }, model.get("text")));
}
