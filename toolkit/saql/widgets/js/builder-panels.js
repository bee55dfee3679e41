// What follows from the plan, drawn below a question: maps, sums, scores. The kernel works it out.

import { fill, h } from "./dom.js";
import { t } from "./words.js";
import { drawCampaign, drawPipeline } from "./builder-asking.js";
import { drawMessage } from "./builder-message.js";
import { drawNetwork } from "./builder-network.js";
import { drawGo, drawReadiness } from "./builder-readiness.js";
import { drawSources } from "./builder-sources.js";

const DRAW = {
  readiness: drawReadiness,
  funding_map: drawSources,
  go: drawGo,
  pipeline: drawPipeline,
  campaign: drawCampaign,
  network: drawNetwork,
  message: drawMessage,
};

/** A picture by name; it is asked for anew when the plan has changed. */
export function panelOf(app, name, place) {
  const body = h("div", { class: "panel", "data-panel": name });
  let asked = "";
  const load = async (marked) => {
    try {
      const data = await app.session.ask("panel", { panel: name, item: place.item || null });
      if (marked === asked) fill(body, DRAW[name](app, data));
    } catch (error) {
      fill(body, h("p", { class: "hint" }, error.message || t("This cannot be shown just now.")));
    }
  };
  return {
    element: body,
    update() {
      const marked = JSON.stringify(app.session.state.revisions);
      if (marked === asked) return;
      asked = marked;
      load(marked);
    },
  };
}
