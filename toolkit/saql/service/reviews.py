"""A coach's reviews of submissions: append-only, each with who, when and which plan revision."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from contextlib import suppress
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from saql.service.clock import now
from saql.service.database import Database
from saql.service.plans import Author
from saql.service.refusals import Refused
from saql.service.tables import reviews, submissions

Json = dict[str, Any]

_log = logging.getLogger(__name__)


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


def warm() -> None:
    """Load the gradebook's code beside the work, so that no coach's first save waits for it."""
    threading.Thread(target=_load_gradebook, daemon=True).start()


@cache
def _load_gradebook() -> None:
    with suppress(Exception):  # whatever keeps it from loading is told when a review is saved
        import saql.grading.gradebook  # noqa: F401  # loading it is the point


def record(database: Database, submission: int) -> bool:
    """Write the latest review to nbgrader's gradebook; it stands whether or not this succeeds."""
    with database.begin() as connection:
        row = connection.execute(select(submissions).where(submissions.c.id == submission)).one()
        review = newest(connection, submission)
    if review is None or review["recorded"] or review["result"] == "draft":
        return True  # a draft is the coach's own and no grade yet
    try:
        from saql.course import load_course
        from saql.grading.gradebook import record_review

        rubric = load_course(database.settings.course_dir / "course").rubric
        record_review(
            database.settings.course_dir, row.organisation_id, row.assignment, review, rubric
        )
    except Exception:  # grading is another part: whatever it meets, the review is kept
        _log.exception("review of submission %d is kept but not in the gradebook", submission)
        return False
    with database.begin() as connection:
        this = reviews.c.submission_id == submission, reviews.c.number == review["number"]
        connection.execute(update(reviews).where(*this).values(recorded=1))
    return True


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
