"""One organisation complete, to take along: people and their learning, every revision, reviews.

Ids of people and submissions belong to a room, so an archive counts its own from 1. It carries
no codes and no sessions. Importing and exporting again gives the same archive.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from saql.plan.fields import Text
from saql.service import belongings, cohort
from saql.service.archive import FORMAT, Json, SubmissionRow, checked, digest_of
from saql.service.clock import now
from saql.service.plans import is_filled
from saql.service.refusals import Refused
from saql.service.tables import (
    imports,
    memberships,
    organisations,
    people,
    reviews,
    revisions,
    saves,
    submissions,
)
from saql.store.content import size_of


def export(connection: Connection, organisation: str) -> Json:
    """One organisation complete.

    Raises:
        Refused: there is no such organisation.
    """
    found = connection.execute(
        select(organisations).where(organisations.c.id == organisation)
    ).one_or_none()
    if found is None:
        raise Refused("unknown_organisation")
    members = connection.execute(
        select(people)
        .join(memberships, memberships.c.person_id == people.c.id)
        .where(memberships.c.organisation_id == organisation)
        .order_by(people.c.id)
    ).all()
    local = {row.id: number for number, row in enumerate(members, 1)}
    archive: Json = {
        "format": FORMAT,
        "version": 1,
        "organisation": _picked(found, "id", "name_ar", "name_en", "newest", "created_at")
        | {"header": json.loads(found.header)},
        "people": [_picked(row, "name", "role", "language", "created_at") for row in members],
        "revisions": [
            _picked(row, "number", "section", "author", "at", "kind", "base", "against")
            | {"person": local.get(row.person_id), "content": json.loads(row.content)}
            for row in _rows(connection, revisions, organisation, "number")
        ],
        "saves": [
            _picked(row, "key", "digest", "section", "revision") | {"merged": bool(row.merged)}
            for row in _rows(connection, saves, organisation, "key")
        ],
        "submissions": [
            _picked(row, "number", "assignment", "revision", "author", "at", "key")
            | {"person": local.get(row.person_id), "reviews": _reviews(connection, row.id)}
            for row in _rows(connection, submissions, organisation, "number")
        ],
    }
    archive["learning"] = belongings.export(connection, local)
    archive["saves"].sort(key=lambda row: row["key"])  # databases collate texts differently
    return archive | {"digest": digest_of(archive)}


def bring_in(connection: Connection, archive: object, person_id: int | None) -> str:
    """Add an exported organisation to a room that does not have it; returns its id.

    Raises:
        Refused: the archive is damaged, or the organisation is already here.
    """
    read = checked(archive)
    about = read.organisation
    this = about.id
    if cohort.exists(connection, this):
        raise Refused("organisation_exists")
    room = cohort.first_cohort(connection)
    cohort.add_organisation(connection, room, this, Text(ar=about.name_ar, en=about.name_en))
    connection.execute(
        update(organisations)
        .where(organisations.c.id == this)
        .values(header=_dumped(about.header), newest=about.newest, created_at=about.created_at)
    )
    ids: dict[int | None, int] = {}
    for local, member in enumerate(read.people, 1):
        new = cohort.NewPerson(member.name, member.role, member.language)
        ids[local] = cohort.add_person(connection, room, new, this)
        connection.execute(
            update(people).where(people.c.id == ids[local]).values(created_at=member.created_at)
        )
    for revision in read.revisions:
        row = revision.model_dump(exclude={"person", "content"}) | {
            "organisation_id": this,
            "person_id": ids.get(revision.person),
            "filled": int(is_filled(revision.section, revision.content)),
            "size": size_of(revision.content),
            "content": _dumped(revision.content),
        }
        connection.execute(insert(revisions).values(row))
    for save in read.saves:
        row = save.model_dump() | {"organisation_id": this, "merged": int(save.merged)}
        connection.execute(insert(saves).values(row))
    for submission in read.submissions:
        _bring_submission(connection, this, submission, ids.get(submission.person))
    for taken in read.learning:
        belongings.bring_in(connection, ids[taken.person], taken)
    row = {"organisation_id": this, "person_id": person_id, "at": now(), "digest": read.digest}
    connection.execute(insert(imports).values(row))
    return this


def _bring_submission(
    connection: Connection, organisation: str, submission: SubmissionRow, person_id: int | None
) -> None:
    row = submission.model_dump(exclude={"person", "reviews"}) | {
        "organisation_id": organisation,
        "person_id": person_id,
        "assembled": 0,
    }
    made = connection.execute(insert(submissions).values(row).returning(submissions.c.id))
    submission_id = made.scalar_one()
    for review in submission.reviews:
        row = review.model_dump(exclude={"content"}) | {
            "submission_id": submission_id,
            "person_id": None,
            "content": _dumped(review.content),
            "recorded": 0,
        }
        connection.execute(insert(reviews).values(row))


def _reviews(connection: Connection, submission: int) -> list[Json]:
    query = select(reviews).where(reviews.c.submission_id == submission)
    names = ("number", "author", "at", "base", "plan_revision", "result", "key", "digest")
    return [
        _picked(row, *names) | {"content": json.loads(row.content)}
        for row in connection.execute(query.order_by(reviews.c.number))
    ]


def _rows(connection: Connection, table: Table, organisation: str, order: str) -> list[Any]:
    query = select(table).where(table.c.organisation_id == organisation)
    return list(connection.execute(query.order_by(table.c[order])).all())


def _picked(row: Any, *names: str) -> Json:
    return {name: getattr(row, name) for name in names}


def _dumped(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
