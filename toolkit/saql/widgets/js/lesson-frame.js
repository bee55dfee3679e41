// Lays the notebook around a lesson out in its language's direction.

import { h } from "./dom.js";

export function render({ model, el }) {
  const mark = `saql-lesson-${model.get("direction")}`;
  el.append(h("p", { class: "saql-lesson-note", dir: model.get("direction"), lang: model.get("language") }, model.get("text")));
  const lay = () => {
    const notebook = el.closest(".jp-Notebook");
    notebook?.classList.add("saql-lesson", mark);
    return Boolean(notebook);
  };
  if (lay()) return undefined;
  // JupyterLab may draw an output before it puts it into the notebook.
  const watcher = new MutationObserver(() => lay() && watcher.disconnect());
  watcher.observe(document.body, { childList: true, subtree: true });
  return () => watcher.disconnect();
}
