// The page's side of one person's work on one plan.
//
// How a board uses it (see page.js, which opens the session and draws the frame around it):
//
//   import { startBoard } from "./page.js";
//   export function render({ model, el }) {
//     return startBoard({ model, el, draw(session, root) { …; return () => {} } });
//   }
//
//   session.plan                      the plan as the person sees it: saved content, with their
//                                     own unsent edits on top. Read it, never change it.
//   session.get(["swot", "items", id, "text", "ar"])
//   session.set(path, value, { base }) one field; path begins with the section's name. `base` is
//                                     the value that the person saw (fields.js passes it).
//   session.add(["swot", "items"], item, after)   `item.id` from session.newId("sw");
//                                     after: an id, "" for first, null for the end
//   session.remove(["swot", "items", id])
//   session.move(["swot", "items", id], after)
//   session.batch(() => { … })        several edits, one "change"
//   await session.ask("submit", { … })  a named question; rejects with a sentence (error.message)
//   session.flush()                   send now what waits (blur and leaving the page do it too)
//   session.on("change", ({ section, mine, cause }) => …)  content changed; cause: mine, ack, news
//   session.on("state" | "advice" | "status" | "clash" | "view", …)   returns an unsubscriber
//   session.advice                    findings, newest
//   session.view                      { … } of the board: survives a reload; session.setView({ tab })
//   session.state                     the last `state` message: me, mode, questions, extra, labels
//
// Edits are kept on the device the moment they are made and leave it when the kernel has
// acknowledged them; each bundle has an idempotency key, so sending it twice is harmless.

import { addEdit, openBundle, rebase, seal, takeLater, textsOf } from "./bundles.js";
import { applyEdits, at, same } from "./edits.js";
import { openDrafts, remembered } from "./drafts.js";
import { openLink } from "./link.js";
import { openQuestions } from "./questions.js";
import { openSaved } from "./saved.js";
import { speak, t } from "./words.js";

const PAUSE = 600;

