"""Changes in the cohort: names, moves, people who leave and those who come in their place."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from saql.plan.fields import Language, Text
from saql.service import codes, cohort, once
from saql.service.clock import now
from saql.service.cohort import NewPerson
from saql.service.names import clean_name
from saql.service.refusals import Refused
from saql.service.sessions import Visitor
from saql.service.settings import Settings
from saql.service.tables import departures, memberships, organisations, people

Json = dict[str, Any]


def change(connection: Connection, settings: Settings, person_id: int, changes: Json) -> Json:
    """Change a person; what is None stays. A plan stays with its organisation.

    Raises:
        Refused: no such person or organisation, or nobody would be left to lead the room.
    """
    cohort.person(connection, person_id)
    once.lock(connection, person_id)
    person = cohort.person(connection, person_id)  # as it is now that nobody else changes it
    row: Json = {}
    if changes.get("name") is not None:
        row["name"] = clean_name(changes["name"])
    if changes.get("language") is not None:
        row["language"] = changes["language"]
    if row:
        connection.execute(update(people).where(people.c.id == person_id).values(row))
    home = changes.get("organisation")
    if home is not None and home != person["organisation"]:
        _move(connection, person, home)
    active = changes.get("active")
    if active is not None and active != person["active"]:
        if active:
            connection.execute(delete(departures).where(departures.c.person_id == person_id))
        else:
            _leave(connection, person, None)
    codes.note(connection, settings, {})
    return cohort.person(connection, person_id)


def replace(
    connection: Connection,
    settings: Settings,
    secret: bytes,
    visitor: Visitor,
    person_id: int,
    *,
    name: str,
    language: Language,
    key: str,
) -> tuple[Json, str]:
    """Let a new person take another's place; returns the person and the code.

    Raises:
        Refused: no such person.
    """
    asked = ("replace", person_id, name, language)
    made = once.made_before(connection, visitor.person_id, key, *asked)
    if made is not None:
        given = {row.person_id: row.code for row in codes.listed(settings)}
        return cohort.person(connection, int(made)), given.get(int(made), "")
    cohort.person(connection, person_id)
    once.lock(connection, person_id)
    before = cohort.person(connection, person_id)
    room = cohort.first_cohort(connection)
    new = NewPerson(name, before["role"], language)
    fresh = cohort.add_person(connection, room, new, before["organisation"])
    if before["active"]:
        _leave(connection, before, fresh)
    code = codes.issue(connection, secret, fresh)
    once.note(connection, visitor.person_id, key, *asked, made=fresh)
    codes.note(connection, settings, {fresh: code})
    return cohort.person(connection, fresh), code


def rename_organisation(connection: Connection, organisation: str, name: Text) -> Json:
    """Give an organisation another name.

    Raises:
        Refused: there is no such organisation, or no name.
    """
    if not name:
        raise Refused("name_empty")
    ar, en = (clean_name(text) if text.strip() else "" for text in (name.ar, name.en))
    this = organisations.c.id == organisation
    done = connection.execute(update(organisations).where(this).values(name_ar=ar, name_en=en))
    if not done.rowcount:
        raise Refused("unknown_organisation")
    return {"id": organisation, "name": {"ar": ar, "en": en}}


def check_active(connection: Connection, person_id: int) -> None:
    """Refuse to act for a person who left.

    Raises:
        Refused: there is no such person, or the person takes part no more.
    """
    cohort.person(connection, person_id)
    once.lock(connection, person_id)
    if not cohort.person(connection, person_id)["active"]:
        raise Refused("person_left")


def _move(connection: Connection, person: Json, home: str) -> None:
    if person["role"] != "participant":
        raise Refused("membership_invalid")
    if not cohort.exists(connection, home):
        raise Refused("unknown_organisation")
    mine = memberships.c.person_id == person["id"]
    connection.execute(update(memberships).where(mine).values(organisation_id=home))


def _leave(connection: Connection, person: Json, successor: int | None) -> None:
    if person["role"] == "trainer" and successor is None:
        gone = select(departures.c.person_id)
        left = people.c.role == "trainer", people.c.id != person["id"], people.c.id.not_in(gone)
        if not connection.execute(select(func.count()).select_from(people).where(*left)).scalar():
            raise Refused("last_trainer")
    row = {"person_id": person["id"], "at": now(), "successor_id": successor}
    connection.execute(insert(departures).values(row))
    codes.revoke(connection, person["id"])


def with_ids(content: Json) -> Json:
    """Organisations to bring in, those without an id and a Latin name with one of their own.

    The id comes from the name, so that bringing the same list in again meets the same ones.
    """
    listed = [dict(each) for each in content["organisations"]]
    for each in listed:
        if not each["id"] and not re.search(r"[A-Za-z0-9]", each["name"]["en"]):
            digest = hashlib.sha256(" ".join(each["name"]["ar"].split()).encode()).hexdigest()
            each["id"] = f"org-{digest[:8]}"
    return content | {"organisations": listed}
