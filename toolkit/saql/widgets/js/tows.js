// The pairing: items from inside and outside are joined into strategies (TOWS).

import { fill, h, icon, keyed, uid, written } from "./dom.js";
import { bind, bilingualField, textField } from "./fields.js";
import { menuButton } from "./menu.js";
import { ICONS, QUADRANTS, boxName, items, named, quadrantOf, rank, ranked, removed, strategies, strategyPath } from "./swot-model.js";
import { code, label, language, t } from "./words.js";

/** The step that makes strategies of the items. */
export function towsStep(session, board) {
  const parts = Object.keys(QUADRANTS).map((quadrant) => quadrantPart(session, quadrant, board));
  const maker = composer(session, board);
  board.pairFor = (quadrant) => maker.begin(quadrant);
  const step = h(
    "div",
    { class: "step-tows" },
    h("p", { class: "lead" }, t("Choose at least one point from inside and one from outside, then write what you will do with them.")),
    maker.element,
    h("div", { class: "boxes quadrants" }, parts.map((part) => part.element)),
    h("section", { class: "panel" }, bilingualField(session, ["tows", "not_doing"], { label: label("tows", "", "not_doing"), hint: t("A strategy is also a choice of what to leave. It protects your people's time."), rows: 2 })),
  );
  const show = () => {
    maker.show();
    for (const part of parts) part.show();
  };
  session.on("change", ({ section }) => (section === "tows" || section === "swot") && show());
  show();
  return step;
}

function composer(session, board) {
  const title = uid("pair");
  const chosen = new Set();
  const result = h("p", { class: "pair-result", role: "status" });
  const input = h("textarea", { class: "input", id: uid("strategy"), rows: 2, dir: "auto", maxlength: 20000, placeholder: t("Example: use our trained volunteers to open a youth employment desk") });
  const button = h("button", { type: "button", class: "button primary", onclick: () => add() }, icon("plus"), t("Add the strategy"));
  const sides = {
    inner: h("fieldset", { class: "pick" }),
    outer: h("fieldset", { class: "pick" }),
  };
  input.value = session.view.pairing ?? "";
  for (const id of session.view.paired ?? []) chosen.add(id);
  const remember = () => session.setView({ pairing: input.value, paired: [...chosen] });
  input.addEventListener("input", () => (remember(), judge()));
  const element = h(
    "section",
    { class: "panel composer", "aria-labelledby": title, "data-path": "add.strategy" },
    h("h2", { id: title, tabindex: "-1" }, t("A new strategy")),
    h("div", { class: "picks" }, sides.inner, sides.outer),
    result,
    h("label", { class: "label", for: input.id }, t("What will we do?")),
    input,
    button,
  );
  function choice(item) {
    const box = h("input", { type: "checkbox", class: "check", checked: chosen.has(item.id) });
    box.checked = chosen.has(item.id);
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(item.id);
      else chosen.delete(item.id);
      remember();
      judge();
    });
    return h("label", { class: "pick-item", "data-box": item.box }, box, written(named(item)), rank(item) ? h("span", { class: "muted" }, String(rank(item))) : null);
  }
  function side(fieldset, words, boxes) {
    fill(
      fieldset,
      h("legend", { class: "label" }, words),
      boxes.map((box) => {
        const found = ranked(session, box).filter((item) => named(item));
        return h(
          "div",
          { class: "pick-box", "data-box": box },
          h("h3", {}, icon(ICONS[box]), boxName(box)),
          found.length ? found.map(choice) : h("p", { class: "muted" }, t("Nothing here yet.")),
        );
      }),
    );
  }
  let drawn = "";
  function show() {
    const here = items(session);
    for (const id of [...chosen]) if (!here.some((item) => item.id === id)) chosen.delete(id);
    const now = JSON.stringify([here.map((item) => [item.id, item.box, named(item), rank(item)]), [...chosen]]);
    if (now !== drawn) {
      drawn = now;
      side(sides.inner, t("From inside"), ["strength", "weakness"]);
      side(sides.outer, t("From outside"), ["opportunity", "threat"]);
    }
    judge();
  }
  function judge() {
    const { quadrant, mixed } = quadrantOf(session, [...chosen]);
    result.dataset.quadrant = quadrant ?? "";
    fill(
      result,
      quadrant
        ? [h("strong", {}, code("QUADRANTS", quadrant)), " — ", meaning(quadrant)]
        : mixed
          ? t("One strategy joins one kind from inside with one kind from outside. Please clear one of them.")
          : t("Choose one point from each side."),
    );
    button.disabled = !quadrant || !input.value.trim();
    return quadrant;
  }
  function add() {
    const quadrant = judge();
    if (!quadrant || !input.value.trim()) return;
    const id = session.newId("st");
    session.add(["tows", "strategies"], { id, quadrant, text: { ar: "", en: "", [language()]: input.value.trim() }, cites: [...chosen] });
    chosen.clear();
    input.value = "";
    remember();
    show();
    board.say(t("Strategy added under: %(quadrant)s", { quadrant: code("QUADRANTS", quadrant) }), removedLater(id));
    element.querySelector("h2").focus();
  }
  const removedLater = (id) => () => session.remove(strategyPath(id));
  function begin(quadrant) {
    chosen.clear();
    for (const box of QUADRANTS[quadrant]) {
      const first = ranked(session, box).find((item) => named(item));
      if (first) chosen.add(first.id);
    }
    remember();
    show();
    element.scrollIntoView({ block: "start" });
    input.focus({ preventScroll: true });
  }
  return { element, show, begin };
}

