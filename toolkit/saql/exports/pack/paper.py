"""The paper pack: a workshop day without electricity, from SWOT cards to tests with their key."""

from __future__ import annotations

from saql.cohort.papers import TESTS, Paper, draw
from saql.exports.pack.forms import form_blocks
from saql.exports.pack.inputs import PackInputs
from saql.exports.pack.sheet import Block, said, sheets
from saql.i18n import catalogue
from saql.i18n.cohort_words import option_letter
from saql.i18n.labels import code_label
from saql.plan.fields import Language
from saql.plan.vocabulary import BOXES, INTERNAL_BOXES, QUADRANTS

CARDS_PER_BOX = 8
SHADES = {"strength": "green", "weakness": "amber", "opportunity": "blue", "threat": "rose"}


def paper_pack(inputs: PackInputs, language: Language) -> bytes:
    """Cards, forms and both tests, as one PDF that says how often each part is printed."""
    _ = catalogue("pack", language).gettext
    title = _("Paper pack for a day without electricity")
    parts: list[tuple[str, bool, list[Block]]] = [
        (_("SWOT cards"), False, _swot(language)),
        (_("From cards to strategies"), False, _tows(language)),
    ]
    parts += [
        (form.name.get(language), form.anonymous, form_blocks(form, language))
        for form in inputs.course.forms.forms
    ]
    parts += [
        (
            inputs.course.tests.name(paper.test).get(language),
            True,
            test_blocks(inputs, paper, language),
        )
        for paper in draw(inputs.course.questions, inputs.course.tests).values()
    ]
    blocks: list[Block] = [
        {"k": "title", "text": said(title, language)},
        {"k": "points", "items": [said(one, language) for one in _advice(language)]},
        {
            "k": "prints",
            "head": [
                said(one, language) for one in (_("Part of the pack"), _("Pages"), _("Copies"))
            ],
            "rows": [
                [said(name, language), said(_copies(inputs, each_person, language), language)]
                for name, each_person, _blocks in parts
            ],
        },
    ]
    for at, (_name, _each, found) in enumerate(parts):
        blocks += [{"k": "break"}, {"k": "mark", "at": at}, *found]
    blocks.append({"k": "mark", "at": len(parts)})
    return sheets(title, inputs.title.best(language), blocks, language)


def answer_key(inputs: PackInputs, language: Language) -> bytes:
    """The key of both tests as a PDF of its own, so that no copier hands it out with them."""
    _ = catalogue("pack", language).gettext
    header = f"{inputs.title.best(language)} · {_('For the trainer only')}"
    return sheets(_("Answer key"), header, key_blocks(inputs, language), language)


def _copies(inputs: PackInputs, each_person: bool, language: Language) -> str:
    _ = catalogue("pack", language).gettext
    count = len(inputs.participants if each_person else inputs.organisations)
    said_so = _("one for each person") if each_person else _("one for each organisation")
    return f"{said_so} ({count})" if count else said_so


def _advice(language: Language) -> list[str]:
    _ = catalogue("pack", language).gettext
    return [
        _("Print beforehand what the day needs; the table says which pages and how often."),
        _("Cut the SWOT cards. One idea on a card, with its evidence; lay them on the floor in "
          "four boxes and move them until the group agrees."),
        _("The answer key is a document of its own: keep it with you. Type the tests and forms in "
          "at the trainer's desk when there is power again."),
        _("Photograph the laid-out cards before they are collected, then write them into the "
          "board from the photograph."),
    ]  # fmt: skip


def _swot(language: Language) -> list[Block]:
    _ = catalogue("pack", language).gettext
    asked = ((_("One idea"), 2), (_("Evidence: number, date, source"), 2))
    fields = [{"label": said(words, language), "lines": lines} for words, lines in asked]
    blocks: list[Block] = []
    for box in BOXES:
        name = code_label("BOXES", box, language)
        scales = [_("Importance")] if box in INTERNAL_BOXES else [_("Importance"), _("Likelihood")]
        card = {
            "title": said(name, language),
            "text": said(_(ABOUT[box]), language),
            "fields": fields,
            "scales": [said(one, language) for one in scales],
            "shade": SHADES[box],
        }
        if blocks:
            blocks.append({"k": "break"})
        blocks.append({"k": "cards", "columns": 2, "height": 64, "cards": [card] * CARDS_PER_BOX})
    return blocks


