// One step of the walk: on a wide screen all its questions, on a phone one after the other.

import { h } from "./dom.js";
import { t } from "./words.js";
import { checklist } from "./builder-checklist.js";
import { itemList, itemPage } from "./builder-items.js";
import { itemsAt, levelOf } from "./builder-plan.js";
import { mark } from "./builder-marks.js";
import { placeAt, questionCard } from "./builder-question.js";

/**
 * The screens of a step in order: its own questions, with each list in its place. Where a page
 * wants one question first, the walk begins there and comes round to those before it.
 */
export function screensOf(step) {
  const screens = step.questions.map((question) => ({ question }));
  let added = 0;
  for (const list of step.lists) {
    screens.splice(list.place + added, 0, { list });
    added += 1;
  }
  const first = screens.findIndex((one) => holds(one, step.first));
  return first > 0 ? [...screens.slice(first), ...screens.slice(0, first)] : screens;
}

function holds(screen, field) {
  return screen.list ? screen.list.name === field : screen.question.fields.some((one) => one.name === field);
}

/** The number of the screen on which a question about this field, or this list, is. */
export function screenOf(step, { list = "", field = "" }) {
  const found = screensOf(step).findIndex((one) => (list ? one.list?.name === list : one.question && holds(one, field)));
  return Math.max(0, found);
}

/** Draws the step or item of the route: { element, update, footer }. */
export function drawStep(app, route) {
  const step = app.guide.steps.find((one) => one.section === route.section) ?? app.guide.steps[0];
  if (route.view === "item") {
    const list = step.lists.find((one) => one.name === route.list);
    const page = list && itemPage(app, step, list, route.id, app.narrow ? (route.q ?? 0) : null);
    if (page) return { ...page, element: h("div", { class: "step" }, stepHead(app, step, true), page.element), footer: itemFooter(app, step, list, route) };
  }
  return wholeStep(app, step, route);
}

function wholeStep(app, step, route) {
  const screens = screensOf(step);
  const at = Math.min(route.q ?? 0, screens.length - 1);
  const shown = app.narrow ? [screens[at]] : screens;
  const place = placeAt(step.section);
  const parts = shown.map((one) => (one.list ? (one.list.look === "checklist" ? checklist : itemList)(app, step, one.list) : questionCard(app, one.question, place)));
  return {
    element: h("div", { class: "step" }, stepHead(app, step, app.narrow && at > 0), parts.map((one) => one.element)),
    update: (cause) => parts.forEach((one) => one.update(cause)),
    footer: stepFooter(app, step, screens.length, at),
  };
}

function stepHead(app, step, brief) {
  return h(
    "header",
    { class: "step-head", "data-brief": String(brief) },
    h("p", { class: "step-part" }, step.part, step.optional ? [" ", h("span", { class: "tag" }, t("Added by the course, may stay empty"))] : null),
    h("h2", { tabindex: "-1", class: "step-title" }, step.title),
    brief ? null : h("p", { class: "step-ask" }, step.ask),
    brief ? null : h("p", { class: "step-why" }, step.why),
  );
}

function stepFooter(app, step, count, at) {
  const { steps } = app;
  const index = steps.indexOf(step);
  const before = steps[index - 1];
  const after = steps[index + 1];
  const inside = app.narrow && count > 1;
  const back = inside && at > 0
    ? { go: { view: "step", section: step.section, q: at - 1 }, words: t("Back") }
    : before && { go: { view: "step", section: before.section, q: app.narrow ? screensOf(before).length - 1 : 0 }, words: app.narrow ? t("Back") : before.title };
  const next = inside && at < count - 1
    ? { go: { view: "step", section: step.section, q: at + 1 }, words: t("Next") }
    : after
      ? { go: { view: "step", section: after.section, q: 0 }, words: app.narrow ? t("Next") : after.title }
      : app.only
        ? null
        : { go: { view: "review" }, words: t("Review and documents") };
  return footer(app, back, next, inside ? t("%(at)s of %(of)s", { at: at + 1, of: count }) : "", inside ? (at + 1) / count : 0);
}

function itemFooter(app, step, list, route) {
  const count = list.questions.length;
  const at = Math.min(route.q ?? 0, count - 1);
  const toList = { view: "step", section: step.section, q: screenOf(step, { list: list.name }), focus: route.id };
  const inside = app.narrow && count > 1;
  const items = itemsAt(app.plan, levelOf(step.section, list.name));
  const following = items[items.findIndex((one) => one.id === route.id) + 1];
  const back = inside && at > 0 ? { go: { ...route, q: at - 1 }, words: t("Back") } : { go: toList, words: app.narrow ? t("The list") : t("Back to the list") };
  let next = { go: toList, words: t("Done") };
  if (inside && at < count - 1) next = { go: { ...route, q: at + 1 }, words: t("Next") };
  else if (!app.narrow && following) next = { go: { ...route, id: following.id }, words: t("The next one") };
  return footer(app, back, next, inside ? t("%(at)s of %(of)s", { at: at + 1, of: count }) : "", inside ? (at + 1) / count : 0);
}

function footer(app, back, next, words, share) {
  const bar = share ? h("span", { class: "foot-bar", "aria-hidden": "true" }, h("span", { style: `inline-size:${Math.round(share * 100)}%` })) : null;
  return h(
    "nav",
    { class: "foot", "aria-label": t("Through the plan") },
    bar,
    back ? h("button", { type: "button", class: "button", onclick: () => app.go(back.go) }, mark("back"), h("span", { class: "foot-words" }, back.words)) : h("span"),
    words ? h("span", { class: "foot-count" }, words) : null,
    next ? h("button", { type: "button", class: "button primary", onclick: () => app.go(next.go) }, h("span", { class: "foot-words" }, next.words), mark("forward")) : null,
  );
}
