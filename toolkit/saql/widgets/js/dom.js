// Builds elements. Text always becomes text nodes: nothing here, or in any board, parses HTML.

/** An element: `h("button", { class: "quiet", onclick: go, title: words }, "text", child)`.
 *  Names that begin with `on` are listeners; `null`, `undefined` and `false` leave one out. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  apply(element, attributes);
  put(element, children);
  return element;
}

/** An SVG element, e.g. `svg("path", { d: "…" })`. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(element, attributes);
  put(element, children);
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren();
  put(element, children);
  return element;
}

/** Shows a text that a person wrote, in its own direction. */
export function written(text, tag = "span", attributes = {}) {
  return h(tag, { dir: ownDirection(text), ...attributes }, text);
}

/** The `dir` of a text: its own, and the page's where it has no letter, as "2,000" or "75%".
 *  Browsers would run such a text from left to right. */
export function ownDirection(text) {
  return /\p{L}/u.test(text) ? "auto" : null;
}

/** Keeps `parent`'s children equal to `items`: one element a key, made once, moved when the order
 *  changes, refreshed by `update`. Focus and caret survive a move. */
export function keyed(parent, items, keyOf, make, update = () => {}) {
  const held = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const caret = heldFocus(parent);
  let next = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    let child = held.get(key);
    if (child) held.delete(key);
    else {
      child = make(item);
      child.dataset.key = key;
    }
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
    update(child, item);
  }
  for (const child of held.values()) child.remove();
  caret();
}

/** Remembers focus and caret inside `root`; call the result to put them back. */
export function heldFocus(root) {
  const active = document.activeElement;
  if (!active || !root.contains(active)) return () => {};
  const { selectionStart: start, selectionEnd: end } = active;
  return () => {
    if (document.activeElement === active || !active.isConnected) return;
    active.focus({ preventScroll: true });
    if (start !== undefined && start !== null) active.setSelectionRange(start, end);
  };
}

let count = 0;

/** An id for joining a label to its field. */
export function uid(prefix = "saql") {
  count += 1;
  return `${prefix}-${count}-${Math.random().toString(36).slice(2, 7)}`;
}

/** Whether a person asked for less movement. */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A drawn icon (a stroke on a 24 × 24 grid), hidden from screen readers. */
export function icon(name) {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: ICONS[name] ?? "" }),
  );
}

const ICONS = {
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  grip: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  bin: "M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3",
  chevron: "M6 9l6 6 6-6",
  idea: "M9 18h6M10 21h4M12 3a6 6 0 0 0-4 10.5c.8.8 1 1.5 1 2.5h6c0-1 .2-1.700 1-2.500A6 6 0 0 0 12 3z",
  alert: "M12 9v4M12 17h.01M10.300 4.300L2.800 17.500A2 2 0 0 0 4.500 20.500h15a2 2 0 0 0 1.700-3L13.700 4.300a2 2 0 0 0-3.400 0z",
  cloud: "M7 18a4 4 0 0 1-.5-7.970A6 6 0 0 1 18 9.500 4.300 4.300 0 0 1 17.500 18z",
  offline: "M7 18a4 4 0 0 1-.5-7.970A6 6 0 0 1 18 9.500 4.300 4.300 0 0 1 17.500 18zM4 4l16 16",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.700-5.700l-1.500 1.500M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.700 5.700l1.500-1.500",
  shield: "M12 3l7 3v5c0 4.500-3 8-7 10-4-2-7-5.500-7-10V6z",
  star: "M12 4l2.500 5.200 5.700.8-4.100 4 1 5.700L12 17l-5.100 2.700 1-5.700-4.100-4 5.700-.8z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4.900 4.900l1.400 1.400M17.700 17.700l1.400 1.400M2 12h2M20 12h2M4.900 19.100l1.400-1.400M17.700 6.300l1.400-1.400",
  wrench: "M14.500 6.500a4 4 0 0 0-5 5L4 17v3h3l5.500-5.500a4 4 0 0 0 5-5L15 12l-3-3z",
  send: "M21 3L3 10.500l7 3.500 3.500 7zM21 3L10 14",
  undo: "M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  info: "M12 11v5M12 8h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
};

function apply(element, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

function put(element, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}
