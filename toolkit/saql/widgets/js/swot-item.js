// One item of a box: its text, what is known about it, and where it may go.

import { adviceBadge } from "./advice.js";
import { fill, h, icon, uid } from "./dom.js";
import { draggable } from "./drag.js";
import { bind, bilingualField, checkField, scoreField, selectField, textField } from "./fields.js";
import { menuButton } from "./menu.js";
import { BOXES, boxName, external, itemPath, itemsIn, named, place, rank, removed } from "./swot-model.js";
import { code, codes, label, language, t } from "./words.js";

/** The card of one item. `board` offers `say`, `dropTargets` and `showBox`. */
export function itemCard(session, id, board) {
  const path = (...rest) => itemPath(id, ...rest);
  const item = () => session.get(path());
  const other = language() === "ar" ? "en" : "ar";
  const text = textField(session, path("text", language()), {
    label: t("Wording"),
    quiet: true,
    rows: 1, multiline: true,
    placeholder: item()?.text?.[other] || t("Write it in one clear sentence"),
  });
  const facts = h("div", { class: "facts" });
  const details = h("div", { class: "item-details", id: uid("details"), hidden: true });
  const more = h(
    "button",
    { type: "button", class: "button quiet small", "aria-expanded": "false", "aria-controls": details.id, onclick: () => open(details.hidden) },
    t("Details"),
    icon("chevron"),
  );
  const grip = h("span", { class: "grip", "aria-hidden": "true", title: t("Drag to move") }, icon("grip"));
  const menu = menuButton(t("Move or delete"), () => choices());
  const badge = adviceBadge(session, (finding) => finding.section === "swot" && finding.item === id, { onclick: () => board.showAdvice() });
  const card = h(
    "li",
    { class: "item", tabindex: "-1", "data-item": id },
    h("div", { class: "item-head" }, grip, text, menu),
    h("div", { class: "item-foot" }, facts, badge, more),
    details,
  );

  function open(wanted = true) {
    if (wanted && !details.childElementCount) fill(details, fieldsOf(session, item(), path));
    details.hidden = !wanted;
    more.setAttribute("aria-expanded", String(wanted));
  }
  card.openDetails = open;

  function show() {
    const now = item();
    if (!now) return;
    card.classList.toggle("set-aside", Boolean(now.set_aside?.ar || now.set_aside?.en));
    fill(facts, factsOf(now));
    if (!details.hidden && details.dataset.box !== now.box) {
      fill(details, fieldsOf(session, now, path));
    }
    details.dataset.box = now.box;
  }

  function choices() {
    const now = item();
    const inBox = itemsIn(session, now.box);
    const index = inBox.findIndex((found) => found.id === id);
    const found = [];
    if (index > 0) found.push({ words: t("Move up"), icon: "up", act: () => go(now.box, inBox[index - 1].id) });
    if (index < inBox.length - 1) found.push({ words: t("Move down"), icon: "down", act: () => go(now.box, inBox[index + 2]?.id ?? null) });
    for (const box of BOXES.filter((one) => one !== now.box)) {
      found.push({ words: t("Move to %(box)s", { box: boxName(box) }), icon: "send", act: () => go(box, null) });
    }
    found.push({ words: t("Delete"), icon: "bin", danger: true, act: drop });
    return found;
  }
  function go(box, before) {
    const from = item().box;
    place(session, id, box, before);
    board.showBox(box);
    if (from !== box) board.say(t("Moved to %(box)s.", { box: boxName(box) }), () => (place(session, id, from), board.showBox(from)));
    card.querySelector(".menu button")?.focus();
  }
  function drop() {
    const words = named(item());
    const next = card.nextElementSibling ?? card.previousElementSibling;
    const undo = removed(session, path());
    (next?.querySelector("textarea") ?? board.adder(item()?.box))?.focus();
    board.say(words ? t("Deleted: %(text)s", { text: words.slice(0, 60) }) : t("Deleted."), undo);
  }
  card.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const inBox = itemsIn(session, item().box);
    const index = inBox.findIndex((found) => found.id === id);
    if (event.key === "ArrowUp" && index > 0) place(session, id, item().box, inBox[index - 1].id);
    if (event.key === "ArrowDown" && index < inBox.length - 1) place(session, id, item().box, inBox[index + 2]?.id ?? null);
  });
  draggable(grip, card, {
    ...board.dropTargets(id),
    drop: ({ box, before }) => {
      const from = item().box;
      place(session, id, box, before);
      if (from !== box) board.say(t("Moved to %(box)s.", { box: boxName(box) }), () => place(session, id, from));
    },
  });
  bind(session, card, "swot", show);
  show();
  return card;
}

function factsOf(item) {
  const score = rank(item);
  const written = item.evidence?.ar || item.evidence?.en;
  return [
    score
      ? h("span", { class: "tag" }, external(item.box) ? t("Importance %(a)s × likelihood %(b)s", { a: item.importance, b: item.likelihood }) : t("Importance %(a)s", { a: item.importance }))
      : null,
    written ? h("span", { class: "tag" }, icon("check"), label("swot", "items", "evidence")) : null,
    item.pestel && external(item.box) ? h("span", { class: "tag" }, code("PESTEL", item.pestel)) : null,
    item.set_aside?.ar || item.set_aside?.en ? h("span", { class: "tag" }, t("Set aside")) : null,
  ];
}

function fieldsOf(session, item, path) {
  const outside = external(item.box);
  return [
    bilingualField(session, path("evidence"), {
      label: label("swot", "items", "evidence"),
      hint: t("How do you know? A number, a report, a survey, or who said it and when."),
    }),
    h(
      "div",
      { class: "scores" },
      scoreField(session, path("importance"), { label: label("swot", "items", "importance"), low: t("little"), high: t("very much") }),
      outside ? scoreField(session, path("likelihood"), { label: label("swot", "items", "likelihood"), low: t("unlikely"), high: t("almost certain") }) : null,
    ),
    outside
      ? selectField(session, path("pestel"), { label: label("swot", "items", "pestel"), options: codes("PESTEL").map((one) => [one, code("PESTEL", one)]) })
      : null,
    checkField(session, path("box_confirmed"), {
      label: t("We have asked ourselves: this is the right box"),
      hint: outside ? t("Opportunities and threats come from outside your organisation.") : t("Strengths and weaknesses are inside your organisation."),
    }),
    textField(session, path("set_aside", language()), {
      label: label("swot", "items", "set_aside"),
      hint: t("Only where you decide to leave an important point out of the plan."),
    }),
  ];
}
