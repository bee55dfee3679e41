"""The thread of one item for the screen: what it rests on, what rests on it, where it breaks."""

from __future__ import annotations

from typing import Any

from saql.plan.document import Plan, items_of
from saql.plan.items import Item
from saql.plan.thread import Step, backward, forward

LEVELS = (
    "swot.items",
    "tows.strategies",
    "goals.items",
    "objectives.items",
    "results.outcomes",
    "results.outputs",
    "activities.items",
    "budget.lines",
)
"""The thread from analysis to money; each level rests on the one before it."""

BRANCHES = ("indicators.items", "risks.items", "activities.milestones")
"""What hangs beside the thread."""


def chain(plan: Plan, start: str) -> dict[str, Any]:
    """The levels of the thread through one item, with every gap named.

    Returns:
        ``levels`` and ``branches``: lists of ``{"level", "items"}`` in order; ``gaps``: items
        that rest on nothing (``side`` is ``below``) or carry nothing (``above``), with the level
        that is missing; ``broken``: references to items that no longer exist, by the item that
        holds them. Unknown starts have nothing at all.
    """
    known = {item.id: (f"{section}.{name}", item) for section, name, item in items_of(plan)}
    if start not in known:
        return {"start": start, "levels": [], "branches": [], "gaps": [], "broken": []}
    below, above = backward(plan, start), forward(plan, start)
    met: dict[str, list[str]] = {known[start][0]: [start]}
    for step in (*below, *above):
        if step.item is not None:
            met.setdefault(f"{step.section}.{step.list_name}", []).append(step.id)
    onward = {step.came_from for step in above if _level(step) in LEVELS}
    rested = {step.came_from for step in below if step.item is not None}
    gaps = [
        *_gaps_below([start, *_ids(below)], known, rested),
        *_gaps_above([start, *_ids(above)], known, onward),
    ]
    broken = [{"item": s.came_from, "names": s.id} for s in below if s.item is None]
    return {
        "start": start,
        "levels": [{"level": level, "items": met.get(level, [])} for level in LEVELS],
        "branches": [{"level": name, "items": met[name]} for name in BRANCHES if name in met],
        "gaps": gaps,
        "broken": broken,
    }


def _level(step: Step) -> str:
    return f"{step.section}.{step.list_name}"


def _ids(steps: list[Step]) -> list[str]:
    return [step.id for step in steps if step.item is not None]


def _gaps_below(
    ids: list[str], known: dict[str, tuple[str, Item]], rested: set[str]
) -> list[dict[str, str]]:
    """Items that should rest on something and do not."""
    gaps = []
    for item_id in ids:
        level, item = known[item_id]
        at = LEVELS.index(level) if level in LEVELS else 0
        if at and item_id not in rested and not getattr(item, "support", False):
            gaps.append({"item": item_id, "lacks": LEVELS[at - 1], "side": "below"})
    return gaps


def _gaps_above(
    ids: list[str], known: dict[str, tuple[str, Item]], onward: set[str]
) -> list[dict[str, str]]:
    """Items that should carry something and do not."""
    gaps = []
    for item_id in ids:
        level, item = known[item_id]
        if level not in LEVELS[:-1] or item_id in onward:
            continue
        if getattr(item, "no_cost", False) or bool(getattr(item, "set_aside", None)):
            continue
        gaps.append({"item": item_id, "lacks": LEVELS[LEVELS.index(level) + 1], "side": "above"})
    return gaps
