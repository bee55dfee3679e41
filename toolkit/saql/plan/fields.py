"""The small values a plan is made of: bilingual text, and numbers and dates that may be half typed.

A number or a date that cannot be read stays in the document exactly as typed (a string), so
nothing a person wrote is lost; a rule then says what is wrong with it.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from saql.plan.dates import parse_date
from saql.plan.numbers import parse_number

Language = Literal["ar", "en"]

MAX_TEXT = 20_000
"""Characters that one text field holds."""


class Part(BaseModel):
    """A piece of the plan document; keeps the fields that a newer version may have added."""

    model_config = ConfigDict(extra="allow", validate_assignment=False, populate_by_name=True)


class Text(Part):
    """A text in Arabic and English, kept exactly as typed; either may be empty."""

    ar: Annotated[str, Field(max_length=MAX_TEXT)] = ""
    en: Annotated[str, Field(max_length=MAX_TEXT)] = ""

    def __bool__(self) -> bool:
        """Whether anything but spaces is written in either language."""
        return bool(self.ar.strip() or self.en.strip())

    def get(self, language: Language) -> str:
        """The text of exactly this language, empty where nothing is written."""
        return self.ar if language == "ar" else self.en

    def best(self, language: Language) -> str:
        """The text in this language, or in the other one where this is empty."""
        first, second = (self.ar, self.en) if language == "ar" else (self.en, self.ar)
        return first if first.strip() else second


def _read_number(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, str):
        parsed = parse_number(value)
        return value if parsed is None and value.strip() else parsed
    return value


def _read_date(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str):
        parsed = parse_date(value)
        return value if parsed is None and value.strip() else parsed
    return value


Number = Annotated[
    int | float | Annotated[str, Field(max_length=MAX_TEXT)] | None, BeforeValidator(_read_number)
]
"""A number, nothing yet, or the text that could not be read as a number."""

Date = Annotated[
    dt.date | Annotated[str, Field(max_length=MAX_TEXT)] | None, BeforeValidator(_read_date)
]
"""A date (ISO 8601 in JSON), nothing yet, or the text that could not be read as a date."""


def number_of(value: int | float | str | None) -> float | None:
    """The number held by a field, or None where it is empty or unreadable text."""
    return None if value is None or isinstance(value, str) else float(value)


def date_of(value: dt.date | str | None) -> dt.date | None:
    """The date held by a field, or None where it is empty or unreadable text."""
    return value if isinstance(value, dt.date) else None