ABOUT = {
    "strength": "Inside the organisation, and it helps you.",
    "weakness": "Inside the organisation, and it holds you back.",
    "opportunity": "Outside, it helps you if you use it.",
    "threat": "Outside, it harms you if you do nothing.",
}
"""What belongs into a box: message ids."""


def _tows(language: Language) -> list[Block]:
    _ = catalogue("pack", language).gettext
    cards = []
    for quadrant, (inside, outside) in QUADRANTS.items():
        pair = " + ".join(code_label("BOXES", box, language) for box in (inside, outside))
        fields = [(_("From which cards?"), 1), (_("So we will…"), 5),
                  (_("Who takes the first step?"), 2)]  # fmt: skip
        cards.append(
            {
                "title": said(code_label("QUADRANTS", quadrant, language), language),
                "text": said(pair, language),
                "fields": [{"label": said(one, language), "lines": n} for one, n in fields],
            }
        )
    return [
        {"k": "title", "text": said(_("From cards to strategies"), language)},
        {"k": "cards", "columns": 2, "height": 112, "cards": cards},
    ]


def test_blocks(inputs: PackInputs, paper: Paper, language: Language) -> list[Block]:
    """A test to write on; the options stand in the order of the bank, with their letters."""
    _ = catalogue("pack", language).gettext
    name = inputs.course.tests.name(paper.test).get(language)
    labels = (_("Name"), _("Organisation"), _("Date"))
    task = _("Choose one answer to each question.")
    return [
        {"k": "title", "text": said(name, language)},
        {"k": "sign", "items": [said(label, language) for label in labels]},
        {"k": "para", "quiet": True, "text": said(task, language)},
        *_questions(paper, language, key=False),
    ]


def _questions(paper: Paper, language: Language, *, key: bool) -> list[Block]:
    """The questions with circles, or with the right answer and every option's reason."""
    found: list[Block] = []
    for number, item in enumerate(paper.items, 1):
        question = item.question
        options = []
        for name, option in zip(question.option_ids, question.options, strict=True):
            letter = option_letter(name, language)
            entry: Block = {"text": said(option.text.get(language), language), "letter": letter}
            if key:
                why = said(option.why.get(language), language)
                entry |= {"why": why, "right": option.right}
            options.append(entry)
        found.append(
            {
                "k": "question",
                "number": f"{number}.",
                "text": said(question.text.get(language), language),
                "parts": [{"k": "options", "shape": "circle", "items": options}],
            }
        )
    return found


def key_blocks(inputs: PackInputs, language: Language) -> list[Block]:
    """The answer key of both tests: the letters at a glance, then each reason."""
    _ = catalogue("pack", language).gettext
    papers = draw(inputs.course.questions, inputs.course.tests)
    names = [inputs.course.tests.name(test).get(language) for test in TESTS]
    rows = []
    for number in range(len(papers[TESTS[0]].items)):
        right = (papers[test].items[number].question.right for test in TESTS)
        rows.append([str(number + 1), *(option_letter(one, language) for one in right)])
    blocks: list[Block] = [
        {
            "k": "title",
            "text": said(_("Answer key"), language),
            "sub": said(_("For the trainer only"), language),
        },
        {
            "k": "table",
            "head": [
                {"title": said(title, language), "width": 1, "centre": True}
                for title in (_("Question"), *names)
            ],
            "rows": rows,
        },
    ]
    for name, paper in zip(names, papers.values(), strict=True):
        blocks.append({"k": "heading", "text": said(name, language)})
        blocks += _questions(paper, language, key=True)
    return blocks
