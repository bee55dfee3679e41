// Beginning from something else: blank, a sample, or a file.

import { fill, h, icon, uid } from "./dom.js";
import { n, t } from "./words.js";

const PIECE = 60000;

/** Opening: what would be replaced is shown first, and nothing happens without a yes. */
export function drawOpen(app) {
  const preview = h("div", { class: "open-preview", role: "status" });
  const id = uid("file");
  const file = h("input", { type: "file", id, class: "visually-hidden", accept: ".json,application/json" });
  file.addEventListener("change", () => {
    const chosen = file.files[0];
    file.value = "";
    if (chosen) look(() => openFile(app, chosen));
  });
  async function look(work) {
    fill(preview, h("p", { class: "hint" }, t("Reading…")));
    try {
      const { changes } = await work();
      fill(preview, changes.length ? replacing(app, changes, preview) : h("p", { class: "hint" }, t("This is the plan you have already.")));
      preview.querySelector("h4")?.focus();
    } catch (error) {
      fill(preview, h("p", { class: "notice danger" }, icon("alert"), h("span", null, error.message)));
    }
  }
  const source = (name, words, about) => h("li", null, h("button", { type: "button", class: "document", onclick: () => look(() => app.session.ask("open", { source: name })) }, h("span", null, h("b", null, words), h("span", { class: "hint" }, about))));
  return {
    element: h(
      "section",
      { class: "open-part" },
      h("p", { class: "hint" }, t("What you have now stays in the history, and you can go back to it.")),
      h("div", { class: "pick" }, file, h("label", { for: id }, t("Open a plan.json file"))),
      h("h3", null, t("Or begin from")),
      h(
        "ul",
        { class: "document-list" },
        source("strong", t("A convincing sample"), t("A fictional organisation's finished plan, to learn from")),
        source("developing", t("A developing sample"), t("The same walk, half way")),
        source("weak", t("A first draft"), t("A weak plan, to practise mending")),
        source("blank", t("A blank plan"), t("Nothing written yet")),
      ),
      preview,
    ),
  };
}

// A file in another encoding is refused: guessing would fill the plan with broken letters.
async function textOf(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(t("This file is not text that can be read. Choose a plan.json file."));
  }
}

async function openFile(app, file) {
  if (file.size > 2_000_000) throw new Error(t("This file is larger than a plan may be."));
  const text = await textOf(file);
  const pieces = Math.max(1, Math.ceil(text.length / PIECE));
  let answer = null;
  for (let number = 0; number < pieces; number += 1) {
    answer = await app.session.ask("open", { source: "file", number, of: pieces, text: text.slice(number * PIECE, (number + 1) * PIECE) });
  }
  return answer;
}

function replacing(app, changes, preview) {
  const amount = ({ items, begun }) => (items ? n("%(n)d item", "%(n)d items", items) : begun ? t("written") : t("empty"));
  const status = h("p", { role: "status", class: "hint" });
  const replace = async () => {
    status.textContent = t("Opening…");
    try {
      await app.session.saved();
      const start = { view: "step", section: app.guide.steps[0].section, q: 0 };
      // The new plan draws the page anew, from the view that is set by then.
      app.session.setView({ route: start, writing: start });
      await app.session.ask("replace");
    } catch (error) {
      status.textContent = error.message;
    }
  };
  return [
    h("h4", { tabindex: "-1" }, t("This would be replaced")),
    h(
      "div",
      { class: "scroll", role: "region", tabindex: "0", "aria-label": t("This would be replaced") },
      h(
        "table",
        { class: "plain-table" },
        h("thead", null, h("tr", null, h("th", { scope: "col" }, t("Section")), h("th", { scope: "col" }, t("Now")), h("th", { scope: "col" }, t("Then")))),
        h("tbody", null, changes.map((one) => h("tr", null, h("th", { scope: "row" }, app.titleOfSection(one.section)), h("td", null, amount(one.now)), h("td", null, amount(one.then))))),
      ),
    ),
    h("div", { class: "actions" }, h("button", { type: "button", class: "button primary", onclick: replace }, t("Replace my plan")), h("button", { type: "button", class: "button", onclick: () => fill(preview) }, t("Keep my plan"))),
    status,
  ];
}
