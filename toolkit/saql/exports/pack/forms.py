"""Forms on paper: the questions of a form with circles, boxes and lines to write on."""

from __future__ import annotations

from saql.cohort.forms import Form, FormQuestion
from saql.exports.pack.inputs import PackInputs
from saql.exports.pack.sheet import Block, said, sheets
from saql.i18n import catalogue
from saql.plan.fields import Language

TEXT_LINES = 3


def form_sheet(inputs: PackInputs, form: str, language: Language) -> bytes:
    """One form, blank, as a PDF.

    Raises:
        KeyError: the course has no such form.
    """
    found = inputs.course.forms.get(form)
    if found is None:
        raise KeyError(form)
    header = inputs.title.best(language)
    return sheets(found.name.get(language), header, form_blocks(found, language), language)


def form_blocks(form: Form, language: Language) -> list[Block]:
    """A form as blocks, to stand alone or in the paper pack."""
    _ = catalogue("pack", language).gettext
    blocks: list[Block] = [
        {"k": "title", "text": said(form.name.get(language), language)},
        {"k": "para", "quiet": True, "text": said(form.intro.get(language), language)},
    ]
    if form.anonymous:
        words = _("Do not write your name.")
        blocks.append({"k": "para", "strong": True, "text": said(words, language)})
    else:
        labels = (_("Organisation"), _("Name"), _("Date"))
        blocks.append({"k": "sign", "items": [said(label, language) for label in labels]})
    for number, question in enumerate(form.questions, 1):
        blocks.append(
            {
                "k": "question",
                "number": f"{number}.",
                "text": said(question.text.get(language), language),
                "parts": [_part(question, language)],
            }
        )
    return blocks


def _part(question: FormQuestion, language: Language) -> Block:
    _ = catalogue("pack", language).gettext
    if question.kind == "scale":
        low = question.low.get(language) if question.low else _("not at all")
        high = question.high.get(language) if question.high else _("fully")
        return {"k": "scale", "low": said(low, language), "high": said(high, language)}
    if question.kind in ("choice", "choices"):
        shape = "circle" if question.kind == "choice" else "square"
        items = [{"text": said(o.text.get(language), language)} for o in question.options]
        return {"k": "options", "shape": shape, "items": items}
    if question.kind == "yes_no":
        items = [{"text": said(word, language)} for word in (_("Yes"), _("No"))]
        return {"k": "options", "shape": "circle", "items": items}
    return {"k": "rules", "count": TEXT_LINES if question.kind == "text" else 1}
