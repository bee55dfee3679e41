"""A roster's rows read into organisations and people; what is wrong is told row by row.

Nothing is guessed in silence: where a value is taken from the row above or made up, a warning
says so, and whoever imports sees it before anything is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from saql.cohort.roster_shapes import (
    Finding,
    Roster,
    RosterOrganisation,
    RosterPerson,
    Severity,
)
from saql.cohort.roster_values import (
    Reading,
    read_age,
    read_language,
    read_phone,
    read_role,
    read_sex,
)
from saql.plan.folding import fold
from saql.plan.numbers import to_latin_digits

__all__ = [
    "COLUMNS",
    "Finding",
    "Roster",
    "RosterOrganisation",
    "RosterPerson",
    "plain",
    "read_roster",
]

COLUMNS = (
    "organisation_ar",
    "organisation_en",
    "organisation_id",
    "name",
    "language",
    "sex",
    "age",
    "phone",
    "role",
)
"""What a row may hold; only a person's name and the organisation are needed."""

ORGANISATION_KEYS = frozenset(COLUMNS[:3])

ORGANISATION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
TAKEN = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])|person-.*")
"""Ids that Windows keeps for itself, and the beginning of those that people's tests are under."""
EXAMPLE = re.compile(r"(مثال|example)\s*:")
"""How the example row of the template begins; it is nobody."""
LONGEST_NAME = 200
OWN_DIGITS = 9
"""So many digits at the end of a telephone number are the same with and without the country."""

