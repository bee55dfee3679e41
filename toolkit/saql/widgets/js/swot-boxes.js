// The four boxes: prompts, quick adding, and on a phone one box at a time.

import { fill, h, heldFocus, icon, keyed, uid } from "./dom.js";
import { itemCard } from "./swot-item.js";
import { BOXES, ICONS, boxName, itemPath, itemsIn } from "./swot-model.js";
import { label, language, n, t } from "./words.js";

/** The step with the four boxes. `board` offers `say`, `showAdvice`; this adds `showBox`,
 *  `adder` and `dropTargets`. */
export function boxesStep(session, board) {
  const parts = Object.fromEntries(BOXES.map((box) => [box, boxPart(session, box, board)]));
  const pills = Object.fromEntries(
    BOXES.map((box) => [
      box,
      h("button", { type: "button", class: "pill", "data-box": box, onclick: () => board.showBox(box, true) }, icon(ICONS[box]), h("span", { class: "pill-name" }, boxName(box)), h("span", { class: "count" })),
    ]),
  );
  const grid = h("div", { class: "boxes" }, BOXES.map((box) => parts[box].element));
  const step = h("div", { class: "step-boxes" }, h("div", { class: "pills", role: "group", "aria-label": t("Choose a box") }, BOXES.map((box) => pills[box])), grid);

  board.adder = (box) => parts[box]?.input;
  board.showBox = (box, focus = false) => {
    for (const one of BOXES) {
      parts[one].element.classList.toggle("current", one === box);
      pills[one].setAttribute("aria-pressed", String(one === box));
    }
    if (session.view.box !== box) session.setView({ box });
    if (focus) parts[box].element.querySelector("h2").focus({ preventScroll: true });
  };
  board.dropTargets = (id) => ({
    targetAt(element, x, y) {
      const pill = element.closest?.(".pill");
      if (pill && step.contains(pill)) return { box: pill.dataset.box, before: null, mark: pill };
      const part = element.closest?.(".box");
      if (!part || !step.contains(part)) return null;
      const cards = [...part.querySelectorAll(".item")].filter((card) => card.dataset.item !== id);
      const next = cards.find((card) => {
        const place = card.getBoundingClientRect();
        return y < place.top + place.height / 2;
      });
      return { box: part.dataset.box, before: next?.dataset.item ?? null, mark: part, line: next ?? null };
    },
    show(target) {
      for (const marked of step.querySelectorAll(".drop-here, .drop-before")) marked.classList.remove("drop-here", "drop-before");
      target?.mark.classList.add("drop-here");
      target?.line?.classList.add("drop-before");
    },
  });

  function show() {
    const back = heldFocus(grid);
    for (const box of BOXES) {
      const found = parts[box].show();
      fill(pills[box].querySelector(".count"), h("span", { "aria-hidden": "true" }, String(found)), h("span", { class: "visually-hidden" }, n("%(n)d item", "%(n)d items", found)));
    }
    back();
  }
  session.on("change", ({ section }) => section === "swot" && show());
  show();
  board.showBox(BOXES.includes(session.view.box) ? session.view.box : BOXES[0]);
  return step;
}

function boxPart(session, box, board) {
  const title = uid("box");
  const hint = uid("hint");
  const list = h("ul", { class: "items" });
  const count = h("span", { class: "count" });
  const input = h("textarea", { class: "input", rows: 1, dir: "auto", maxlength: 20000, "aria-label": t("Add to %(box)s", { box: boxName(box) }), "aria-describedby": hint, placeholder: example(box) });
  const add = () => {
    const lines = input.value.split("\n").map((line) => line.trim()).filter(Boolean);
    if (!lines.length) return input.focus();
    session.batch(() => {
      for (const line of lines) {
        const id = session.newId("sw");
        session.add(["swot", "items"], { id, box, text: { ar: "", en: "", [language()]: line } });
      }
    });
    input.value = "";
    remember();
    input.focus();
    board.announce(n("%(n)d item added", "%(n)d items added", lines.length));
  };
  const remember = () => session.setView({ adding: { ...session.view.adding, [box]: input.value } });
  input.value = session.view.adding?.[box] ?? "";
  input.addEventListener("input", remember);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      add();
    }
  });
  const element = h(
    "section",
    { class: "box", "data-box": box, "aria-labelledby": title },
    h("header", { class: "box-head" }, icon(ICONS[box]), h("h2", { id: title, tabindex: "-1" }, boxName(box)), count),
    h("p", { class: "prompt", id: hint }, prompt(box)),
    list,
    h("div", { class: "adder", "data-path": `add.${box}` }, input, h("button", { type: "button", class: "button primary", onclick: add }, icon("plus"), h("span", {}, t("Add")))),
  );
  const show = () => {
    const found = itemsIn(session, box);
    keyed(list, found, (item) => item.id, (item) => itemCard(session, item.id, board));
    list.setAttribute("aria-label", label("swot", "", "items"));
    count.textContent = String(found.length);
    element.classList.toggle("empty", found.length === 0);
    return found.length;
  };
  return { element, input, show };
}

function prompt(box) {
  return {
    strength: t("What do we do well? What do we have that others ask us for?"),
    weakness: t("What holds us back inside the organisation? What do we lack?"),
    opportunity: t("What is changing around us that we could use?"),
    threat: t("What is happening around us that could harm our work?"),
  }[box];
}

function example(box) {
  return {
    strength: t("Example: 40 trained volunteers in three districts"),
    weakness: t("Example: no written procedure for purchases"),
    opportunity: t("Example: a new fund for youth employment this year"),
    threat: t("Example: transport costs doubled within a year"),
  }[box];
}
