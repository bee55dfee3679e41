// The workshop: the day's agenda with its training sessions, attendance, questions kept for
// later, announcements, and what is open to the participants.

import { fill, h, keyed } from "./dom.js";
import { attendancePart } from "./trainer-attendance.js";
import { form } from "./trainer-form.js";
import { action, card, confirmed, every, load, newKey, notice, nothing, segments, steadily, toggle } from "./trainer-frame.js";
import { leftAtClosing } from "./trainer-unfinished.js";
import { n, t } from "./words.js";

const EVERY = 5000;

export function workshopTab(desk, main) {
  const parts = [
    ["day", t("The day")],
    ["attendance", t("Attendance")],
    ["words", t("Questions and announcements")],
    ["openings", t("Open and close")],
  ];
  const draws = { day: dayPart, attendance: attendancePart, words: wordsPart, openings: openingsPart };
  let end = () => {};
  const chosen = segments(desk, "workshop", parts, (part, place) => {
    end();
    let refresh = null;
    const again = () =>
      load(desk, place, "workshop", {}, (found) => {
        desk.day = found;
        if (refresh && place.childElementCount) refresh(found);
        else {
          fill(place);
          refresh = draws[part](desk, place, found, again, chosen.choose) ?? null;
        }
      });
    void again();
    end = every(EVERY, again);
  });
  fill(main, chosen.element);
  chosen.start();
  return () => end();
}

// -- the day ------------------------------------------------------------------------------------

function dayPart(desk, place, found, again, choose) {
  const { agendas, sessions, modules } = desk.session.state.extra.syllabus;
  if (!agendas.length) {
    fill(place, nothing(t("The course has no agenda yet: its file course/syllabus.toml is empty.")));
    return undefined;
  }
  const top = h("div");
  const parts = h("div");
  let day = found;
  let agenda = agendas.find((one) => one.id === desk.session.view.agenda) ?? agendas[0];
  let start = desk.session.view[`start-${agenda.id}`] ?? agenda.start;

  const running = () => day.held.find((one) => !one.ended_at);
  const modulePick = select(t("Module"), modules.filter((one) => agendas.some((a) => a.module === one.id)).map((one) => [one.id, one.name]), agenda.module, (module) => take(agendas.find((one) => one.module === module)));
  const agendaPick = h("div");
  const startPick = h("input", { type: "time", class: "input", value: start });
  startPick.addEventListener("change", () => {
    start = startPick.value || agenda.start;
    desk.session.setView({ [`start-${agenda.id}`]: start });
    showParts();
  });
  const take = (next) => {
    agenda = next;
    start = desk.session.view[`start-${agenda.id}`] ?? agenda.start;
    startPick.value = start;
    desk.session.setView({ agenda: agenda.id });
    showAll();
  };
  const showTop = () => {
    const now = running();
    if (!now) return fill(top);
    const here = Object.values(day.attendance[now.id] ?? {}).filter((one) => ["present", "late"].includes(one.state)).length;
    return fill(
      top,
      h(
        "section",
        { class: "trainer-running", "aria-label": t("The training session that runs now") },
        h("div", {}, h("strong", { dir: "auto" }, now.name), h("p", {}, t("Running since %(time)s", { time: now.started_words }), " · ", n("%(n)d person is here", "%(n)d people are here", here))),
        h("div", { class: "trainer-buttons" }, h("button", { type: "button", class: "button", onclick: () => choose("attendance") }, t("Attendance")), ending(desk, now, again)),
      ),
    );
  };
  const showParts = () => {
    const times = clockTimes(start, agenda.parts);
    fill(
      parts,
      h("p", { class: "muted" }, t("%(from)s to %(to)s, %(minutes)s minutes", { from: times[0][0], to: times.at(-1)[1], minutes: agenda.parts.reduce((sum, one) => sum + one.minutes, 0) })),
      h("ol", { class: "trainer-agenda" }, agenda.parts.map((part, index) => agendaPart(desk, agenda, part, times[index], sessions[part.session], day, again, running()))),
    );
  };
  const showAll = () => {
    fill(agendaPick, select(t("Day and length"), agendas.filter((one) => one.module === agenda.module).map((one) => [one.id, one.name]), agenda.id, (id) => take(agendas.find((one) => one.id === id))));
    showTop();
    showParts();
  };
  fill(place, top, h("div", { class: "trainer-tools trainer-choose" }, modulePick, agendaPick, h("label", { class: "field" }, h("span", { class: "label" }, t("Begins at")), startPick)), parts);
  showAll();
  return (next) => {
    const before = JSON.stringify([day.held, day.openings]);
    day = next;
    showTop();
    if (before !== JSON.stringify([day.held, day.openings])) steadily(parts, showParts);
  };
}

function select(words, options, value, change) {
  const field = h("select", { class: "input" }, options.map(([one, said]) => h("option", { value: one }, said)));
  field.value = value;
  field.addEventListener("change", () => change(field.value));
  return h("label", { class: "field" }, h("span", { class: "label" }, words), field);
}

