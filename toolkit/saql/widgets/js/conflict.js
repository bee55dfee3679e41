// Two people changed one text: both are shown, and the person keeps one or joins them.

import { fill, h, icon, uid } from "./dom.js";
import { label, n, t } from "./words.js";

/** A notice that stands while clashes are open. The dialog opens at once unless one is typing. */
export function clashNotice(session) {
  const words = h("span", {});
  const compare = h("button", { type: "button", class: "button", onclick: () => open() }, t("Compare the texts"));
  const notice = h("div", { class: "notice warning", role: "alert", hidden: true }, icon("alert"), words, compare);
  let dialog = null;
  const open = () => {
    const clash = session.clashes[0];
    if (!clash || dialog) return;
    dialog = clashDialog(session, clash, (settled) => {
      dialog = null;
      if (settled) open();
    });
    notice.parentElement.append(dialog);
    dialog.showModal();
  };
  let known = 0;
  const show = () => {
    const count = session.clashes.length;
    notice.hidden = count === 0;
    if (count > known && notice.isConnected && !document.activeElement?.matches("input, textarea")) open();
    known = count;
    fill(words, n("A colleague changed %(n)d text that you were writing. Both are kept.", "A colleague changed %(n)d texts that you were writing. Both are kept.", count));
  };
  session.on("clash", show);
  show();
  return notice;
}

function clashDialog(session, clash, closed) {
  const title = uid("title");
  const simple = (value) => value === null || typeof value !== "object";
  const texts = simple(clash.mine) && simple(clash.theirs);
  const gone = clash.theirs === null && Boolean(clash.item);
  const both = [clash.theirs, clash.mine].filter((text) => text !== null && text !== "").join("\n");
  const joined = h("textarea", { class: "input", dir: "auto", rows: 4, maxlength: 20000, value: both });
  const joinId = uid("join");
  joined.id = joinId;
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": title });
  const settle = (value) => {
    session.settle(clash, value);
    dialog.close();
  };
  const text = (value) => {
    if (value === null || value === "") return h("p", { class: "muted" }, t("(empty)"));
    return h("p", { class: "clash-text", dir: "auto" }, simple(value) ? String(value) : JSON.stringify(value));
  };
  const side = (heading, value, words, chosen) =>
    h("section", { class: "clash-side" }, h("h3", {}, heading), text(value), h("button", { type: "button", class: "button", onclick: () => settle(chosen) }, words));
  const field = clash.path[clash.path.length - 1];
  const list = clash.path.length > 2 ? clash.path[0] : "";
  const named = clash.path.find((step, index) => index > 0 && label(clash.section, list, step) !== step) ?? (["ar", "en"].includes(field) ? clash.path[clash.path.length - 2] : field);
  fill(
    dialog,
    h("h2", { id: title, tabindex: "-1" }, t("Two texts for one place")),
    h("p", {}, `${label(clash.section)} · ${label(clash.section, list, named)}`),
    gone ? h("p", {}, t("A colleague deleted this while you were writing.")) : null,
    h(
      "div",
      { class: "clash-sides" },
      side(t("Yours"), clash.mine, t("Keep mine"), clash.mine),
      side(
        clash.author ? t("Saved by %(name)s", { name: clash.author }) : t("Saved by a colleague"),
        clash.theirs,
        gone ? t("Leave it deleted") : t("Take theirs"),
        clash.theirs,
      ),
    ),
    texts && !gone
      ? h(
          "section",
          { class: "clash-join" },
          h("label", { for: joinId, class: "label" }, t("Or join them here")),
          joined,
          h("button", { type: "button", class: "button", onclick: () => settle(joined.value) }, t("Use the joined text")),
        )
      : null,
    h("button", { type: "button", class: "button quiet", onclick: () => dialog.close() }, t("Decide later")),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed(!session.clashes.some((open) => open.id === clash.id));
  });
  return dialog;
}

/** What could not be kept, with its text, so that it can be copied. */
export function refusedNotice(session) {
  const notice = h("div", { class: "notice danger", role: "alert", hidden: true });
  const show = () => {
    const refused = session.refused;
    notice.hidden = !refused;
    if (!refused) return;
    fill(
      notice,
      icon("alert"),
      h("span", {}, refused.sentence),
      refused.texts.length ? h("textarea", { class: "input", readonly: true, dir: "auto", rows: 3, "aria-label": t("What you wrote"), value: refused.texts.join("\n") }) : null,
      h("button", { type: "button", class: "button quiet", onclick: () => session.dismissRefused() }, t("Close")),
    );
  };
  session.on("refused", show);
  show();
  return notice;
}
