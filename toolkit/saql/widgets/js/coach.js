// The coach's desk: the cohort's submissions, then one of them with two voices side by side.

import { fill, h } from "./dom.js";
import { startBoard } from "./page.js";
import { submissionList } from "./coach-list.js";
import { judgement } from "./coach-judge.js";
import { planReading } from "./coach-read.js";
import { t } from "./words.js";

export function render({ model, el }) {
  return startBoard({ model, el, name: "coach", draw });
}

function draw(session, root) {
  const desk = { session, rows: session.state.extra.cohort, counts: new Map() };
  const main = h("div", { class: "desk" });
  root.append(main);
  let shown = null;
  let end = () => {};

  desk.open = (id) => session.setView({ submission: id, part: "plan" });
  desk.close = () => session.setView({ submission: null });
  desk.take = (rows) => {
    desk.rows = rows;
  };
  desk.replace = (row) => {
    desk.rows = desk.rows.map((one) => (one.id === row.id ? row : one));
  };

  const show = () => {
    const wanted = desk.rows.some((row) => row.id === session.view.submission) ? session.view.submission : null;
    if (shown === wanted && main.childElementCount) return;
    const moved = main.childElementCount > 0;
    end();
    end = () => {};
    shown = wanted;
    if (wanted === null) end = submissionList(desk, main);
    else openOne(desk, main, wanted, () => shown === wanted);
    if (moved) {
      scrollTo(0, 0);
      main.querySelector("h1")?.focus({ preventScroll: true });
    }
  };
  const off = session.on("view", show);
  show();
  return () => {
    off();
    end();
  };
}

async function openOne(desk, main, id, still) {
  const { session } = desk;
  const row = desk.rows.find((one) => one.id === id);
  const back = h("button", { type: "button", class: "button quiet", onclick: desk.close }, t("All submissions"));
  const heading = h("h1", { tabindex: "-1", dir: "auto" }, row.organisation);
  const waiting = h("p", { class: "opening", role: "status" }, h("span", { class: "spinner" }), t("Opening the submission…"));
  fill(main, h("div", { class: "desk-head" }, back, heading), waiting);
  let found;
  try {
    found = await session.ask("open", { submission: id });
  } catch (error) {
    if (still()) {
      const again = h("button", { type: "button", class: "button", onclick: () => openOne(desk, main, id, still) }, t("Try again"));
      fill(waiting, error.message, " ", again);
    }
    return;
  }
  if (!still()) return;
  desk.replace(found.row);
  const about = h(
    "p",
    { class: "muted" },
    t("%(assignment)s, submitted %(at)s by %(person)s, plan revision %(revision)s", {
      assignment: found.row.assignment_words,
      at: found.row.at_words,
      person: found.row.person,
      revision: found.row.revision,
    }),
  );
  const judged = judgement(desk, found);
  const plan = planReading(desk, found, (section) => {
    choose("judge");
    judged.comment(section);
  });
  const parts = { plan: plan.element, judge: judged.element };
  const tabs = h("div", { class: "desk-tabs", role: "group", "aria-label": t("What to show") });
  const choose = (part) => {
    session.setView({ part });
    main.dataset.part = part;
    for (const button of tabs.children) button.setAttribute("aria-pressed", String(button.dataset.part === part));
  };
  for (const [part, words] of [["plan", t("The plan")], ["judge", t("The judgement")]]) {
    tabs.append(h("button", { type: "button", class: "button desk-tab", "data-part": part, onclick: () => choose(part) }, words));
  }
  judged.reveal = (section) => {
    choose("plan");
    plan.reveal(section);
  };
  fill(main, h("div", { class: "desk-head" }, back, heading, about), tabs, h("div", { class: "desk-columns" }, parts.plan, parts.judge));
  choose(session.view.part ?? "plan");
  heading.focus({ preventScroll: true });
}
