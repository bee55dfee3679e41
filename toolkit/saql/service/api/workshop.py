"""The workshop day: what is open, training sessions, attendance, announcements, questions."""

from __future__ import annotations

from fastapi import APIRouter

from saql.service import openings, workshop
from saql.service.api.door import CourseIn, DatabaseIn, GuardedRoute, VisitorIn, problems
from saql.service.api.fields import Json, NameIn, NumberIn
from saql.service.api.workshop_shapes import (
    AnnouncementAnswer,
    AttendanceAnswer,
    AttendanceMark,
    OpeningChoice,
    Openings,
    ParkedAnswer,
    ParkedChange,
    SessionStart,
    TextAdded,
    TrainingSessionAnswer,
    WorkshopAnswer,
)

router = APIRouter(route_class=GuardedRoute, tags=["workshop"])


@router.get("/openings", response_model=Openings, responses=problems())
def list_openings(_visitor: VisitorIn, database: DatabaseIn, course: CourseIn) -> Json:
    """Assignments, tests and forms, and whether each is open."""
    with database.begin() as connection:
        return {"openings": openings.listed(connection, database.settings, course)}


@router.put("/openings/{name}", response_model=Openings, responses=problems(404))
def put_opening(
    name: NameIn, asked: OpeningChoice, _visitor: VisitorIn, database: DatabaseIn, course: CourseIn
) -> Json:
    """Open something or close it."""
    with database.begin() as connection:
        openings.put(connection, database.settings, course, name, is_open=asked.open)
        return {"openings": openings.listed(connection, database.settings, course)}


@router.get("/workshop", response_model=WorkshopAnswer, responses=problems())
def get_workshop(visitor: VisitorIn, database: DatabaseIn) -> Json:
    """What goes on; a participant sees the own attendance only."""
    with database.begin() as connection:
        return workshop.shown(connection, visitor)


@router.post(
    "/workshop/sessions",
    status_code=201,
    response_model=TrainingSessionAnswer,
    responses=problems(409),
)
def start_session(asked: SessionStart, visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Begin a training session."""
    content = asked.model_dump(exclude={"key"})
    with database.begin() as connection:
        found = workshop.start(connection, visitor, content, key=asked.key)
    return {"training_session": found}


@router.post(
    "/workshop/sessions/{training_session}/end",
    response_model=TrainingSessionAnswer,
    responses=problems(404),
)
def end_session(training_session: NumberIn, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """End a training session."""
    with database.begin() as connection:
        return {"training_session": workshop.end(connection, training_session)}


@router.put(
    "/workshop/sessions/{training_session}/attendance",
    response_model=AttendanceAnswer,
    responses=problems(404, 409),
)
def mark_attendance(
    training_session: NumberIn, asked: AttendanceMark, visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """Note who was there; a participant says so for oneself, while the session runs."""
    with database.begin() as connection:
        return workshop.mark(connection, visitor, training_session, asked.person, asked.state)


@router.post(
    "/workshop/parking", status_code=201, response_model=ParkedAnswer, responses=problems(409)
)
def park(asked: TextAdded, visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Keep a question for later."""
    with database.begin() as connection:
        return {"parked": workshop.park(connection, visitor, asked.text, key=asked.key)}


@router.patch("/workshop/parking/{parked}", response_model=ParkedAnswer, responses=problems(404))
def settle(parked: NumberIn, asked: ParkedChange, visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Say what became of a parked question."""
    with database.begin() as connection:
        return {"parked": workshop.settle(connection, visitor, parked, asked.model_dump())}


@router.post(
    "/workshop/announcements",
    status_code=201,
    response_model=AnnouncementAnswer,
    responses=problems(404, 409),
)
def announce(asked: TextAdded, visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Tell everybody something."""
    with database.begin() as connection:
        found = workshop.announce(connection, visitor, asked.text, key=asked.key)
    return {"announcement": found}


@router.delete("/workshop/announcements/{announcement}", status_code=204, responses=problems(404))
def withdraw(announcement: NumberIn, _visitor: VisitorIn, database: DatabaseIn) -> None:
    """Take an announcement back."""
    with database.begin() as connection:
        workshop.withdraw(connection, announcement)
