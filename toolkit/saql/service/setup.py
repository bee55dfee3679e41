"""Filling a room without HTTP, for the command line: organisations, people, plans, submissions."""

from __future__ import annotations

import hashlib
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from saql.plan.document import Plan
from saql.plan.fields import Language
from saql.service import codes, cohort, plans, submissions
from saql.service.database import Database
from saql.service.enrolment import names_of, read_members
from saql.service.plans import Author
from saql.service.tables import memberships, people
from saql.service.tables import submissions as submissions_table


def read_cohort(path: Path) -> Mapping[str, Any]:
    """A cohort file as `set_up` takes it."""
    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def set_up(database: Database, cohort_data: Mapping[str, Any]) -> list[codes.IssuedCode]:
    """Create a cohort from a cohort file's content and give everybody a code.

    Args:
        database: The room's database.
        cohort_data: ``name``; ``organisations``, each with ``id``, ``name`` (``ar``, ``en``) and
            ``people``; ``staff``. A person has ``name``, ``role`` and ``language``.

    Raises:
        CohortError: an entry cannot be used.
    """
    members = read_members(cohort_data)
    with database.begin() as connection:
        cohort.create_cohort(connection, members.name, members.organisations, members.staff)
    return codes.issue_all(database)


def put_plan(
    database: Database, organisation: str, plan: Plan, *, author: str = "", at: str = ""
) -> int:
    """Put a whole plan in place as its organisation's newest revisions; returns the newest."""
    with database.begin() as connection:
        who = author_named(connection, organisation, author)
        return plans.put_plan(connection, organisation, plan, who, at=at)


def submit(
    database: Database,
    organisation: str,
    assignment: str,
    *,
    author: str = "",
    at: str = "",
    language: Language = "ar",
) -> bool:
    """Submit an organisation's plan as it is; False where it is kept but not laid out yet."""
    with database.begin() as connection:
        who = author_named(connection, organisation, author)
        submission = submissions.submit(
            connection,
            database.settings,
            organisation,
            assignment,
            key=secrets.token_hex(16),
            author=who,
            at=at,
        )
    return submissions.assemble(database, submission, language)


def take_in(database: Database, organisation: str, assignment: str, plan: Plan) -> int:
    """Record work that was done elsewhere as a submission; the plan in the room stays as it is.

    The plan that came in goes into the history, where the submission is frozen, and then the
    room's own plan is current again. The same plan taken in twice is one submission. The caller
    has laid the submission out for nbgrader already. Returns the submission's id.

    Raises:
        Refused: the organisation or the assignment is unknown.
    """
    digest = hashlib.sha256(plan.model_dump_json().encode()).hexdigest()[:32]
    who = Author(None, plan.about.author[:200])
    with database.begin() as connection:
        before = plans.load(connection, organisation)["revision"]
        plans.put_plan(connection, organisation, plan, who)
        submission = submissions.submit(
            connection,
            database.settings,
            organisation,
            assignment,
            key=f"collected-{assignment}-{digest}",
            author=who,
        )
        this = submissions_table.c.id == submission
        connection.execute(update(submissions_table).where(this).values(assembled=1))
        if before:
            key = f"collected-{secrets.token_hex(16)}"
            plans.restore(connection, organisation, before, key=key, author=who)
    return submission


def organisation_names(database: Database) -> dict[str, str]:
    """The room's organisations, id to name, Arabic where it has one."""
    with database.begin() as connection:
        return names_of(connection)


def author_named(connection: Connection, organisation: str, name: str) -> Author:
    """A member of an organisation by name; the first member where no name is given."""
    query = (
        select(people.c.id, people.c.name)
        .join(memberships, memberships.c.person_id == people.c.id)
        .where(memberships.c.organisation_id == organisation)
        .order_by(people.c.id)
    )
    found = connection.execute(query if not name else query.where(people.c.name == name)).first()
    return Author(found.id, found.name) if found else Author(None, name)
