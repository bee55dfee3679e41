"""The course's forms as the page fills them in, and filled-in answers as the service keeps them."""

from __future__ import annotations

from typing import Any

from saql.cohort.forms import Form, FormQuestion, checked
from saql.widgets.trainer.office import Json, Office

KINDS = {
    "scale": "scale",
    "choice": "choice",
    "choices": "choices",
    "number": "number",
    "text": "area",
    "yes_no": "yes_no",
}
"""The page's kind of field by a question's kind."""


def fields(office: Office, form: Form) -> list[Json]:
    """A form's questions as fields of a page."""
    return [_field(office, question) for question in form.questions]


def _field(office: Office, question: FormQuestion) -> Json:
    language = office.language
    found: Json = {
        "name": question.id,
        "words": question.text.get(language),
        "kind": KINDS[question.kind],
    }
    if question.options:
        found["options"] = [[one.id, one.text.get(language)] for one in question.options]
    ends = [end.get(language) for end in (question.low, question.high) if end]
    if question.kind == "scale" and len(ends) == 2:
        found["hint"] = office.gettext("1: %(low)s. 5: %(high)s.") % {
            "low": ends[0],
            "high": ends[1],
        }
    return found


def answers_of(office: Office, form: Form, typed: object) -> Json:
    """What somebody typed in, as it is kept; a sheet of paper may have blanks.

    Raises:
        No: an answer does not fit; the sentence names the question.
    """
    given: dict[str, Any] = dict(typed) if isinstance(typed, dict) else {}
    for question in form.questions:
        if question.kind == "yes_no" and given.get(question.id) in ("yes", "no"):
            given[question.id] = given[question.id] == "yes"
    kept, found = checked(form, given)
    faults = [fault for fault in found if fault.code != "required"]
    if faults:
        asked = form.question(faults[0].question)
        named = asked.text.get(office.language) if asked else faults[0].question
        raise office.no("This answer cannot be read: %(question)s", question=named)
    return kept
