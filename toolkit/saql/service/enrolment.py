"""Who takes part: a cohort file read with care, and people who join a room that may be running."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from saql.grading.layout import GradingError, safe_name
from saql.plan.fields import Language, Text
from saql.plan.folding import fold
from saql.service import codes, cohort, roster
from saql.service.access import ROLES
from saql.service.cohort import ORGANISATION_ID, NewOrganisation, NewPerson
from saql.service.database import Database
from saql.service.names import clean_name
from saql.service.refusals import Refused
from saql.service.tables import organisations as organisations_table

Json = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """A place in a cohort file; numbers count from 1, and 0 is none."""

    organisation: int = 0
    id: str = ""
    person: int = 0
    staff: int = 0


class CohortError(Exception):
    """A cohort file that cannot be used; ``code`` names the reason, ``entry`` the place."""

    def __init__(self, code: str, entry: Entry | None = None, **data: Any) -> None:
        super().__init__(f"{code}: {entry}")
        self.code = code
        self.entry = entry or Entry()
        self.data = data


@dataclass(frozen=True)
class Members:
    """Everybody in a cohort file."""

    name: str
    organisations: tuple[NewOrganisation, ...]
    staff: tuple[NewPerson, ...]


@dataclass(frozen=True)
class Joined:
    """What a room gained, or would gain."""

    organisations: int
    people: int
    kept_organisations: int
    kept_people: int
    codes: tuple[codes.IssuedCode, ...] = ()


def read_members(content: Mapping[str, Any]) -> Members:
    """The members of a cohort file's content, each checked before anything is kept.

    Raises:
        CohortError: an entry is incomplete, impossible or there twice.
    """
    listed = _tables(content.get("organisations", []), Entry())
    found = tuple(_organisation(entry, n) for n, entry in enumerate(listed, 1))
    seen: set[str] = set()
    for n, organisation in enumerate(found, 1):
        if organisation.id in seen:
            raise CohortError("organisation_twice", Entry(n, organisation.id))
        seen.add(organisation.id)
    listed = _tables(content.get("staff", []), Entry())
    staff = tuple(_person(entry, Entry(staff=n)) for n, entry in enumerate(listed, 1))
    _no_doubles(staff, Entry())
    if not found and not staff:
        raise CohortError("nobody")
    name = content.get("name") or "Saql"
    return Members(_name(name, Entry()).best("ar"), found, staff)


def join(database: Database, members: Members, *, dry_run: bool = False) -> Joined:
    """Add the organisations and people who are not in the room yet, all of them or none.

    An organisation is known by its id, a person by name and role within the organisation, however
    the name's hamza is written. Those who are there stay as they are. Each new person has a code,
    which is in the trainer's file.

    Raises:
        Refused: an entry that the room cannot hold.
    """
    with database.begin() as connection:
        known = set(connection.execute(select(organisations_table.c.id)).scalars())
        rows = cohort.roster(connection)
        there = {(r["organisation"], r["role"], fold(r["name"])) for r in rows}
        wanted = [(p, o.id) for o in members.organisations for p in o.people]
        everybody = [*wanted, *((person, None) for person in members.staff)]
        fresh = [o for o in members.organisations if o.id not in known]
        coming = [(p, home) for p, home in everybody if (home, p.role, fold(p.name)) not in there]
        joined = Joined(
            organisations=len(fresh),
            people=len(coming),
            kept_organisations=len(members.organisations) - len(fresh),
            kept_people=len(everybody) - len(coming),
        )
        if dry_run or not (fresh or coming):
            return joined
        room = cohort.first_cohort(connection)
        for organisation in fresh:
            cohort.add_organisation(connection, room, organisation.id, organisation.name)
        secret = codes.secret_of(database.settings)
        made = [cohort.add_person(connection, room, person, home) for person, home in coming]
        given = codes.issue_first(connection, secret, made)
        codes.note(connection, database.settings, given)
    issued = codes.listed(database.settings)
    return replace(joined, codes=tuple(row for row in issued if row.person_id in given))


def find_people(database: Database, asked: str) -> list[Json]:
    """Those a code, a number of the list or a name means; nobody, one, or several of one name."""
    secret = codes.secret_of(database.settings)
    with database.begin() as connection:
        holder = codes.person_of(connection, secret, asked)
        roster = cohort.roster(connection)
    if holder is not None:
        return [row for row in roster if row["id"] == holder]
    by_number = [row for row in roster if str(row["id"]) == asked.strip()]
    return by_number or [row for row in roster if fold(row["name"]) == fold(asked)]


def renew_code(database: Database, person: int) -> str:
    """Give a person a new code; the earlier one and its sessions end.

    Raises:
        Refused: there is no such person, or the person takes part no more.
    """
    with database.begin() as connection:
        roster.check_active(connection, person)
        code = codes.issue(connection, codes.secret_of(database.settings), person)
        codes.note(connection, database.settings, {person: code})
    return code


def revoke_code(database: Database, person: int) -> None:
    """Take a person's code away and end the sessions that it opened.

    Raises:
        Refused: there is no such person.
    """
    with database.begin() as connection:
        cohort.person(connection, person)
        codes.revoke(connection, person)
        codes.note(connection, database.settings, {})


def names_of(connection: Connection) -> dict[str, str]:
    """The room's organisations, id to name, Arabic where it has one."""
    table = organisations_table
    rows = connection.execute(select(table.c.id, table.c.name_ar, table.c.name_en)).all()
    return {row.id: row.name_ar or row.name_en for row in rows}


