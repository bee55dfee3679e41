"""The days that the demonstration cohort has behind it: sessions, tests, lessons, forms.

Everything is made by the service's own functions, as the room would have made it. Who knew what
and who was late follows from hashes, so every demonstration is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from saql.cohort.forms import Form
from saql.course import Course
from saql.plan.fields import Language
from saql.service import (
    attempts,
    forms,
    lessons,
    openings,
    reviews,
    submissions,
    training_requests,
    workshop,
)
from saql.service.database import Database
from saql.service.plans import Author
from saql.service.sessions import Visitor
from saql.service.tables import memberships, people

PRE_TEST = "pre_test"
KNOWN_BEFORE = (35, 60)
"""Per cent of the questions that somebody knows beforehand: the least and the most."""

FORM_DAY = "2026-11-21"
"""The training day that the reaction forms are about."""

PASSED = 75
"""Of a hundred people who were there, how many have finished the lesson's self-check."""

Json = dict[str, Any]


def hold(database: Database, course: Course, so_far: Mapping[str, Any]) -> None:
    """Let the cohort have been through the first days of the course.

    Args:
        database: The room's database, with the cohort in it.
        course: The course.
        so_far: ``lessons`` (ids of those that were held), ``announcement`` and ``questions``
            (each ``ar`` and ``en``), ``requests`` (``organisation``, ``contact``, ``answers``),
            ``reviews`` (``organisation``, ``assignment``, ``result``, ``message``, ``levels``).
    """
    with database.begin() as connection:
        trainer = next((one for one in _visitors(connection) if one.role == "trainer"), None)
        participants = [one for one in _visitors(connection) if one.role == "participant"]
        if trainer is None:
            return
        _pre_test(connection, database, course, participants)
        for at, lesson in enumerate(so_far.get("lessons", ())):
            _session(connection, course, lesson, trainer, participants)
            _lesson(connection, course, lesson, participants, done=PASSED - 15 * at)
        _forms(connection, database, course, participants)
        _words(connection, so_far, trainer, participants)
        for review in so_far.get("reviews", ()):
            _review(connection, review, _visitors(connection))
        for request in so_far.get("requests", ()):
            asked = {name: request[name] for name in ("organisation", "contact", "answers")}
            key = f"demo-request-{_number(request['organisation'])}"
            training_requests.add(connection, course, trainer, asked, key=key)


def _visitors(connection: Connection) -> list[Visitor]:
    query = select(people, memberships.c.organisation_id).outerjoin(
        memberships, memberships.c.person_id == people.c.id
    )
    return [
        Visitor(row.id, row.name, row.role, row.language, row.organisation_id, "", 0, kernel=False)
        for row in connection.execute(query.order_by(people.c.id))
    ]


def _pre_test(
    connection: Connection, database: Database, course: Course, participants: Sequence[Visitor]
) -> None:
    openings.put(connection, database.settings, course, PRE_TEST, is_open=True)
    paper = course.papers[PRE_TEST]
    for person in participants[:-1]:  # one was ill on the first day
        attempts.begin(connection, course, person.person_id, PRE_TEST)
        least, most = KNOWN_BEFORE
        knows = least + _chance("knows", person.name) * (most - least) // 100
        for item in paper.items:
            question = item.question
            wrong = [one for one in question.option_ids if one != question.right]
            known = _chance(person.name, question.id) < knows
            option = question.right if known else wrong[_chance(question.id) % len(wrong)]
            key = f"demo-{PRE_TEST}-{item.slot}"
            answered = (person.person_id, PRE_TEST, item.slot, option)
            attempts.answer(connection, course, *answered, key=key)
        attempts.submit(connection, course, person.person_id, PRE_TEST, key=f"demo-{PRE_TEST}-end")
    openings.put(connection, database.settings, course, PRE_TEST, is_open=False)


