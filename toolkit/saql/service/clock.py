"""Times as the database keeps them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> str:
    """This moment in UTC, to the millisecond; the texts sort as the times do."""
    return _text(datetime.now(UTC))


def today() -> str:
    """The date where the room is."""
    return datetime.now().astimezone().date().isoformat()


def before(**span: float) -> str:
    """The moment so long ago, as in ``before(hours=12)``."""
    return _text(datetime.now(UTC) - timedelta(**span))


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
