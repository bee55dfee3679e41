// The plan builder: a guided walk through the plan, with advice, and views over the whole of it.

import { fill, h, icon, uid } from "./dom.js";
import { takeThere } from "./advice.js";
import { startBoard } from "./page.js";
import { best, n, t } from "./words.js";
import { adviceList } from "./builder-advice.js";
import { fieldName, openApp } from "./builder-app.js";
import { embeddedHead, goToWhole, staysInside } from "./builder-embed.js";
import { mark } from "./builder-marks.js";
import { drawMoney } from "./builder-money.js";
import { stepList, viewTabs } from "./builder-nav.js";
import { byId } from "./builder-plan.js";
import { exampleLines } from "./builder-question.js";
import { askedToHandIn, drawReview } from "./builder-review.js";
import { drawStep, screenOf } from "./builder-step.js";
import { drawThread } from "./builder-thread.js";
import { drawTimeline } from "./builder-timeline.js";

const NARROW = 760;
const WIDE = 1080;

const DRAW = { step: drawStep, item: drawStep, thread: drawThread, timeline: drawTimeline, money: drawMoney, review: drawReview };

export function render({ model, el }) {
  return startBoard({ model, el, draw, name: "builder" });
}

function draw(session, root, bar) {
  const app = openApp(session);
  const tabs = app.only ? embeddedHead(app) : viewTabs(app);
  const steps = app.only ? { element: null, update() {} } : stepList(app);
  const advice = adviceList(app);
  const examples = h("section", { class: "side-examples", "aria-label": t("Examples") });
  const main = h("div", { class: "main", role: "main" });
  const foot = h("div", { class: "foot-place" });
  const toast = h("div", { class: "toast", role: "status", hidden: true });
  const bilingual = h("button", { type: "button", class: "button quiet small both", "aria-pressed": "false", onclick: () => turnBoth() });
  const stepsButton = h("button", { type: "button", class: "button small steps-button", "aria-expanded": "false", onclick: () => showSteps(!root.classList.contains("steps-open")) }, mark("list"), h("span", null, t("Steps")));
  const adviceButton = h("button", { type: "button", class: "advice-badge", onclick: () => toAdvice() });
  const name = h("div", { class: "plan-name" });
  const head = h("div", { class: "builder-head" }, app.only ? null : name, tabs.element);
  const side = h("aside", { class: "side", "aria-label": t("Advice and examples") }, examples, advice.element);
  root.classList.add("builder");
  if (app.only) root.parentElement.dataset.embedded = "true";
  fill(root, head, h("div", { class: "panes" }, app.only ? null : h("div", { class: "steps-pane" }, steps.element), h("div", { class: "main-pane" }, main, foot), side), toast);
  bar.append(h("span", { class: "bar-tools" }, app.only ? null : stepsButton, adviceButton, bilingual));

  let screen = null;
  let toastTimer = 0;

  // -- what the parts of the builder ask of it ------------------------------------------------

  app.go = (route, { focus = true, push = true } = {}) => {
    if (!staysInside(app, route)) return goToWhole(app, route);
    app.route = route;
    if (app.fresh !== route.id) app.fresh = null;
    if (app.only) session.setView({ [app.place]: route });
    else session.setView(route.view === "step" || route.view === "item" ? { route, writing: route } : { route });
    if (push) remember(route);
    showSteps(false);
    drawScreen(focus);
  };
  app.say = (words, action = null) => {
    clearTimeout(toastTimer);
    toast.hidden = false;
    fill(toast, h("span", { dir: "auto" }, words), action ? h("button", { type: "button", class: "button small", onclick: () => { action.act(); toast.hidden = true; } }, icon("undo"), action.words) : null);
    toastTimer = setTimeout(() => (toast.hidden = true), action ? 12000 : 4000);
  };
  app.confirm = (words, yes, act) => {
    const title = uid("ask");
    const dialog = h("dialog", { class: "dialog", "aria-labelledby": title }, h("p", { id: title }, words), h("div", { class: "actions" }, h("button", { type: "button", class: "button primary", onclick: () => { dialog.close(); act(); } }, yes), h("button", { type: "button", class: "button", onclick: () => dialog.close() }, t("Cancel"))));
    app.show(dialog);
  };
  app.show = (dialog) => {
    dialog.addEventListener("close", () => dialog.remove());
    root.append(dialog);
    dialog.showModal();
  };
  app.takeThere = (finding) => {
    const step = app.guide.steps.find((one) => one.section === finding.section);
    if (!step) return;
    const list = finding.item && step.lists.find((one) => (app.plan[step.section][one.name] ?? []).some((item) => item.id === finding.item));
    const field = fieldName(finding);
    if (list) {
      const q = Math.max(0, list.questions.findIndex((one) => one.fields.some((f) => f.name === field)));
      app.go({ view: "item", section: step.section, list: list.name, id: finding.item, q }, { focus: false });
    } else {
      const known = step.lists.find((one) => one.name === field);
      app.go({ view: "step", section: step.section, q: screenOf(step, known || (!step.questions.length && step.lists[0]) ? { list: (known ?? step.lists[0]).name } : { field }) }, { focus: false });
    }
    const place = field && (main.querySelector(`.field[data-field="${CSS.escape(field)}"]`) ?? main.querySelector(`.item-list[data-list$=".${CSS.escape(field)}"]`));
    if (place?.closest("details")) place.closest("details").open = true;
    takeThere(place ?? main.querySelector(".item-list, .question, h2"));
  };

  // -- drawing --------------------------------------------------------------------------------

  function drawScreen(focus) {
    const made = DRAW[app.route.view] ?? drawStep;
    screen = made(app, app.route);
    fill(main, screen.element);
    fill(foot, screen.footer);
    root.dataset.view = app.route.view;
    fill(examples);
    [...main.querySelectorAll(".field[data-field]")].some(showExamples);
    refresh();
    if (!focus) return;
    const target = (app.route.focus && main.querySelector(`[data-key="${CSS.escape(app.route.focus)}"]`)) || (app.narrow && (app.route.q ?? 0) > 0 && main.querySelector(".question-ask")) || main.querySelector("h2, h3");
    target?.focus({ preventScroll: true });
    if (app.route.focus) target?.scrollIntoView({ block: "center" });
    else if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
  }

  function refresh(cause) {
    screen.update(cause);
    tabs.update();
    steps.update();
    const inStep = app.route.view === "step" || app.route.view === "item";
    const found = inStep ? app.findingsIn(app.route.section, app.route.view === "item" ? app.route.id : undefined) : app.advice;
    advice.update(found);
    const points = n("%(n)d point", "%(n)d points", found.length);
    adviceButton.setAttribute("aria-label", `${t("Advice")}: ${points}`);
    fill(adviceButton, icon("idea"), app.narrow ? String(found.length) : points);
    adviceButton.hidden = !inStep || !found.length;
    adviceButton.dataset.worst = found.some((one) => one.severity === "E") ? "E" : "W";
    const words = best(app.plan.about.title).trim() || best(app.plan.profile.name).trim() || t("Strategic plan");
    if (name.textContent !== words) fill(name, h("span", { dir: "auto" }, words));
    const tongue = app.planLanguage === "ar" ? t("English too") : t("Arabic too");
    bilingual.setAttribute("aria-label", tongue);
    fill(bilingual, app.narrow ? (app.planLanguage === "ar" ? "EN" : "ع") : tongue);
    bilingual.setAttribute("aria-pressed", String(app.both));
    bilingual.hidden = !inStep;
  }

  let overviewTimer = 0;
  const overview = () => {
    clearTimeout(overviewTimer);
    overviewTimer = setTimeout(async () => {
      try {
        const { numbers, progress, totals } = await session.ask("overview");
        Object.assign(app, { progress, numbers: byId(numbers), totals: byId(totals) });
        refresh();
      } catch {
        // Without an answer the last numbers stand; the status line says what is wrong.
      }
    }, 250);
  };

  // -- around the screen ----------------------------------------------------------------------

  function turnBoth() {
    app.both = !app.both;
    session.setView({ both: app.both });
    document.activeElement?.blur();
    refresh();
  }
  function showSteps(on) {
    root.classList.toggle("steps-open", on);
    stepsButton.setAttribute("aria-expanded", String(on));
    if (on) root.querySelector('.step-link[aria-current="step"]')?.focus();
  }
  function toAdvice() {
    advice.element.open = true;
    advice.element.scrollIntoView({ block: "start" });
    advice.element.querySelector("summary").focus({ preventScroll: true });
  }
  // Examples of the field in hand; before that, of the first field that has some.
  function showExamples(field) {
    if (!field || app.only || app.width !== "wide") return false;
    const { section, list } = app.route;
    const found = app.examplesFor(section, app.route.view === "item" ? list : "", field.dataset.field);
    const words = field.querySelector(".label, .tick")?.textContent ?? "";
    if (found) fill(examples, h("h3", null, t("Examples")), h("p", { class: "hint" }, words), exampleLines(found));
    return Boolean(found);
  }
  main.addEventListener("focusin", (event) => showExamples(event.target.closest(".field[data-field]")));

  const measure = () => {
    const width = root.clientWidth;
    const size = width >= WIDE && !app.only ? "wide" : width >= NARROW ? "middle" : "narrow";
    if (size === app.width) return;
    app.width = size;
    app.narrow = size === "narrow";
    root.dataset.width = size;
    bar.dataset.width = size;
    advice.element.open = size === "wide";
    if (screen) drawScreen(false);
  };
  const watcher = new ResizeObserver(measure);
  watcher.observe(root);

  // The phone's back key walks back through the screens, in the room's own pages only.
  const inRoom = session.state.mode === "room" && !app.only;
  const work = inRoom ? askedToHandIn() : null;
  if (work) app.route = { view: "review", tab: "documents", work };
  const remember = (route) => inRoom && history.pushState({ ...history.state, saql: route }, "");
  const back = ({ state }) => state?.saql && app.go(state.saql, { push: false });
  if (inRoom) {
    history.replaceState({ ...history.state, saql: app.route }, "", work ? withoutAsking() : undefined);
    addEventListener("popstate", back);
  }
  const escape = (event) => event.key === "Escape" && showSteps(false);
  root.addEventListener("keydown", escape);

  const offs = [
    session.on("change", ({ cause, mine }) => {
      refresh(cause ?? (mine ? "own" : "ack"));
      if (!mine) overview();
    }),
    session.on("advice", () => {
      app.advice = session.advice;
      refresh();
      overview();
    }),
  ];
  measure();
  drawScreen(false);
  overview();
  if (work) toHandIn(main, work);
  if (session.view.notice) {
    app.say(session.view.notice);
    session.setView({ notice: null });
  }
  return () => {
    offs.forEach((off) => off());
    watcher.disconnect();
    removeEventListener("popstate", back);
    clearTimeout(overviewTimer);
  };
}

// The page's address without the work that it asked for: a new load shows where one was.
function withoutAsking() {
  const address = new URL(location.href);
  address.searchParams.delete("hand-in");
  return address.href;
}

function toHandIn(main, work) {
  const button = main.querySelector(`[data-work="${CSS.escape(work)}"]`);
  button?.closest("section").scrollIntoView({ block: "center" });
  button?.focus({ preventScroll: true });
}
