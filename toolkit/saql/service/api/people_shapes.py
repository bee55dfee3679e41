"""What requests and answers about people and their sessions look like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from saql.plan.fields import Language
from saql.service.api.fields import Asked


class SignIn(Asked):
    """A personal code as somebody typed it."""

    code: Annotated[str, Field(min_length=1, max_length=200)]


class LanguageChoice(Asked):
    """The person's language."""

    language: Language


class KernelKey(Asked):
    """A kernel's random key."""

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32,128}$")]


class PersonRequest(Asked):
    """A person to add; a participant belongs to one organisation, others to none."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    role: Literal["participant", "coach", "trainer"]
    organisation: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")] | None = None
    language: Language = "ar"


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


class Health(BaseModel):
    """The service answers, and its database does."""

    status: Literal["ok"]
    database: Literal["sqlite", "postgresql"]