def both_names_of(connection: Connection) -> dict[str, tuple[str, str]]:
    """The room's organisations, id to Arabic and English name; either may be empty."""
    table = organisations_table
    rows = connection.execute(select(table.c.id, table.c.name_ar, table.c.name_en)).all()
    return {row.id: (row.name_ar, row.name_en) for row in rows}


def _organisation(entry: Mapping[str, Any], number: int) -> NewOrganisation:
    given = entry.get("id", "")
    at = Entry(number, given if isinstance(given, str) else "")
    name = _name(entry.get("name"), at)
    organisation = str(given) or re.sub(r"[^a-z0-9]+", "-", name.en.lower()).strip("-")[:63]
    if not ORGANISATION_ID.fullmatch(organisation):
        raise CohortError("bad_id", at)
    try:
        safe_name(organisation)
    except GradingError as error:
        raise CohortError("bad_id", at) from error
    at = replace(at, id=organisation)
    listed = _tables(entry.get("people", []), at)
    people = tuple(_person(each, replace(at, person=n)) for n, each in enumerate(listed, 1))
    _no_doubles(people, at)
    return NewOrganisation(organisation, name, people)


def _person(entry: Mapping[str, Any], at: Entry) -> NewPerson:
    name = _name(entry.get("name"), at).best("ar")
    role = entry.get("role", "" if at.staff else "participant")
    if role not in ROLES:
        raise CohortError("bad_role", at, value=role)
    if (role == "participant") == bool(at.staff):
        raise CohortError("wrong_place", at)
    language: Language = entry.get("language", "ar")
    if language not in ("ar", "en"):
        raise CohortError("bad_language", at, value=language)
    sex, age, phone = entry.get("sex") or "", entry.get("age"), entry.get("phone") or ""
    if sex not in ("", "female", "male"):
        raise CohortError("bad_sex", at, value=sex)
    if age is not None and (isinstance(age, bool) or not isinstance(age, int)):
        raise CohortError("bad_age", at, value=age)
    return NewPerson(name, str(role), language, str(sex), age, " ".join(str(phone).split())[:40])


def _no_doubles(people: tuple[NewPerson, ...], at: Entry) -> None:
    seen: set[tuple[str, str]] = set()
    for n, person in enumerate(people, 1):
        if (person.role, person.name) in seen:
            place = replace(at, person=n) if at.organisation else Entry(staff=n)
            raise CohortError("person_twice", place, name=person.name)
        seen.add((person.role, person.name))


def _name(value: object, at: Entry) -> Text:
    """A name in one or both languages, as it may be kept."""
    try:
        given = Text(ar=value, en="") if isinstance(value, str) else Text.model_validate(value)
        ar, en = (clean_name(text) if text.strip() else "" for text in (given.ar, given.en))
    except (ValidationError, Refused) as error:
        raise CohortError("no_name", at) from error
    if not (ar or en):
        raise CohortError("no_name", at)
    return Text(ar=ar, en=en)


def _tables(value: object, at: Entry) -> list[Mapping[str, Any]]:
    """A list of tables; a person may be just a name."""
    if not isinstance(value, list):
        raise CohortError("not_a_list", at)
    plain = [{"name": each} if isinstance(each, str) else each for each in value]
    if not all(isinstance(each, Mapping) for each in plain):
        raise CohortError("not_a_list", at)
    return plain
