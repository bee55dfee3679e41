"""Display numbers, made anew from the order of the document, never stored.

Goals G1, objectives O1.1, outcomes Oc1.1.1, outputs Op1.1.1.1, activities A…, after the EU
logframe's way of numbering activities to outputs to outcomes. An orphan gets no number.
"""

from __future__ import annotations

from collections.abc import Iterable

from saql.plan.document import Plan


def numbering(plan: Plan) -> dict[str, str]:
    """Item id to display number for goals, objectives, results, activities and indicators."""
    numbers: dict[str, str] = {}
    tails: dict[str, str] = {}

    def number(rows: Iterable[tuple[str, str | None]], prefix: str) -> None:
        counts: dict[str | None, int] = {}
        for item_id, parent in rows:
            if item_id in tails or (parent is not None and parent not in tails):
                continue
            counts[parent] = counts.get(parent, 0) + 1
            above = tails[parent] + "." if parent is not None else ""
            tails[item_id] = f"{above}{counts[parent]}"
            numbers[item_id] = prefix + tails[item_id]

    number(((i.id, None) for i in plan.goals.items), "G")
    number(((i.id, i.goal) for i in plan.objectives.items), "O")
    number(((i.id, i.objective) for i in plan.results.outcomes), "Oc")
    number(((i.id, i.outcome) for i in plan.results.outputs), "Op")
    number(((i.id, i.output) for i in plan.activities.items), "A")
    number(((i.id, i.measures) for i in plan.indicators.items), "I")
    return numbers
