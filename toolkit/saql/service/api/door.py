"""The door: every request is bounded, known and allowed before anything reads what it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saql.course import Course, CourseFileError
from saql.plan.fields import Language
from saql.service import sessions, submissions
from saql.service.access import PUBLIC, check_organisation, check_route
from saql.service.api.fields import MAX_INTEGER, Problem
from saql.service.chores import Chores
from saql.service.database import Database
from saql.service.live import Live
from saql.service.refusals import Refused, sentence, status_of
from saql.service.sessions import Visitor
from saql.store.shapes import StoreRefused, StoreUnavailable

MAX_BODY = 2**20
MAX_ARCHIVE = 64 * 2**20
LARGER = {"/organisations/import": MAX_ARCHIVE, "/cohort/import": 8 * 2**20}
"""What may be larger than other requests: plans of a room, and a roster of ten thousand people."""
_HOSTS = frozenset(("127.0.0.1", "localhost", "[::1]"))

_bearer = HTTPBearer(auto_error=False, description="A session's token or a kernel's key")


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals that a route documents; those that any route may give are among them."""
    return {status: {"model": Problem} for status in sorted({*statuses, 401, 403, 422, 503})}


def _visitor(request: Request, _documented: Annotated[Any, Depends(_bearer)]) -> Visitor:
    found: Visitor = request.state.visitor
    return found


def _database(request: Request) -> Database:
    found: Database = request.app.state.database
    return found


def _chores(request: Request) -> Chores:
    found: Chores = request.app.state.chores
    return found


def _course(request: Request) -> Course:
    found: Course = request.app.state.course()
    return found


def _live(request: Request) -> Live:
    found: Live = request.app.state.live()
    return found


VisitorIn = Annotated[Visitor, Depends(_visitor)]
DatabaseIn = Annotated[Database, Depends(_database)]
ChoresIn = Annotated[Chores, Depends(_chores)]
CourseIn = Annotated[Course, Depends(_course)]
LiveIn = Annotated[Live, Depends(_live)]


class GuardedRequest(Request):
    """A request whose JSON holds nothing that a database or a browser could not."""

    async def json(self) -> Any:
        """The body, or a refusal."""
        try:
            return json.loads(
                await self.body(), parse_constant=_refuse_constant, parse_int=_bounded_integer
            )
        except (ValueError, RecursionError) as error:
            raise HTTPException(422, "not_json") from error


class GuardedRoute(APIRoute):
    """A route that asks who comes and whether a rule lets them in, before it reads the body."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler behind the door."""
        handle = super().get_route_handler()
        path = self.path_format

        async def guarded(request: Request) -> Response:
            if (request.method, path) not in PUBLIC:
                await run_in_threadpool(_let_in, request, path)
            return await handle(GuardedRequest(request.scope, request.receive))

        return guarded


def _let_in(request: Request, path: str) -> None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    database = _database(request)
    with database.begin() as connection:
        found = sessions.visitor(connection, token.strip()) if token else None
        if found is None or scheme.lower() != "bearer":
            raise Refused("not_signed_in")
        request.state.visitor = found
        check_route(found, request.method, path)
        if "organisation" in request.path_params:
            asked = str(request.path_params["organisation"])
            check_organisation(found, asked, missing="unknown_organisation")
        if "submission" in request.path_params:
            number = str(request.path_params["submission"])
            known = number.isascii() and number.isdigit() and int(number[:11]) <= MAX_INTEGER
            owner = submissions.owner(connection, int(number)) if known else None
            check_organisation(found, owner, missing="unknown_submission")


class Bounds:
    """Refuses large bodies before they are read, and callers who came by another name.

    A web page elsewhere can make a browser on this machine call a loopback address under the
    page's own host name; no caller of ours does.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
            await _problem("not_allowed", "ar")(scope, receive, send)
            return
        limit = LARGER.get(scope["path"], MAX_BODY)
        body = await _read(receive, limit, headers.get(b"content-length", b""))
        if body is None:
            await _problem("too_large", "ar")(scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)


async def _read(receive: Receive, limit: int, stated: bytes) -> bytes | None:
    if stated.isdigit() and int(stated[:20]) > limit:
        return None
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def install(app: FastAPI) -> None:
    """Give every failure a code, a status and a sentence."""
    app.add_middleware(Bounds)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(StoreRefused, _refused)
    app.add_exception_handler(StoreUnavailable, _unavailable)
    app.add_exception_handler(CourseFileError, _unreadable)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def language_of(request: Request) -> Language:
    """The person's language, or the one that the request prefers."""
    found = getattr(request.state, "visitor", None)
    if isinstance(found, Visitor):
        return found.language
    return "en" if request.headers.get("accept-language", "").startswith("en") else "ar"


def _problem(code: str, language: Language, **data: Any) -> JSONResponse:
    body = {"code": code, "sentence": sentence(code, language, **data), "data": data}
    return JSONResponse(body, status_of(code))


def _refused(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, StoreRefused):
        return _problem(error.sentence_code, language_of(request), **error.data)
    assert isinstance(error, Refused)  # noqa: S101  # installed for exactly these two
    return _problem(error.code, language_of(request), **error.data)


def _unavailable(request: Request, _error: Exception) -> JSONResponse:
    return _problem("unavailable", language_of(request))


def _unreadable(request: Request, error: Exception) -> JSONResponse:
    language = language_of(request)
    assert isinstance(error, CourseFileError)  # noqa: S101  # installed for exactly this
    return _problem("course_unreadable", language, reason=error.sentence(language))


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # installed for exactly this
    steps = error.errors()[0]["loc"] if error.errors() else ()
    place = ".".join(str(step) for step in steps[1:])[:200] or "body"
    safe = place.encode("utf-8", "backslashreplace").decode()
    return _problem("request_invalid", language_of(request), place=safe)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101  # installed for exactly this
    codes = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}
    response = _problem(codes.get(error.status_code, "not_json"), language_of(request))
    response.headers.update(error.headers or {})
    return response


def _broken(request: Request, _error: Exception) -> JSONResponse:
    return _problem("internal", language_of(request))


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _bounded_integer(digits: str) -> int:
    if len(digits) > 18:
        raise ValueError(digits[:20])
    return int(digits)
