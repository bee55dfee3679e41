"""What an exported organisation's archive holds, and whether one that comes back is sound."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from saql.plan.document import SECTIONS, Plan
from saql.plan.fields import Language
from saql.service import belongings, cohort
from saql.service.belongings import Belongings
from saql.service.refusals import Refused
from saql.store.content import checked_content, refuse_hostile
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


class SubmissionRow(_Row):
    """A submission with its reviews."""

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
    submissions: list[SubmissionRow]
    learning: list[Belongings] = Field(default_factory=list)
    digest: str


def digest_of(archive: Json) -> str:
    """A hash over everything in an archive but the hash itself."""
    content = {name: value for name, value in archive.items() if name != "digest"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def checked(archive: object) -> Archive:
    """An archive that is whole, sound and unchanged since it was made.

    Raises:
        Refused: it is anything else.
    """
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
