// A list whose lines are known beforehand: each answered by one touch, with room for more below.

import { fill, h, uid } from "./dom.js";
import { t } from "./words.js";
import { blankItem, itemsAt, levelOf, wordsOf } from "./builder-plan.js";
import { placeAt, questionCard } from "./builder-question.js";

/** The lines by group; an answer makes the item, so that nothing is written before it is meant. */
export function checklist(app, step, list) {
  const level = levelOf(step.section, list.name);
  const fields = list.questions[0].fields;
  const [line, answer] = fields;
  const answers = app.guide.codes[answer.codes] ?? [];
  const itemOf = (code) => itemsAt(app.plan, level).find((one) => one[line.name] === code);
  const rows = [];

  const choose = (code, value) => {
    const item = itemOf(code);
    if (item) app.session.set([step.section, list.name, item.id, answer.name], value);
    else app.session.add([step.section, list.name], blankItem(app, level, { [line.name]: code, [answer.name]: value }));
    update();
  };
  const row = (code) => {
    const name = uid("answer");
    const label = uid("line");
    const inputs = answers.map(([value]) => {
      const input = h("input", { type: "radio", name, value, id: uid("r"), class: "visually-hidden" });
      input.addEventListener("change", () => choose(code, value));
      return input;
    });
    const more = h("div", { class: "check-more" });
    const details = h("details", { class: "check-details" }, h("summary", null, t("Proof and next step")), more);
    let open = null;
    // The fields are made when somebody opens them: a phone draws twenty-two lines at once.
    const draw = () => {
      const item = itemOf(code);
      if (!item || !details.open || open?.id === item.id) return;
      const cards = list.questions.slice(1).map((question) => questionCard(app, question, placeAt(step.section, list.name, item.id), { level: 5 }));
      open = { id: item.id, cards };
      fill(more, cards.map((card) => card.element));
      for (const card of cards) card.update();
    };
    details.addEventListener("toggle", draw);
    const element = h(
      "li",
      { class: "check-line", "data-key": code },
      h("p", { class: "check-words", id: label }, wordsOf(app, line.codes, code)),
      h("div", { class: "choices-row check-answers", role: "radiogroup", "aria-labelledby": label }, answers.map(([value, words], index) => h("span", { class: "pick", "data-answer": value }, inputs[index], h("label", { for: inputs[index].id }, words)))),
      details,
    );
    return {
      element,
      update(cause) {
        const item = itemOf(code);
        answers.forEach(([value], index) => (inputs[index].checked = item?.[answer.name] === value));
        details.hidden = !item;
        element.dataset.answer = item?.[answer.name] ?? "";
        if (!item) open = null;
        draw();
        for (const card of open?.cards ?? []) card.update(cause);
      },
    };
  };

  const groups = (app.guide.groups[step.section] ?? []).map(([group, words, lines]) => {
    const own = lines.map(row);
    rows.push(...own);
    return h("section", { class: "check-group", "data-group": group }, h("h4", null, words), h("ul", null, own.map((one) => one.element)));
  });
  const done = h("p", { class: "count", role: "status" });
  const element = h(
    "section",
    { class: "item-list checklist", "data-list": level },
    h("div", { class: "item-list-head" }, h("h3", { class: "question-ask", tabindex: "-1" }, list.ask), done),
    list.hint ? h("p", { class: "hint" }, list.hint) : null,
    groups,
  );
  const update = (cause) => {
    for (const one of rows) one.update(cause);
    const given = rows.filter((one) => one.element.dataset.answer).length;
    fill(done, t("%(n)s of %(of)s answered", { n: given, of: rows.length }));
  };
  return { element, update };
}
