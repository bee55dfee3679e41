"""Attempts at the tests: each answer is kept at once, and nothing changes once it is handed in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from saql.cohort.papers import TESTS, Paper
from saql.course import Course
from saql.service import once, openings, papers
from saql.service.clock import now
from saql.service.refusals import Refused
from saql.service.tables import attempt_answers, attempts, memberships, people

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
        last = _latest(connection, person_id, test)
        state = "not_started" if last is None else "submitted" if last.submitted_at else "started"
        found.append(
            {
                "id": test,
                "name": papers.both(course.tests.name(test)),
                "open": openings.is_open(connection, test),
                "questions": len(paper.items),
                "minutes": course.tests.minutes,
                "state": state,
                "answered": len(_answers(connection, last.id)) if last else 0,
                "submitted_at": last.submitted_at if last else None,
                "score": _score(last) if last else None,
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
    last = _latest(connection, person_id, test)
    if last is None or last.submitted_at is None:
        openings.check(connection, test)
    if last is None:
        last = _add(connection, person_id, test, 1, papers.written(paper))
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
    last = _latest(connection, person_id, test)
    if last is None:
        raise Refused("not_begun")
    if seen is None:
        if last.submitted_at:
            raise Refused("already_submitted")
        openings.check(connection, test)
        _check(papers.read(course, test, last.paper), {slot: option})
        _put(connection, last.id, slot, option)
        once.note(connection, person_id, key, *asked, made=last.id)
    return _answers(connection, last.id)


def submit(connection: Connection, course: Course, person_id: int, test: str, *, key: str) -> Json:
    """Hand a test in; a second time changes nothing. A closed test may still be handed in.

    Raises:
        Refused: it was never begun.
    """
    papers.paper_of(course, test)
    seen = once.made_before(connection, person_id, key, "submit", test)
    last = _latest(connection, person_id, test)
    if last is None:
        raise Refused("not_begun")
    if seen is not None:
        last = connection.execute(select(attempts).where(attempts.c.id == int(seen))).one()
    else:
        if last.submitted_at is None:
            last = _hand_in(connection, course, last)
        once.note(connection, person_id, key, "submit", test, made=last.id)
    return {"submitted_at": last.submitted_at, "score": _score(last)}


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
    last = _latest(connection, person_id, test)
    if last is None:
        raise Refused("not_begun")
    if last.submitted_at:
        kept = _answers(connection, last.id)
        last = _add(connection, person_id, test, last.number + 1, last.paper)
        for slot, option in kept.items():
            _put(connection, last.id, slot, option)
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
    last = _latest(connection, person_id, test)
    if last is not None and last.submitted_at and last.typed_by is None:
        raise Refused("already_submitted")
    if last is None:
        last = _add(connection, person_id, test, 1, papers.written(paper))
    _check(papers.read(course, test, last.paper), answers)
    connection.execute(delete(attempt_answers).where(attempt_answers.c.attempt_id == last.id))
    for slot, option in answers.items():
        _put(connection, last.id, slot, option)
    this = attempts.c.id == last.id
    connection.execute(update(attempts).where(this).values(typed_by=typed_by, laid_out=0))
    _hand_in(connection, course, last)
    return _one(connection, course, last.id)


def waiting(connection: Connection) -> list[int]:
    """The handed-in attempts that are not laid out for nbgrader yet, oldest first."""
    owed = attempts.c.submitted_at.is_not(None), attempts.c.laid_out == 0
    query = select(attempts.c.id).where(*owed).order_by(attempts.c.submitted_at, attempts.c.id)
    return list(connection.execute(query).scalars())


def laid_out(connection: Connection, attempt: int) -> None:
    """Note that nbgrader has an attempt."""
    this = attempts.c.id == attempt
    connection.execute(update(attempts).where(this).values(laid_out=1))


def complete(connection: Connection, course: Course, attempt: int) -> tuple[int, Json]:
    """An attempt as its person sees it, and the person."""
    row = connection.execute(select(attempts).where(attempts.c.id == attempt)).one()
    return row.person_id, _attempt(connection, course, row)


def _latest(connection: Connection, person_id: int, test: str) -> Line | None:
    this = attempts.c.person_id == person_id, attempts.c.test == test
    query = select(attempts).where(*this).order_by(attempts.c.number.desc()).limit(1)
    return connection.execute(query).one_or_none()


def _add(connection: Connection, person_id: int, test: str, number: int, paper: str) -> Line:
    row = {"person_id": person_id, "test": test, "number": number, "paper": paper}
    row |= {"started_at": now(), "points": 0, "of": 0, "laid_out": 0}
    made = connection.execute(insert(attempts).values(row).returning(attempts))
    return made.one()


def _hand_in(connection: Connection, course: Course, last: Line) -> Line:
    paper = papers.read(course, last.test, last.paper)
    worth = papers.scored(paper, _answers(connection, last.id))
    row = {"submitted_at": now(), "points": worth.points, "of": worth.of}
    done = update(attempts).where(attempts.c.id == last.id).values(row).returning(attempts)
    return connection.execute(done).one()


def _check(paper: Paper, answers: dict[str, str]) -> None:
    for slot, option in answers.items():
        item = paper.item(slot)
        if item is None:
            raise Refused("unknown_question")
        if option not in item.question.option_ids:
            raise Refused("unknown_option")


def _check_person(connection: Connection, person_id: int) -> None:
    this = people.c.id == person_id, people.c.role == "participant"
    if connection.execute(select(people.c.id).where(*this)).one_or_none() is None:
        raise Refused("unknown_person")
    once.lock(connection, person_id)


def _put(connection: Connection, attempt: int, slot: str, option: str) -> None:
    this = attempt_answers.c.attempt_id == attempt, attempt_answers.c.slot == slot
    row = {"option": option, "at": now()}
    if not connection.execute(update(attempt_answers).where(*this).values(row)).rowcount:
        connection.execute(
            insert(attempt_answers).values(row | {"attempt_id": attempt, "slot": slot})
        )


def _answers(connection: Connection, attempt: int) -> dict[str, str]:
    query = select(attempt_answers).where(attempt_answers.c.attempt_id == attempt)
    rows = connection.execute(query).all()
    return {row.slot: row.option for row in sorted(rows, key=lambda row: str(row.slot))}


def _attempt(connection: Connection, course: Course, row: Line) -> Json:
    paper = papers.read(course, row.test, row.paper)
    return {
        "test": row.test,
        "number": row.number,
        "started_at": row.started_at,
        "submitted_at": row.submitted_at,
        "questions": papers.questions_shown(paper, row.person_id),
        "answers": _answers(connection, row.id),
    }


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
    answers = _answers(connection, row.id)
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
        "score": _score(row),
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


def _score(row: Line) -> Json | None:
    return {"points": row.points, "of": row.of} if row.submitted_at else None
