"""Beginning from something else: a blank plan, a sample, or a plan file, with what it replaces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from saql import shipped
from saql.plan.document import ITEM_LISTS, MAX_PLAN_BYTES, SECTIONS, Plan
from saql.plan.upgrade import PlanFileError, read_plan
from saql.store import StoreRefused
from saql.store.content import checked_plan
from saql.widgets.builder.progress import is_begun

SAMPLES = ("weak", "developing", "strong")

FILE_SENTENCES = {
    "too_large": "This file is larger than a plan may be.",
    "not_utf8": "This file is not text that can be read. Choose a plan.json file.",
    "not_json": "This file is not a plan.json, or it is damaged.",
    "too_deep": "This file is not a plan.json, or it is damaged.",
    "not_a_plan": "This file holds no plan.",
    "impossible": "Something in this file cannot stand in a plan.",
}
"""What to tell people about a file that cannot be opened, by the reason's code."""


def sample(name: str) -> Plan:
    """One of the fictional sample plans; an unknown name is refused as a file would be.

    Raises:
        PlanFileError: there is no such sample.
    """
    if name not in SAMPLES:
        raise PlanFileError("not_a_plan")
    return read_plan((Path(shipped.path("course")) / "samples" / f"{name}.plan.json").read_bytes())


class Upload:
    """A plan file that arrives in pieces, since one message may not hold a whole plan."""

    def __init__(self) -> None:
        self._pieces: dict[int, str] = {}
        self._of = 0

    def add(self, number: int, of: int, text: str) -> bool:
        """Take one piece; True when all have come.

        Raises:
            PlanFileError: the pieces together are larger than a plan may be.
        """
        if number == 0:
            self._pieces, self._of = {}, of
        self._pieces[number] = text
        if sum(len(piece) for piece in self._pieces.values()) > MAX_PLAN_BYTES:
            self._pieces = {}
            raise PlanFileError("too_large")
        return len(self._pieces) == self._of

    def plan(self) -> Plan:
        """The plan in the file.

        Raises:
            PlanFileError: it is no plan.
        """
        plan = read_plan("".join(self._pieces[n] for n in sorted(self._pieces)))
        try:
            return checked_plan(plan)  # else it would replace some sections and stop at another
        except StoreRefused as refusal:
            raise PlanFileError("impossible", **refusal.data) from refusal


def compared(now: Plan, wanted: Plan) -> list[dict[str, Any]]:
    """Each section that would change: how much is there now, and how much would be there."""
    return [
        {"section": s, "now": _amount(now, s), "then": _amount(wanted, s)}
        for s in SECTIONS
        if getattr(now, s) != getattr(wanted, s)
    ]


def _amount(plan: Plan, section: str) -> dict[str, Any]:
    part = getattr(plan, section)
    items = sum(len(getattr(part, name)) for name in ITEM_LISTS.get(section, ()))
    return {"items": items, "begun": is_begun(plan, section)}
