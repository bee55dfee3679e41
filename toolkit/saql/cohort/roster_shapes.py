"""Who a roster's rows make, and what was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from saql.plan.fields import Language

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """Something about one row; ``data`` fills the blanks of the sentence."""

    code: str
    severity: Severity
    row: int
    column: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class RosterPerson:
    """A person of the roster; what is not known is empty."""

    name: str
    language: Language
    role: str
    sex: str
    age: int | None
    phone: str
    row: int


@dataclass
class RosterOrganisation:
    """An organisation of the roster and its people."""

    id: str
    name_ar: str
    name_en: str
    row: int
    known: bool = False
    """Whether the room has it already."""
    people: list[RosterPerson] = field(default_factory=list)


@dataclass(frozen=True)
class Roster:
    """Everybody in the rows, and what was found on the way."""

    organisations: tuple[RosterOrganisation, ...]
    staff: tuple[RosterPerson, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended before anything can be imported."""
        return tuple(each for each in self.findings if each.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What should be looked at."""
        return tuple(each for each in self.findings if each.severity == "warning")

    @property
    def people(self) -> tuple[RosterPerson, ...]:
        """All participants, in the order of their organisations."""
        return tuple(person for each in self.organisations for person in each.people)

    def content(self) -> dict[str, Any]:
        """Organisations and people in the form of a cohort file."""
        return {
            "organisations": [
                {
                    "id": each.id,
                    "name": {"ar": each.name_ar, "en": each.name_en},
                    "people": [_as_content(person) for person in each.people],
                }
                for each in self.organisations
            ],
            "staff": [{**_as_content(person), "role": person.role} for person in self.staff],
        }


def _as_content(person: RosterPerson) -> dict[str, Any]:
    known = {"sex": person.sex, "age": person.age, "phone": person.phone}
    kept = {key: value for key, value in known.items() if value not in ("", None)}
    return {"name": person.name, "language": person.language, **kept}