function quadrantPart(session, quadrant, board) {
  const [inner, outer] = QUADRANTS[quadrant];
  const title = uid("quadrant");
  const list = h("ul", { class: "items" });
  const count = h("span", { class: "count" });
  const reason = bilingualField(session, ["tows", `reason_${quadrant.toLowerCase()}`], { label: label("tows", "", `reason_${quadrant.toLowerCase()}`), rows: 1, multiline: true });
  const element = h(
    "section",
    { class: "box quadrant", "data-quadrant": quadrant, "aria-labelledby": title },
    h("header", { class: "box-head" }, h("span", { class: "pair-icons", "aria-hidden": "true" }, icon(ICONS[inner]), icon(ICONS[outer])), h("h2", { id: title, tabindex: "-1" }, code("QUADRANTS", quadrant)), count),
    h("p", { class: "prompt" }, meaning(quadrant)),
    list,
    reason,
    h("button", { type: "button", class: "button", onclick: () => board.pairFor(quadrant) }, icon("link"), t("Pair here")),
  );
  const show = () => {
    const found = strategies(session).filter((one) => one.quadrant === quadrant || (quadrant === "SO" && !QUADRANTS[one.quadrant]));
    keyed(list, found, (one) => one.id, (one) => strategyCard(session, one.id, board));
    count.textContent = String(found.length);
    reason.hidden = found.length > 0;
  };
  return { element, show };
}

function strategyCard(session, id, board) {
  const path = (...rest) => strategyPath(id, ...rest);
  const strategy = () => session.get(path());
  const other = language() === "ar" ? "en" : "ar";
  const chips = h("ul", { class: "chips", "data-path": path("cites").join("."), tabindex: "-1", "aria-label": label("tows", "strategies", "cites") });
  const picker = h("fieldset", { class: "pick editing", hidden: true });
  const menu = menuButton(t("Change or delete"), () => [
    { words: t("Change the points"), icon: "link", act: () => (picker.hidden = false, choose(), picker.querySelector("input")?.focus()) },
    ...Object.keys(QUADRANTS).filter((one) => one !== strategy().quadrant).map((one) => ({ words: t("Move to %(box)s", { box: code("QUADRANTS", one) }), icon: "send", act: () => session.set(path("quadrant"), one) })),
    { words: t("Delete"), icon: "bin", danger: true, act: () => board.say(t("Deleted."), removed(session, path())) },
  ]);
  const card = h(
    "li",
    { class: "item", tabindex: "-1", "data-item": id },
    h("div", { class: "item-head" }, textField(session, path("text", language()), { label: t("Strategy"), quiet: true, rows: 1, multiline: true, placeholder: strategy()?.text?.[other] || t("What will we do?") }), menu),
    chips,
    picker,
  );
  function choose() {
    const now = strategy();
    const boxes = QUADRANTS[now.quadrant] ?? Object.keys(ICONS);
    const cites = new Set(now.cites ?? []);
    fill(
      picker,
      h("legend", { class: "label" }, t("Built on these points")),
      items(session).filter((item) => named(item) && (boxes.includes(item.box) || cites.has(item.id))).map((item) => {
        const box = h("input", { type: "checkbox", class: "check" });
        box.checked = cites.has(item.id);
        box.addEventListener("change", () => {
          if (box.checked) cites.add(item.id);
          else cites.delete(item.id);
          session.set(path("cites"), [...cites]);
        });
        return h("label", { class: "pick-item", "data-box": item.box }, box, h("span", { class: "chip-box" }, boxName(item.box)), written(named(item)));
      }),
      h("button", { type: "button", class: "button small", onclick: () => (picker.hidden = true, menu.querySelector("button").focus()) }, t("Done")),
    );
  }
  function show() {
    const now = strategy();
    if (!now) return;
    const here = items(session);
    fill(
      chips,
      (now.cites ?? []).map((cite) => {
        const item = here.find((found) => found.id === cite);
        return h("li", { class: "chip", "data-box": item?.box ?? "" }, item ? [icon(ICONS[item.box] ?? "info"), h("span", { class: "visually-hidden" }, `${boxName(item.box)}: `), written(named(item))] : h("span", {}, t("(a point that was deleted)")));
      }),
    );
  }
  bind(session, card, "tows", show);
  bind(session, card, "swot", show);
  show();
  return card;
}

function meaning(quadrant) {
  return {
    SO: t("We use our strengths to seize opportunities."),
    ST: t("We use our strengths to withstand threats."),
    WO: t("We use opportunities to mend our weaknesses."),
    WT: t("We reduce our weaknesses so that threats harm us less."),
  }[quadrant];
}
