"""What requests and answers about submissions and reviews look like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from saql.service.api.fields import Asked, Json, Key, LongText, Number


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
