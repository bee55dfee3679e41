// A roster from a spreadsheet: read, shown with what is wrong row by row, and taken over only
// when the trainer confirms.

import { fill, h, icon, uid } from "./dom.js";
import { action, card, keep, newKey, notice, nothing, table, working } from "./trainer-frame.js";
import { n, t } from "./words.js";

const PIECE = 90000;
const MOST = 12_000_000;

/** Sends a file in pieces as the question `name`; gives the answer to the last one. */
export async function sendFile(desk, name, file, fields = {}) {
  if (file.size > MOST) throw new Error(t("This file is larger than a roster can be. Keep one sheet with the people only."));
  const text = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(new Error(t("This file cannot be opened. Choose it again.")));
    reader.readAsDataURL(file);
  });
  const pieces = Math.max(1, Math.ceil(text.length / PIECE));
  let answer = null;
  for (let number = 0; number < pieces; number += 1) {
    answer = await desk.ask(name, { ...fields, file: file.name, number, of: pieces, text: text.slice(number * PIECE, (number + 1) * PIECE) });
  }
  return answer;
}

/** A button that opens a file; `work(file)` may fail with a sentence. */
export function fileButton(words, accept, work) {
  const id = uid("file");
  const place = h("div", { class: "trainer-said" });
  const input = h("input", { type: "file", id, class: "visually-hidden", accept });
  const label = h("label", { for: id, class: "button primary" }, icon("up"), words);
  input.addEventListener("change", () => {
    const file = input.files[0];
    input.value = "";
    if (file) void working(label, place, () => work(file));
  });
  return h("div", { class: "pick" }, input, label, place);
}

/** The part of the cohort's tab that imports a roster. */
export function rosterImport(desk, place, done) {
  const preview = h("div", { class: "trainer-preview", "aria-live": "polite" });
  const read = async (file) => {
    fill(preview, h("p", { class: "trainer-nothing", role: "status" }, h("span", { class: "spinner" }), t("Reading the file…")));
    let found;
    try {
      found = await sendFile(desk, "preview", file);
    } catch (error) {
      fill(preview, notice("danger", error.message));
      return;
    }
    showPreview(desk, preview, file.name, found, done);
  };
  const template = action(t("Download the template (XLSX)"), async () => keep(await desk.ask("template")));
  fill(
    place,
    h(
      "div",
      { class: "trainer-columns" },
      card(
        t("Import a roster"),
        h("p", {}, t("Choose a spreadsheet (XLSX or CSV) with one row for each person: name and organisation; sex, age, phone and language if you have them. Column names may be Arabic or English.")),
        h("p", { class: "hint" }, t("You see first what the file would add and what is wrong with it. Nothing changes before you confirm.")),
        fileButton(t("Choose a spreadsheet"), ".xlsx,.xlsm,.csv,.tsv,.xls,.ods", read),
      ),
      card(t("An empty roster to fill in"), h("p", {}, t("The template has the right columns and one example row.")), template),
    ),
    preview,
  );
}

function showPreview(desk, place, file, found, done) {
  const key = newKey();
  const counts = h(
    "p",
    { class: "trainer-counts" },
    n("%(n)d new organisation", "%(n)d new organisations", found.organisations),
    " · ",
    n("%(n)d new person", "%(n)d new people", found.people),
    found.known ? [" · ", n("%(n)d person is in the room already and is left alone", "%(n)d people are in the room already and are left alone", found.known)] : null,
  );
  const problems = found.errors.length
    ? [
        notice("danger", n("%(n)d thing to mend in the file. Nothing was changed.", "%(n)d things to mend in the file. Nothing was changed.", found.errors_all)),
        h("ul", { class: "trainer-bullets trainer-errors", "aria-label": t("What is wrong in the file") }, found.errors.map((one) => h("li", { dir: "auto" }, one.sentence))),
        found.errors_all > found.errors.length ? h("p", { class: "hint" }, t("Only the first %(n)s are listed.", { n: found.errors.length })) : null,
      ]
    : null;
  const remarks = found.remarks.length ? h("details", {}, h("summary", {}, n("%(n)d remark", "%(n)d remarks", found.remarks.length)), h("ul", { class: "trainer-bullets" }, found.remarks.map((one) => h("li", { dir: "auto" }, one.sentence)))) : null;
  const rows = found.rows.length
    ? table(
        [
          { words: t("Row"), cell: (one) => String(one.row), number: true },
          { words: t("Name"), cell: (one) => h("bdi", {}, one.name) },
          { words: t("Organisation"), cell: (one) => h("bdi", {}, one.organisation) },
          { words: t("What happens"), cell: (one) => one.what },
        ],
        found.rows,
        { caption: t("People in the file"), head: 1 },
      )
    : nothing(t("No person was found in this file."));
  const confirm = found.can
    ? action(
        n("Add %(n)d person", "Add %(n)d people", found.people),
        async () => {
          const answer = await desk.ask("confirm_import", { key });
          desk.held.clear();
          desk.say(n("%(n)d person was added.", "%(n)d people were added.", answer.people));
          done();
        },
        { look: "primary" },
      )
    : null;
  fill(
    place,
    card(
      t("Preview: %(file)s", { file }),
      counts,
      problems,
      remarks,
      found.can ? h("div", { class: "trainer-buttons" }, confirm, h("button", { type: "button", class: "button quiet", onclick: () => fill(place) }, t("Put the file aside"))) : null,
      rows,
      found.rows_all > found.rows.length ? h("p", { class: "hint" }, t("Only the first %(n)s are listed.", { n: found.rows.length })) : null,
    ),
  );
  place.querySelector("h2")?.scrollIntoView({ block: "start" });
}
