"""What the trainer does with everybody's attempts at a test.

Sees them, reopens them, types them in from paper, and hands in what was left unfinished.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from saql.course import Course
from saql.service import attempt_rows, once, papers
from saql.service.refusals import Refused
from saql.service.tables import attempt_answers, attempts, memberships, people

Json = dict[str, Any]
Line = Row[Any]


def listed(connection: Connection, course: Course, test: str) -> list[Json]:
    """Everybody's attempts at a test, for the trainer."""
    papers.paper_of(course, test)
    rows = connection.execute(_everybody().where(attempts.c.test == test))
    return [_line(connection, course, row) for row in rows]


def reopen(connection: Connection, course: Course, person_id: int, test: str) -> Json:
    """Let a person go on with a test that was handed in: a new attempt, with the same answers.

    Raises:
        Refused: there is no such person, or nothing was handed in.
    """
    papers.paper_of(course, test)
    _check_person(connection, person_id)
    last = attempt_rows.latest(connection, person_id, test)
    if last is None:
        raise Refused("not_begun")
    if last.submitted_at:
        kept = attempt_rows.answers_of(connection, last.id)
        last = attempt_rows.add(connection, person_id, test, last.number + 1, last.paper)
        for slot, option in kept.items():
            attempt_rows.put(connection, last.id, slot, option)
    return _one(connection, course, last.id)


def type_in(
    connection: Connection,
    course: Course,
    person_id: int,
    test: str,
    answers: dict[str, str],
    *,
    typed_by: int,
) -> Json:
    """Keep a test that was written on paper, in the place of what was typed or begun before.

    Raises:
        Refused: no such person, question or option, or the person handed it in otherwise.
    """
    paper = papers.paper_of(course, test)
    _check_person(connection, person_id)
    last = attempt_rows.latest(connection, person_id, test)
    if last is not None and last.submitted_at and last.typed_by is None:
        raise Refused("already_submitted")
    if last is None:
        last = attempt_rows.add(connection, person_id, test, 1, papers.written(paper))
    attempt_rows.check(papers.read(course, test, last.paper), answers)
    connection.execute(delete(attempt_answers).where(attempt_answers.c.attempt_id == last.id))
    for slot, option in answers.items():
        attempt_rows.put(connection, last.id, slot, option)
    this = attempts.c.id == last.id
    connection.execute(update(attempts).where(this).values(typed_by=typed_by, laid_out=0))
    attempt_rows.hand_in(connection, course, last)
    return _one(connection, course, last.id)


def hand_in_begun(
    connection: Connection, course: Course, test: str, people_ids: Iterable[int]
) -> list[Json]:
    """Hand in for these people what they began and answered; the attempts that were handed in.

    Nothing happens to an attempt that is handed in already, or in which nothing is answered yet:
    who answered nothing has not taken the test.

    Raises:
        Refused: there is no such person or test.
    """
    papers.paper_of(course, test)
    done = []
    for person_id in sorted(set(people_ids)):
        _check_person(connection, person_id)
        last = attempt_rows.latest(connection, person_id, test)
        if last is None or last.submitted_at or not attempt_rows.answers_of(connection, last.id):
            continue
        attempt_rows.hand_in(connection, course, last)
        done.append(_one(connection, course, last.id))
    return done


def _check_person(connection: Connection, person_id: int) -> None:
    this = people.c.id == person_id, people.c.role == "participant"
    if connection.execute(select(people.c.id).where(*this)).one_or_none() is None:
        raise Refused("unknown_person")
    once.lock(connection, person_id)


def _everybody() -> Any:
    return (
        select(attempts, people.c.name, memberships.c.organisation_id)
        .join(people, people.c.id == attempts.c.person_id)
        .outerjoin(memberships, memberships.c.person_id == people.c.id)
        .order_by(attempts.c.person_id, attempts.c.number)
    )


def _one(connection: Connection, course: Course, attempt: int) -> Json:
    row = connection.execute(_everybody().where(attempts.c.id == attempt)).one()
    return _line(connection, course, row)


def _line(connection: Connection, course: Course, row: Line) -> Json:
    """An attempt for the trainer; what is right stays here until it is handed in."""
    paper = papers.read(course, row.test, row.paper)
    answers = attempt_rows.answers_of(connection, row.id)
    right = papers.scored(paper, answers).by_question if row.submitted_at else {}
    return {
        "person": row.person_id,
        "person_name": row.name,
        "organisation": row.organisation_id,
        "number": row.number,
        "started_at": row.started_at,
        "submitted_at": row.submitted_at,
        "from_paper": row.typed_by is not None,
        "answered": len(answers),
        "score": attempt_rows.score(row),
        "answers": [
            {
                "slot": item.slot,
                "question": item.question.id,
                "module": item.question.module,
                "option": answers.get(item.slot),
                "right": right.get(item.slot),
            }
            for item in paper.items
        ],
    }