export function openSession({ model, language = null }) {
  const listeners = new Map();
  const saved = openSaved();
  const session = {
    state: null,
    plan: {},
    advice: [],
    view: {},
    clashes: [],
    refused: null,
    status: { kind: "opening", at: null, sentence: "" },
  };
  let drafts = null;
  let inFlight = null;
  let pauseTimer = 0;
  let retryTimer = 0;
  let retries = 0;
  let batching = null;
  let barred = false;

  const emit = (name, detail) => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(detail);
  };
  session.on = (name, listener) => {
    if (!listeners.has(name)) listeners.set(name, new Set());
    listeners.get(name).add(listener);
    return () => listeners.get(name).delete(listener);
  };

  // -- reading --------------------------------------------------------------------------------

  session.get = (path) => at(session.plan, path);
  session.newId = (prefix) => `${prefix}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

  const recompute = (section) => {
    const content = structuredClone(saved.content[section]);
    for (const entry of drafts.entries) {
      if (entry.section === section) applyEdits(content, entry.edits);
    }
    for (const clash of drafts.clashes) {
      if (clash.section === section) {
        applyEdits(content, [{ op: "set", path: clash.path, value: clash.mine }]);
      }
    }
    session.plan[section] = content;
  };
  const changed = (section, cause) => {
    recompute(section);
    if (batching) batching.add(section);
    else emit("change", { section, mine: cause === "mine", cause });
  };

  // -- editing --------------------------------------------------------------------------------

  session.set = ([section, ...path], value, { base } = {}) => {
    const before = base === undefined ? at(session.plan[section], path) : base;
    const open = drafts.clashes.find((clash) => clash.section === section && same(clash.path, path));
    if (open) {
      drafts.hold({ ...open, mine: value });
      session.clashes = drafts.clashes;
      changed(section, "mine");
      return;
    }
    if (base === undefined && same(before, value)) return;
    edit(section, { op: "set", path, value, base: before ?? null });
  };
  session.add = ([section, ...path], item, after = null) => {
    edit(section, { op: "add", path, item, after }, true);
  };
  session.remove = ([section, ...path]) => edit(section, { op: "remove", path }, true);
  session.move = ([section, ...path], after) => edit(section, { op: "move", path, after }, true);
  session.batch = (work) => {
    const outer = batching;
    batching ??= new Set();
    try {
      work();
    } finally {
      const sections = batching;
      batching = outer;
      if (!outer) for (const section of sections) emit("change", { section, mine: true, cause: "mine" });
    }
  };

  function edit(section, one, soon = false) {
    const entry = openBundle(drafts, section);
    addEdit(entry, one);
    drafts.put(entry);
    changed(section, "mine");
    tellStatus();
    clearTimeout(pauseTimer);
    pauseTimer = setTimeout(session.flush, soon ? 60 : PAUSE);
  }

  // -- sending --------------------------------------------------------------------------------

  session.flush = () => {
    clearTimeout(pauseTimer);
    for (const entry of [...drafts.entries]) if (!entry.sealed && entry !== inFlight) seal(drafts, entry);
    pump();
  };

  function pump() {
    if (inFlight || !link.up || !session.state) return tellStatus();
    const entry = drafts.entries.find((found) => found.sealed);
    if (!entry) return tellStatus();
    const { key, section, edits } = entry;
    inFlight = entry;
    if (!link.send({ type: "edits", key, section, edits })) inFlight = null;
    return tellStatus();
  }

  function settled(key) {
    clearTimeout(retryTimer);
    retries = 0;
    const entry = drafts.entries.find((found) => found.key === key) ?? null;
    if (inFlight?.key === key) inFlight = null;
    if (entry) drafts.drop(entry);
    return entry;
  }

  const take = ({ section, revision, content }) => {
    saved.take(section, content);
    session.state.revisions[section] = revision;
  };

  // -- what the kernel says -------------------------------------------------------------------

  const heard = {
    state(message) {
      speak(message);
      const first = !drafts;
      session.state = message;
      session.advice = message.advice;
      for (const [name, part] of Object.entries(message.plan)) {
        if (part && typeof part === "object") saved.content[name] = part;
        else session.plan[name] = part;
      }
      if (first) {
        drafts = openDrafts(message.scope, { onadopt: adopted });
        session.clashes = drafts.clashes;
        session.view = remembered(`view:${message.scope}`) ?? {};
        for (const entry of drafts.entries) entry.sealed = true;
      }
      link.ready = true;
      inFlight = null;
      for (const name of Object.keys(saved.content)) recompute(name);
      if (!session.status.at) session.status.at = new Date();
      emit("state", message);
      emit("advice", session.advice);
      if (session.clashes.length) emit("clash", session.clashes);
      pump();
    },
    ack(message) {
      const entry = settled(message.key);
      take(message);
      if (entry) rebase(drafts, entry, message.content);
      session.status.at = new Date();
      changed(message.section, "ack");
      pump();
    },
    clash(message) {
      const entry = settled(message.key);
      take(message);
      for (const one of message.clashes) {
        const item = saved.lost(message.section, one.path);
        const later = takeLater(drafts, message.section, one.path);
        drafts.hold({
          ...one,
          id: `${message.section}.${one.path.join(".")}`,
          mine: later === undefined ? one.mine : later,
          section: message.section,
          item,
          at: Date.now(),
        });
      }
      if (entry) rebase(drafts, entry, message.content);
      session.clashes = drafts.clashes;
      changed(message.section, "news");
      emit("clash", session.clashes);
      pump();
    },
    refused(message) {
      const entry = settled(message.key);
      if (entry) {
        session.refused = { sentence: message.sentence, texts: textsOf(entry) };
        changed(entry.section, "news");
        emit("refused", session.refused);
      }
      pump();
    },
    unsaved(message) {
      inFlight = null;
      retries += 1;
      clearTimeout(retryTimer);
      retryTimer = setTimeout(pump, Math.min(15000, 1000 * 2 ** retries));
      tellStatus(message.sentence);
    },
    news(message) {
      for (const one of message.sections) {
        take(one);
        changed(one.section, "news");
      }
      emit("news", message.sections);
    },
    advice(message) {
      session.advice = message.findings;
      emit("advice", session.advice);
    },
    answer: (message, buffers) => questions.answered(message, buffers),
    trouble(message) {
      emit("trouble", message);
      barred = Boolean(message.home);
      if (!session.state) setTimeout(hello, 3000);
    },
  };

  function adopted() {
    for (const name of new Set(drafts.entries.map((entry) => entry.section))) changed(name, "news");
    pump();
  }

  /** Ends a clash with the value that the person chose. */
  session.settle = (clash, value) => {
    const held = drafts.clashes.find((found) => found.id === clash.id);
    if (!held) return;
    drafts.release(held);
    session.clashes = drafts.clashes;
    const { section, path } = held;
    session.batch(() => {
      if (held.item && !same(value, held.theirs)) {
        const depth = path.indexOf(held.item.id);
        session.add([section, ...path.slice(0, depth)], held.item);
      }
      recompute(section);
      const now = at(session.plan[section], path) ?? null;
      if (!same(now, value)) edit(section, { op: "set", path, value, base: now });
      changed(section, "news");
    });
    emit("change", { section, mine: false, cause: "news" });
    emit("clash", session.clashes);
    tellStatus();
  };
  session.dismissRefused = () => {
    session.refused = null;
    emit("refused", null);
  };

  // -- questions ------------------------------------------------------------------------------

  const questions = openQuestions((message) => {
    session.flush();
    return link.up && link.send(message);
  });
  session.ask = questions.ask;
  /** Resolves when everything typed so far is saved; rejects where it cannot be now. */
  session.saved = () =>
    new Promise((resolve, reject) => {
      session.flush();
      const off = session.on("status", look);
      const timer = setTimeout(() => done(reject, new Error(t("Your writing is not saved yet."))), 15000);
      function done(end, value) {
        off();
        clearTimeout(timer);
        end(value);
      }
      function look() {
        if (!drafts.entries.length) done(resolve);
        else if (!link.up) done(reject, new Error(t("Your writing is not saved yet.")));
      }
      look();
    });

  // -- status ---------------------------------------------------------------------------------

  function tellStatus(sentence = "") {
    const { at: time } = session.status;
    const waiting = Boolean(drafts?.entries.length);
    let kind = "saved";
    if (!session.state) kind = "opening";
    else if (!link.up) kind = link.stuck ? "stuck" : "offline";
    else if (waiting && sentence) kind = "unsaved";
    else if (waiting) kind = session.status.kind === "unsaved" && retries ? "unsaved" : "saving";
    const kept = drafts?.kept ?? true;
    session.status = { kind, at: time, sentence: sentence || (kind === "unsaved" ? session.status.sentence : ""), kept, waiting };
    emit("status", session.status);
  }

  session.setView = (patch) => {
    session.view = { ...session.view, ...patch };
    remembered(`view:${session.state.scope}`, session.view);
    emit("view", session.view);
  };

  // -- coming and going -----------------------------------------------------------------------

  const link = openLink(model, {
    onchange(up) {
      inFlight = null;
      if (up) pump();
      tellStatus();
    },
    onmessage: (message, buffers) => heard[message?.type]?.(message, buffers),
    mayReload: () => drafts?.kept || !drafts?.entries.length,
    beforeReload: () => leave(),
  });
  session.reload = () => link.reload();
  session.canReload = () => link.canReload();

  const leave = () => {
    if (!drafts) return;
    session.flush();
    drafts.close();
    emit("leave");
  };
  const hide = () => document.visibilityState === "hidden" && drafts && session.flush();
  const back = ({ persisted }) => persisted && drafts?.reopen();
  const warn = (event) => {
    if (drafts?.entries.length && !drafts.kept) event.preventDefault();
  };
  addEventListener("pagehide", leave);
  addEventListener("pageshow", back);
  addEventListener("beforeunload", warn);
  document.addEventListener("visibilitychange", hide);

  let hellos = 0;
  function hello() {
    if (session.state || link.closed || barred) return;
    hellos += 1;
    link.send({ type: "hello", language });
    setTimeout(hello, 6000);
    if (hellos === 4) emit("late");
  }
  session.start = hello;
  session.close = () => {
    if (drafts) {
      session.flush();
      drafts.end();
    }
    link.close();
    clearTimeout(pauseTimer);
    clearTimeout(retryTimer);
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", back);
    removeEventListener("beforeunload", warn);
    document.removeEventListener("visibilitychange", hide);
  };
  return session;
}
