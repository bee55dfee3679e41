"""Attempts at the tests: each answer is kept at once, and nothing changes once it is handed in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from saql.cohort.papers import TESTS
from saql.course import Course
from saql.service import attempt_rows, once, openings, papers
from saql.service.refusals import Refused
from saql.service.tables import attempts

Json = dict[str, Any]
Line = Row[Any]


def overview(connection: Connection, course: Course, person_id: int) -> list[Json]:
    """The tests, and how far a person is with each; none where the course has none yet."""
    found = []
    for test in TESTS:
        try:
            paper = papers.paper_of(course, test)
        except Refused:
            continue
        last = attempt_rows.latest(connection, person_id, test)
        state = "not_started" if last is None else "submitted" if last.submitted_at else "started"
        found.append(
            {
                "id": test,
                "name": papers.both(course.tests.name(test)),
                "open": openings.is_open(connection, test),
                "questions": len(paper.items),
                "minutes": course.tests.minutes,
                "state": state,
                "answered": len(attempt_rows.answers_of(connection, last.id)) if last else 0,
                "submitted_at": last.submitted_at if last else None,
                "score": attempt_rows.score(last) if last else None,
            }
        )
    return found


def begin(connection: Connection, course: Course, person_id: int, test: str) -> Json:
    """Begin a test, go on with it, or read again what was handed in.

    Raises:
        Refused: no such test, its questions are not ready, or it is closed.
    """
    paper = papers.paper_of(course, test)
    once.lock(connection, person_id)
    last = attempt_rows.latest(connection, person_id, test)
    if last is None or last.submitted_at is None:
        openings.check(connection, test)
    if last is None:
        last = attempt_rows.add(connection, person_id, test, 1, papers.written(paper))
    return _attempt(connection, course, last)


def answer(
    connection: Connection,
    course: Course,
    person_id: int,
    test: str,
    slot: str,
    option: str,
    *,
    key: str,
) -> dict[str, str]:
    """Keep an answer; returns all that are kept.

    Raises:
        Refused: closed, handed in already, not begun, or no such question or option.
    """
    papers.paper_of(course, test)
    asked = ("answer", test, slot, option)
    seen = once.made_before(connection, person_id, key, *asked)
    last = attempt_rows.latest(connection, person_id, test)
    if last is None:
        raise Refused("not_begun")
    if seen is None:
        if last.submitted_at:
            raise Refused("already_submitted")
        openings.check(connection, test)
        attempt_rows.check(papers.read(course, test, last.paper), {slot: option})
        attempt_rows.put(connection, last.id, slot, option)
        once.note(connection, person_id, key, *asked, made=last.id)
    return attempt_rows.answers_of(connection, last.id)


def submit(connection: Connection, course: Course, person_id: int, test: str, *, key: str) -> Json:
    """Hand a test in; a second time changes nothing. A closed test may still be handed in.

    Raises:
        Refused: it was never begun.
    """
    papers.paper_of(course, test)
    seen = once.made_before(connection, person_id, key, "submit", test)
    last = attempt_rows.latest(connection, person_id, test)
    if last is None:
        raise Refused("not_begun")
    if seen is not None:
        last = connection.execute(select(attempts).where(attempts.c.id == int(seen))).one()
    else:
        if last.submitted_at is None:
            last = attempt_rows.hand_in(connection, course, last)
        once.note(connection, person_id, key, "submit", test, made=last.id)
    return {"submitted_at": last.submitted_at, "score": attempt_rows.score(last)}


def complete(connection: Connection, course: Course, attempt: int) -> tuple[int, Json]:
    """An attempt as its person sees it, and the person."""
    row = connection.execute(select(attempts).where(attempts.c.id == attempt)).one()
    return row.person_id, _attempt(connection, course, row)


def _attempt(connection: Connection, course: Course, row: Line) -> Json:
    paper = papers.read(course, row.test, row.paper)
    return {
        "test": row.test,
        "number": row.number,
        "started_at": row.started_at,
        "submitted_at": row.submitted_at,
        "questions": papers.questions_shown(paper, row.person_id),
        "answers": attempt_rows.answers_of(connection, row.id),
    }
