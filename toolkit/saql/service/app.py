"""The service as an ASGI application; nothing is opened before it starts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from saql import __doc__ as summary
from saql.course import load_course
from saql.service import codes
from saql.service.api import (
    cohort,
    door,
    forms,
    lessons,
    marking,
    people,
    plans,
    sessions,
    submissions,
    workshop,
)
from saql.service.chores import Chores
from saql.service.database import Database, open_database
from saql.service.live import Live
from saql.service.marking import Marking
from saql.service.settings import Settings

PARTS = (sessions, plans, submissions, people, lessons, workshop, forms, cohort, marking)
"""The modules whose routes make up the service."""


def create_app(settings: Settings, database: Database | None = None) -> FastAPI:
    """The service of one course folder.

    Args:
        settings: Where its data is.
        database: That data, where its caller has opened it; closed when the service stops.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.database = database or open_database(settings)
        app.state.secret = codes.secret_of(settings)
        app.state.attempts = codes.Attempts()
        app.state.course = course = cache(lambda: load_course(settings.course_dir / "course"))
        app.state.live = cache(lambda: Live(app.state.database, course()))
        app.state.chores = Chores(app.state.database, course, app.state.live)
        app.state.marking = Marking(settings.course_dir)
        app.state.chores.start()
        try:
            yield
        finally:
            await run_in_threadpool(app.state.marking.stop)
            await run_in_threadpool(app.state.chores.stop)
            app.state.database.close()

    app = FastAPI(
        title="Saql service",
        description=summary or "",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    door.install(app)
    for part in PARTS:
        app.include_router(part.router)
    return app
