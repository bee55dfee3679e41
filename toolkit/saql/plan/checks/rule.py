"""What a rule is, what it returns, and the collector that rule functions write into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from saql.plan.document import Plan
from saql.plan.places import Places
from saql.plan.thresholds import Thresholds
from saql.plan.wordlists import WordLists

Severity = Literal["E", "W", "I"]
"""E error (blocks "ready"), W warning, I hint."""

Datum = str | int | float


@dataclass(frozen=True, eq=False, repr=False)
class Setting:
    """What rules need beside the plan; compared by identity, so results can be remembered."""

    thresholds: Thresholds
    words: WordLists
    places: Places


@dataclass(frozen=True)
class PlaceIn:
    """A place in a plan: section, item and field; ``field`` may hold the name of a list."""

    section: str
    item: str | None = None
    field: str | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found; words are made of it elsewhere, in either language."""

    code: str
    variant: str
    severity: Severity
    place: PlaceIn
    data: dict[str, Datum] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """How many things a rule looked at and what it found.

    ``share`` is the part that is right, where the rule itself knows better than by counting.
    """

    looked_at: int
    findings: list[Finding]
    share: float | None = None


def fraction(outcome: Outcome) -> float:
    """The part of what was looked at that is right, 0 to 1; nothing looked at is 0."""
    if not outcome.looked_at:
        return 0.0
    if outcome.share is not None:
        return min(1.0, max(0.0, outcome.share))
    wrong = {
        (f.place.section, f.place.item or f"{f.place.field}/{f.variant}") for f in outcome.findings
    }
    return max(0.0, 1 - len(wrong) / outcome.looked_at)


@dataclass(frozen=True)
class Rule:
    """A check with its id, how grave a finding is, the sections it reads and its source."""

    id: str
    severity: Severity
    sections: tuple[str, ...]
    source: str
    run: Callable[[Plan, Setting], Outcome]
    run_section: Callable[[Plan, str, Setting], Outcome] | None = None
    """For a rule that looks at each section by itself: its work on one of them."""


class Look:
    """Collects what one run of a rule looks at and finds."""

    def __init__(self, code: str, severity: Severity) -> None:
        self._code = code
        self._severity = severity
        self._findings: list[Finding] = []
        self.looked_at = 0
        self.share: float | None = None

    def at(self, count: int = 1) -> None:
        """Count things that are looked at."""
        self.looked_at += count

    def flag(
        self,
        variant: str,
        section: str,
        item: str | None = None,
        field: str | None = None,
        *,
        severity: Severity | None = None,
        **data: Datum,
    ) -> None:
        """Note a finding at a place; ``data`` fills the words of its message."""
        place = PlaceIn(section, item, field)
        grave = severity or self._severity
        self._findings.append(Finding(self._code, variant, grave, place, data))

    def outcome(self) -> Outcome:
        """What was looked at and found."""
        return Outcome(self.looked_at, self._findings, self.share)


def rule(
    id: str,  # noqa: A002 -- the field's own name for it, as in Rule
    severity: Severity,
    *,
    reads: tuple[str, ...],
    source: str,
) -> Callable[[Callable[[Plan, Setting, Look], None]], Rule]:
    """Make a function that looks through a plan into a rule."""

    def made(looks_through: Callable[[Plan, Setting, Look], None]) -> Rule:
        def run(plan: Plan, setting: Setting) -> Outcome:
            look = Look(id, severity)
            looks_through(plan, setting, look)
            return look.outcome()

        run.__doc__ = looks_through.__doc__
        return Rule(id, severity, reads, source, run)

    return made
