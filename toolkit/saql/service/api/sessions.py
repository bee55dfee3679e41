"""Signing in and out, the person's language, and kernels that act for a session."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request

from saql.service import codes, once, sessions
from saql.service.api.door import DatabaseIn, GuardedRoute, VisitorIn, problems
from saql.service.api.fields import Json
from saql.service.api.people_shapes import (
    KernelKey,
    LanguageChoice,
    SessionAnswer,
    SignedIn,
    SignIn,
)
from saql.service.refusals import Refused
from saql.service.sessions import Visitor

router = APIRouter(route_class=GuardedRoute, tags=["sessions"])


@router.post("/sessions", status_code=201, response_model=SignedIn, responses=problems(429))
def sign_in(
    asked: SignIn,
    request: Request,
    database: DatabaseIn,
    x_forwarded_for: Annotated[str, Header(max_length=200)] = "",
) -> Json:
    """Open a session with a personal code; the room says which device it is typed on."""
    attempts: codes.Attempts = request.app.state.attempts
    attempts.check(x_forwarded_for)
    with database.begin() as connection:
        person = codes.person_of(connection, request.app.state.secret, asked.code)
        if person is None:
            attempts.failed(x_forwarded_for)
            raise Refused("wrong_code")
        once.lock(connection, person)
        if codes.person_of(connection, request.app.state.secret, asked.code) is None:
            raise Refused("wrong_code")  # taken away at this moment
        token = sessions.start(connection, person)
        found = sessions.visitor(connection, token)
    assert found is not None  # noqa: S101  # the session was opened in this transaction
    return {"token": token, "person": _person(found)}


@router.get("/session", response_model=SessionAnswer, responses=problems())
def get_session(visitor: VisitorIn) -> Json:
    """Whose session this is."""
    return {"person": _person(visitor)}


@router.patch("/session", response_model=SessionAnswer, responses=problems())
def set_language(asked: LanguageChoice, visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Remember the person's language."""
    with database.begin() as connection:
        sessions.set_language(connection, visitor.person_id, asked.language)
    return {"person": _person(visitor) | {"language": asked.language}}


@router.delete("/session", status_code=204, responses=problems())
def sign_out(visitor: VisitorIn, database: DatabaseIn) -> None:
    """End the session and every kernel key bound to it."""
    with database.begin() as connection:
        sessions.end(connection, visitor.session_id)


@router.post("/session/kernels", status_code=204, responses=problems(409))
def bind_kernel(asked: KernelKey, visitor: VisitorIn, database: DatabaseIn) -> None:
    """Let a kernel's key act for this session until the session ends."""
    with database.begin() as connection:
        sessions.bind_kernel(connection, visitor.session_id, asked.key)


def _person(visitor: Visitor) -> Json:
    organisation = None
    if visitor.organisation_id is not None:
        organisation = {"id": visitor.organisation_id, "name": visitor.organisation_name}
    return {
        "id": visitor.person_id,
        "name": visitor.name,
        "role": visitor.role,
        "language": visitor.language,
        "organisation": organisation,
    }
