// The history: who changed what and when, and the way back, which shows first what it changes.

import { changeList } from "./changes.js";
import { fill, h, icon, uid } from "./dom.js";
import { momentWords } from "./builder-plan.js";
import { language, n, t } from "./words.js";

/** Earlier versions, newest first, each with what it changed and a way back. */
export function drawHistory(app) {
  const body = h("div", { class: "history" }, h("p", { class: "hint" }, t("Reading…")));
  let asked = "";
  const load = async () => {
    try {
      const { lines } = await app.session.ask("history");
      fill(body, lines.length ? h("ol", { class: "history-list" }, lines.map((line, index) => row(app, line, index))) : h("p", { class: "empty" }, t("Nothing has been saved yet.")));
    } catch (error) {
      fill(body, h("p", { class: "empty" }, error.message));
    }
  };
  return {
    element: body,
    update() {
      const marked = JSON.stringify(app.session.state.revisions);
      if (marked === asked) return;
      asked = marked;
      load();
    },
  };
}

function row(app, line, index) {
  const when = momentWords(app, line.at);
  const whole = line.kind === "imported" || line.kind === "restored";
  const titles = line.sections.map((one) => app.titleOfSection(one));
  const name = titles.length > 1 ? t("The whole plan") : titles[0];
  const kind = KINDS()[line.kind];
  const back = (words, revision) => h("button", { type: "button", class: "button small", "aria-label": `${words}: ${name}${language() === "ar" ? "، " : ", "}${when}`, onclick: () => goBack(app, revision, when, words) }, icon("undo"), words);
  return h(
    "li",
    { class: "history-line", "data-kind": line.kind },
    h(
      "div",
      { class: "history-head" },
      h(
        "div",
        null,
        h("p", { class: "history-what" }, name, kind ? h("span", { class: "tag" }, kind) : null, index === 0 ? h("span", { class: "tag" }, t("Now")) : null),
        h("p", { class: "hint" }, when, line.author ? [" · ", h("bdi", null, line.author)] : "", titles.length > 1 ? ` · ${n("%(n)d section", "%(n)d sections", titles.length)}` : line.saves > 1 ? ` · ${n("%(n)d save", "%(n)d saves", line.saves)}` : ""),
      ),
      h("div", { class: "history-ways" }, index > 0 ? back(t("Go back to it"), line.number) : null, whole ? back(t("Go back to before it"), line.before) : null),
    ),
    whatChanged(app, line),
  );
}

// Asked for only when somebody opens it.
function whatChanged(app, line) {
  const body = h("div", null);
  const details = h("details", { class: "history-changes" }, h("summary", null, t("What changed")), body);
  details.addEventListener("toggle", () => {
    if (details.open && !body.firstChild) show(app, body, { before: line.before, after: line.number }, t("Nothing changed in the plan."));
  });
  return details;
}

async function show(app, body, between, same) {
  fill(body, h("p", { class: "hint", role: "status" }, t("Reading…")));
  try {
    const { sections } = await app.session.ask("changes", between);
    fill(body, sections.length ? changeList(sections) : h("p", { class: "hint", role: "status" }, same));
    return sections.length > 0;
  } catch (error) {
    fill(body, h("p", { class: "notice danger" }, icon("alert"), h("span", null, error.message)));
    return false;
  }
}

async function goBack(app, revision, when, words) {
  const title = uid("back");
  const body = h("div", { class: "dialog-body", tabindex: "0", role: "region", "aria-label": t("What will change") });
  const yes = h("button", { type: "button", class: "button primary", disabled: true, onclick: () => (dialog.close(), restore(app, revision)) }, words);
  const dialog = h(
    "dialog",
    { class: "dialog wide", "aria-labelledby": title },
    h("h3", { id: title }, t("What will change")),
    h("p", { class: "hint" }, words === t("Go back to it") ? t("The plan becomes what it was on %(when)s. What you have now stays in the history.", { when }) : t("The plan becomes what it was before %(when)s. What you have now stays in the history.", { when })),
    body,
    h("div", { class: "actions" }, yes, h("button", { type: "button", class: "button", onclick: () => dialog.close() }, t("Cancel"))),
  );
  app.show(dialog);
  try {
    await app.session.saved();
  } catch (error) {
    fill(body, h("p", { class: "notice danger" }, icon("alert"), h("span", null, error.message)));
    return;
  }
  yes.disabled = !(await show(app, body, { after: revision }, t("The plan is like that already.")));
}

async function restore(app, revision) {
  try {
    await app.session.saved();
    // Said by the page as it is drawn anew.
    app.session.setView({ notice: t("The earlier version is back.") });
    await app.session.ask("restore", { revision });
  } catch (error) {
    app.session.setView({ notice: null });
    app.say(error.message);
  }
}

const KINDS = () => ({ merged: t("joined with a colleague's"), overtaken: t("not taken: a colleague was faster"), restored: t("brought back"), imported: t("opened from a file") });
