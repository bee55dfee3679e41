// The ranking: each box with what weighs most on top.

import { fill, h, icon, written } from "./dom.js";
import { BOXES, ICONS, boxName, external, named, rank, ranked } from "./swot-model.js";
import { t } from "./words.js";

const TOP = 3;

/** The step that shows the items by importance, times likelihood for what comes from outside. */
export function rankStep(session, board) {
  const grid = h("div", { class: "boxes rank" });
  const step = h("div", {}, h("p", { class: "lead" }, t("The plan answers what weighs most. Importance counts; for opportunities and threats it is multiplied by likelihood.")), grid);
  const show = () => {
    fill(grid, BOXES.map((box) => ranking(box)));
  };
  function ranking(box) {
    const found = ranked(session, box);
    const most = external(box) ? 25 : 5;
    let top = 0;
    return h(
      "section",
      { class: "box", "data-box": box },
      h("header", { class: "box-head" }, icon(ICONS[box]), h("h2", {}, boxName(box)), h("span", { class: "count" }, String(found.length))),
      found.length
        ? h(
            "ol",
            { class: "rank-list" },
            found.map((item) => {
              const score = rank(item);
              const high = score > 0 && top < TOP;
              if (high) top += 1;
              const bar = h("span", { class: "rank-bar", "aria-hidden": "true" }, h("span", {}));
              bar.firstChild.style.inlineSize = `${(100 * score) / most}%`;
              return h(
                "li",
                { class: "rank-row" },
                h("div", { class: "rank-words" }, written(named(item) || t("(no text yet)")), high ? h("span", { class: "tag top" }, t("Top %(n)s", { n: top })) : null),
                score ? h("div", { class: "rank-score" }, bar, h("span", { dir: external(item.box) ? "ltr" : null }, scoreWords(item, score))) : null,
                h("button", { type: "button", class: "button small quiet", onclick: () => board.revealItem(item.id, "importance") }, score ? t("Change the scores") : t("Score it")),
              );
            }),
          )
        : h("p", { class: "muted" }, t("Nothing here yet.")),
    );
  }
  session.on("change", ({ section }) => section === "swot" && step.isConnected && show());
  step.refresh = show;
  show();
  return step;
}

function scoreWords(item, score) {
  return external(item.box)
    ? t("%(a)s × %(b)s = %(score)s", { a: item.importance, b: item.likelihood, score })
    : t("Importance %(a)s", { a: item.importance });
}
