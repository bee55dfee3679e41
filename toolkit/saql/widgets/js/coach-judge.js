// The judgement: what the program found beside the level that the coach gives, criterion by
// criterion; comments on sections; the message on the whole; returning and accepting.

import { fill, h, icon, keyed, uid } from "./dom.js";
import { bind, selectField, textField } from "./fields.js";
import { status } from "./coach-list.js";
import { label, n, t } from "./words.js";

/** The judgement of one opened submission. */
export function judgement(desk, found) {
  const { session } = desk;
  const { row } = found;
  const criteria = session.state.extra.rubric.assignments[row.assignment] ?? [];
  const panel = { reveal: () => {} };
  const remarks = comments(desk, row);
  panel.element = h(
    "section",
    { class: "desk-judge", "aria-label": t("The judgement") },
    voices(desk, found, criteria),
    h("h2", {}, t("Criteria")),
    criteria.map((criterion) => card(desk, found, criterion, (section) => panel.reveal(section))),
    remarks.element,
    h("div", { class: "desk-box" }, textField(session, [row.section, "message"], { label: t("Message on the whole"), hint: t("What is strongest, what to mend first, and the next step."), rows: 4 })),
    finish(desk, row),
  );
  panel.comment = remarks.add;
  return panel;
}

// The two voices side by side; they are never added up.
function voices(desk, found, criteria) {
  const { session } = desk;
  const total = (field) => found.checks.reduce((sum, check) => sum + check[field], 0);
  const coach = h("div", { class: "desk-voice coach" });
  const show = () => {
    const levels = session.get([found.row.section, "levels"]) ?? {};
    const given = criteria.filter((one) => levels[one.id]?.level);
    const points = given.reduce((sum, one) => sum + (one.weight * levels[one.id].level) / 4, 0);
    const most = criteria.reduce((sum, one) => sum + one.weight, 0);
    const done = given.length === criteria.length;
    fill(
      coach,
      h("h2", {}, t("The coach")),
      h("p", { class: "desk-total" }, done ? t("%(points)s of %(out_of)s points", { points: short(points), out_of: most }) : t("%(judged)s of %(criteria)s criteria", { judged: given.length, criteria: criteria.length })),
      h("p", { class: "hint" }, t("Judges what a program cannot see: sense, truth, courage.")),
    );
  };
  const program = h(
    "div",
    { class: "desk-voice program" },
    h("h2", {}, t("The program")),
    h("p", { class: "desk-total" }, t("%(points)s of %(out_of)s points", { points: short(total("points")), out_of: short(total("out_of")) })),
    h("p", { class: "hint" }, n("%(n)d finding is open.", "%(n)d findings are open.", found.findings.length)),
    h(
      "details",
      {},
      h("summary", {}, t("Points by check")),
      h("dl", { class: "desk-rows" }, found.checks.map((check) => h("div", {}, h("dt", {}, check.title), h("dd", {}, t("%(points)s of %(out_of)s", { points: short(check.points), out_of: check.out_of }))))),
    ),
  );
  const element = h("div", { class: "desk-two" }, program, coach);
  bind(session, element, found.row.section, show);
  show();
  return element;
}

// The rules have nothing to say of an empty section either; that is no praise.
function nothingOpen(found, criterion) {
  const written = criterion.sections.some((section) => found.begun.includes(section));
  return written ? h("p", { class: "advice-done" }, icon("check"), t("nothing open")) : h("p", { class: "muted" }, t("nothing written yet"));
}

function card(desk, found, criterion, reveal) {
  const { session } = desk;
  const path = [found.row.section, "levels", criterion.id];
  const open = found.findings.filter((finding) => criterion.sections.includes(finding.section));
  const title = uid("criterion");
  const disagree = h("p", { class: "notice warning desk-disagree", hidden: true }, icon("alert"), h("span", null, t("You and the program see this differently. Say why in the reason.")));
  const cite = h(
    "div",
    { class: "desk-cite", role: "group", "aria-label": t("Read or cite a section") },
    criterion.sections.map((section) => [
      h("button", { type: "button", class: "button quiet small", onclick: () => reveal(section) }, t("Read: %(section)s", { section: label(section) })),
      h("button", { type: "button", class: "button quiet small", onclick: () => quote(session, [...path, "evidence"], section) }, t("Cite: %(section)s", { section: label(section) })),
    ]),
  );
  const element = h(
    "article",
    { class: "desk-box desk-criterion", "aria-labelledby": title },
    h("div", { class: "desk-criterion-head" }, h("h3", { id: title }, criterion.name), h("span", { class: "tag" }, t("weight %(weight)s", { weight: criterion.weight }))),
    h(
      "div",
      { class: "desk-two" },
      h(
        "div",
        { class: "desk-voice program" },
        h("h4", {}, t("The program found")),
        open.length ? h("details", {}, h("summary", {}, n("%(n)d finding", "%(n)d findings", open.length)), findingList(open)) : nothingOpen(found, criterion),
      ),
      h("div", { class: "desk-voice coach" }, levelField(session, [...path, "level"], criterion), disagree),
    ),
    textField(session, [...path, "reason"], { label: t("Reason"), rows: 2 }),
    textField(session, [...path, "evidence"], { label: t("Evidence in the plan"), rows: 2 }),
    cite,
  );
  const show = () => {
    const level = session.get([...path, "level"]) ?? 0;
    const pass = session.state.extra.rubric.pass;
    const errors = open.some((finding) => finding.severity === "E");
    disagree.hidden = !level || (level >= pass) === !errors || (level < pass && open.length > 0);
    element.dataset.level = level;
  };
  bind(session, element, found.row.section, show);
  show();
  return element;
}

