"""One organisation complete, to take along: people and their learning, every revision, reviews.

Ids of people and submissions belong to a room, so an archive counts its own from 1. It carries
no codes and no sessions. Importing and exporting again gives the same archive.
"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Connection, Table, insert, select, update

from saql.plan.document import SECTIONS, Plan
from saql.plan.fields import Language, Text
from saql.service import belongings, cohort
from saql.service.belongings import Belongings
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
from saql.store.content import checked_content, refuse_hostile, size_of
from saql.store.shapes import Kind, StoreRefused

Json = dict[str, Any]

FORMAT = "saql-organisation"

_Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
_Name = Annotated[str, Field(min_length=1, max_length=200)]
_Key = Annotated[str, Field(min_length=1, max_length=200)]
_Time = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Person(_Row):
    name: _Name
    role: Literal["participant"]
    language: Language
    created_at: _Time


class _Revision(_Row):
    number: Annotated[int, Field(ge=1, le=2**31 - 1)]
    section: str
    person: _Number | None
    author: Annotated[str, Field(max_length=200)]
    at: _Time
    kind: Kind
    base: _Number
    against: _Number
    content: Json


class _Save(_Row):
    key: _Key
    digest: str
    section: str
    revision: _Number
    merged: bool


class _Review(_Row):
    number: _Number
    author: Annotated[str, Field(max_length=200)]
    at: _Time
    base: _Number
    plan_revision: _Number
    result: Literal["draft", "returned", "accepted"]
    key: _Key
    digest: str
    content: Json


class _Submission(_Row):
    number: _Number
    assignment: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
    revision: _Number
    person: _Number | None
    author: Annotated[str, Field(max_length=200)]
    at: _Time
    key: _Key
    reviews: list[_Review]


class _Organisation(_Row):
    id: str
    name_ar: str
    name_en: str
    header: Json
    newest: _Number
    created_at: _Time


class Archive(_Row):
    """An exported organisation."""

    format: Literal["saql-organisation"]
    version: Literal[1]
    organisation: _Organisation
    people: list[_Person]
    revisions: list[_Revision]
    saves: list[_Save]
    submissions: list[_Submission]
    learning: list[Belongings] = Field(default_factory=list)
    digest: str


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
    read = _checked(archive)
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


def digest_of(archive: Json) -> str:
    """A hash over everything in an archive but the hash itself."""
    content = {name: value for name, value in archive.items() if name != "digest"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _checked(archive: object) -> Archive:
    if not isinstance(archive, dict):
        raise Refused("archive_invalid")
    try:
        refuse_hostile(archive, "archive")
        read = Archive.model_validate(archive)
        Plan.model_validate(read.organisation.header)
        if digest_of(archive) != read.digest:
            raise Refused("archive_invalid")
        for revision in read.revisions:
            if checked_content(revision.section, revision.content) != revision.content:
                raise Refused("archive_invalid")
    except (ValidationError, StoreRefused) as error:
        raise Refused("archive_invalid") from error
    _check_joins(read)
    return read


def _check_joins(read: Archive) -> None:
    """Refuse an archive whose rows do not belong together."""
    numbers = {revision.number for revision in read.revisions}
    locals_ = {*range(1, len(read.people) + 1), None}
    sound = (
        cohort.ORGANISATION_ID.fullmatch(read.organisation.id)
        and len(numbers) == len(read.revisions)
        and read.organisation.newest == max(numbers, default=0)
        and len({save.key for save in read.saves}) == len(read.saves)
        and all(save.section in ("", *SECTIONS) for save in read.saves)
        and all(save.revision in numbers | {0} for save in read.saves)
        and all(revision.person in locals_ for revision in read.revisions)
        and len({s.number for s in read.submissions}) == len(read.submissions)
        and len({s.key for s in read.submissions}) == len(read.submissions)
        and all(s.person in locals_ for s in read.submissions)
        and all(s.revision in numbers | {0} for s in read.submissions)
        and all([r.number for r in s.reviews] == [*range(1, len(s.reviews) + 1)]
                and len({r.key for r in s.reviews}) == len(s.reviews)
                for s in read.submissions)
        and not set(read.organisation.header) & set(SECTIONS)
        and belongings.sound(read.learning, len(read.people))
    )  # fmt: skip
    if not sound:
        raise Refused("archive_invalid")


def _bring_submission(
    connection: Connection, organisation: str, submission: _Submission, person_id: int | None
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
