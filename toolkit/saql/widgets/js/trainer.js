// The trainer's desk: the people, the day, the live view, learning, opinions and documents.

import { fill, h } from "./dom.js";
import { startBoard } from "./page.js";
import { toaster } from "./toast.js";
import { cohortTab } from "./trainer-cohort.js";
import { documentsTab } from "./trainer-documents.js";
import { evaluationTab } from "./trainer-evaluation.js";
import { learningTab } from "./trainer-learning.js";
import { liveTab } from "./trainer-live.js";
import { workshopTab } from "./trainer-workshop.js";
import { t } from "./words.js";

const TABS = { cohort: cohortTab, workshop: workshopTab, live: liveTab, learning: learningTab, evaluation: evaluationTab, documents: documentsTab };

export function render({ model, el }) {
  return startBoard({ model, el, name: "trainer", draw });
}

function names() {
  return {
    cohort: t("Participants"),
    workshop: t("Workshop"),
    live: t("Live view"),
    learning: t("Learning"),
    evaluation: t("Evaluation"),
    documents: t("Documents"),
  };
}

function draw(session, root) {
  const words = names();
  const toast = toaster();
  const main = h("div", { class: "trainer-tab" });
  const nav = h("nav", { class: "trainer-nav", "aria-label": t("Parts of the desk") });
  const desk = {
    session,
    root,
    held: new Map(),
    say: (said) => toast.say(said),
    ask: (name, fields) => session.ask(name, fields),
    go: (tab) => session.setView({ tab }),
  };
  let shown = null;
  let end = () => {};
  for (const [tab, said] of Object.entries(words)) {
    nav.append(h("button", { type: "button", class: "trainer-nav-button", "data-tab": tab, onclick: () => desk.go(tab) }, said));
  }
  root.append(h("div", { class: "trainer" }, h("h1", { class: "visually-hidden" }, t("Trainer's desk")), nav, main, toast.place));

  const show = () => {
    const wanted = TABS[session.view.tab] ? session.view.tab : "cohort";
    if (wanted === shown) return;
    const moved = shown !== null;
    end();
    shown = wanted;
    for (const button of nav.children) {
      if (button.dataset.tab === wanted) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    fill(main);
    main.dataset.tab = wanted;
    end = TABS[wanted](desk, main) ?? (() => {});
    if (moved) scrollTo(0, 0);
  };
  const off = session.on("view", show);
  show();
  return () => {
    off();
    end();
  };
}
