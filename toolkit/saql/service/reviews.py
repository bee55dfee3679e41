"""A coach's reviews of submissions: append-only, each with who, when and which plan revision."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from saql.service.clock import now
from saql.service.database import Database
from saql.service.plans import Author
from saql.service.refusals import Refused
from saql.service.tables import reviews, submissions

Json = dict[str, Any]

_log = logging.getLogger(__name__)


class State(NamedTuple):
    """One saved state of a submission's review."""

    submission: int
    number: int


def save(
    connection: Connection,
    submission: int,
    content: Json,
    *,
    base: int,
    key: str,
    author: Author,
) -> Json:
    """Add the next state of a review.

    Raises:
        Refused: no such submission; another review was saved since ``base``; a key used before.
    """
    found = connection.execute(
        select(submissions).where(submissions.c.id == submission).with_for_update()
    ).one_or_none()
    if found is None:
        raise Refused("unknown_submission")
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(f"{base} {text}".encode()).hexdigest()
    mine = reviews.c.submission_id == submission
    again = connection.execute(select(reviews).where(mine, reviews.c.key == key)).one_or_none()
    if again is not None:
        if again.digest != digest:
            raise Refused("key_used")
        return _shown(again)
    latest = newest(connection, submission)
    number = latest["number"] if latest else 0
    if base != number:
        raise Refused("review_overtaken", review=latest)
    row = {
        "submission_id": submission,
        "number": number + 1,
        "person_id": author.person_id,
        "author": author.name,
        "at": now(),
        "base": base,
        "plan_revision": found.revision,
        "result": content["result"],
        "key": key,
        "digest": digest,
        "content": text,
        "recorded": 0,
    }
    connection.execute(insert(reviews).values(row))
    return _shown(connection.execute(select(reviews).where(mine, reviews.c.key == key)).one())


def newest(connection: Connection, submission: int, *, published: bool = False) -> Json | None:
    """The latest state of a review; only a returned or accepted one where ``published``."""
    query = select(reviews).where(reviews.c.submission_id == submission)
    if published:
        query = query.where(reviews.c.result != "draft")
    row = connection.execute(query.order_by(reviews.c.number.desc()).limit(1)).one_or_none()
    return _shown(row) if row is not None else None


def history(connection: Connection, submission: int) -> list[Json]:
    """Every state of a review, oldest first."""
    query = select(reviews).where(reviews.c.submission_id == submission)
    return [_shown(row) for row in connection.execute(query.order_by(reviews.c.number))]


def owed(connection: Connection) -> list[State]:
    """The states that the gradebook does not have yet, in the order in which they were saved.

    The gradebook holds one judgement of an organisation's assignment: the last one returned or
    accepted, of the newest submission that has one. What it overtook is owed no more.
    """
    query = (
        select(submissions, reviews.c.number.label("state"), reviews.c.recorded)
        .add_columns(reviews.c.at.label("saved_at"))
        .join(reviews, reviews.c.submission_id == submissions.c.id)
        .where(reviews.c.result != "draft")  # a draft is the coach's own and no grade yet
        .order_by(submissions.c.number, reviews.c.number)
    )
    rows = connection.execute(query).all()
    last = {(row.organisation_id, row.assignment): row for row in rows}
    waiting = sorted((row.saved_at, row.id, row.state) for row in last.values() if not row.recorded)
    return [State(submission, number) for _, submission, number in waiting]


def record_missing(database: Database, stopped: Callable[[], bool] = lambda: False) -> list[State]:
    """Write to nbgrader's gradebook what it is owed; returns what it would not take.

    Writing the same state twice changes nothing, so a crash between the two databases is mended
    by writing it again.
    """
    refused = []
    with database.begin() as connection:
        waiting = owed(connection)
    for state in waiting:
        if stopped():
            break
        try:
            _record(database, state)
        except Exception:  # grading is another part: whatever it meets, the review is kept
            _log.exception("the review of submission %d is not in the gradebook", state.submission)
            refused.append(state)
    return refused


def _record(database: Database, state: State) -> None:
    from saql.course import load_course
    from saql.grading.gradebook import record_review

    this = reviews.c.submission_id == state.submission, reviews.c.number == state.number
    with database.begin() as connection:
        home = select(submissions).where(submissions.c.id == state.submission)
        submission = connection.execute(home).one()
        review = _shown(connection.execute(select(reviews).where(*this)).one())
    folder = database.settings.course_dir
    rubric = load_course(folder / "course").rubric
    record_review(folder, submission.organisation_id, submission.assignment, review, rubric)
    with database.begin() as connection:
        connection.execute(update(reviews).where(*this).values(recorded=1))


def _shown(row: Row[Any]) -> Json:
    content: Json = json.loads(row.content)
    return {
        **content,
        "submission": row.submission_id,
        "number": row.number,
        "coach": row.author,
        "at": row.at,
        "plan_revision": row.plan_revision,
        "result": row.result,
        "recorded": bool(row.recorded),
    }
