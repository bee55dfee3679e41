"""What the shapes of requests and answers share: fields, limits, names."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, field_validator

from saql.plan.document import SECTIONS
from saql.plan.fields import MAX_TEXT

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

    @field_validator("*")
    @classmethod
    def _without_zero(cls, value: Any) -> Any:
        """PostgreSQL keeps no zero character, and no person types one."""
        return value.replace("\0", "") if isinstance(value, str) else value


class Problem(BaseModel):
    """Why not: a code for programs and a sentence for people."""

    code: str
    sentence: str
    data: Json = Field(default_factory=dict)


class BothNames(BaseModel):
    """An organisation's name in both languages."""

    ar: str
    en: str


NAME = r"^[a-z0-9][a-z0-9_-]{0,62}$"

Name = Annotated[str, Field(pattern=NAME)]

Lesson = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}/[a-z0-9][a-z0-9_-]{0,62}$")]

Option = Annotated[str, Field(pattern=r"^[a-f]$")]

Slot = Annotated[str, Field(pattern=r"^[a-z0-9]{1,8}$")]

Day = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:/-]{0,60}$")]

SomeText = Annotated[str, Field(min_length=1, max_length=2000)]

Value = bool | int | float | str | list[str] | None

Answers = Annotated[
    dict[
        Annotated[str, Field(pattern=NAME)],
        bool
        | Annotated[int, Field(ge=-(10**12), le=10**12)]
        | Annotated[float, Field(ge=-(10**12), le=10**12, allow_inf_nan=False)]
        | Annotated[str, Field(max_length=MAX_TEXT)]
        | Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=50)],
    ],
    Field(max_length=100),
]

NameIn = Annotated[str, Path(pattern=NAME)]

SlotIn = Annotated[str, Path(pattern=r"^[a-z0-9]{1,8}$")]


class Nothing(Asked):
    """Nothing at all."""


class OnlyKey(Asked):
    """Nothing but an idempotency key."""

    key: Key
