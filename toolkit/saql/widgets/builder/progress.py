"""How far each section has come: nothing yet, begun, or complete (no error left in it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, Protocol

from saql.plan.document import SECTIONS, Plan

State = Literal["empty", "begun", "complete"]

_BLANK = Plan()
_CHOSEN_FOR_YOU = {"about": {"language", "status"}}
"""Fields that hold something from the start, so they do not count as begun."""


class Placed(Protocol):
    """What is needed of a finding: how severe it is and in which section it lies."""

    @property
    def severity(self) -> str:
        """E, W or I."""

    @property
    def place(self) -> Any:
        """Where it lies; has a ``section``."""


def is_begun(plan: Plan, section: str) -> bool:
    """Whether anybody has written anything in a section."""
    left_out = _CHOSEN_FOR_YOU.get(section, set())
    written = getattr(plan, section).model_dump(exclude=left_out)
    return bool(written != getattr(_BLANK, section).model_dump(exclude=left_out))


def progress(plan: Plan, findings: Iterable[Placed]) -> dict[str, State]:
    """The state of every section; an error in a section keeps it from being complete."""
    errors = Counter(f.place.section for f in findings if f.severity == "E")

    def state(section: str) -> State:
        if not is_begun(plan, section):
            return "empty"
        return "begun" if errors[section] else "complete"

    return {section: state(section) for section in SECTIONS}
