"""People and their codes, for the trainer."""

from __future__ import annotations

from fastapi import APIRouter, Request

from saql.service import codes, cohort, roster
from saql.service.api.door import DatabaseIn, GuardedRoute, VisitorIn, problems
from saql.service.api.fields import Json, NumberIn
from saql.service.api.people_shapes import CodeAnswer, Health, People, PersonAdded, PersonRequest
from saql.service.cohort import NewPerson

router = APIRouter(route_class=GuardedRoute, tags=["people"])


@router.get("/health", response_model=Health, responses=problems(), tags=["health"])
def get_health(database: DatabaseIn) -> Json:
    """Whether the service answers and its database does."""
    with database.begin() as connection:
        connection.exec_driver_sql("SELECT 1")
    return {"status": "ok", "database": "sqlite" if database.is_sqlite else "postgresql"}


@router.get("/people", response_model=People, responses=problems())
def list_people(_visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Everybody in the room."""
    with database.begin() as connection:
        return {"people": cohort.roster(connection)}


@router.post("/people", status_code=201, response_model=PersonAdded, responses=problems(404))
def add_person(asked: PersonRequest, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Add a person; the code comes by the person's own route."""
    with database.begin() as connection:
        new = NewPerson(asked.name, asked.role, asked.language)
        room = cohort.first_cohort(connection)
        made = cohort.add_person(connection, room, new, asked.organisation)
        return {"person": cohort.person(connection, made)}


@router.post(
    "/people/{person}/code",
    status_code=201,
    response_model=CodeAnswer,
    responses=problems(404, 409),
)
def new_code(person: NumberIn, request: Request, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Give a person a new code, shown only now; the earlier one and its sessions end."""
    with database.begin() as connection:
        roster.check_active(connection, person)
        code = codes.issue(connection, request.app.state.secret, person)
        codes.note(connection, database.settings, {person: code})
    return {"code": code}


@router.delete("/people/{person}/code", status_code=204, responses=problems(404))
def revoke_code(person: NumberIn, _visitor: VisitorIn, database: DatabaseIn) -> None:
    """Take a person's code away and end that person's sessions."""
    with database.begin() as connection:
        cohort.person(connection, person)
        codes.revoke(connection, person)
        codes.note(connection, database.settings, {})
