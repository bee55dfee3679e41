"""What requests and answers about the cohort look like: people, codes, progress, certificates."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Path
from pydantic import BaseModel, Field

from saql.plan.fields import Language
from saql.service.api.fields import MAX_INTEGER, Asked, BothNames, Key
from saql.service.api.people_shapes import PersonAnswer

MOST = 10_000
"""As many as a roster may have rows."""
_NAME = Annotated[str, Field(min_length=1, max_length=200)]
CertificateNumberIn = Annotated[str, Path(pattern=r"^SAQL-[0-9]{4}-[0-9A-Z]{4}-[0-9A-Z]$")]
_ORGANISATION = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]


class PersonChange(Asked):
    """What changes about a person; what is left out stays."""

    name: _NAME | None = None
    language: Language | None = None
    organisation: _ORGANISATION | None = None
    active: bool | None = None


class Successor(Asked):
    """Who comes in a person's place."""

    name: _NAME
    language: Language = "ar"
    key: Key | None = None


class Replaced(BaseModel):
    """The person who came in another's place, with a code that is shown only now."""

    person: PersonAnswer
    code: str


class NamesIn(Asked):
    """A name in one or both languages."""

    ar: Annotated[str, Field(max_length=200)] = ""
    en: Annotated[str, Field(max_length=200)] = ""


class OrganisationChange(Asked):
    """An organisation's new name."""

    name: NamesIn


class OrganisationNames(BaseModel):
    """An organisation and its names."""

    id: str
    name: BothNames


class OrganisationAnswer(BaseModel):
    """One organisation."""

    organisation: OrganisationNames


class MemberIn(Asked):
    """A person to bring in."""

    name: _NAME
    language: Language = "ar"
    sex: Literal["", "female", "male"] = ""
    age: Annotated[int, Field(ge=0, le=120)] | None = None
    phone: Annotated[str, Field(max_length=40)] = ""


class OrganisationNew(Asked):
    """An organisation to bring in with its people; the id is made from the name if empty."""

    id: Annotated[str, Field(max_length=63)] = ""
    name: NamesIn
    people: Annotated[list[MemberIn], Field(max_length=MOST)] = Field(default_factory=list)


class StaffIn(MemberIn):
    """A coach or a trainer to bring in."""

    role: Literal["coach", "trainer"]


class CohortImport(Asked):
    """Organisations, people and staff; with ``dry_run`` nothing is kept."""

    organisations: Annotated[list[OrganisationNew], Field(max_length=MOST)] = Field(
        default_factory=list
    )
    staff: Annotated[list[StaffIn], Field(max_length=MOST)] = Field(default_factory=list)
    dry_run: bool = False


class Counts(BaseModel):
    """How many came in."""

    organisations: int
    people: int


class CodeLine(BaseModel):
    """A code in clear, as the trainer's file has it."""

    person: int
    name: str
    organisation: str | None
    code: str


class CodeList(BaseModel):
    """Every code that works."""

    codes: list[CodeLine]


class CohortImported(BaseModel):
    """What the room gained, or would gain."""

    added: Counts
    kept: Counts
    codes: list[CodeLine]


# The live view and learning


class Stuck(BaseModel):
    """A finding that stands in a section."""

    section: str
    code: str


class LessonCount(BaseModel):
    """How many of an organisation's people opened and passed a lesson."""

    opened: int
    passed: int
    people: int


class LiveOrganisation(BaseModel):
    """Where an organisation is."""

    id: str
    name: BothNames
    people: int
    revision: int
    saved_at: str | None
    sections: dict[str, Literal["empty", "progress", "stuck", "done"]]
    stuck: list[Stuck]
    errors: int
    warnings: int
    lessons: dict[str, LessonCount]
    tests: dict[str, int]
    submissions: dict[str, str]


class WrongLine(BaseModel):
    """A finding and how many organisations have it."""

    code: str
    organisations: int


class Live(BaseModel):
    """Where everybody is; ``pending`` plans were not checked yet since the start."""

    at: str
    sections: list[str]
    organisations: list[LiveOrganisation]
    wrong: list[WrongLine]
    pending: int


class PlanPoint(BaseModel):
    """How good a plan was at a revision."""

    revision: int
    at: str | None
    errors: int
    warnings: int
    checks_points: float
    rubric_points: float | None


class PlanGain(BaseModel):
    """An organisation's first plan against its latest; null where nothing is written yet."""

    id: str
    first: PlanPoint | None
    latest: PlanPoint | None


class PlanGains(BaseModel):
    """Every organisation's plan, first and latest."""

    organisations: list[PlanGain]


# Certificates


class CertificateRequest(Asked):
    """Whom to certify."""

    kind: Literal["attendance", "completion"]
    people: Annotated[
        list[Annotated[int, Field(ge=1, le=MAX_INTEGER)]], Field(min_length=1, max_length=500)
    ]
    key: Key


class Certificate(BaseModel):
    """A certificate; ``qr`` is the text for its QR picture."""

    number: str
    kind: Literal["attendance", "completion"]
    person: int
    name: str
    organisation: str
    issuer: str
    course: str
    issued_at: str
    signature: str
    revoked_at: str | None
    qr: str


class CertificateAnswer(BaseModel):
    """One certificate."""

    certificate: Certificate


class CertificateList(BaseModel):
    """Certificates."""

    certificates: list[Certificate]
    public_key: str
