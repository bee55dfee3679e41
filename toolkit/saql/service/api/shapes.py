"""What requests and answers look like, for the checks at the door and for the published OpenAPI."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from saql.plan.document import MAX_PLAN_BYTES, SECTIONS
from saql.plan.fields import MAX_TEXT, Language
from saql.store.shapes import Kind

Json = dict[str, Any]

MAX_INTEGER = 2**31 - 1
"""What PostgreSQL's integer holds."""

Number = Annotated[int, Field(ge=0, le=MAX_INTEGER)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,128}$", description="Idempotency key")]
OrganisationIn = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
SectionIn = Annotated[str, Path(pattern=f"^({'|'.join(SECTIONS)})$")]
NumberIn = Annotated[int, Path(ge=1, le=MAX_INTEGER)]
LongText = Annotated[str, Field(max_length=MAX_TEXT)]


class Asked(BaseModel):
    """What somebody sends: nothing more than the fields, each of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SignIn(Asked):
    """A personal code as somebody typed it."""

    code: Annotated[str, Field(min_length=1, max_length=200)]


class LanguageChoice(Asked):
    """The person's language."""

    language: Language


class KernelKey(Asked):
    """A kernel's random key."""

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32,128}$")]


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


class SubmissionRequest(Asked):
    """The assignment that the plan is submitted for."""

    assignment: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
    key: Key


class Judged(Asked):
    """A coach's judgement of one criterion; no level is "not judged yet"."""

    level: Annotated[int, Field(ge=0, le=4)] | None = None
    reason: LongText = ""
    evidence: LongText = ""


class Comment(Asked):
    """A comment on a place of the plan."""

    id: Annotated[str, Field(max_length=64)] = ""
    kind: Literal["question", "suggestion", "must_fix", "praise"] = "suggestion"
    text: LongText
    section: Annotated[str, Field(max_length=64)] = ""
    item: Annotated[str, Field(max_length=64)] = ""
    field: Annotated[str, Field(max_length=64)] = ""


class ReviewSave(Asked):
    """The next state of a review; ``base`` is the review's number that the coach had seen."""

    levels: Annotated[
        dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,7}$")], Judged], Field(max_length=40)
    ] = Field(default_factory=dict)
    comments: Annotated[list[Comment], Field(max_length=500)] = Field(default_factory=list)
    message: LongText = ""
    result: Literal["draft", "returned", "accepted"] = "draft"
    base: Number
    key: Key


class PersonRequest(Asked):
    """A person to add; a participant belongs to one organisation, others to none."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    role: Literal["participant", "coach", "trainer"]
    organisation: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")] | None = None
    language: Language = "ar"


class Problem(BaseModel):
    """Why not: a code for programs and a sentence for people."""

    code: str
    sentence: str
    data: Json = Field(default_factory=dict)


class OrganisationName(BaseModel):
    """An organisation's id and its name in the person's language."""

    id: str
    name: str


class Me(BaseModel):
    """The person whose session this is."""

    id: int
    name: str
    role: Literal["participant", "coach", "trainer"]
    language: Language
    organisation: OrganisationName | None


class SessionAnswer(BaseModel):
    """The session's person."""

    person: Me


class SignedIn(SessionAnswer):
    """A new session."""

    token: str


class BothNames(BaseModel):
    """An organisation's name in both languages."""

    ar: str
    en: str


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


class SubmissionAnswer(BaseModel):
    """A submission; ``result`` is the last review result that its people may see, or empty."""

    id: int
    organisation: str
    number: int
    assignment: str
    revision: int
    at: str
    person: str
    assembled: bool
    result: str
    code: str = ""
    sentence: str = ""


class SubmissionWithPlan(SubmissionAnswer):
    """A submission with the plan that it froze."""

    plan: Json


class SubmissionList(BaseModel):
    """Submissions, newest first."""

    submissions: list[SubmissionAnswer]


class ReviewState(BaseModel):
    """One state of a review: who, when, and which plan revision.

    ``recorded`` says whether nbgrader's gradebook has it: true, false, or "soon".
    """

    submission: int
    number: int
    coach: str
    at: str
    plan_revision: int
    levels: dict[str, Judged]
    comments: list[Comment]
    message: str
    result: Literal["draft", "returned", "accepted"]
    recorded: bool | Literal["soon"]


class ReviewAnswer(BaseModel):
    """The latest review, or null where there is none to see."""

    review: ReviewState | None
    code: str = ""
    sentence: str = ""


class ReviewList(BaseModel):
    """Every state of a review, oldest first."""

    reviews: list[ReviewState]


class PersonAnswer(BaseModel):
    """A person of the roster."""

    id: int
    name: str
    role: str
    language: Language
    organisation: str | None
    has_code: bool
    active: bool
    sex: str
    age: int | None
    phone: str


class PersonAdded(BaseModel):
    """A person who was added."""

    person: PersonAnswer


class People(BaseModel):
    """Everybody."""

    people: list[PersonAnswer]


class CodeAnswer(BaseModel):
    """A new code, shown only now."""

    code: str


class Imported(BaseModel):
    """The organisation that was imported."""

    organisation: str


class Health(BaseModel):
    """The service answers, and its database does."""

    status: Literal["ok"]
    database: Literal["sqlite", "postgresql"]