def _session(
    connection: Connection,
    course: Course,
    lesson: str,
    trainer: Visitor,
    participants: Sequence[Visitor],
) -> None:
    plan = next((one for one in course.syllabus.sessions if one.lesson == lesson), None)
    if plan is None:
        return
    agenda = next(
        (
            one
            for one in course.syllabus.agendas
            if one.variant == "full_day" and any(part.session == plan.id for part in one.parts)
        ),
        None,
    )
    asked = {
        "agenda": agenda.id if agenda else "",
        "day": str(agenda.day if agenda else 1),
        "session": plan.id,
        "name": {"ar": plan.name.ar, "en": plan.name.en},
    }
    held = workshop.start(connection, trainer, asked, key=f"demo-{plan.id}")
    for person in participants:
        chance = _chance(lesson, person.name)
        state = "present" if chance < 84 else "late" if chance < 92 else "absent"
        workshop.mark(connection, trainer, held["id"], person.person_id, state)
    workshop.end(connection, held["id"])


def _lesson(
    connection: Connection,
    course: Course,
    lesson: str,
    participants: Sequence[Visitor],
    *,
    done: int,
) -> None:
    checks = course.questions.of_lesson(lesson, "check")
    for person in participants:
        chance = _chance("lesson", lesson, person.name)
        if chance >= done + 20:
            continue
        who, key = person.person_id, f"demo-{lesson}"
        lessons.note(connection, who, lesson, "opened", key=f"{key}-open")
        for question in checks if chance < done else checks[:1]:
            lessons.note(
                connection,
                who,
                lesson,
                "answered",
                key=f"{key}-{question.id}",
                question=question.id,
                option=question.right,
                right=True,
            )
        if chance < done:
            lessons.note(connection, who, lesson, "done", key=f"{key}-done", passed=True)


def _forms(
    connection: Connection, database: Database, course: Course, participants: Sequence[Visitor]
) -> None:
    form = course.forms.get("reaction")
    if form is None:
        return
    openings.put(connection, database.settings, course, form.id, is_open=True)
    for person in participants[::2]:
        filled = _answers(form, person)
        key = f"demo-{form.id}"
        forms.answer(
            connection, course, person, form.id, filled, day=FORM_DAY, from_paper=False, key=key
        )
    openings.put(connection, database.settings, course, form.id, is_open=False)


def _answers(form: Form, person: Visitor) -> Json:
    found: Json = {}
    for question in form.questions:
        chance = _chance(form.id, question.id, person.name)
        if question.kind == "scale":
            found[question.id] = 5 if chance < 45 else 4 if chance < 85 else 3
        elif question.kind == "yes_no":
            found[question.id] = chance < 92
        elif question.kind == "choice" and question.required:
            found[question.id] = question.options[chance % len(question.options)].id
    return found


def _words(
    connection: Connection,
    so_far: Mapping[str, Any],
    trainer: Visitor,
    participants: Sequence[Visitor],
) -> None:
    told = so_far.get("announcement")
    if told:
        text = str(told[_language(trainer.language)])
        workshop.announce(connection, trainer, text, key="demo-announcement")
    for at, question in enumerate(so_far.get("questions", ())):
        person = participants[(7 * at) % len(participants)]
        text = str(question[_language(person.language)])
        workshop.park(connection, person, text, key=f"demo-question-{at}")


def _review(
    connection: Connection, review: Mapping[str, Any], everybody: Sequence[Visitor]
) -> None:
    """What the coach said of a submission; one that was never handed in is passed over."""
    coach = next((one for one in everybody if one.role == "coach"), None)
    given = submissions.listed(connection, review["organisation"])
    handed_in = next((one for one in given if one["assignment"] == review["assignment"]), None)
    if coach is None or handed_in is None:
        return
    content = {
        "levels": dict(review["levels"]),
        "comments": [],
        "message": review["message"],
        "result": review["result"],
    }
    author = Author(coach.person_id, coach.name)
    key = f"demo-review-{handed_in['id']}"
    reviews.save(connection, handed_in["id"], content, base=0, key=key, author=author)


def _language(language: str) -> Language:
    return "en" if language == "en" else "ar"


def _chance(*parts: object) -> int:
    """A number from 0 to 99 that follows from the parts."""
    return _number(*parts) % 100


def _number(*parts: object) -> int:
    return int.from_bytes(sha256("\x1f".join(map(str, parts)).encode()).digest()[:4], "big")
