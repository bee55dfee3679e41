// Learning: who took the tests, what rose and by how much, which questions are hard, and how the
// plans themselves changed.

import { fill, h } from "./dom.js";
import { fold } from "./folding.js";
import { learnedBars, pairLines } from "./trainer-charts.js";
import { form } from "./trainer-form.js";
import { action, card, confirmed, load, notice, nothing, opened, segments, table } from "./trainer-frame.js";
import { gradingPart } from "./trainer-grading.js";
import { handingIn, unfinishedCard } from "./trainer-unfinished.js";
import { language, t } from "./words.js";

const MOST_LINES = 40;
const MOST_ROWS = 80;

export function learningTab(desk, main) {
  const parts = [
    ["gain", t("Gain")],
    ["takers", t("Who took the tests")],
    ["items", t("Questions")],
    ["plans", t("Plans")],
    ["grading", t("Grading")],
  ];
  const draws = { gain: gainPart, takers: takersPart, items: itemsPart, plans: plansPart };
  let end = () => {};
  const chosen = segments(desk, "learning", parts, (part, place) => {
    end();
    end = () => {};
    if (part === "grading") {
      end = gradingPart(desk, place);
      return;
    }
    const name = part === "plans" ? "plan_gain" : "learning";
    const again = () => load(desk, place, name, {}, (found) => (fill(place), draws[part](desk, place, found, again)));
    void again();
  });
  const print = h("button", { type: "button", class: "button trainer-print-button", onclick: () => window.print() }, t("Print"));
  fill(main, h("div", { class: "trainer-head" }, chosen.element[0], print), chosen.element[1]);
  chosen.start();
  return () => end();
}

function caution() {
  return notice("note", t("A rise between the two tests does not prove that the training caused it: there is no group to compare with, and people also learn from the first test and from each other. With few people or few questions, one answer moves the figures a lot."));
}

function gainPart(_desk, place, found) {
  if (!found.paired) {
    fill(place, nothing(t("Nobody has handed in both tests yet. The gain needs the two scores of the same person.")), facts(found.facts.slice(0, 1)), caution());
    return;
  }
  const lines = found.pairs.slice(0, MOST_LINES);
  fill(
    place,
    h("h2", { class: "trainer-print-title" }, t("Learning gain")),
    facts(found.facts),
    h(
      "div",
      { class: "trainer-columns" },
      card(t("Known, learned, still to learn"), h("p", { class: "hint" }, t("Of 100: the mean pre-test, what the post-test adds, and what is left. Only people with both tests count.")), learnedBars(found.bars)),
      card(
        t("Bands of normalised gain"),
        h("p", { class: "hint" }, t("Low: under 0.3. Medium: 0.3 to 0.7. High: over 0.7. The bands are Hake's (1998).")),
        h("ul", { class: "trainer-bands" }, found.bands.map((band) => h("li", { "data-band": band.id }, h("strong", {}, String(band.n)), h("span", {}, band.words)))),
      ),
    ),
    card(
      t("Scores before and after"),
      pairLines(lines.map((one) => ({ words: one.person, pre: one.pre, post: one.post }))),
      found.pairs.length > lines.length ? h("p", { class: "hint" }, t("The chart shows the first %(n)s people; the table shows everybody.", { n: lines.length })) : null,
      h("details", {}, h("summary", {}, t("The same as a table")), table(
        [
          { words: t("Name"), cell: (one) => h("bdi", {}, one.person) },
          { words: t("Organisation"), cell: (one) => h("bdi", {}, one.organisation) },
          { words: t("Pre-test"), number: true, cell: (one) => `${one.pre_words}` },
          { words: t("Post-test"), number: true, cell: (one) => `${one.post_words}` },
          { words: t("Normalised gain"), cell: (one) => one.gain_words },
        ],
        found.pairs,
        { caption: t("Scores before and after, person by person") },
      )),
    ),
    caution(),
  );
}

function facts(found) {
  return h("dl", { class: "trainer-facts" }, found.map((one) => h("div", {}, h("dt", {}, one.words), h("dd", {}, h("strong", {}, one.value), one.hint ? h("span", { class: "hint" }, one.hint) : null))));
}

