// Attendance of one training session: by hand, and as people arrive from their phones.

import { fill, h, keyed } from "./dom.js";
import { fold } from "./folding.js";
import { action, confirmed, nothing } from "./trainer-frame.js";
import { n, t } from "./words.js";

const PAGE = 80;

const STATES = () => [
  ["present", t("Present"), "✓"],
  ["late", t("Late"), "◷"],
  ["excused", t("Excused"), "○"],
  ["absent", t("Absent"), "✕"],
];

/** The attendance part of the workshop's tab; gives what takes newer data. */
export function attendancePart(desk, place, found, again) {
  let day = found;
  let shown = PAGE;
  const states = STATES();
  const list = h("ul", { class: "trainer-attendance" });
  const summary = h("p", { class: "trainer-counts", role: "status" });
  const more = h("div");
  const tools = h("div", { class: "trainer-tools trainer-choose" });
  const said = h("p", { class: "trainer-said", role: "alert" });
  const search = h("input", { type: "search", class: "input", dir: "auto", autocomplete: "off", "aria-label": t("Search by name or organisation"), placeholder: t("Search by name or organisation") });
  const sending = new Map();

  const session = () => day.held.find((one) => String(one.id) === String(desk.session.view.held)) ?? day.held.at(-1);
  const marks = () => day.attendance[session()?.id] ?? {};
  const stateOf = (person) => sending.get(person.id) ?? marks()[person.id]?.state ?? "";
  const set = async (person, state) => {
    fill(said);
    sending.set(person.id, state);
    update();
    try {
      await desk.ask("attend", { session: session().id, person: person.id, state });
      (day.attendance[session().id] ??= {})[person.id] = { state };
    } catch (error) {
      fill(said, `${person.name}: ${error.message}`);
    } finally {
      sending.delete(person.id);
      update();
    }
  };
  const people = () => day.people.filter((one) => fold(`${one.name} ${one.organisation}`).includes(fold(search.value)));
  const make = (person) => {
    const group = h("div", { class: "trainer-marks", role: "group", "aria-label": person.name });
    for (const [state, words, sign] of states) {
      group.append(h("button", { type: "button", class: "trainer-mark", "data-state": state, onclick: () => set(person, state) }, h("span", { "aria-hidden": "true" }, sign), " ", h("span", { class: "trainer-mark-words" }, words)));
    }
    return h("li", { class: "trainer-attendee" }, h("div", {}, h("strong", { dir: "auto" }, person.name), h("span", { class: "muted", dir: "auto" }, person.organisation)), group);
  };
  const update = () => {
    const rows = people();
    keyed(list, rows.slice(0, shown), (person) => String(person.id), make, (element, person) => {
      const now = stateOf(person);
      element.dataset.state = now;
      for (const button of element.querySelectorAll(".trainer-mark")) button.setAttribute("aria-pressed", String(button.dataset.state === now));
    });
    fill(more, rows.length > shown ? h("button", { type: "button", class: "button", onclick: () => ((shown += 3 * PAGE), update()) }, t("Show more")) : null);
    const count = (state) => day.people.filter((person) => stateOf(person) === state).length;
    const open = count("");
    fill(summary, states.map(([state, words, sign], index) => [index ? " · " : "", `${sign} ${words}: ${count(state)}`]), open ? [" · ", t("Not marked: %(n)s", { n: open })] : null);
  };
  const draw = () => {
    const now = session();
    if (!now) {
      fill(place, nothing(t("No training session has been started yet. Start one in the agenda of the day.")));
      return;
    }
    const pick = h("select", { class: "input" }, [...day.held].reverse().map((one) => h("option", { value: String(one.id) }, `${one.name} · ${one.started_words}${one.ended_at ? "" : ` · ${t("running")}`}`)));
    pick.value = String(now.id);
    pick.addEventListener("change", () => {
      desk.session.setView({ held: pick.value });
      update();
    });
    const rest = (words, state) =>
      action(
        words,
        async () => {
          const open = day.people.filter((person) => !stateOf(person));
          if (!open.length) return;
          if (state === "absent" && !(await confirmed(desk, { title: t("Mark everybody else as absent?"), text: n("%(n)d person who is not marked yet becomes absent. You can change each mark afterwards.", "%(n)d people who are not marked yet become absent. You can change each mark afterwards.", open.length), yes: t("Mark as absent"), danger: false }))) return;
          await desk.ask("attend_all", { session: session().id, people: open.map((person) => person.id), state });
          await again();
        },
        { look: "small" },
      );
    fill(tools, h("label", { class: "field" }, h("span", { class: "label" }, t("Training session")), pick), h("div", { class: "trainer-search" }, search), h("div", { class: "trainer-buttons" }, rest(t("Mark the rest as present"), "present"), rest(t("Mark the rest as absent"), "absent")));
    fill(place, tools, summary, said, day.people.length ? list : nothing(t("Nobody has been entered yet. Import a roster, or add people one by one.")), more);
    update();
  };
  search.addEventListener("input", () => ((shown = PAGE), update()));
  draw();
  return (next) => {
    const before = day.held.map((one) => `${one.id}${one.ended_at}`).join();
    day = next;
    if (before !== day.held.map((one) => `${one.id}${one.ended_at}`).join()) draw();
    else update();
  };
}
