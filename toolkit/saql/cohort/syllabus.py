"""The syllabus: modules with their lessons, agendas of training days, and session plans."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from saql.cohort.mistakes import DataError, Mistake, doubled
from saql.cohort.questions import LESSON_ID
from saql.plan.rubric import Wording

Variant = Literal["full_day", "half_day", "two_hours", "short_electricity"]
PartKind = Literal[
    "opening", "test", "session", "exercise", "break", "meal", "evaluation", "closing"
]
PAUSES = ("break", "meal")

DAY_MINUTES = 24 * 60
LONGEST_STRETCH = 130
"""Minutes that people may sit without a break in anything longer than two hours."""

TOTALS: dict[str, tuple[int, int]] = {
    "full_day": (300, 360),
    "half_day": (121, 240),
    "two_hours": (60, 120),
    "short_electricity": (120, 240),
}
"""Least and most minutes of a variant: a full day's without its pauses, the others' with them."""

_Id = Annotated[str, Field(pattern=r"^[a-z0-9_-]+$", max_length=60)]
_Minutes = Annotated[int, Field(ge=1, le=480)]


class Strict(BaseModel):
    """An entry in which a misspelt key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Module(Strict):
    """A module of the course and the lessons it is made of."""

    id: Annotated[str, Field(pattern=r"^[0-9]{2}_[a-z0-9_]+$")]
    days: Annotated[int, Field(ge=1, le=10)]
    name: Wording
    aim: Wording
    assignment: str = ""
    lessons: Annotated[tuple[Annotated[str, Field(pattern=LESSON_ID)], ...], Field(min_length=1)]


class AgendaPart(Strict):
    """A part of a training day: a training session, or anything else with its own words."""

    minutes: _Minutes
    kind: PartKind
    session: _Id | None = None
    text: Wording | None = None

    @model_validator(mode="after")
    def _says_what_it_is(self) -> Self:
        if self.kind == "session" and not self.session:
            raise DataError("no_session_named", self.kind)
        if not self.session and not self.text:
            raise DataError("part_without_words", self.kind)
        return self


class Agenda(Strict):
    """A training day in one of its variants."""

    id: _Id
    module: str
    day: Annotated[int, Field(ge=1, le=10)] = 1
    variant: Variant
    name: Wording
    start: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "09:00"
    parts: Annotated[tuple[AgendaPart, ...], Field(min_length=1)]

    @property
    def minutes(self) -> int:
        """From the first part's beginning to the last one's end."""
        return sum(part.minutes for part in self.parts)

    @property
    def teaching_minutes(self) -> int:
        """The minutes without breaks and meals."""
        return sum(part.minutes for part in self.parts if part.kind not in PAUSES)

    def times(self) -> tuple[tuple[str, str], ...]:
        """When each part begins and ends, as ``("09:00", "09:40")``."""
        hours, minutes = self.start.split(":")
        at = int(hours) * 60 + int(minutes)
        found = []
        for part in self.parts:
            found.append((_clock(at), _clock(at + part.minutes)))
            at += part.minutes
        return tuple(found)

    @model_validator(mode="after")
    def _fits_its_variant(self) -> Self:
        least, most = TOTALS[self.variant]
        total = self.teaching_minutes if self.variant == "full_day" else self.minutes
        if not least <= total <= most:
            raise DataError("variant_minutes", f"{total} ∉ {least}–{most}")
        stretch = longest_stretch(self)
        if self.minutes > TOTALS["two_hours"][1] and stretch > LONGEST_STRETCH:
            raise DataError("no_break", f"{stretch} > {LONGEST_STRETCH}")
        return self


class MethodStep(Strict):
    """A step of a session plan."""

    minutes: _Minutes
    text: Wording


class SessionPlan(Strict):
    """How one training session is run."""

    id: _Id
    lesson: Annotated[str, Field(pattern=LESSON_ID)]
    name: Wording
    aim: Wording
    key_points: Annotated[tuple[Wording, ...], Field(min_length=2, max_length=3)]
    previous: Wording
    method: Annotated[tuple[MethodStep, ...], Field(min_length=1)]
    materials: tuple[Wording, ...] = ()
    check: Wording
    close: Wording

    @property
    def minutes(self) -> int:
        """The minutes of its steps together."""
        return sum(step.minutes for step in self.method)


