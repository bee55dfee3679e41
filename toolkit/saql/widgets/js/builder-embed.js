// A few steps inside another page: which they are, the way between them, the way to the whole plan.

import { h } from "./dom.js";
import { language, t } from "./words.js";

const PLAN = "/voila/render/plan.ipynb";

/** The steps that are walked through: all of them, or the few that a page asked for. */
export function stepsOf(guide, only) {
  const found = only ? guide.steps.filter((step) => only.includes(step.section)) : guide.steps;
  return found.length ? found : guide.steps;
}

/** Whether a route stays within the few steps. */
export function staysInside(app, route) {
  return !app.only || ((route.view === "step" || route.view === "item") && app.only.includes(route.section));
}

/** Goes on in the whole plan, where a room has one; elsewhere says where the part is. */
export async function goToWhole(app, route) {
  if (app.session.state.mode !== "room") return app.say(t("This part is in the whole plan."));
  try {
    await app.session.saved();
  } catch {
    // What is not saved yet is kept in this browser and sent from the other page.
  }
  app.session.setView(route.view === "step" || route.view === "item" ? { route, writing: route } : { route });
  location.assign(wholePlan());
}

function wholePlan() {
  return new URLSearchParams(location.search).has("lang") ? `${PLAN}?lang=${language()}` : PLAN;
}

/** What stands above the few steps: their names where there are several, and the quiet way out. */
export function embeddedHead(app) {
  const tabs = app.steps.length > 1
    ? app.steps.map((step) => h("button", { type: "button", class: "tab", "data-section": step.section, onclick: () => app.go({ view: "step", section: step.section, q: 0 }) }, step.title))
    : [];
  const out = app.session.state.mode === "room"
    ? h("a", { class: "whole-plan", href: wholePlan(), onclick: (event) => { event.preventDefault(); goToWhole(app, app.route); } }, t("Open in the whole plan"))
    : null;
  const element = h("div", { class: "embedded-head" }, tabs.length ? h("nav", { class: "tabs", "aria-label": t("Steps of the plan") }, tabs) : null, out);
  return {
    element,
    update() {
      for (const tab of tabs) {
        if (tab.dataset.section === app.route.section) tab.setAttribute("aria-current", "page");
        else tab.removeAttribute("aria-current");
      }
    },
  };
}
