"""What is open now: assignments from the start, tests and forms once the trainer opens them."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from saql.cohort.papers import TESTS
from saql.course import Course
from saql.service.clock import now
from saql.service.refusals import Refused
from saql.service.settings import Settings
from saql.service.submissions import assignments
from saql.service.tables import openings


def listed(connection: Connection, settings: Settings, course: Course) -> dict[str, bool]:
    """Everything that can be opened and closed, and whether it is open."""
    known = dict.fromkeys(assignments(settings), True) | dict.fromkeys(TESTS, False)
    known |= {form.id: False for form in course.forms.forms if form.level}
    kept = {row.name: bool(row.open) for row in connection.execute(select(openings))}
    return {name: kept.get(name, default) for name, default in known.items()}


def put(
    connection: Connection, settings: Settings, course: Course, name: str, *, is_open: bool
) -> None:
    """Open or close something.

    Raises:
        Refused: nothing of this name can be opened.
    """
    if name not in listed(connection, settings, course):
        raise Refused("unknown_opening")
    row = {"open": int(is_open), "at": now()}
    this = openings.c.name == name
    if not connection.execute(update(openings).where(this).values(row)).rowcount:
        connection.execute(insert(openings).values(row | {"name": name}))


def check(connection: Connection, name: str, *, default: bool = False) -> None:
    """Refuse what is closed.

    Raises:
        Refused: it is closed.
    """
    if not is_open(connection, name, default=default):
        raise Refused("closed")


def is_open(connection: Connection, name: str, *, default: bool = False) -> bool:
    """Whether this is open."""
    found = connection.execute(select(openings.c.open).where(openings.c.name == name)).scalar()
    return default if found is None else bool(found)
