"""What requests and answers about plans look like."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from saql.plan.document import MAX_PLAN_BYTES
from saql.service.api.fields import MAX_INTEGER, Asked, BothNames, Json, Key, Number
from saql.store.shapes import Kind


class SectionSave(Asked):
    """A section as its editor has it, and the revision the editor began from."""

    content: Annotated[Json, Field(description=f"Up to {MAX_PLAN_BYTES} bytes with its plan")]
    base: Number
    key: Key


class PlanReplace(Asked):
    """A whole plan to be put in the place of what is there."""

    plan: Annotated[Json, Field(description=f"Up to {MAX_PLAN_BYTES} bytes")]
    key: Key


class RestoreRequest(Asked):
    """The revision to go back to."""

    revision: Annotated[int, Field(ge=1, le=MAX_INTEGER)]
    key: Key


class OrganisationProgress(BaseModel):
    """How far an organisation's plan has come."""

    id: str
    name: BothNames
    revision: int
    filled: list[str]
    saved_at: str | None
    submissions: int


class Organisations(BaseModel):
    """The organisations that a person may see, and a plan's sections in order."""

    organisations: list[OrganisationProgress]
    sections: list[str]


class PlanAnswer(BaseModel):
    """A plan, each section's latest revision, and the newest of all."""

    plan: Json
    revisions: dict[str, int]
    revision: int


class SavedAnswer(BaseModel):
    """A save that is on disk."""

    revision: int
    content: Json
    merged: bool


class ClashAnswer(BaseModel):
    """One place that two people changed differently."""

    path: list[str]
    base: Any
    mine: Any
    theirs: Any


class ConflictAnswer(BaseModel):
    """An overtaken save, kept in the history; ``content`` is theirs and stays current."""

    code: str
    sentence: str
    section: str
    revision: int
    content: Json
    author: str
    clashes: list[ClashAnswer]


class NewsItem(BaseModel):
    """A section as somebody saved it."""

    section: str
    revision: int
    author: str
    at: str
    content: Json


class NewsAnswer(BaseModel):
    """What was saved since."""

    news: list[NewsItem]


class RevisionLine(BaseModel):
    """One line of a plan's history."""

    number: int
    section: str
    author: str
    at: str
    kind: Kind
    base: int


class HistoryAnswer(BaseModel):
    """Every revision, oldest first."""

    revisions: list[RevisionLine]


class Imported(BaseModel):
    """The organisation that was imported."""

    organisation: str
