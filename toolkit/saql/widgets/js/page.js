// The frame of every board: opening, status line, clashes and what could not be kept.

import { fill, h } from "./dom.js";
import { clashNotice, refusedNotice } from "./conflict.js";
import { remembered } from "./drafts.js";
import { provideFont } from "./fonts.js";
import { openSession } from "./session.js";
import { statusLine } from "./status.js";

/** Opens a session on `model` and draws a board into `el`.
 *  `draw(session, root)` builds the board once the state is there (and again when the whole plan
 *  is replaced); what it returns is called before the next drawing and at the end. */
export function startBoard({ model, el, draw, name = "board" }) {
  const asked = new URLSearchParams(location.search).get("lang");
  const pageLanguage = ["ar", "en"].includes(asked) ? asked : null;
  const first = pageLanguage ?? model.get("language") ?? "ar";
  const opening = model.get("opening")?.[first] ?? {};
  const say = (id) => opening[id] ?? id;
  const root = h("div", { class: "saql", "data-board": name, "data-lm-suppress-shortcuts": "true", dir: first === "ar" ? "rtl" : "ltr", lang: first });
  const waiting = h("p", { class: "opening", role: "status" }, h("span", { class: "spinner" }), say("Opening your work…"));
  fill(root, waiting);
  el.append(root);

  const session = openSession({ model, language: pageLanguage });
  let clear = () => {};
  session.on("late", () => {
    fill(
      waiting,
      say("Nobody answers yet. Your earlier writing is safe; please wait or load the page again."),
      h("button", { type: "button", class: "button", onclick: () => session.reload() }, say("Load the page again")),
    );
  });
  session.on("trouble", ({ sentence, home }) => {
    if (session.state) return;
    // Waiting mends most troubles; where it does not, the way out stands here.
    if (home) fill(waiting, sentence, h("a", { class: "button", href: "/" }, home));
    else fill(waiting, h("span", { class: "spinner" }), sentence);
  });
  session.on("state", (state) => {
    clear();
    const [drawn, forget] = heardWhileDrawn(session);
    root.dir = state.direction;
    root.lang = state.language;
    const body = h("div", { class: "board-body" });
    const bar = h("div", { class: "board-bar" }, statusLine(drawn));
    fill(root, bar, clashNotice(drawn), refusedNotice(drawn), body);
    clear = forget;
    try {
      const cleanup = draw(drawn, body, bar);
      clear = () => {
        forget();
        cleanup?.();
      };
      comeBack(session, root);
    } catch (error) {
      console.error(error);
      fill(body, h("p", { class: "opening" }, say("The board cannot open.")));
    }
  });
  session.on("leave", () => rememberPlace(session, root));
  root.addEventListener("focusout", () => session.state && session.flush());
  session.start();
  provideFont(model);
  return () => {
    clear();
    session.close();
    root.remove();
  };
}

// The session, with listeners that end with this drawing.
function heardWhileDrawn(session) {
  const drawn = Object.create(session);
  const ends = [];
  drawn.on = (name, listener) => {
    const end = session.on(name, listener);
    ends.push(end);
    return end;
  };
  return [drawn, () => ends.forEach((end) => end())];
}

// Where the person was: the field with its caret, and how far the page was scrolled.
function rememberPlace(session, root) {
  const active = document.activeElement;
  const field = root.contains(active) ? active.closest("[data-path]") : null;
  remembered(`place:${session.state.scope}`, {
    at: Date.now(),
    scroll: scrollY,
    path: field?.dataset.path ?? null,
    start: field ? (active.selectionStart ?? null) : null,
    end: field ? (active.selectionEnd ?? null) : null,
  });
}

function comeBack(session, root) {
  const name = `place:${session.state.scope}`;
  const place = remembered(name);
  remembered(name, null);
  if (!place || Date.now() - place.at > 120000) return;
  requestAnimationFrame(() => {
    scrollTo(0, place.scroll);
    if (!place.path) return;
    const field = root.querySelector(`[data-path="${CSS.escape(place.path)}"]`);
    const input = field?.matches("input, textarea, select, button") ? field : field?.querySelector("input, textarea");
    input?.focus({ preventScroll: true });
    if (input && place.start !== null && input.setSelectionRange) {
      try {
        input.setSelectionRange(place.start, place.end);
      } catch {
        // A number field has no caret to restore.
      }
    }
  });
}
