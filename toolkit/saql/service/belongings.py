"""What people of an organisation take along to another room: profile, lessons, tests.

Attendance, parked questions and forms belong to the room where they happened. A certificate
stays valid by the key of the room that signed it, so it needs no place in another one.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, insert, select

from saql.cohort.papers import TESTS
from saql.service.clock import now
from saql.service.tables import (
    attempt_answers,
    attempts,
    departures,
    lesson_progress,
    profiles,
)

Json = dict[str, Any]

_Time = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$")]
_Name = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,62}$")]
_Count = Annotated[int, Field(ge=0, le=1000)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Check(_Row):
    option: Annotated[str, Field(max_length=8)]
    right: bool


class _Lesson(_Row):
    lesson: Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,62}/[a-z0-9_-]{1,62}$")]
    opened_at: _Time
    answers: Annotated[dict[_Name, _Check], Field(max_length=200)]
    passed: bool
    done_at: _Time | None


class _Attempt(_Row):
    test: Annotated[str, Field(pattern=f"^({'|'.join(TESTS)})$")]
    number: Annotated[int, Field(ge=1, le=1000)]
    paper: Annotated[dict[_Name, _Name], Field(max_length=300)]
    started_at: _Time
    submitted_at: _Time | None
    points: _Count
    of: _Count
    answers: Annotated[
        dict[_Name, Annotated[str, Field(pattern=r"^[a-f]$")]], Field(max_length=300)
    ]


class Belongings(_Row):
    """One person's; ``person`` is the place in the archive's list of people, from 1."""

    person: Annotated[int, Field(ge=1, le=2**31 - 1)]
    active: bool
    sex: Literal["", "female", "male"]
    age: Annotated[int, Field(ge=0, le=150)] | None
    phone: Annotated[str, Field(max_length=40)]
    lessons: list[_Lesson]
    attempts: list[_Attempt]


def sound(listed: list[Belongings], people: int) -> bool:
    """Whether they belong to people of the archive, each once, with nothing there twice."""
    owners = [each.person for each in listed]
    return (
        len(set(owners)) == len(owners)
        and all(owner <= people for owner in owners)
        and all(len({row.lesson for row in each.lessons}) == len(each.lessons) for each in listed)
        and all(
            len({(row.test, row.number) for row in each.attempts}) == len(each.attempts)
            for each in listed
        )
    )


def export(connection: Connection, members: dict[int, int]) -> list[Json]:
    """What the members have, by their places; nothing of those who have nothing."""
    found = []
    for person_id, place in members.items():
        mine = _of(connection, person_id)
        if mine != _nothing():
            found.append({"person": place} | mine)
    return found


def bring_in(connection: Connection, person_id: int, taken: Belongings) -> None:
    """Give a person who came in what was taken along."""
    if taken.sex or taken.age is not None or taken.phone:
        row: Json = {"sex": taken.sex, "age": taken.age, "phone": taken.phone}
        connection.execute(insert(profiles).values(row | {"person_id": person_id}))
    if not taken.active:
        connection.execute(insert(departures).values(person_id=person_id, at=now()))
    for lesson in taken.lessons:
        row = lesson.model_dump() | {"person_id": person_id, "passed": int(lesson.passed)}
        row["answers"] = json.dumps(row["answers"], ensure_ascii=False)
        connection.execute(insert(lesson_progress).values(row))
    for attempt in taken.attempts:
        row = attempt.model_dump(exclude={"answers"}) | {"person_id": person_id, "laid_out": 0}
        row["paper"] = json.dumps(row["paper"])
        made = connection.execute(insert(attempts).values(row).returning(attempts.c.id))
        number = made.scalar_one()
        at = attempt.submitted_at or attempt.started_at
        for slot, option in attempt.answers.items():
            row = {"attempt_id": number, "slot": slot, "option": option, "at": at}
            connection.execute(insert(attempt_answers).values(row))


def _nothing() -> Json:
    return {"active": True, "sex": "", "age": None, "phone": "", "lessons": [], "attempts": []}


def _of(connection: Connection, person_id: int) -> Json:
    found = _nothing()
    mine = profiles.c.person_id == person_id
    profile = connection.execute(select(profiles).where(mine)).one_or_none()
    if profile is not None:
        found |= {"sex": profile.sex, "age": profile.age, "phone": profile.phone}
    gone = select(departures).where(departures.c.person_id == person_id)
    found["active"] = connection.execute(gone).one_or_none() is None
    lessons = select(lesson_progress).where(lesson_progress.c.person_id == person_id)
    rows = connection.execute(lessons).all()
    found["lessons"] = [
        {
            "lesson": row.lesson,
            "opened_at": row.opened_at,
            "answers": json.loads(row.answers),
            "passed": bool(row.passed),
            "done_at": row.done_at,
        }
        for row in sorted(rows, key=lambda row: str(row.lesson))
    ]
    taken = select(attempts).where(attempts.c.person_id == person_id)
    tests = connection.execute(taken.order_by(attempts.c.test, attempts.c.number)).all()
    found["attempts"] = [
        {
            "test": row.test,
            "number": row.number,
            "paper": json.loads(row.paper),
            "started_at": row.started_at,
            "submitted_at": row.submitted_at,
            "points": row.points,
            "of": row.of,
            "answers": _answers(connection, row.id),
        }
        for row in tests
    ]
    return found


def _answers(connection: Connection, attempt: int) -> dict[str, str]:
    query = select(attempt_answers).where(attempt_answers.c.attempt_id == attempt)
    return {row.slot: row.option for row in connection.execute(query)}