class Syllabus(Strict):
    """``course/syllabus.toml``."""

    modules: Annotated[tuple[Module, ...], Field(min_length=1)]
    agendas: tuple[Agenda, ...] = ()
    sessions: tuple[SessionPlan, ...] = ()

    @property
    def lessons(self) -> tuple[str, ...]:
        """The ids of all lessons, in the order in which they are taught."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    def module(self, module: str) -> Module | None:
        """The module with this id."""
        return next((each for each in self.modules if each.id == module), None)

    def agenda(self, agenda: str) -> Agenda | None:
        """The agenda with this id."""
        return next((each for each in self.agendas if each.id == agenda), None)

    def session(self, session: str) -> SessionPlan | None:
        """The session plan with this id."""
        return next((each for each in self.sessions if each.id == session), None)

    def agendas_of(self, module: str, variant: str | None = None) -> tuple[Agenda, ...]:
        """A module's agendas, by day, of one variant or of all."""
        found = (a for a in self.agendas if a.module == module and variant in (None, a.variant))
        return tuple(sorted(found, key=lambda agenda: (agenda.variant, agenda.day)))


def longest_stretch(agenda: Agenda) -> int:
    """The most minutes in a row without a pause."""
    longest = run = 0
    for part in agenda.parts:
        run = 0 if part.kind in PAUSES else run + part.minutes
        longest = max(longest, run)
    return longest


def syllabus_mistakes(syllabus: Syllabus, assignments: Collection[str] = ()) -> list[Mistake]:
    """What does not go together in a syllabus.

    Args:
        syllabus: The syllabus.
        assignments: The assignments that a module may name; none given, none are checked.
    """
    return [
        *_twice(syllabus),
        *_module_mistakes(syllabus, assignments),
        *_agenda_mistakes(syllabus),
        *_session_mistakes(syllabus),
    ]


def _twice(syllabus: Syllabus) -> list[Mistake]:
    lists = {
        "modules": [module.id for module in syllabus.modules],
        "agendas": [agenda.id for agenda in syllabus.agendas],
        "sessions": [session.id for session in syllabus.sessions],
    }
    return [
        Mistake("id_twice", (name, at, "id"), ids[at])
        for name, ids in lists.items()
        for at in doubled(ids)
    ]


def _module_mistakes(syllabus: Syllabus, assignments: Collection[str]) -> list[Mistake]:
    found = []
    for at, module in enumerate(syllabus.modules):
        found += [
            Mistake("lesson_elsewhere", ("modules", at, "lessons", n), lesson)
            for n, lesson in enumerate(module.lessons)
            if not lesson.startswith(f"{module.id}/")
        ]
        found += [
            Mistake("id_twice", ("modules", at, "lessons", n), module.lessons[n])
            for n in doubled(list(module.lessons))
        ]
        if module.assignment and assignments and module.assignment not in assignments:
            place = ("modules", at, "assignment")
            found.append(Mistake("no_assignment", place, module.assignment))
    return found


def _agenda_mistakes(syllabus: Syllabus) -> list[Mistake]:
    found = []
    for at, agenda in enumerate(syllabus.agendas):
        module = syllabus.module(agenda.module)
        if module is None:
            found.append(Mistake("no_module", ("agendas", at, "module"), agenda.module))
        elif agenda.variant == "full_day" and agenda.day > module.days:
            place = ("agendas", at, "day")
            found.append(Mistake("no_day", place, f"{agenda.day} > {module.days}"))
        for n, part in enumerate(agenda.parts):
            found += _part_mistakes(syllabus, agenda, part, ("agendas", at, "parts", n))
    return found


def _part_mistakes(
    syllabus: Syllabus, agenda: Agenda, part: AgendaPart, place: tuple[int | str, ...]
) -> list[Mistake]:
    if not part.session:
        return []
    plan = syllabus.session(part.session)
    if plan is None:
        return [Mistake("no_session", (*place, "session"), part.session)]
    if part.kind == "session" and agenda.variant == "full_day" and part.minutes != plan.minutes:
        found = f"{part.session}: {part.minutes} ≠ {plan.minutes}"
        return [Mistake("session_minutes", (*place, "minutes"), found)]
    return []


def _session_mistakes(syllabus: Syllabus) -> list[Mistake]:
    known = set(syllabus.lessons)
    return [
        Mistake("no_lesson", ("sessions", at, "lesson"), session.lesson)
        for at, session in enumerate(syllabus.sessions)
        if session.lesson not in known
    ]


def _clock(minutes: int) -> str:
    at = minutes % DAY_MINUTES
    return f"{at // 60:02d}:{at % 60:02d}"
