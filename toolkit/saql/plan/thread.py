"""The thread of a plan, walked in both directions.

budget line -> activity -> output -> outcome -> objective -> goal -> strategy -> SWOT item with its
evidence; indicators hang on objectives, outcomes and outputs, risks on threats, milestones on
activities. A reference that points nowhere is told as a broken link, not skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saql.plan.document import Plan, items_of
from saql.plan.items import Item


@dataclass(frozen=True)
class Link:
    """One reference: item ``source`` names item ``target`` (which may not exist)."""

    source: str
    target: str


@dataclass(frozen=True)
class Step:
    """An item met on a walk; ``depth`` counts links from the start, ``came_from`` the last one.

    ``item`` is None where the link is broken, and then ``section`` is empty.
    """

    id: str
    section: str
    list_name: str
    item: Item | None
    depth: int
    came_from: str


def links(plan: Plan) -> Iterator[Link]:
    """Every reference of the plan, from the later thing to what it rests on."""
    for strategy in plan.tows.strategies:
        yield from (Link(strategy.id, cited) for cited in strategy.cites)
    for goal in plan.goals.items:
        yield from (Link(goal.id, cited) for cited in goal.strategies)
    pairs = [
        *((i.id, i.goal) for i in plan.objectives.items),
        *((i.id, i.objective) for i in plan.results.outcomes),
        *((i.id, i.outcome) for i in plan.results.outputs),
        *((i.id, i.measures) for i in plan.indicators.items),
        *((i.id, i.output) for i in plan.activities.items),
        *((i.id, i.activity) for i in plan.activities.milestones),
        *((i.id, i.threat) for i in plan.risks.items),
        *((i.id, i.activity) for i in plan.budget.lines),
    ]
    yield from (Link(source, target) for source, target in pairs if target)


def backward(plan: Plan, start: str) -> list[Step]:
    """What the item rests on, nearest first, down to SWOT items; the start itself left out."""
    onward: dict[str, list[str]] = {}
    for link in links(plan):
        onward.setdefault(link.source, []).append(link.target)
    return _walk(plan, start, onward)


def forward(plan: Plan, start: str) -> list[Step]:
    """What rests on the item, nearest first, up to budget lines; the start itself left out."""
    onward: dict[str, list[str]] = {}
    for link in links(plan):
        onward.setdefault(link.target, []).append(link.source)
    return _walk(plan, start, onward)


def broken(plan: Plan) -> list[Link]:
    """The references that point nowhere."""
    known = {item.id for _, _, item in items_of(plan)}
    return [link for link in links(plan) if link.target not in known]


def _walk(plan: Plan, start: str, onward: dict[str, list[str]]) -> list[Step]:
    known = {item.id: (section, name, item) for section, name, item in items_of(plan)}
    steps: list[Step] = []
    seen = {start}
    frontier = [(start, target) for target in onward.get(start, ())]
    depth = 1
    while frontier:
        beyond: list[tuple[str, str]] = []
        for came_from, item_id in frontier:
            if item_id in seen:
                continue
            seen.add(item_id)
            section, name, item = known.get(item_id, ("", "", None))
            steps.append(Step(item_id, section, name, item, depth, came_from))
            beyond.extend((item_id, target) for target in onward.get(item_id, ()))
        frontier, depth = beyond, depth + 1
    return steps
