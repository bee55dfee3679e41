"""One day of the plan's calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from saql.plan.fields import Date, date_of


@dataclass(frozen=True)
class Event:
    """One day of the plan; ``warn_days`` before it a calendar may remind, 0 for never."""

    key: str
    day: dt.date
    summary: str
    person: str = ""
    detail: str = ""
    warn_days: int = 0


def dated(
    key: str, day: Date, summary: str, person: str = "", detail: str = "", warn_days: int = 0
) -> Iterator[Event]:
    """The event of a day that can be read; none of any other."""
    found = date_of(day)
    if found is not None:
        yield Event(key, found, summary, person, detail, warn_days)