Row = Mapping[str, str]
"""Column to what is typed there; columns that are empty may be left out."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)


def read_roster(
    rows: Iterable[tuple[int, Row]], known: Mapping[str, tuple[str, str]] | None = None
) -> Roster:
    """The roster of some rows.

    Args:
        rows: The number of each row, as a person counts them, and its cells by column.
        known: The organisations that the room has, id to Arabic and English name.
    """
    return _Reader(known or {}).read(rows)


def plain(text: str) -> str:
    """A name without invisible marks and needless spaces."""
    return " ".join(_UNSEEN.sub(" ", unicodedata.normalize("NFC", text)).split())


class _Reader:
    """Collects organisations and people row by row."""

    def __init__(self, known: Mapping[str, tuple[str, str]]) -> None:
        self.organisations: dict[str, RosterOrganisation] = {}
        self.staff: list[RosterPerson] = []
        self.findings: list[Finding] = []
        self.seen: dict[tuple[str, str, str], int] = {}
        self.named: dict[str, tuple[str, int]] = {}
        self.phones: dict[str, int] = {}
        self.known = dict(known)
        self.by_name = {
            fold(name): key for key, names in known.items() for name in names if fold(name)
        }
        self.above = ""

    def read(self, rows: Iterable[tuple[int, Row]]) -> Roster:
        cleaned = (
            (number, {key: text for key, value in cells.items() if (text := plain(value))})
            for number, cells in rows
        )
        listed = [(number, row) for number, row in cleaned if row]
        below: list[Row] = [*(row for _number, row in listed[1:]), {}]
        for at, (number, row) in enumerate(listed):
            if _is_heading(row, below[at]) and self._organisation(number, row):
                self._find("heading", number, "name", "warning")
            else:
                self._row(number, row)
        if not (self.seen or any(each.severity == "error" for each in self.findings)):
            self._find("nobody", 0)
        return Roster(tuple(self.organisations.values()), tuple(self.staff), tuple(self.findings))

    def _row(self, number: int, row: dict[str, str]) -> None:
        name = row.get("name", "")
        if EXAMPLE.match(fold(name)):
            self._find("example", number, "name", "warning", name=name)
            return
        role = self._value(read_role(row.get("role", "")), number, "role")
        home = "" if role in ("coach", "trainer") else self._organisation(number, row)
        if not name:
            self._find("no_name", number, "name")
            return
        if len(name) > LONGEST_NAME:
            self._find("name_too_long", number, "name", limit=LONGEST_NAME)
            return
        if not _has_letters(name):
            self._find("no_letters", number, "name", value=name)
            return
        person = RosterPerson(
            name=name,
            language=self._value(read_language(row.get("language", "")), number, "language"),
            role=role,
            sex=self._value(read_sex(row.get("sex", "")), number, "sex"),
            age=self._value(read_age(row.get("age", "")), number, "age"),
            phone=self._value(read_phone(row.get("phone", "")), number, "phone"),
            row=number,
        )
        if home is None:
            return
        self._place(person, home)

    def _place(self, person: RosterPerson, home: str) -> None:
        key = (home, person.role, fold(person.name))
        if key in self.seen:
            self._find("person_twice", person.row, "name", name=person.name, other=self.seen[key])
            return
        self.seen[key] = person.row
        elsewhere, row = self.named.setdefault(fold(person.name), (home, person.row))
        if elsewhere != home:
            self._find("same_name", person.row, "name", "warning", name=person.name, other=row)
        row = self.phones.setdefault(person.phone[-OWN_DIGITS:], person.row)
        if person.phone and row != person.row:
            self._find("same_phone", person.row, "phone", "warning", phone=person.phone, other=row)
        if home:
            self.organisations[home].people.append(person)
        else:
            self.staff.append(person)

    def _organisation(self, number: int, row: dict[str, str]) -> str | None:
        """The id of the row's organisation; None where there is none to be had."""
        ar, en = row.get("organisation_ar", ""), row.get("organisation_en", "")
        typed = row.get("organisation_id", "")
        if not (ar or en or typed):
            return self._from_above(number)
        if max(len(ar), len(en)) > LONGEST_NAME:
            self.above = ""
            self._find("name_too_long", number, "organisation_ar", limit=LONGEST_NAME)
            return None
        if (ar or en) and not _has_letters(ar + en):
            self.above = ""
            self._find("no_letters", number, "organisation_ar", value=ar or en)
            return None
        if typed:
            found = self._by_id(number, typed, ar, en)
        else:
            found = next((self.by_name[f] for f in map(fold, (ar, en)) if f in self.by_name), "")
            found = found or self._new_id(number, ar, en)
        self.above = found or ""
        if not found:
            return None
        self._add(number, found, ar, en)
        return found

    def _from_above(self, number: int) -> str | None:
        if not self.above:
            self._find("no_organisation", number, "organisation_ar")
            return None
        one = self.organisations[self.above]
        shown = one.name_ar or one.name_en or one.id
        self._find("organisation_above", number, "organisation_ar", "warning", name=shown)
        return self.above

    def _by_id(self, number: int, typed: str, ar: str, en: str) -> str | None:
        key = to_latin_digits(typed).casefold().replace("_", "-").replace(" ", "-")
        if not ORGANISATION_ID.fullmatch(key) or TAKEN.fullmatch(key):
            self._find("bad_id", number, "organisation_id", value=typed[:80])
            return None
        other = next((self.by_name[f] for f in map(fold, (ar, en)) if f in self.by_name), key)
        if other != key:
            self._find("two_ids", number, "organisation_id", name=ar or en, id=key, other=other)
            return None
        there = self.organisations.get(key)
        names = (there.name_ar, there.name_en) if there else self.known.get(key, ("", ""))
        clash = any(a and b and fold(a) != fold(b) for a, b in zip(names, (ar, en), strict=True))
        if clash:
            shown = names[0] or names[1]
            self._find("two_names", number, "organisation_id", id=key, name=shown)
            return None
        if not (ar or en or there or key in self.known):
            self._find("id_without_name", number, "organisation_ar", id=key)
            return None
        return key

    def _new_id(self, number: int, ar: str, en: str) -> str:
        made = re.sub(r"[^a-z0-9]+", "-", fold(en)).strip("-")[:63].strip("-")
        if not made or TAKEN.fullmatch(made):
            made = f"org-{len(self.organisations) + 1:02d}"
        base, count = made[:58], 2
        while made in self.organisations or made in self.known:
            made, count = f"{base}-{count}", count + 1
        self._find("id_made", number, "organisation_id", "warning", name=ar or en, id=made)
        return made

    def _add(self, number: int, key: str, ar: str, en: str) -> None:
        if key not in self.organisations:
            there = self.known.get(key, ("", ""))
            self.organisations[key] = RosterOrganisation(
                key, there[0] or ar, there[1] or en, number, known=key in self.known
            )
        one = self.organisations[key]
        one.name_ar, one.name_en = one.name_ar or ar, one.name_en or en
        for name in (ar, en):
            if fold(name):
                self.by_name.setdefault(fold(name), key)

    def _value(self, reading: Reading, number: int, column: str) -> Any:
        if reading.code:
            self._find(reading.code, number, column, reading.severity, value=reading.typed[:80])
        return reading.value

    def _find(
        self,
        code: str,
        row: int,
        column: str = "",
        severity: Severity = "error",
        **data: str | int,
    ) -> None:
        self.findings.append(Finding(code, severity, row, column, data))


def _has_letters(name: str) -> bool:
    """Whether it can be a name: a total, a number or a date has no letters."""
    return any(sign.isalpha() for sign in name)


def _is_heading(row: Row, below: Row) -> bool:
    """Whether a row names only an organisation, for rows below that name none."""
    return row.keys() <= ORGANISATION_KEYS and bool(below) and not below.keys() & ORGANISATION_KEYS
