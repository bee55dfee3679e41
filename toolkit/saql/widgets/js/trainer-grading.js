// Grading: what is handed in and not graded yet, one press that grades it, and how far it is.
// The work goes on in the room when the page is closed.

import { fill, h } from "./dom.js";
import { action, card, every, load, notice, table } from "./trainer-frame.js";
import { n, t } from "./words.js";

const EVERY = 2000;

/** Draws the grading into `place`; gives what ends its looking again. */
export function gradingPart(desk, place) {
  const again = () => load(desk, place, "grading", {}, (found) => draw(desk, place, found, again));
  void again();
  return every(EVERY, again);
}

function draw(desk, place, found, again) {
  const grade = (assignments) => async () => {
    await desk.ask("grade", { assignments });
    desk.say(t("Grading has begun. You may go on working."));
    await again();
  };
  const tags = { running: ["warning", t("Being graded")], trouble: ["bad", t("Not all graded")], nothing: ["off", t("Nothing handed in")], waiting: ["warning", t("Waits to be graded")], graded: ["good", t("Graded")] };
  const state = (row) =>
    h(
      "span",
      { class: "trainer-taken" },
      h("span", { class: "tag", "data-state": tags[row.state][0] }, tags[row.state][1]),
      row.trouble ? h("span", { class: "hint", dir: "auto" }, row.trouble) : null,
      row.failed.length ? h("ul", { class: "trainer-bullets small" }, row.failed.map((one) => h("li", { dir: "auto" }, one))) : null,
    );
  const press = (row) => (row.handed_in && !found.running ? action(row.waiting ? t("Grade") : t("Grade once more"), grade([row.name]), { look: row.waiting ? "small" : "small quiet", label: t("Grade: %(name)s", { name: row.words }) }) : null);
  const head = found.running
    ? h("div", { class: "trainer-grading-run", role: "status" }, h("p", {}, h("span", { class: "spinner" }), " ", found.running.words), h("progress", { max: found.running.all || 1, value: found.running.all ? found.running.done : 0, "aria-label": t("Grading") }))
    : found.waiting
      ? action(n("Grade %(n)d handed-in work", "Grade %(n)d handed-in works", found.waiting), grade([]), { look: "primary" })
      : notice(found.rows.some((row) => row.handed_in) ? "good" : "note", found.rows.some((row) => row.handed_in) ? t("Everything that was handed in is graded.") : t("Nothing has been handed in yet."));
  fill(
    place,
    card(
      t("Grading"),
      h("p", { class: "hint" }, t("The program gives its points to the plans and the tests that were handed in; what needs judgement waits for the coach. Grading goes on in the room when you leave this page.")),
      head,
    ),
    table(
      [
        { words: t("Name"), cell: (row) => h("bdi", {}, row.words) },
        { words: t("Handed in"), number: true, cell: (row) => String(row.handed_in) },
        { words: t("Graded"), number: true, cell: (row) => String(row.graded) },
        { words: t("State"), wide: true, cell: state },
        { words: "", cell: press },
      ],
      found.rows,
      { caption: t("Grading") },
    ),
  );
}