// Four levels, each with its own words; pressing the chosen one again clears it.
function levelField(session, path, criterion) {
  const name = uid("level");
  const names = session.state.extra.rubric.levels;
  const group = h("fieldset", { class: "desk-levels", "data-path": path.join(".") }, h("legend", { class: "label" }, t("The coach's level")));
  const inputs = criterion.levels.map((words, index) => {
    const input = h("input", { type: "radio", name, value: String(index + 1), class: "check" });
    input.addEventListener("change", () => session.set(path, index + 1));
    group.append(h("label", { class: "desk-level" }, input, h("span", {}, h("strong", {}, `${index + 1}. ${names[index]}`), h("span", { class: "desk-level-words" }, words))));
    return input;
  });
  const clear = h("button", { type: "button", class: "button quiet small", onclick: () => session.set(path, null) }, icon("undo"), t("Take the level back"));
  group.append(clear);
  const show = () => {
    const now = Number(session.get(path) ?? 0);
    for (const input of inputs) input.checked = Number(input.value) === now;
    clear.hidden = !now;
  };
  bind(session, group, path[0], show);
  show();
  return group;
}

function quote(session, path, section) {
  const now = session.get(path) ?? "";
  const named = t("Section “%(section)s”:", { section: label(section) });
  session.set(path, now.trim() ? `${now.trimEnd()}\n${named} ` : `${named} `);
  const field = document.querySelector(`[data-path="${CSS.escape(path.join("."))}"] textarea`);
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function comments(desk, row) {
  const { session } = desk;
  const path = [row.section, "comments"];
  const list = h("ul", { class: "desk-comments" });
  const add = (section = "") => {
    const id = session.newId("co");
    session.add(path, { id, kind: "suggestion", section, item: "", field: "", text: "" });
    show();
    const made = list.querySelector(`[data-key="${CSS.escape(id)}"]`);
    made?.scrollIntoView({ block: "center" });
    made?.querySelector("textarea")?.focus({ preventScroll: true });
  };
  const element = h(
    "section",
    { class: "desk-box" },
    h("h2", {}, t("Comments on sections")),
    list,
    h("button", { type: "button", class: "button", onclick: () => add() }, icon("plus"), t("Add a comment")),
  );
  const show = () => keyed(list, session.get(path) ?? [], (one) => one.id, (one) => commentCard(desk, path, one));
  bind(session, element, row.section, show);
  show();
  return { element, add };
}

function commentCard({ session }, path, { id }) {
  const sections = Object.keys(session.state.labels.sections).filter((name) => !/^r\d+$/.test(name));
  return h(
    "li",
    { class: "desk-comment" },
    h(
      "div",
      { class: "desk-two" },
      selectField(session, [...path, id, "kind"], { label: t("Kind of comment"), options: Object.entries(session.state.extra.kinds), empty: t("Not chosen yet") }),
      selectField(session, [...path, id, "section"], { label: t("Section"), options: sections.map((name) => [name, label(name)]), empty: t("The whole plan") }),
    ),
    textField(session, [...path, id, "text"], { label: t("Comment"), rows: 2 }),
    h("button", { type: "button", class: "button quiet small danger", onclick: () => session.remove([...path, id]) }, icon("bin"), t("Remove this comment")),
  );
}

function finish(desk, row) {
  const { session } = desk;
  const said = h("p", { class: "notice", role: "status", hidden: true });
  const state = h("p", { class: "muted" });
  const buttons = [["returned", t("Return to the organisation"), "button"], ["accepted", t("Accept"), "button primary"]].map(([result, words, look]) =>
    h("button", { type: "button", class: look, onclick: () => go(result) }, words),
  );
  const tell = (kind, words) => {
    said.className = `notice ${kind}`;
    said.hidden = false;
    fill(said, words);
  };
  const show = (now) => fill(state, t("This review: %(status)s", { status: status(now) }));
  const go = async (result) => {
    for (const button of buttons) button.disabled = true;
    try {
      await session.saved();
      const answer = await session.ask("finish", { submission: row.id, result, key: session.newId("fin") });
      desk.replace(answer.row);
      show(answer.row);
      const done = result === "accepted" ? t("Accepted. The organisation can read it now.") : t("Returned. The organisation can read it now.");
      tell(answer.sentence ? "warning" : "good", answer.sentence ? `${done} ${answer.sentence}` : done);
    } catch (error) {
      tell("warning", error.message);
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  };
  show(row);
  const element = h(
    "div",
    { class: "desk-box desk-finish" },
    state,
    h("p", { class: "hint" }, t("Everything you write is saved as a draft by itself. The organisation sees it when you return or accept.")),
    h("div", { class: "desk-buttons" }, buttons),
    said,
  );
  bind(session, element, row.section, (cause) => {
    if (cause === "mine") show({ ...row, status: "draft", published: desk.rows.find((one) => one.id === row.id)?.published });
  });
  return element;
}

/** Findings as a list, each with its reason and how to mend it. */
export function findingList(findings) {
  return h(
    "ol",
    { class: "desk-findings" },
    findings.map((finding) =>
      h(
        "li",
        { class: "advice-item" },
        h("span", { class: "tag", "data-severity": finding.severity }, severity(finding.severity)),
        finding.where ? h("span", { class: "advice-where", dir: "auto" }, finding.where) : null,
        h("p", { class: "advice-message", dir: "auto" }, finding.message),
        finding.reason ? h("p", { class: "hint", dir: "auto" }, finding.reason) : null,
      ),
    ),
  );
}

function severity(code) {
  return { E: t("Must be mended"), W: t("Worth a look"), I: t("An idea") }[code] ?? code;
}

function short(number) {
  return String(Math.round(number * 100) / 100);
}
