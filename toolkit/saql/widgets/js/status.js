// The line that says whether writing is saved and whether the line to the room holds.

import { fill, h, icon } from "./dom.js";
import { clock, t } from "./words.js";

/** The status line of a session; screen readers hear it when it changes for more than a moment. */
export function statusLine(session) {
  const shown = h("span", { class: "status-text" });
  const heard = h("span", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  const mark = h("span", { class: "status-mark" });
  const button = h("button", { type: "button", class: "button quiet", onclick: () => session.reload() }, t("Load the page again"));
  const line = h("div", { class: "status", "data-kind": "saved" }, mark, shown, heard, button);
  let spoken = 0;

  const show = (status) => {
    const text = sentence(status);
    line.dataset.kind = status.kept === false ? "memory" : status.kind;
    fill(mark, icon(ICON[line.dataset.kind] ?? "cloud"));
    shown.textContent = text;
    button.hidden = !(status.kind === "stuck" && session.canReload());
    clearTimeout(spoken);
    const wait = status.kind === "saving" ? 3000 : status.kind === "saved" ? 800 : 0;
    spoken = setTimeout(() => {
      if (heard.textContent !== text) heard.textContent = text;
    }, wait);
  };
  session.on("status", show);
  show(session.status);
  return line;
}

const ICON = { saved: "check", saving: "cloud", offline: "offline", stuck: "offline", unsaved: "alert", memory: "alert" };

function sentence({ kind, at, sentence: said, kept, waiting }) {
  const device =
    kept === false
      ? t("This device keeps nothing: leave this page open until your writing is saved.")
      : "";
  if (kind === "saved") return device || t("Saved %(time)s", { time: at ? clock(at) : "" });
  if (kind === "saving") return device || t("Saving…");
  if (kind === "unsaved") return `${said} ${device || t("Your writing is kept on this device.")}`;
  if (kind === "offline" || kind === "stuck") {
    if (device) return `${t("Not connected.")} ${device}`;
    if (kind === "stuck") return t("The connection did not come back. Your writing is kept on this device.");
    return waiting
      ? t("Not connected: your writing is kept on this device")
      : t("Not connected. You can go on writing: it is kept on this device.");
  }
  return t("Opening your work…");
}
