// What the desk's tabs are built from: cards, buttons that tell how it went, questions before
// something is lost, tables that a phone can show, and files to keep.

import { fill, h, icon, uid } from "./dom.js";
import { t } from "./words.js";

/** A titled box. */
export function card(title, ...children) {
  const id = uid("card");
  return h("section", { class: "trainer-card", "aria-labelledby": id }, h("h2", { id }, title), children);
}

/** A short message in a box. */
export function notice(kind, ...words) {
  const alarm = kind === "danger" ? "alert" : "status";
  return h("p", { class: `notice ${kind}`, role: alarm }, icon(kind === "good" ? "check" : kind === "note" ? "info" : "alert"), h("span", { dir: "auto" }, words));
}

/** What stands where there is nothing yet. */
export function nothing(...words) {
  return h("p", { class: "trainer-nothing" }, words);
}

/** A button that works: it is busy while the work lasts, and a failure is a sentence beside it. */
export function action(words, work, { look = "", label = null, mark = null, pressed = null } = {}) {
  const place = h("span", { class: "trainer-said" });
  const button = h("button", { type: "button", class: `button ${look}`, "aria-label": label, "aria-pressed": pressed === null ? null : String(pressed) }, mark ? icon(mark) : null, words);
  button.addEventListener("click", () => working(button, place, () => work(button)));
  return h("span", { class: "trainer-action" }, button, place);
}

