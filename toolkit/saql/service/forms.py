"""Answers to forms. An anonymous form's answers name nobody and say nothing of when they came.

They lie under random ids, which the database keeps in their own order, and carry the date alone.
That somebody answered is marked apart, with nothing of what was answered.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from sqlalchemy import Connection, insert, select

from saql.cohort.forms import Form, checked
from saql.course import Course
from saql.service import once, openings
from saql.service.clock import now, today
from saql.service.refusals import Refused
from saql.service.sessions import Visitor
from saql.service.tables import form_answers, form_marks, memberships

Json = dict[str, Any]

DAILY = 1
"""The level of forms that are answered anew each day; others are answered once."""

_WORDS = {"yes": True, "no": False}


def overview(connection: Connection, course: Course, person_id: int) -> list[Json]:
    """The forms: which are open, and on which days this person answered them."""
    mine = select(form_marks).where(form_marks.c.person_id == person_id)
    marks: dict[str, list[str]] = {}
    for row in connection.execute(mine):
        marks.setdefault(row.form, []).append(row.day)
    day = today()
    return [
        {
            "id": form.id,
            "name": {"ar": form.name.ar, "en": form.name.en},
            "open": openings.is_open(connection, form.id),
            "anonymous": form.anonymous,
            "answered": day in days or "" in days if form.level == DAILY else bool(days),
            "days": sorted(days),
        }
        for form in course.forms.forms
        if form.level
        for days in (marks.get(form.id, []),)
    ]


def answer(
    connection: Connection,
    course: Course,
    visitor: Visitor,
    name: str,
    answers: Json,
    *,
    day: str,
    from_paper: bool,
    key: str,
) -> None:
    """Keep somebody's answers to a form, once for each day; from paper as often as needed.

    Raises:
        Refused: no such form, closed, answered already, or answers that do not fit.
    """
    form = _form(course, name)
    if from_paper != (visitor.role == "trainer"):
        raise Refused("not_allowed")
    kept = _checked(form, answers, blanks=from_paper)
    if from_paper:
        asked = ("form", name, day, answers)
        if once.made_before(connection, visitor.person_id, key, *asked) is None:
            once.note(connection, visitor.person_id, key, *asked)
            _keep(connection, form, kept, day=day, person_id=None, from_paper=True)
        return
    once.lock(connection, visitor.person_id)
    this = (form_marks.c.form == name, form_marks.c.person_id == visitor.person_id)
    marks = connection.execute(select(form_marks).where(*this)).all()
    if any(mark.key == key for mark in marks):
        return
    openings.check(connection, name)
    if any(mark.day == day or form.level != DAILY for mark in marks):
        raise Refused("form_answered")
    row = {"form": name, "day": day, "person_id": visitor.person_id, "key": key}
    connection.execute(insert(form_marks).values(row))
    person_id = None if form.anonymous else visitor.person_id
    _keep(connection, form, kept, day=day, person_id=person_id, from_paper=False)


def listed(connection: Connection, course: Course, name: str) -> list[Json]:
    """Everybody's answers to a form, in the order of random ids."""
    _form(course, name)
    home = memberships.c.person_id == form_answers.c.person_id
    query = (
        select(form_answers, memberships.c.organisation_id)
        .outerjoin(memberships, home)
        .where(form_answers.c.form == name)
    )
    rows = sorted(connection.execute(query).all(), key=lambda row: str(row.id))
    return [
        {
            "day": row.day,
            "answers": json.loads(row.answers),
            "at": row.at,
            "from_paper": bool(row.from_paper),
            "person": row.person_id,
            "organisation": row.organisation_id,
        }
        for row in rows
    ]


def checked_answers(course: Course, name: str, answers: Json) -> Json:
    """The answers to a form as they are kept; as they came where the course has no such form.

    The trainer writes down what is known, so what is required may be left out.

    Raises:
        Refused: an answer does not fit its question.
    """
    form = course.forms.get(name)
    return answers if form is None else _checked(form, answers, blanks=True)


def _form(course: Course, name: str) -> Form:
    form = course.forms.get(name)
    if form is None or not form.level:
        raise Refused("unknown_form")
    return form


def _checked(form: Form, answers: Json, *, blanks: bool) -> Json:
    """The answers as they are kept; a sheet of paper may have blanks where a page may not."""
    kept, faults = checked(form, {key: _spoken(form, key, answers[key]) for key in answers})
    faults = [fault for fault in faults if not (blanks and fault.code == "required")]
    if faults:
        raise Refused("answer_invalid", question=faults[0].question, reason=faults[0].code)
    return kept


def _spoken(form: Form, key: str, value: Any) -> Any:
    """A yes or no that came as a word, as pages without scripts send it."""
    question = form.question(key)
    spoken = question is not None and question.kind == "yes_no" and isinstance(value, str)
    return _WORDS.get(value, value) if spoken else value


def _keep(
    connection: Connection,
    form: Form,
    answers: Json,
    *,
    day: str,
    person_id: int | None,
    from_paper: bool,
) -> None:
    row = {
        "id": secrets.token_hex(16),
        "form": form.id,
        "day": day,
        "answers": json.dumps(answers, ensure_ascii=False, sort_keys=True),
        "at": now()[:10] if form.anonymous else now(),
        "person_id": person_id,
        "from_paper": int(from_paper),
    }
    connection.execute(insert(form_answers).values(row))
