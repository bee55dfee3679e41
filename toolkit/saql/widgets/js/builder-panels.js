// What follows from the plan, drawn below a question: maps, sums, scores. The kernel works it out.

import { fill, h } from "./dom.js";
import { t } from "./words.js";

const DRAW = {};

/** A picture by name; it is asked for anew when the plan has changed. */
export function panelOf(app, name, place) {
  const body = h("div", { class: "panel", "data-panel": name });
  let asked = "";
  const load = async (marked) => {
    try {
      const data = await app.session.ask("panel", { panel: name, item: place.item || null });
      if (marked === asked) fill(body, DRAW[name](app, data, place));
    } catch (error) {
      fill(body, h("p", { class: "hint" }, error.message || t("This cannot be shown just now.")));
    }
  };
  return {
    element: body,
    update() {
      const marked = JSON.stringify(app.session.state.revisions);
      if (marked === asked || !DRAW[name]) return;
      asked = marked;
      load(marked);
    },
  };
}