/** Runs a button's work; gives its result, or undefined where it failed. */
export async function working(button, place, work) {
  if (button.getAttribute("aria-busy") === "true") return undefined;
  button.setAttribute("aria-busy", "true");
  fill(place);
  try {
    return await work();
  } catch (error) {
    fill(place, h("span", { class: "trainer-failed", role: "alert", dir: "auto" }, error.message));
    return undefined;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Asks once before something is lost; true for yes. */
export async function confirmed(desk, { title, text, yes, danger = true }) {
  const answers = [{ id: "yes", words: yes, look: danger ? "danger" : "primary" }];
  return (await asked(desk, { title, text, answers, stay: t("Leave it as it is") })) === "yes";
}

/** Asks before something is done; the id of the chosen answer, or null for leaving all as it is. */
export function asked(desk, { title, text, answers, stay }) {
  return new Promise((resolve) => {
    const id = uid("title");
    let answer = null;
    const dialog = h(
      "dialog",
      { class: "dialog", "aria-labelledby": id },
      h("h2", { id, tabindex: "-1" }, title),
      [text].flat().map((one) => (one instanceof Node ? one : h("p", { dir: "auto" }, one))),
      h(
        "div",
        { class: "trainer-buttons" },
        answers.map((one) => h("button", { type: "button", class: `button ${one.look}`, onclick: () => ((answer = one.id), dialog.close()) }, one.words)),
        h("button", { type: "button", class: "button quiet", autofocus: true, onclick: () => dialog.close() }, stay),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    desk.root.append(dialog);
    dialog.showModal();
  });
}

/** A dialog with what `body(close)` gives; focus comes back to where it was. */
export function opened(desk, title, body) {
  const id = uid("title");
  const before = document.activeElement;
  const dialog = h("dialog", { class: "dialog trainer-dialog", "aria-labelledby": id });
  const close = () => dialog.close();
  fill(
    dialog,
    h("div", { class: "trainer-dialog-head" }, h("h2", { id, tabindex: "-1", dir: "auto" }, title), h("button", { type: "button", class: "button quiet icon-only", "aria-label": t("Close"), onclick: close }, icon("close"))),
    body(close),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  desk.root.append(dialog);
  dialog.showModal();
  return dialog;
}

/** One of a few parts of a tab, remembered for the next time. */
export function segments(desk, name, parts, draw) {
  const place = h("div", { class: "trainer-place" });
  const bar = h("div", { class: "trainer-segments", role: "group", "aria-label": t("What to show") });
  const choose = (part) => {
    desk.session.setView({ [name]: part });
    show(part);
  };
  const show = (part) => {
    for (const button of bar.children) button.setAttribute("aria-pressed", String(button.dataset.part === part));
    // Each part has an element of its own: an answer that comes late draws into one that is gone.
    const own = h("div", { class: "trainer-part" });
    fill(place, own);
    draw(part, own);
  };
  for (const [part, words] of parts) bar.append(h("button", { type: "button", class: "button small", "data-part": part, onclick: () => choose(part) }, words));
  const now = desk.session.view[name];
  return { element: [bar, place], start: () => show(parts.some(([part]) => part === now) ? now : parts[0][0]), choose };
}

/** A table; on a phone each row is a card whose cells carry their column's name.
 *  Columns: `[{ name, words, cell(row), sort?(row), number? }]`. */
export function table(columns, rows, { caption, head = 0, rowAttributes = () => ({}), sorted = null, onsort = null } = {}) {
  const heading = (column) => {
    const state = sorted && sorted.name === column.name ? (sorted.down ? "descending" : "ascending") : null;
    const words = onsort && column.sort ? h("button", { type: "button", class: "trainer-sort", onclick: () => onsort(column.name) }, column.words, h("span", { "aria-hidden": "true" }, state === "ascending" ? " ▲" : state === "descending" ? " ▼" : "")) : column.words;
    return h("th", { scope: "col", role: "columnheader", "aria-sort": state, class: column.number ? "number" : null }, words);
  };
  const cell = (column, index, row) => {
    const attributes = { role: index === head ? "rowheader" : "cell", scope: index === head ? "row" : null, "data-label": column.words || null, class: column.number ? "number" : column.wide ? "wide" : null };
    return h(index === head ? "th" : "td", attributes, column.cell(row));
  };
  return h(
    "div",
    { class: "trainer-scroll", role: "region", tabindex: "0", "aria-label": caption },
    h(
      "table",
      { class: "trainer-table", role: "table" },
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(heading))),
      h("tbody", { role: "rowgroup" }, rows.map((row) => h("tr", { role: "row", ...rowAttributes(row) }, columns.map((column, index) => cell(column, index, row))))),
    ),
  );
}

/** Asks for a tab's data, shows what was there before meanwhile, and says a failure with a way on.
 *  Where nothing changed since, nothing is sent and nothing drawn anew. */
export async function load(desk, place, name, fields, draw) {
  const key = `${name} ${JSON.stringify(fields ?? {})}`;
  const before = desk.held.get(key);
  if (before) draw(before);
  else fill(place, h("p", { class: "trainer-nothing", role: "status" }, h("span", { class: "spinner" }), t("Opening…")));
  try {
    const found = await desk.ask(name, { ...fields, seen: before?.mark ?? "" });
    if (found.same && before) return before;
    desk.held.set(key, found);
    if (place.isConnected) draw(found);
    return found;
  } catch (error) {
    const again = h("button", { type: "button", class: "button small", onclick: () => load(desk, place, name, fields, draw) }, t("Try again"));
    const said = h("div", { class: "notice warning", role: "alert" }, icon("alert"), h("span", { dir: "auto" }, error.message), again);
    if (!before) fill(place, said);
    else if (place.isConnected) place.prepend(said);
    return null;
  }
}

/** Asks again every few seconds while the page is looked at; the result ends it. */
export function every(milliseconds, work) {
  let ended = false;
  let timer = 0;
  const turn = async () => {
    if (ended) return;
    if (document.visibilityState !== "hidden") {
      try {
        await work();
      } catch {
        // The status line says that the connection is gone; what is shown stays as it was.
      }
    }
    timer = setTimeout(turn, milliseconds);
  };
  timer = setTimeout(turn, milliseconds);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Draws a place anew, but keeps what was unfolded and where the person was. */
export function steadily(place, draw) {
  const open = [...place.querySelectorAll("details[data-steady]")].filter((one) => one.open).map((one) => one.dataset.steady);
  const active = document.activeElement;
  const inside = place.contains(active);
  const at = inside ? active.closest("[data-steady]")?.dataset.steady : null;
  draw();
  for (const one of place.querySelectorAll("details[data-steady]")) if (open.includes(one.dataset.steady)) one.open = true;
  if (!inside) return;
  const there = at ? place.querySelector(`[data-steady="${CSS.escape(at)}"]`) : null;
  if (!there) place.setAttribute("tabindex", "-1");
  (there?.matches("details") ? there.querySelector("summary") : (there ?? place)).focus({ preventScroll: true });
}

/** Gives the person a file that the kernel made. */
export function keep({ mime, file, buffers }) {
  const link = h("a", { href: URL.createObjectURL(new Blob([buffers[0]], { type: mime })), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** A key for one intention, so that asking twice does it once. */
export function newKey() {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

/** A switch with two named states; `change(on)` does it and may fail with a sentence, or give
 *  false where all stays as it is. */
export function toggle(words, on, change, { about = "", states, steady = null }) {
  const place = h("span", { class: "trainer-said" });
  const state = h("span", { class: "trainer-switch-state" });
  const button = h("button", { type: "button", role: "switch", class: "trainer-switch", "data-steady": steady }, h("span", { class: "trainer-switch-words", dir: "auto" }, words, about ? h("span", { class: "hint" }, about) : null), h("span", { class: "trainer-switch-track", "aria-hidden": "true" }, h("span", { class: "trainer-switch-thumb" })), state);
  const show = (now) => {
    button.setAttribute("aria-checked", String(now));
    state.textContent = now ? states[0] : states[1];
  };
  let now = on;
  show(now);
  button.addEventListener("click", () =>
    working(button, place, async () => {
      if ((await change(!now)) === false) return;
      now = !now;
      show(now);
    }),
  );
  return h("div", { class: "trainer-switch-row" }, button, place);
}
