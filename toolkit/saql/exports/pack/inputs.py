"""What the documents of a workshop are made of: plain rows, whoever collected them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from saql.course import Course
from saql.plan.document import Plan
from saql.plan.fields import Language, Text

AttendanceState = Literal["present", "late", "absent", "excused"]


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation of the cohort."""

    id: str
    name: Text


@dataclass(frozen=True)
class PersonRow:
    """A participant; ``sex`` is ``f``, ``m`` or empty."""

    id: int
    name: str
    organisation: str
    sex: str = ""
    phone: str = ""
    language: Language = "ar"
    active: bool = True


@dataclass(frozen=True)
class TrainingSession:
    """A training session that was held."""

    id: int
    name: Text
    day: dt.date


@dataclass(frozen=True)
class Attempt:
    """A test that a person handed in; ``right`` says for each slot whether it was."""

    person: int
    test: str
    percent: float
    right: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class FormAnswers:
    """One filled-in form."""

    form: str
    day: str
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class GradeRow:
    """The points of one student in one assignment; None where nobody gave them yet."""

    student: str
    name: str
    assignment: str
    program: float | None
    program_of: float
    coach: float | None = None
    coach_of: float = 0.0
    submitted_at: str = ""


@dataclass(frozen=True)
class PlanState:
    """How far an organisation's plan has come between two looks at it."""

    organisation: str
    first_errors: int
    first_warnings: int
    latest_errors: int
    latest_warnings: int
    first_points: float | None = None
    latest_points: float | None = None


@dataclass(frozen=True)
class Certificate:
    """A certificate that was issued; ``text`` is what its QR picture carries."""

    number: str
    kind: Literal["attendance", "completion"]
    person: int
    name: str
    organisation: str
    issued: dt.date
    text: str


@dataclass(frozen=True)
class PackInputs:
    """Everything that a document may need; what a workshop does not have yet is empty."""

    course: Course
    modules_dir: Path
    title: Text
    today: dt.date
    address: str = ""
    organisations: tuple[OrganisationRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    training_sessions: tuple[TrainingSession, ...] = ()
    attendance: Mapping[int, Mapping[int, AttendanceState]] = field(default_factory=dict)
    attempts: tuple[Attempt, ...] = ()
    forms: tuple[FormAnswers, ...] = ()
    grades: tuple[GradeRow, ...] = ()
    plan_states: tuple[PlanState, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    codes: Mapping[int, str] = field(default_factory=dict)
    agenda: str = ""
    plan: Plan | None = None
    parking: tuple[tuple[str, str], ...] = ()
    """Questions for later with their answers."""

    def organisation_name(self, organisation: str, language: Language) -> str:
        """What an organisation is called; its id where it is unknown."""
        for row in self.organisations:
            if row.id == organisation:
                return row.name.best(language)
        return organisation

    @property
    def participants(self) -> tuple[PersonRow, ...]:
        """The people who take part now, by organisation and name."""
        here = (row for row in self.people if row.active)
        return tuple(sorted(here, key=lambda row: (row.organisation, row.name)))
