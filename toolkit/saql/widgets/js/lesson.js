// The questions of a lesson, one at a time: choose, read why, try again.

import { fill, h, icon } from "./dom.js";
import { provideFont } from "./fonts.js";
import { openLink } from "./link.js";
import { speak, t } from "./words.js";

export function render({ model, el }) {
  const questions = model.get("questions") ?? [];
  const check = model.get("use") === "check";
  const root = h("section", { class: "saql questions", dir: model.get("direction"), lang: model.get("language"), "data-lm-suppress-shortcuts": "true" });
  el.append(root);
  speak({ language: model.get("language"), direction: model.get("direction"), words: model.get("words"), plurals: {}, labels: {} });
  const unsent = kept(`saql:${model.get("name")}`);
  const chosen = {};
  const open = {};
  let at = 0;
  let ended = false;
  let trouble = "";

  const link = openLink(model, {
    onchange: (up) => up && hello(),
    onmessage: receive,
    mayReload: () => true,
    beforeReload: () => {},
  });
  link.ready = true;

  function hello() {
    if (link.send({ type: "hello" })) for (const one of unsent.all()) link.send(one);
  }

  function receive(message) {
    if (message.type === "state") {
      const before = Object.keys(chosen).length;
      for (const [id, option] of Object.entries(message.chosen)) if (!(id in chosen)) chosen[id] = option;
      if (!before && Object.keys(chosen).length) goOn();
    } else if (message.type === "kept") {
      unsent.drop(message.key);
      // Drawing again would take the focus away from what is being read.
      if (!trouble) return;
      trouble = "";
    } else if (message.type === "unkept") {
      if (message.again) setTimeout(hello, 4000);
      else unsent.drop(message.key);
      trouble = message.sentence;
    } else return;
    draw();
  }

  // Where the person stopped: the first question that is not right yet, or the end.
  function goOn() {
    const next = questions.findIndex((one) => !isRight(one));
    ended = next < 0;
    at = Math.max(0, next);
  }

  function isRight(question) {
    return question.options.some((option) => option.right && option.id === chosen[question.id]);
  }

  function choose(question, option) {
    chosen[question.id] = option.id;
    open[question.id] = true;
    const event = { type: "answered", question: question.id, option: option.id, key: key() };
    unsent.put(event);
    link.send(event);
    draw();
    root.querySelector(".question-result")?.focus({ preventScroll: true });
  }

  function go(to, again = false) {
    ended = to >= questions.length;
    at = Math.min(to, questions.length - 1);
    const question = questions[at];
    if (again && !ended) {
      delete open[question.id];
      if (!isRight(question)) delete chosen[question.id];
    }
    draw();
    root.querySelector("[data-focus]")?.focus({ preventScroll: true });
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
  }

  // -- drawing ----------------------------------------------------------------------------------

  function draw() {
    if (!questions.length) {
      fill(root, h("p", { class: "muted" }, t("This lesson has no questions yet.")));
      return;
    }
    const held = heldPlace(root);
    fill(
      root,
      head(),
      ended ? end() : ask(questions[at]),
      trouble ? h("p", { class: "questions-trouble", role: "status" }, icon("cloud"), trouble) : null,
    );
    held();
  }

  function head() {
    const title = check ? t("Check yourself") : t("Cases: what would you do?");
    return h(
      "header",
      { class: "questions-head" },
      h("h3", null, title),
      h(
        "ol",
        { class: "questions-dots", "aria-label": t("Questions") },
        questions.map((one, index) => {
          const state = !(one.id in chosen) ? "open" : isRight(one) || !check ? "right" : "wrong";
          const words = { open: t("not answered"), right: check ? t("right") : t("answered"), wrong: t("not right yet") }[state];
          return h(
            "li",
            null,
            h("button", { type: "button", class: "dot", "data-state": state, "aria-current": !ended && index === at ? "step" : null, "aria-label": `${t("Question %(n)s", { n: index + 1 })}: ${words}`, onclick: () => go(index) }, state === "right" ? icon("check") : state === "wrong" ? icon("undo") : String(index + 1)),
          );
        }),
      ),
    );
  }

  function ask(question) {
    const answered = question.id in chosen;
    const done = answered && (isRight(question) || !check);
    return h(
      "div",
      { class: "question-one" },
      h("p", { class: "muted question-place" }, t("Question %(n)s of %(all)s", { n: at + 1, all: questions.length })),
      h("h4", { class: "question-text", tabindex: "-1", "data-focus": "" }, question.text),
      h("ul", { class: "answers" }, question.options.map((option) => optionOf(question, option, answered))),
      answered ? result(question) : null,
      h(
        "div",
        { class: "questions-actions" },
        answered && !done ? h("button", { type: "button", class: "button", onclick: () => go(at, true) }, icon("undo"), t("Try again")) : null,
        answered ? h("button", { type: "button", class: done ? "button primary" : "button", onclick: () => go(at + 1) }, at + 1 < questions.length ? t("Next question") : t("See the result")) : null,
      ),
    );
  }

  function result(question) {
    const right = isRight(question);
    const words = right ? (check ? t("Right.") : t("This is the strongest choice.")) : check ? t("Not right yet. Read why, then try again.") : t("There is a stronger choice. Compare the reasons.");
    return h("p", { class: "question-result", role: "status", tabindex: "-1", "data-right": String(right) }, icon(right ? "check" : "info"), words);
  }

  function optionOf(question, option, answered) {
    const mine = chosen[question.id] === option.id;
    if (!answered) return h("li", null, h("button", { type: "button", class: "answer", onclick: () => choose(question, option) }, h("span", { class: "answer-ring", "aria-hidden": "true" }), h("span", null, option.text)));
    const verdict = option.right ? (check ? t("Right") : t("Strongest")) : check ? t("Not right") : "";
    return h(
      "li",
      { class: "answer told", "data-right": String(option.right), "data-mine": String(mine) },
      h("span", { class: "answer-ring", "aria-hidden": "true" }, option.right ? icon("check") : mine ? icon("close") : null),
      h(
        "div",
        { class: "answer-body" },
        h("p", { class: "answer-text" }, option.text),
        mine || verdict ? h("p", { class: "answer-marks" }, mine ? h("span", { class: "mark mine" }, t("Your choice")) : null, verdict ? h("span", { class: "mark" }, verdict) : null) : null,
        h("p", { class: "answer-why" }, option.why),
      ),
    );
  }

  function end() {
    const right = questions.filter(isRight).length;
    const all = questions.length;
    const passed = right === all;
    if (!check) {
      return h("div", { class: "questions-end" }, h("h4", { tabindex: "-1", "data-focus": "" }, t("You have gone through all the cases.")), h("div", { class: "questions-actions" }, again()));
    }
    const left = questions.findIndex((one) => !isRight(one));
    return h(
      "div",
      { class: "questions-end", "data-passed": String(passed) },
      h("h4", { tabindex: "-1", "data-focus": "" }, icon(passed ? "check" : "info"), passed ? t("You have passed: every answer is right.") : t("%(right)s of %(all)s are right.", { right, all })),
      passed ? h("p", null, model.get("stored") ? t("This is kept. You can come back to the questions at any time.") : t("You can come back to the questions at any time.")) : h("p", null, t("Go back to the ones that are not right yet. There is no limit.")),
      h("div", { class: "questions-actions" }, passed ? again() : h("button", { type: "button", class: "button primary", onclick: () => go(left, true) }, icon("undo"), t("Try these again"))),
    );
  }

  function again() {
    return h("button", { type: "button", class: "button", onclick: () => go(0) }, t("Read the questions again"));
  }

  draw();
  hello();
  provideFont(model);
  return () => {
    link.close();
    root.remove();
  };
}

function key() {
  return `check-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

// Where the focus stands among the parts that can have it; put back where the same part stands.
function heldPlace(root) {
  const parts = () => [...root.querySelectorAll("button, [tabindex]")];
  const before = parts();
  const at = before.indexOf(document.activeElement);
  return () => {
    const now = parts();
    if (at >= 0 && now.length === before.length) now[at].focus({ preventScroll: true });
  };
}

// Answers that nobody has confirmed yet; they outlive a new load of the page.
function kept(name) {
  const held = new Map(read(name).map((one) => [one.key, one]));
  const save = () => {
    try {
      sessionStorage.setItem(name, JSON.stringify([...held.values()]));
    } catch {
      // Without storage they live as long as the page.
    }
  };
  return {
    all: () => [...held.values()],
    put: (one) => {
      held.set(one.key, one);
      save();
    },
    drop: (which) => {
      held.delete(which);
      save();
    },
  };
}

function read(name) {
  try {
    const found = JSON.parse(sessionStorage.getItem(name) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