function clockTimes(start, parts) {
  const [hours, minutes] = start.split(":").map(Number);
  let at = hours * 60 + minutes;
  const said = (all) => `${String(Math.floor((all % 1440) / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
  return parts.map((part) => {
    const from = said(at);
    at += part.minutes;
    return [from, said(at)];
  });
}

function ending(desk, now, again) {
  return action(t("End the session"), async () => {
    if (!(await confirmed(desk, { title: t("End this training session?"), text: t("Nobody can sign in to it from a phone any more. You can still change the attendance by hand."), yes: t("End the session"), danger: false }))) return;
    await desk.ask("end_session", { session: now.id });
    await again();
  });
}

function agendaPart(desk, agenda, part, [from, to], plan, day, again, running) {
  const held = part.session ? day.held.filter((one) => one.session === part.session && one.agenda === agenda.id) : [];
  const last = held.at(-1);
  const key = newKey();
  const starting = part.session && !(last && !last.ended_at)
    ? action(
        last ? t("Start once more") : t("Start"),
        async () => {
          if (running && !(await confirmed(desk, { title: t("Another session runs"), text: t("“%(name)s” is ended when this one starts.", running), yes: t("Start this one"), danger: false }))) return;
          if (running) await desk.ask("end_session", { session: running.id });
          await desk.ask("start_session", { agenda: agenda.id, day: agenda.day, session: part.session, key });
          await again();
        },
        { look: last ? "small quiet" : "small primary", label: `${last ? t("Start once more") : t("Start")}: ${part.words}` },
      )
    : null;
  const opening = part.opens ? switchOf(desk, part.opens, day, again) : null;
  return h(
    "li",
    { class: "trainer-agenda-part", "data-kind": part.kind, "data-running": last && !last.ended_at ? true : null },
    h("div", { class: "trainer-time" }, h("span", { dir: "ltr" }, `${from}–${to}`), h("span", { class: "muted" }, n("%(n)d minute", "%(n)d minutes", part.minutes))),
    h(
      "div",
      { class: "trainer-agenda-words" },
      h("p", {}, h("span", { class: "tag", "data-kind": part.kind }, part.kind_words), " ", h("strong", { dir: "auto" }, part.words)),
      last ? h("p", { class: "muted" }, last.ended_at ? t("Held from %(from)s to %(to)s", { from: last.started_words, to: last.ended_words }) : t("Running since %(time)s", { time: last.started_words })) : null,
      plan ? sessionPlan(desk, plan) : null,
    ),
    h("div", { class: "trainer-buttons" }, starting, last && !last.ended_at ? ending(desk, last, again) : null, opening),
  );
}

function switchOf(desk, name, day, again) {
  const open = day.openings.find((one) => one.name === name);
  return open ? opener(desk, open, again) : null;
}

function sessionPlan(desk, plan) {
  const list = (words, items) => (items.length ? [h("h4", {}, words), h("ul", { class: "trainer-bullets" }, items.map((one) => h("li", { dir: "auto" }, one)))] : null);
  return h(
    "details",
    { class: "trainer-plan", "data-steady": `plan-${plan.id}` },
    h("summary", {}, t("Session plan")),
    h("h4", {}, t("Aim")),
    h("p", { dir: "auto" }, plan.aim),
    list(t("Key points"), plan.key_points),
    h("h4", {}, t("From the session before")),
    h("p", { dir: "auto" }, plan.previous),
    h("h4", {}, t("Method")),
    h("ol", { class: "trainer-method" }, plan.method.map((step) => h("li", {}, h("span", { class: "trainer-minutes" }, n("%(n)d minute", "%(n)d minutes", step.minutes)), h("span", { dir: "auto" }, step.text)))),
    list(t("Materials"), plan.materials),
    h("h4", {}, t("How learning is checked")),
    h("p", { dir: "auto" }, plan.check),
    h("h4", {}, t("Close of the session")),
    h("p", { dir: "auto" }, plan.close),
    plan.lesson ? h("div", { class: "trainer-buttons" }, h("a", { class: "button small", href: `/lessons/${plan.lesson}`, target: "_blank", rel: "noopener" }, t("The lesson")), h("a", { class: "button small", href: `/lessons/${plan.lesson}/slides`, target: "_blank", rel: "noopener" }, t("Slides")), h("a", { class: "button small", href: `/lessons/${plan.lesson}/notes`, target: "_blank", rel: "noopener" }, t("Trainer's notes"))) : null,
  );
}

// -- questions kept for later, and announcements ------------------------------------------------

function wordsPart(desk, place, found, again) {
  const parking = h("div");
  const announced = h("div");
  fill(
    place,
    h(
      "div",
      { class: "trainer-columns" },
      card(t("Parking lot"), h("p", { class: "hint" }, t("Questions that wait for a better moment. Participants add theirs from the page of the day.")), form(desk, "parking", [{ name: "text", words: t("A question to keep"), kind: "area", required: true, most: 1000 }], { words: t("Keep it"), look: "", send: async ({ text }, key) => (await desk.ask("park", { text, key }), again()) }), parking),
      card(t("Announcements"), h("p", { class: "hint" }, t("Everybody reads them on the page of the day.")), form(desk, "announcement", [{ name: "text", words: t("Announcement"), kind: "area", required: true, most: 1000 }], { words: t("Announce"), look: "", send: async ({ text }, key) => (await desk.ask("announce", { text, key }), again()) }), announced),
    ),
  );
  const questions = h("ul", { class: "trainer-parked-list" });
  const told = h("ul", { class: "trainer-parked-list" });
  const noQuestions = nothing(t("Nothing waits."));
  const noNews = nothing(t("No announcement yet."));
  fill(parking, noQuestions, questions);
  fill(announced, noNews, told);
  // What somebody is writing into an answer stays: only what changed is drawn anew.
  const show = (day) => {
    keyed(questions, day.parking, (one) => JSON.stringify([one.id, one.state, one.answer]), (one) => parked(desk, one, again));
    keyed(told, day.announcements, (one) => String(one.id), (one) => announcement(desk, one, again));
    noQuestions.hidden = day.parking.length > 0;
    noNews.hidden = day.announcements.length > 0;
  };
  show(found);
  return show;
}

function announcement(desk, one, again) {
  const down = async () => {
    if (!(await confirmed(desk, { title: t("Take this announcement down?"), text: [one.text, t("Nobody sees it any more.")], yes: t("Take down") }))) return;
    await desk.ask("take_down", { announcement: one.id });
    await again();
  };
  return h("li", { class: "trainer-parked" }, h("p", { dir: "auto" }, one.text), h("p", { class: "muted" }, one.at_words), action(t("Take down"), down, { look: "small quiet danger" }));
}

function parked(desk, one, again) {
  const answer = h("textarea", { class: "input", dir: "auto", rows: 2, maxlength: 4000, value: one.answer ?? "", "aria-label": t("Answer") });
  const put = (state) => async () => {
    await desk.ask("answer_parked", { item: one.id, state, answer: answer.value.trim() });
    await again();
  };
  const states = { open: t("Open"), answered: t("Answered"), later: t("After the workshop") };
  return h(
    "li",
    { class: "trainer-parked", "data-state": one.state },
    h("p", { dir: "auto" }, one.text),
    h("p", { class: "muted" }, h("span", { class: "tag", "data-state": one.state === "answered" ? "good" : one.state === "later" ? "off" : "warning" }, states[one.state]), one.by ? [" ", h("bdi", {}, one.by)] : null, " ", one.at_words),
    h("details", {}, h("summary", {}, one.answer ? t("Answer") : t("Write an answer")), answer, h("div", { class: "trainer-buttons" }, action(t("Answered"), put("answered"), { look: "small primary" }), action(t("After the workshop"), put("later"), { look: "small" }), one.state === "open" ? null : action(t("Open again"), put("open"), { look: "small quiet" }))),
  );
}

// -- open and close -----------------------------------------------------------------------------

const KINDS = ["test", "form", "assignment"];

function openingsPart(desk, place, found, again) {
  const show = (day) => {
    const titles = { test: t("Tests"), form: t("Forms"), assignment: t("Assignments") };
    const hints = {
      test: t("Participants see a test on the page of the day while it is open."),
      form: t("Participants fill in a form on the page of the day while it is open."),
      assignment: t("While an assignment is open, organisations can hand it in."),
    };
    fill(
      place,
      notice("note", t("A switch works at once for everybody in the room. Closing a test keeps all answers.")),
      h("div", { class: "trainer-columns three" }, KINDS.map((kind) => {
        const names = day.openings.filter((one) => one.kind === kind);
        return card(titles[kind], h("p", { class: "hint" }, hints[kind]), names.length ? names.map((one) => opener(desk, one, again)) : nothing(t("The course has none.")));
      })),
    );
  };
  show(found);
  let before = JSON.stringify(found.openings);
  return (day) => {
    const now = JSON.stringify(day.openings);
    if (now !== before) steadily(place, () => show(day));
    before = now;
  };
}

/** A switch that opens or closes a test, a form or an assignment. */
export function opener(desk, one, again) {
  return toggle(
    one.words,
    one.open,
    async (open) => {
      const left = !open && one.kind === "test" ? await leftAtClosing(desk, one.name) : [];
      if (left === null) return false;
      await desk.ask("open", { what: one.name, open });
      const done = left.length ? await desk.ask("hand_in_begun", { test: one.name, people: left }) : null;
      const said = open ? t("Open: %(name)s", { name: one.words }) : t("Closed: %(name)s", { name: one.words });
      desk.say(done ? `${said}. ${done.words}` : said);
      void again?.();
      return true;
    },
    { states: [t("Open"), t("Closed")], steady: `open-${one.name}` },
  );
}
