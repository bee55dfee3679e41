"""One parser for dates as people type them."""

from __future__ import annotations

import datetime as dt


def parse_date(text: str) -> dt.date | None:
    """Read an ISO date; None where it is not one."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
