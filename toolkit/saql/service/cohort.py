"""The cohort: organisations, the people in them, and their roles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Function, Table, func, insert, select

from saql.plan.document import SCHEMA_VERSION
from saql.plan.fields import Language, Text
from saql.service.access import ROLES
from saql.service.clock import now
from saql.service.names import clean_name
from saql.service.refusals import Refused
from saql.service.revision_rows import filled_sections
from saql.service.tables import (
    codes,
    cohorts,
    departures,
    memberships,
    organisations,
    people,
    profiles,
    revisions,
    submissions,
)

Json = dict[str, Any]

ORGANISATION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


@dataclass(frozen=True)
class NewPerson:
    """A person to add; coaches and trainers belong to no organisation."""

    name: str
    role: str = "participant"
    language: Language = "ar"
    sex: str = ""
    age: int | None = None
    phone: str = ""


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation to add, with the people who write its plan."""

    id: str
    name: Text
    people: tuple[NewPerson, ...] = field(default_factory=tuple)


def create_cohort(
    connection: Connection,
    name: str,
    organisations: Iterable[NewOrganisation] = (),
    staff: Iterable[NewPerson] = (),
) -> int:
    """Create a cohort with its organisations and people, its coaches and trainers."""
    row = {"name": clean_name(name), "created_at": now()}
    cohort = connection.execute(insert(cohorts).values(row).returning(cohorts.c.id)).scalar_one()
    for organisation in organisations:
        add_organisation(connection, cohort, organisation.id, organisation.name)
        for person in organisation.people:
            add_person(connection, cohort, person, organisation.id)
    for person in staff:
        add_person(connection, cohort, person, None)
    return int(cohort)


def add_organisation(connection: Connection, cohort: int, organisation: str, name: Text) -> None:
    """Add an organisation with an empty plan.

    Raises:
        Refused: its id is taken or malformed, or it has no name.
    """
    if not ORGANISATION_ID.fullmatch(organisation):
        raise Refused("request_invalid", place="id")
    if exists(connection, organisation):
        raise Refused("organisation_exists")
    if not name:
        raise Refused("name_empty")
    row = {
        "id": organisation,
        "cohort_id": cohort,
        "name_ar": clean_name(name.ar) if name.ar.strip() else "",
        "name_en": clean_name(name.en) if name.en.strip() else "",
        "header": json.dumps({"schema_version": SCHEMA_VERSION, "id": organisation}),
        "newest": 0,
        "created_at": now(),
    }
    connection.execute(insert(organisations).values(row))


def add_person(
    connection: Connection, cohort: int, person: NewPerson, organisation: str | None
) -> int:
    """Add a person and return the id; a code comes separately.

    Raises:
        Refused: an unknown role or organisation, or a role that does not go with one.
    """
    if person.role not in ROLES:
        raise Refused("request_invalid", place="role")
    if (person.role == "participant") != (organisation is not None):
        raise Refused("membership_invalid")
    if organisation is not None and not exists(connection, organisation):
        raise Refused("unknown_organisation")
    row = {
        "cohort_id": cohort,
        "name": clean_name(person.name),
        "role": person.role,
        "language": person.language,
        "created_at": now(),
    }
    made = connection.execute(insert(people).values(row).returning(people.c.id)).scalar_one()
    if organisation is not None:
        member = {"person_id": made, "organisation_id": organisation}
        connection.execute(insert(memberships).values(member))
    if person.sex or person.age is not None or person.phone:
        profile = {"sex": person.sex, "age": person.age, "phone": person.phone}
        connection.execute(insert(profiles).values(profile | {"person_id": made}))
    return int(made)


def exists(connection: Connection, organisation: str) -> bool:
    """Whether the room has an organisation with this id."""
    query = select(organisations.c.id).where(organisations.c.id == organisation)
    return connection.execute(query).scalar_one_or_none() is not None


def first_cohort(connection: Connection) -> int:
    """The room's cohort; a room that has none yet gets one."""
    found = connection.execute(select(func.min(cohorts.c.id))).scalar_one_or_none()
    return int(found) if found is not None else create_cohort(connection, "Saql")


def progress(connection: Connection, organisation: str | None = None) -> list[Json]:
    """Organisations with the sections they have begun, their last save and submissions."""
    filled = filled_sections(connection)
    saved = _by_organisation(connection, revisions, func.max(revisions.c.at))
    counts = _by_organisation(connection, submissions, func.count())
    query = select(organisations).order_by(organisations.c.id)
    if organisation is not None:
        query = query.where(organisations.c.id == organisation)
    return [
        {
            "id": row.id,
            "name": {"ar": row.name_ar, "en": row.name_en},
            "revision": row.newest,
            "filled": filled.get(row.id, []),
            "saved_at": saved.get(row.id),
            "submissions": counts.get(row.id, 0),
        }
        for row in connection.execute(query)
    ]


def _by_organisation(connection: Connection, table: Table, value: Function[Any]) -> Json:
    home = table.c.organisation_id
    rows = connection.execute(select(home, value.label("value")).group_by(home))
    return {row.organisation_id: row.value for row in rows}


def roster(connection: Connection) -> list[Json]:
    """Everybody, with role, organisation, whether they are still here and have a code."""
    live = select(codes.c.person_id).where(codes.c.revoked_at.is_(None))
    gone = select(departures.c.person_id)
    rows = connection.execute(
        select(people, memberships.c.organisation_id, people.c.id.in_(live).label("has_code"))
        .add_columns(people.c.id.in_(gone).label("left"))
        .add_columns(profiles.c.sex, profiles.c.age, profiles.c.phone)
        .outerjoin(memberships, memberships.c.person_id == people.c.id)
        .outerjoin(profiles, profiles.c.person_id == people.c.id)
        .order_by(people.c.id)
    )
    return [
        {
            "id": row.id,
            "name": row.name,
            "role": row.role,
            "language": row.language,
            "organisation": row.organisation_id,
            "has_code": bool(row.has_code),
            "active": not row.left,
            "sex": row.sex or "",
            "age": row.age,
            "phone": row.phone or "",
        }
        for row in rows
    ]


def person(connection: Connection, person_id: int) -> Json:
    """One person of the roster.

    Raises:
        Refused: there is no such person.
    """
    found = next((row for row in roster(connection) if row["id"] == person_id), None)
    if found is None:
        raise Refused("unknown_person")
    return found
