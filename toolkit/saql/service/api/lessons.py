"""Lessons and tests, for participants; all of it for the trainer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body

from saql.service import attempts, lessons, proctoring
from saql.service.api.door import (
    ChoresIn,
    CourseIn,
    DatabaseIn,
    GuardedRoute,
    VisitorIn,
    problems,
)
from saql.service.api.fields import Json, NameIn, Nothing, NumberIn, OnlyKey, SlotIn
from saql.service.api.lesson_shapes import (
    AnswersKept,
    AttemptAnswer,
    AttemptLineAnswer,
    AttemptList,
    LessonEvent,
    LessonProgressAnswer,
    LessonProgressList,
    OptionChoice,
    PaperAnswers,
    Submitted,
    TestList,
    WhichPeople,
    WhichPerson,
)

router = APIRouter(route_class=GuardedRoute, tags=["lessons and tests"])

_ATTEMPT = "/tests/{test}/attempt"


@router.get("/lessons/progress", response_model=LessonProgressList, responses=problems())
def list_progress(visitor: VisitorIn, database: DatabaseIn) -> Json:
    """One's own progress; everybody's for coaches and the trainer."""
    own = visitor.person_id if visitor.role == "participant" else None
    with database.begin() as connection:
        return {"progress": lessons.listed(connection, own)}


@router.post("/lessons/progress", response_model=LessonProgressAnswer, responses=problems(409))
def note_progress(asked: LessonEvent, visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Keep what happened in a lesson."""
    with database.begin() as connection:
        return {"progress": lessons.note(connection, visitor.person_id, **asked.model_dump())}


@router.get("/tests", response_model=TestList, responses=problems())
def list_tests(visitor: VisitorIn, database: DatabaseIn, course: CourseIn) -> Json:
    """The tests, and how far this person is; the score only once it is handed in."""
    with database.begin() as connection:
        return {"tests": attempts.overview(connection, course, visitor.person_id)}


@router.post(_ATTEMPT, response_model=AttemptAnswer, responses=problems(404, 409))
def begin_attempt(
    test: NameIn,
    visitor: VisitorIn,
    database: DatabaseIn,
    course: CourseIn,
    _asked: Annotated[Nothing | None, Body()] = None,
) -> Json:
    """Begin a test, go on with it, or read again what was handed in."""
    with database.begin() as connection:
        return {"attempt": attempts.begin(connection, course, visitor.person_id, test)}


@router.put(
    f"{_ATTEMPT}/answers/{{slot}}", response_model=AnswersKept, responses=problems(404, 409)
)
def put_answer(
    test: NameIn,
    slot: SlotIn,
    asked: OptionChoice,
    visitor: VisitorIn,
    database: DatabaseIn,
    course: CourseIn,
) -> Json:
    """Keep an answer; it is on disk once this says so."""
    with database.begin() as connection:
        kept = attempts.answer(
            connection, course, visitor.person_id, test, slot, asked.option, key=asked.key
        )
    return {"answers": kept}


@router.post(f"{_ATTEMPT}/submit", response_model=Submitted, responses=problems(404, 409))
def submit_attempt(
    test: NameIn,
    asked: OnlyKey,
    visitor: VisitorIn,
    database: DatabaseIn,
    course: CourseIn,
    chores: ChoresIn,
) -> Json:
    """Hand a test in; nothing changes after that."""
    with database.begin() as connection:
        done = attempts.submit(connection, course, visitor.person_id, test, key=asked.key)
    chores.lay_out_soon()
    return done


@router.get("/tests/{test}/attempts", response_model=AttemptList, responses=problems(404, 409))
def list_attempts(
    test: NameIn, _visitor: VisitorIn, database: DatabaseIn, course: CourseIn
) -> Json:
    """Everybody's attempts."""
    with database.begin() as connection:
        return {"attempts": proctoring.listed(connection, course, test)}


@router.post("/tests/{test}/reopen", response_model=AttemptLineAnswer, responses=problems(404, 409))
def reopen_attempt(
    test: NameIn, asked: WhichPerson, _visitor: VisitorIn, database: DatabaseIn, course: CourseIn
) -> Json:
    """Let a person go on with a test that was handed in, as a new attempt."""
    with database.begin() as connection:
        return {"attempt": proctoring.reopen(connection, course, asked.person, test)}


@router.post("/tests/{test}/hand-in", response_model=AttemptList, responses=problems(404, 409))
def hand_in_begun(
    test: NameIn,
    asked: WhichPeople,
    _visitor: VisitorIn,
    database: DatabaseIn,
    course: CourseIn,
    chores: ChoresIn,
) -> Json:
    """Hand in what these people answered and did not hand in themselves; those attempts."""
    with database.begin() as connection:
        done = proctoring.hand_in_begun(connection, course, test, asked.people)
    chores.lay_out_soon()
    return {"attempts": done}


@router.put(
    "/tests/{test}/paper/{person}", response_model=AttemptLineAnswer, responses=problems(404, 409)
)
def type_in_paper(
    test: NameIn,
    person: NumberIn,
    asked: PaperAnswers,
    visitor: VisitorIn,
    database: DatabaseIn,
    course: CourseIn,
    chores: ChoresIn,
) -> Json:
    """Keep a test that a person wrote on paper; typing it in again corrects it."""
    with database.begin() as connection:
        done = proctoring.type_in(
            connection, course, person, test, asked.answers, typed_by=visitor.person_id
        )
    chores.lay_out_soon()
    return {"attempt": done}
