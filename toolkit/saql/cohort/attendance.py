"""Attendance: who was in which training session, by person, session, sex, age and organisation.

Present and late count as attended. Absent, excused and not marked do not; an excused person has
not been taught either, so excused is counted apart and changes no share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["present", "late", "absent", "excused"]
STATES: tuple[State, ...] = ("present", "late", "absent", "excused")
ATTENDED = ("present", "late")

AGE_BANDS = ((0, 17), (18, 24), (25, 34), (35, 44), (45, 59), (60, 120))

Marks = Mapping[str, Mapping[str, str]]
"""Training session to person to state."""


@dataclass(frozen=True)
class Attendee:
    """Somebody who may attend; what is not known is empty."""

    id: str
    organisation: str = ""
    sex: str = ""
    age: int | None = None

    @property
    def age_band(self) -> str:
        """The band of the age, such as ``25-34``; empty where it is not known."""
        for low, high in AGE_BANDS:
            if self.age is not None and low <= self.age <= high:
                return f"{low}-{high}"
        return ""


@dataclass(frozen=True)
class Presence:
    """How much was attended: ``of`` is sessions times people; ``states`` counts those marked."""

    people: int
    attended: int
    of: int
    states: Mapping[str, int]

    @property
    def share(self) -> float | None:
        """The share attended, 0 to 1; None where there was nothing to attend."""
        return self.attended / self.of if self.of else None

    @property
    def unmarked(self) -> int:
        """How many places have no mark."""
        return self.of - sum(self.states.values())


@dataclass(frozen=True)
class Attendance:
    """The attendance of a workshop."""

    total: Presence
    by_person: Mapping[str, Presence]
    by_session: Mapping[str, Presence]
    by_sex: Mapping[str, Presence]
    by_age: Mapping[str, Presence]
    by_organisation: Mapping[str, Presence]


def attendance(sessions: Sequence[str], people: Iterable[Attendee], marks: Marks) -> Attendance:
    """Shares and counts of the sessions held; marks of others and of strangers count nothing."""
    everybody = list(people)
    return Attendance(
        total=_presence(sessions, everybody, marks),
        by_person={each.id: _presence(sessions, [each], marks) for each in everybody},
        by_session={each: _presence([each], everybody, marks) for each in sessions},
        by_sex=_grouped(sessions, everybody, marks, lambda each: each.sex),
        by_age=_grouped(sessions, everybody, marks, lambda each: each.age_band),
        by_organisation=_grouped(sessions, everybody, marks, lambda each: each.organisation),
    )


def _grouped(
    sessions: Sequence[str],
    people: list[Attendee],
    marks: Marks,
    key: Callable[[Attendee], str],
) -> dict[str, Presence]:
    groups: dict[str, list[Attendee]] = {}
    for each in people:
        groups.setdefault(key(each), []).append(each)
    return {name: _presence(sessions, members, marks) for name, members in groups.items()}


def _presence(sessions: Sequence[str], people: list[Attendee], marks: Marks) -> Presence:
    states: Counter[str] = Counter(
        state
        for session in sessions
        for each in people
        if (state := marks.get(session, {}).get(each.id, "")) in STATES
    )
    return Presence(
        people=len(people),
        attended=sum(states[state] for state in ATTENDED),
        of=len(sessions) * len(people),
        states={state: states[state] for state in STATES},
    )
