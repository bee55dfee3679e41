"""The rows of attempts at the tests as they lie in the database, and what they are worth."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from saql.cohort.papers import Paper
from saql.course import Course
from saql.service import papers
from saql.service.clock import now
from saql.service.refusals import Refused
from saql.service.tables import attempt_answers, attempts

Json = dict[str, Any]
Line = Row[Any]


def latest(connection: Connection, person_id: int, test: str) -> Line | None:
    """The newest attempt of a person at a test."""
    this = attempts.c.person_id == person_id, attempts.c.test == test
    query = select(attempts).where(*this).order_by(attempts.c.number.desc()).limit(1)
    return connection.execute(query).one_or_none()


def add(connection: Connection, person_id: int, test: str, number: int, paper: str) -> Line:
    """A new attempt with its frozen paper."""
    row = {"person_id": person_id, "test": test, "number": number, "paper": paper}
    row |= {"started_at": now(), "points": 0, "of": 0, "laid_out": 0}
    made = connection.execute(insert(attempts).values(row).returning(attempts))
    return made.one()


def put(connection: Connection, attempt: int, slot: str, option: str) -> None:
    """Keep an answer in the place of the one before."""
    this = attempt_answers.c.attempt_id == attempt, attempt_answers.c.slot == slot
    row = {"option": option, "at": now()}
    if not connection.execute(update(attempt_answers).where(*this).values(row)).rowcount:
        connection.execute(
            insert(attempt_answers).values(row | {"attempt_id": attempt, "slot": slot})
        )


def answers_of(connection: Connection, attempt: int) -> dict[str, str]:
    """Slot to the chosen option."""
    query = select(attempt_answers).where(attempt_answers.c.attempt_id == attempt)
    rows = connection.execute(query).all()
    return {row.slot: row.option for row in sorted(rows, key=lambda row: str(row.slot))}


def score(row: Line) -> Json | None:
    """The points of what was handed in; nothing before."""
    return {"points": row.points, "of": row.of} if row.submitted_at else None


def hand_in(connection: Connection, course: Course, last: Line) -> Line:
    """Hand an attempt in as it stands: a question without an answer earns nothing."""
    paper = papers.read(course, last.test, last.paper)
    worth = papers.scored(paper, answers_of(connection, last.id))
    row = {"submitted_at": now(), "points": worth.points, "of": worth.of}
    done = update(attempts).where(attempts.c.id == last.id).values(row).returning(attempts)
    return connection.execute(done).one()


def check(paper: Paper, answers: dict[str, str]) -> None:
    """Refuse what the paper does not ask.

    Raises:
        Refused: no such question or option.
    """
    for slot, option in answers.items():
        item = paper.item(slot)
        if item is None:
            raise Refused("unknown_question")
        if option not in item.question.option_ids:
            raise Refused("unknown_option")


def waiting(connection: Connection) -> list[int]:
    """The handed-in attempts that are not laid out for nbgrader yet, oldest first."""
    owed = attempts.c.submitted_at.is_not(None), attempts.c.laid_out == 0
    query = select(attempts.c.id).where(*owed).order_by(attempts.c.submitted_at, attempts.c.id)
    return list(connection.execute(query).scalars())


def laid_out(connection: Connection, attempt: int) -> None:
    """Note that nbgrader has an attempt."""
    this = attempts.c.id == attempt
    connection.execute(update(attempts).where(this).values(laid_out=1))
