// Tests that people began and did not hand in: asked about when a test is closed, and afterwards.

import { h } from "./dom.js";
import { action, asked, confirmed } from "./trainer-frame.js";
import { n, t } from "./words.js";

/** What to do with what is not handed in, before a test is closed: `null` where it stays open,
 *  else the people whose answers are handed in. */
export async function leftAtClosing(desk, test) {
  const { people } = await desk.ask("begun", { test });
  if (!people.length) return [];
  const answer = await asked(desk, {
    title: t("Close this test?"),
    text: [
      unfinishedWords(people),
      listOf(people),
      t("A test that is handed in counts as it stands: a question without an answer counts as wrong. If you only close it, these people go on where they stopped once you open it again."),
    ],
    answers: [
      { id: "hand-in", words: t("Close it and hand in what was answered"), look: "primary" },
      { id: "close", words: t("Only close it"), look: "" },
    ],
    stay: t("Leave it open"),
  });
  if (!answer) return null;
  return answer === "hand-in" ? people.map((one) => one.id) : [];
}

/** A closed test with answers that were not handed in, and the button that hands them in. */
export function unfinishedCard(desk, test, again) {
  return h(
    "section",
    { class: "trainer-card trainer-unfinished", "aria-label": test.name },
    h("p", {}, h("strong", { dir: "auto" }, test.name), " · ", t("Closed now")),
    h("p", {}, unfinishedWords(test.begun)),
    listOf(test.begun),
    handingIn(desk, test, test.begun, again, { words: t("Hand in what was answered") }),
  );
}

/** A button that hands in the answers of these people once the trainer has confirmed it. */
export function handingIn(desk, test, people, again, { words, look = "", label = null }) {
  const work = async () => {
    const text = [listOf(people), t("A test that is handed in counts as it stands: a question without an answer counts as wrong.")];
    if (!(await confirmed(desk, { title: t("Hand in what was answered?"), text, yes: t("Hand in"), danger: false }))) return;
    const done = await desk.ask("hand_in_begun", { test: test.id, people: people.map((one) => one.id) });
    desk.say(done.words);
    await again();
  };
  return action(words, work, { look, label });
}

function unfinishedWords(people) {
  return n("%(n)d person has answered questions and not handed the test in:", "%(n)d people have answered questions and not handed the test in:", people.length);
}

function listOf(people) {
  return h("ul", { class: "trainer-bullets" }, people.map((one) => h("li", {}, h("bdi", {}, one.name), " · ", one.words)));
}
