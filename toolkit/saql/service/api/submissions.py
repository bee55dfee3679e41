"""Submissions and the coach's reviews of them."""

from __future__ import annotations

from fastapi import APIRouter

from saql.service import openings, reviews, submissions
from saql.service.api.door import ChoresIn, DatabaseIn, GuardedRoute, VisitorIn, problems
from saql.service.api.fields import Json, NumberIn, OrganisationIn
from saql.service.api.plans import author_of
from saql.service.api.submission_shapes import (
    ReviewAnswer,
    ReviewList,
    ReviewSave,
    SubmissionAnswer,
    SubmissionList,
    SubmissionRequest,
    SubmissionWithPlan,
)
from saql.service.chores import Chores
from saql.service.database import Database
from saql.service.refusals import sentence
from saql.service.sessions import Visitor

router = APIRouter(route_class=GuardedRoute, tags=["submissions"])

_REVIEW = "/submissions/{submission}/review"


@router.post(
    "/organisations/{organisation}/submissions",
    status_code=201,
    response_model=SubmissionAnswer,
    responses=problems(404, 409),
)
def submit(
    organisation: OrganisationIn,
    asked: SubmissionRequest,
    visitor: VisitorIn,
    database: DatabaseIn,
) -> Json:
    """Freeze the plan as it is and hand it in; kept even where preparing it for grading fails."""
    with database.begin() as connection:

        def check() -> None:
            if visitor.role == "participant":
                openings.check(connection, asked.assignment, default=True)

        number = submissions.submit(
            connection,
            database.settings,
            organisation,
            asked.assignment,
            key=asked.key,
            author=author_of(visitor),
            check=check,
        )
    done = submissions.assemble(database, number, visitor.language)
    with database.begin() as connection:
        answer = submissions.one(connection, number)
    del answer["plan"]
    if not done:
        code = "kept_not_assembled"
        answer |= {"code": code, "sentence": sentence(code, visitor.language)}
    return answer


@router.get(
    "/organisations/{organisation}/submissions",
    response_model=SubmissionList,
    responses=problems(404),
)
def list_own(organisation: OrganisationIn, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """One organisation's submissions, newest first."""
    with database.begin() as connection:
        return {"submissions": submissions.listed(connection, organisation)}


@router.get("/submissions", response_model=SubmissionList, responses=problems())
def list_all(_visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Everybody's submissions, newest first."""
    with database.begin() as connection:
        return {"submissions": submissions.listed(connection)}


@router.get("/submissions/{submission}", response_model=SubmissionWithPlan, responses=problems(404))
def get_submission(submission: NumberIn, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """A submission with the plan that it froze."""
    with database.begin() as connection:
        return submissions.one(connection, submission)


@router.get(_REVIEW, response_model=ReviewAnswer, responses=problems(404))
def get_review(
    submission: NumberIn, visitor: VisitorIn, database: DatabaseIn, chores: ChoresIn
) -> Json:
    """The latest review; a participant sees it once it is returned or accepted."""
    return _review(database, chores, submission, visitor)


@router.put(_REVIEW, response_model=ReviewAnswer, responses=problems(404, 409))
def save_review(
    submission: NumberIn,
    asked: ReviewSave,
    visitor: VisitorIn,
    database: DatabaseIn,
    chores: ChoresIn,
) -> Json:
    """Save the next state of a review; the gradebook follows soon, or when it can."""
    content = asked.model_dump(mode="json", exclude={"base", "key"})
    with database.begin() as connection:
        reviews.save(
            connection,
            submission,
            content,
            base=asked.base,
            key=asked.key,
            author=author_of(visitor),
        )
    if asked.result != "draft":
        chores.record_soon()
    return _review(database, chores, submission, visitor)


def _review(database: Database, chores: Chores, submission: int, visitor: Visitor) -> Json:
    """The latest review that a visitor may see, and how it stands with the gradebook."""
    published = visitor.role == "participant"
    with database.begin() as connection:
        review = reviews.newest(connection, submission, published=published)
        if review is None or review["recorded"]:
            return {"review": review}
        state = reviews.State(submission, review["number"])
        if state not in reviews.owed(connection):
            return {"review": review}
    if not chores.failed(state):
        return {"review": review | {"recorded": "soon"}}
    if published:
        return {"review": review}
    code = "kept_not_recorded"
    return {"review": review, "code": code, "sentence": sentence(code, visitor.language)}


@router.get("/submissions/{submission}/reviews", response_model=ReviewList, responses=problems(404))
def list_reviews(submission: NumberIn, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Every state of a review, oldest first."""
    with database.begin() as connection:
        return {"reviews": reviews.history(connection, submission)}