function takersPart(desk, place, found, again) {
  const tests = found.tests;
  const cell = (test) => (row) => {
    const one = row.tests[test.id];
    return h(
      "span",
      { class: "trainer-taken" },
      h("span", { class: "tag", "data-state": one.state === "submitted" ? "good" : one.state === "started" ? "warning" : "off" }, one.words),
      one.state === "submitted" && !one.reopened
        ? action(
            t("Reopen"),
            async () => {
              const text = t("%(name)s goes on with “%(test)s” from the answers given so far and hands it in once more. The earlier attempt stays in the records.", { name: row.name, test: test.name });
              if (!(await confirmed(desk, { title: t("Reopen this test?"), text, yes: t("Reopen"), danger: false }))) return;
              await desk.ask("reopen", { test: test.id, person: row.id });
              desk.say(t("Reopened."));
              await again();
            },
            { look: "small quiet", label: t("Reopen: %(test)s, %(name)s", { test: test.name, name: row.name }) },
          )
        : null,
      one.unfinished
        ? handingIn(desk, test, [{ ...row, words: one.unfinished }], again, { words: t("Hand in"), look: "small quiet", label: t("Hand in: %(test)s, %(name)s", { test: test.name, name: row.name }) })
        : null,
      h("button", { type: "button", class: "button small quiet", "aria-label": t("Type in from paper: %(test)s, %(name)s", { test: test.name, name: row.name }), onclick: () => paper(desk, test, row, again) }, t("From paper")),
    );
  };
  let shown = MOST_ROWS;
  const list = h("div");
  const search = h("input", { type: "search", class: "input", dir: "auto", autocomplete: "off", "aria-label": t("Search by name or organisation"), placeholder: t("Search by name or organisation") });
  const show = () => {
    const rows = found.people.filter((row) => fold(`${row.name} ${row.organisation}`).includes(fold(search.value)));
    const columns = [{ words: t("Name"), cell: (row) => h("bdi", {}, row.name) }, { words: t("Organisation"), cell: (row) => h("bdi", {}, row.organisation) }, ...tests.map((test) => ({ words: test.name, cell: cell(test) }))];
    fill(list, rows.length ? table(columns, rows.slice(0, shown), { caption: t("Who took the tests") }) : nothing(found.people.length ? t("Nobody matches this search.") : t("Nobody has been entered yet. Import a roster, or add people one by one.")), rows.length > shown ? h("button", { type: "button", class: "button", onclick: () => ((shown += 3 * MOST_ROWS), show()) }, t("Show more")) : null);
  };
  search.addEventListener("input", show);
  show();
  fill(
    place,
    facts(tests.map((test) => ({ words: test.name, value: t("%(n)s of %(all)s handed in", { n: test.submitted, all: found.people.length }), hint: test.open ? t("Open now") : t("Closed now") }))),
    tests.filter((test) => test.begun.length).map((test) => unfinishedCard(desk, test, again)),
    h("div", { class: "trainer-tools" }, h("div", { class: "trainer-search" }, search)),
    list,
  );
}

// A test that was taken on paper: the letters as they stand on the printed sheet.
function paper(desk, test, row, again) {
  opened(desk, t("%(test)s of %(name)s, from paper", { test: test.name, name: row.name }), (close) => {
    const body = h("div", {}, h("p", { class: "trainer-nothing" }, h("span", { class: "spinner" }), t("Opening…")));
    void load(desk, body, "paper", { test: test.id }, (found) => {
      const fields = found.questions.map((one, index) => ({ name: one.slot, words: `${index + 1}. ${one.text}`, kind: "scale", options: one.options }));
      fill(
        body,
        h("p", { class: "hint" }, t("Choose what is marked on the sheet. A question without a mark stays without an answer.")),
        form(desk, `paper-${test.id}-${row.id}`, fields, {
          words: t("Hand in this test"),
          done: t("The test was handed in."),
          cancel: close,
          send: async (values) => {
            const answers = Object.fromEntries(Object.entries(values).filter(([, option]) => option));
            await desk.ask("type_in", { test: test.id, person: row.id, answers });
            close();
            await again();
          },
        }),
      );
    });
    return body;
  });
}

function itemsPart(_desk, place, found) {
  if (!found.items.length) {
    fill(place, nothing(t("No test has been handed in yet.")));
    return;
  }
  const percent = (share) => (share === null ? "—" : `${share}%`);
  fill(
    place,
    h("p", { class: "hint" }, t("The share of right answers to each question and to its twin in the post-test. A question that fewer people get right afterwards is marked.")),
    table(
      [
        { words: t("Question"), wide: true, cell: (one) => h("details", { class: "trainer-item" }, h("summary", { dir: "auto" }, one.pre_text), h("p", { dir: "auto" }, h("span", { class: "muted" }, t("In the post-test:"), " "), one.post_text)) },
        { words: t("Module"), cell: (one) => one.module },
        { words: t("Right before"), number: true, cell: (one) => percent(one.pre) },
        { words: t("Right after"), number: true, cell: (one) => percent(one.post) },
        { words: t("Change"), cell: (one) => (one.change === null ? "—" : h("span", { class: "tag trainer-change", "data-state": one.change < 0 ? "warning" : one.change > 0 ? "good" : "off" }, one.change < 0 ? "▼ " : one.change > 0 ? "▲ " : "", one.change_words)) },
      ],
      found.items,
      { caption: t("Questions of the tests"), head: 0 },
    ),
  );
}

function plansPart(_desk, place, found) {
  if (!found.plans.length) {
    fill(place, nothing(t("No organisation has handed in a plan or written in it yet.")));
    return;
  }
  const arrow = language() === "ar" ? "←" : "→";
  const two = (first, latest) => `${first} ${arrow} ${latest}`;
  fill(
    place,
    h("h2", { class: "trainer-print-title" }, t("Plans, first and latest")),
    h("p", { class: "hint" }, t("The first version that was handed in (or the first with content) beside the latest one: what the program's checks find, and the points of the rubric where a coach has judged both.")),
    table(
      [
        { words: t("Organisation"), cell: (one) => h("bdi", {}, one.name) },
        { words: t("Errors"), number: true, cell: (one) => two(one.first.errors, one.latest.errors) },
        { words: t("Warnings"), number: true, cell: (one) => two(one.first.warnings, one.latest.warnings) },
        { words: t("Points of the checks"), number: true, cell: (one) => two(one.first.checks, one.latest.checks) },
        { words: t("Points of the rubric"), number: true, cell: (one) => (one.first.rubric === null || one.latest.rubric === null ? h("span", { class: "muted" }, one.latest.rubric === null ? t("not judged") : String(one.latest.rubric)) : two(one.first.rubric, one.latest.rubric)) },
      ],
      found.plans,
      { caption: t("Plans, first and latest") },
    ),
    caution(),
  );
}
