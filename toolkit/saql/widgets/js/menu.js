// A button with a menu: arrow keys, Home, End, Escape, a press outside.

import { fill, h, icon } from "./dom.js";

/** A menu button. `entries()` gives what it offers now: `[{ words, act, danger, icon }]`. */
export function menuButton(label, entries) {
  const list = h("ul", { class: "menu-list", role: "menu", hidden: true });
  const button = h(
    "button",
    { type: "button", class: "button quiet icon-only", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": label, title: label, onclick: () => (list.hidden ? open() : close()) },
    icon("more"),
  );
  const shell = h("div", { class: "menu" }, button, list);

  function open() {
    fill(
      list,
      entries().map((entry) =>
        h(
          "li",
          { role: "none" },
          h("button", { type: "button", role: "menuitem", tabindex: "-1", class: `menu-entry${entry.danger ? " danger" : ""}`, onclick: () => choose(entry) }, entry.icon ? icon(entry.icon) : null, entry.words),
        ),
      ),
    );
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    const room = innerHeight - button.getBoundingClientRect().bottom;
    shell.classList.toggle("upwards", room < list.offsetHeight + 12);
    all()[0]?.focus();
    document.addEventListener("pointerdown", outside, true);
  }
  function close(refocus = true) {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (refocus) button.focus();
  }
  function choose(entry) {
    close();
    entry.act();
  }
  const all = () => [...list.querySelectorAll("[role=menuitem]")];
  const outside = (event) => shell.contains(event.target) || close(false);
  list.addEventListener("keydown", (event) => {
    const found = all();
    const now = found.indexOf(document.activeElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: found.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      found[(next + found.length) % found.length].focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") close(false);
  });
  return shell;
}
