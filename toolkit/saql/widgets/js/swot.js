// The SWOT board: boxes, ranking, strategies, and handing in.

import { advicePanel } from "./advice.js";
import { fill, h, icon, uid } from "./dom.js";
import { startBoard } from "./page.js";
import { boxesStep } from "./swot-boxes.js";
import { items, strategies } from "./swot-model.js";
import { rankStep } from "./swot-rank.js";
import { toaster } from "./toast.js";
import { towsStep } from "./tows.js";
import { best, label, n, t } from "./words.js";

const STEPS = ["boxes", "ranking", "strategies"];

export function render({ model, el }) {
  return startBoard({ model, el, name: "swot", draw });
}

function draw(session, root, bar) {
  const { place: toasts, say } = toaster();
  const heard = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  const board = { say, announce: (words) => (heard.textContent = words) };
  const panels = {};
  const made = {};
  const makers = { boxes: boxesStep, ranking: rankStep, strategies: towsStep };
  const tabs = Object.fromEntries(STEPS.map((step, index) => [step, tab(step, index)]));
  const tablist = h("div", { class: "tabs", role: "tablist", "aria-label": t("Steps") }, STEPS.map((step) => tabs[step]));

  function tab(step, index) {
    const id = uid("tab");
    const words = { boxes: t("Four boxes"), ranking: t("Ranking"), strategies: t("Strategies") }[step];
    panels[step] = h("div", { role: "tabpanel", class: "step", id: `${id}-panel`, "aria-labelledby": id, hidden: true });
    return h("button", { type: "button", role: "tab", class: "tab", id, "aria-controls": `${id}-panel`, onclick: () => open(step) }, h("span", { class: "tab-number", "aria-hidden": "true" }, String(index + 1)), words);
  }
  function open(step, focus = false) {
    for (const one of STEPS) {
      const chosen = one === step;
      tabs[one].setAttribute("aria-selected", String(chosen));
      tabs[one].tabIndex = chosen ? 0 : -1;
      panels[one].hidden = !chosen;
    }
    if (!made[step]) {
      made[step] = makers[step](session, board);
      panels[step].append(made[step], onwards(step));
    }
    made[step].refresh?.();
    if (session.view.step !== step) session.setView({ step });
    if (focus) tabs[step].focus();
  }
  tablist.addEventListener("keydown", (event) => {
    const now = STEPS.indexOf(session.view.step ?? "boxes");
    const forward = root.closest("[dir]").dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const next = { [forward]: now + 1, [backward]: now - 1, Home: 0, End: STEPS.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    open(STEPS[(next + STEPS.length) % STEPS.length], true);
  });
  function onwards(step) {
    const next = STEPS[STEPS.indexOf(step) + 1];
    if (next) {
      const words = { ranking: t("Next: see what weighs most"), strategies: t("Next: make strategies") }[next];
      return h("div", { class: "onwards" }, h("button", { type: "button", class: "button primary", onclick: () => (open(next, true), root.scrollIntoView()) }, words));
    }
    return ending(session, board);
  }

  board.revealItem = (id, field) => {
    const item = items(session).find((found) => found.id === id);
    if (!item) return null;
    open("boxes");
    board.showBox(item.box);
    const card = root.querySelector(`[data-item="${CSS.escape(id)}"]`);
    if (field && field !== "text") card.openDetails(true);
    const target = card.querySelector(`[data-path^="${CSS.escape(`swot.items.${id}.${field ?? "text"}`)}"]`) ?? card;
    target.scrollIntoView({ block: "center" });
    (target.querySelector("textarea, input, select") ?? target).focus({ preventScroll: true });
    return target;
  };
  const reveal = ({ section, item, field, data }) => {
    if (section === "swot") {
      if (item) return board.revealItem(item, field === "box" ? "box_confirmed" : field);
      open("boxes");
      if (data?.box) board.showBox(data.box);
      return board.adder(data?.box ?? session.view.box ?? "strength").closest(".adder");
    }
    open("strategies");
    if (item) {
      const card = root.querySelector(`[data-item="${CSS.escape(item)}"]`);
      return field === "cites" ? card?.querySelector(".chips") : card;
    }
    const place = field?.startsWith("reason") || field === "not_doing" ? root.querySelector(`[data-path^="tows.${field}"]`) : null;
    return place ?? root.querySelector(".composer h2");
  };
  const advice = advicePanel(session, { reveal, open: root.clientWidth > 928 });
  board.showAdvice = () => {
    advice.open = true;
    advice.scrollIntoView({ block: "start" });
    advice.querySelector("summary").focus({ preventScroll: true });
  };
  const chip = h("button", { type: "button", class: "button quiet small advice-chip", onclick: board.showAdvice });
  const count = () => {
    const found = session.advice.length;
    fill(chip, icon("idea"), h("span", { "aria-hidden": "true" }, t("Advice"), " ", h("span", { class: "count" }, String(found))), h("span", { class: "visually-hidden" }, n("%(n)d point of advice", "%(n)d points of advice", found)));
  };
  session.on("advice", count);
  count();
  bar.append(chip);

  const name = best(session.plan.profile?.name) || session.state.me?.organisation?.name || "";
  fill(
    root,
    h("header", { class: "board-title" }, h("h1", {}, label("swot")), name ? h("p", { class: "muted", dir: "auto" }, name) : null),
    tablist,
    h("div", { class: "board-columns" }, h("div", { class: "board-main" }, STEPS.map((step) => panels[step])), h("aside", { class: "board-side", "aria-label": t("Advice") }, advice)),
    toasts,
    heard,
  );
  open(STEPS.includes(session.view.step) ? session.view.step : STEPS[0]);
}

// The end of the last step: hand in where there is a room, and go on to the plan.
function ending(session, board) {
  const words = h("p", {});
  const said = h("p", { class: "notice good", role: "status", hidden: true });
  const rooms = session.state.questions.includes("submit");
  const button = h("button", { type: "button", class: "button primary", onclick: () => handIn() }, icon("send"), t("Submit the SWOT analysis"));
  const next = session.canReload() ? h("a", { class: "button", href: "plan.ipynb" }, t("Go on to the plan")) : null;
  const show = () => {
    const errors = session.advice.filter((finding) => finding.severity === "E").length;
    fill(
      words,
      n("%(n)d item", "%(n)d items", items(session).length),
      " · ",
      n("%(n)d strategy", "%(n)d strategies", strategies(session).length),
      " · ",
      errors ? n("%(n)d point must be mended", "%(n)d points must be mended", errors) : t("nothing must be mended"),
    );
  };
  async function handIn() {
    button.disabled = true;
    said.hidden = true;
    try {
      await session.saved();
      const key = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
      const answer = await session.ask("submit", { key });
      said.className = "notice good";
      said.textContent = t("Submitted, number %(number)s. You may go on improving and submit again.", answer);
    } catch (error) {
      said.className = "notice danger";
      said.textContent = error.message;
    }
    said.hidden = false;
    button.disabled = false;
  }
  session.on("advice", show);
  session.on("change", show);
  show();
  return h("section", { class: "panel ending" }, h("h2", {}, t("When you are ready")), words, said, h("div", { class: "onwards" }, rooms ? button : null, next, h("button", { type: "button", class: "button quiet", onclick: () => board.showAdvice() }, t("See the advice"))));
}
