// A short message with a way back, at the bottom of the board.

import { fill, h, icon } from "./dom.js";
import { t } from "./words.js";

const STAYS = 15000;

/** A place for messages; `say(words, undo)` shows one and tells screen readers. */
export function toaster() {
  const place = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
  let timer = 0;
  const say = (words, undo) => {
    clearTimeout(timer);
    const back = undo
      ? h("button", { type: "button", class: "button small", onclick: () => (hide(), undo()) }, icon("undo"), t("Undo"))
      : null;
    fill(place, h("div", { class: "toast" }, h("span", { dir: "auto" }, words), back));
    timer = setTimeout(hide, STAYS);
  };
  const hide = () => place.replaceChildren();
  return { place, say };
}
