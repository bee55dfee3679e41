"""Plans: read, save a section, see what others saved, look back, go back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from saql.plan.document import SECTIONS
from saql.service import cohort, plans, transfer
from saql.service.api.door import DatabaseIn, GuardedRoute, VisitorIn, problems
from saql.service.api.fields import MAX_INTEGER, Json, NumberIn, OrganisationIn, Problem, SectionIn
from saql.service.api.plan_shapes import (
    ConflictAnswer,
    HistoryAnswer,
    Imported,
    NewsAnswer,
    Organisations,
    PlanAnswer,
    PlanReplace,
    RestoreRequest,
    SavedAnswer,
    SectionSave,
)
from saql.service.plans import Author
from saql.service.refusals import sentence
from saql.service.sessions import Visitor
from saql.store.shapes import Conflict

router = APIRouter(route_class=GuardedRoute, tags=["plans"])

_PLAN = "/organisations/{organisation}/plan"


@router.get("/organisations", response_model=Organisations, responses=problems())
def list_organisations(visitor: VisitorIn, database: DatabaseIn) -> Json:
    """The organisations that this person may see, with their progress."""
    own = visitor.organisation_id if visitor.role == "participant" else None
    with database.begin() as connection:
        return {"organisations": cohort.progress(connection, own), "sections": SECTIONS}


@router.get(_PLAN, response_model=PlanAnswer, responses=problems(404))
def get_plan(organisation: OrganisationIn, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """The plan as it is now."""
    with database.begin() as connection:
        return plans.load(connection, organisation)


@router.put(_PLAN, response_model=PlanAnswer, responses=problems(404, 409, 413))
def replace_plan(
    organisation: OrganisationIn, asked: PlanReplace, visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """Put a whole plan in place at once; what was there stays in the history."""
    with database.begin() as connection:
        return plans.replace(
            connection, organisation, asked.plan, key=asked.key, author=author_of(visitor)
        )


@router.put(
    f"{_PLAN}/sections/{{section}}",
    response_model=SavedAnswer,
    responses=problems(404, 409, 413) | {409: {"model": ConflictAnswer | Problem}},
)
def save_section(
    organisation: OrganisationIn,
    section: SectionIn,
    asked: SectionSave,
    visitor: VisitorIn,
    database: DatabaseIn,
) -> Json | JSONResponse:
    """Save a section; answered after it is on disk, or with both texts where they clash."""
    with database.begin() as connection:
        outcome = plans.save(
            connection,
            organisation,
            section,
            asked.content,
            base=asked.base,
            key=asked.key,
            author=author_of(visitor),
        )
    if isinstance(outcome, Conflict):
        words = {"code": "overtaken", "sentence": sentence("overtaken", visitor.language)}
        return JSONResponse(words | asdict(outcome), 409)
    return asdict(outcome)


@router.get(f"{_PLAN}/news", response_model=NewsAnswer, responses=problems(404))
def get_news(
    organisation: OrganisationIn,
    since: Annotated[int, Query(ge=0, le=MAX_INTEGER)],
    _visitor: VisitorIn,
    database: DatabaseIn,
) -> Json:
    """The latest content of every section saved after a revision."""
    with database.begin() as connection:
        return {"news": plans.news(connection, organisation, since)}


@router.get(f"{_PLAN}/history", response_model=HistoryAnswer, responses=problems(404))
def get_history(organisation: OrganisationIn, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Every revision, oldest first."""
    with database.begin() as connection:
        return {"revisions": plans.history(connection, organisation)}


@router.get(f"{_PLAN}/at/{{revision}}", response_model=PlanAnswer, responses=problems(404))
def get_plan_at(
    organisation: OrganisationIn, revision: NumberIn, _visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """The plan as it was at a revision."""
    with database.begin() as connection:
        return plans.at(connection, organisation, revision)


@router.post(f"{_PLAN}/restore", response_model=PlanAnswer, responses=problems(404, 409))
def restore_plan(
    organisation: OrganisationIn, asked: RestoreRequest, visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """Make the plan what it was at a revision, as new revisions."""
    with database.begin() as connection:
        return plans.restore(
            connection, organisation, asked.revision, key=asked.key, author=author_of(visitor)
        )


@router.get("/organisations/{organisation}/export", responses=problems(404))
def export_organisation(
    organisation: OrganisationIn, _visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """One organisation complete, with its history."""
    with database.begin() as connection:
        return transfer.export(connection, organisation)


@router.post(
    "/organisations/import",
    status_code=201,
    response_model=Imported,
    responses=problems(409, 413),
)
def import_organisation(archive: Json, visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Bring an exported organisation into a room that does not have it."""
    with database.begin() as connection:
        return {"organisation": transfer.bring_in(connection, archive, visitor.person_id)}


def author_of(visitor: Visitor) -> Author:
    """The visitor as the author of a revision."""
    return Author(visitor.person_id, visitor.name)
