// Organisations that ask for training, ranked by the course's weights, with the reasons.

import { fill, h } from "./dom.js";
import { form } from "./trainer-form.js";
import { action, card, keep, load, notice, nothing } from "./trainer-frame.js";
import { fileButton, sendFile } from "./trainer-import.js";
import { n, t } from "./words.js";

/** The part of the cohort's tab about training requests. */
export function requestsPart(desk, place) {
  const again = () => load(desk, place, "requests", {}, (found) => show(desk, place, found, again));
  void again();
}

function show(desk, place, found, again) {
  const states = found.states;
  const row = (one, index) =>
    h(
      "li",
      { class: "trainer-request", "data-state": one.state },
      h("span", { class: "trainer-rank", "aria-label": t("Rank %(n)s", { n: index + 1 }) }, String(index + 1)),
      h(
        "div",
        { class: "trainer-request-words" },
        h("h3", { dir: "auto" }, one.organisation),
        one.contact ? h("p", { class: "muted", dir: "auto" }, one.contact) : null,
        h("p", {}, h("strong", {}, t("%(points)s of %(of)s points", one)), " · ", h("span", { class: "tag", "data-state": one.state }, states[one.state])),
        h("details", {}, h("summary", {}, t("Why this rank")), h("ul", { class: "trainer-bullets" }, one.reasons.map((reason) => h("li", { dir: "auto" }, reason)))),
      ),
      h(
        "div",
        { class: "trainer-buttons" },
        [["accepted", t("Accept")], ["waiting", t("Waiting list")], ["declined", t("Decline")]]
          .filter(([state]) => state !== one.state)
          .map(([state, words]) =>
            action(
              words,
              async () => {
                await desk.ask("decide_request", { request: one.id, state });
                await again();
              },
              { look: "small", label: `${words}: ${one.organisation}` },
            ),
          ),
      ),
    );
  const entering = found.questions.length
    ? h(
        "details",
        { class: "trainer-card", open: !found.requests.length },
        h("summary", {}, t("Enter a request")),
        form(
          desk,
          "request",
          [{ name: "organisation", words: t("Organisation"), required: true, most: 200 }, { name: "contact", words: t("Whom to reach, and how"), most: 400 }, ...found.questions],
          {
            words: t("Add the request"),
            done: t("The request was added."),
            send: async ({ organisation, contact, ...answers }, key) => {
              await desk.ask("add_request", { organisation, contact, answers, key });
            },
            after: again,
          },
        ),
      )
    : null;
  const importing = card(t("Import requests"), h("p", {}, t("A spreadsheet with one row for each organisation; its columns are the questions of the form.")), h("p", { class: "hint" }, t("All rows are added or none. A row that was added before is not added twice.")), action(t("Download the empty table (XLSX)"), async () => keep(await desk.ask("requests_template"))), fileButton(t("Choose a spreadsheet"), ".xlsx,.csv", async (file) => {
    const answer = await sendFile(desk, "import_requests", file);
    desk.say(n("%(n)d request was added.", "%(n)d requests were added.", answer.added));
    await again();
  }));
  fill(
    place,
    notice("note", t("The ranking follows the weights of the course's form. It helps to decide; you decide.")),
    found.requests.length ? h("ol", { class: "trainer-requests" }, found.requests.map(row)) : nothing(t("No organisation has asked for training yet.")),
    h("div", { class: "trainer-columns" }, entering, importing),
  );
}
