"""A plan opened for writing out: its items by id, their children, their short codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from saql.exports.blocks import Line, Lines, Span
from saql.exports.voice import Voice, line
from saql.plan.budget import Totals, line_total, totals
from saql.plan.delivery import Activity
from saql.plan.document import Plan, items_of
from saql.plan.items import Item
from saql.plan.numbering import numbering
from saql.plan.results import Indicator, Objective, Outcome, Output

_PREFIXES = ("Oc", "Op", "G", "O", "A", "I")
_BOX_LETTERS = {"strength": "S", "weakness": "W", "opportunity": "O", "threat": "T"}


@dataclass(frozen=True)
class Book:
    """What the chapters read: the plan, one language's voice, and what follows from both."""

    plan: Plan
    voice: Voice

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Every item by its id; the first where two share one."""
        found: dict[str, Item] = {}
        for _, _, item in items_of(self.plan):
            found.setdefault(item.id, item)
        return found

    @cached_property
    def totals(self) -> Totals:
        """The sums of budget and funding."""
        return totals(self.plan)

    @cached_property
    def currency(self) -> str:
        """The budget's currency."""
        return self.plan.budget.currency

    @cached_property
    def codes(self) -> dict[str, str]:
        """Item id to the short code that the document shows, in its language."""
        _ = self.voice.gettext
        letters = {
            "G": _("G"), "O": _("O"), "Oc": _("Oc"), "Op": _("Op"), "A": _("A"), "I": _("I"),
            "S": _("S"), "W": _("W"), "Opp": _("Opp"), "T": _("T"), "R": _("R"), "M": _("M"),
            "SO": _("SO"), "ST": _("ST"), "WO": _("WO"), "WT": _("WT"),
        }  # fmt: skip
        codes: dict[str, str] = {}
        for item_id, number in numbering(self.plan).items():
            prefix = next(p for p in _PREFIXES if number.startswith(p))
            codes[item_id] = letters[prefix] + number[len(prefix) :]
        letters["O"] = letters["Opp"].replace("Opp", "O")
        swot = ((i.id, _BOX_LETTERS.get(i.box, "")) for i in self.plan.swot.items)
        _count(codes, swot, letters)
        _count(codes, ((i.id, i.quadrant) for i in self.plan.tows.strategies), letters)
        _count(codes, ((i.id, "R") for i in self.plan.risks.items), letters)
        _count(codes, ((i.id, "M") for i in self.plan.activities.milestones), letters)
        return codes

    def code(self, item_id: str) -> str:
        """The item's short code, empty for an orphan."""
        return self.codes.get(item_id, "")

    def code_list(self, ids: Iterable[str]) -> str:
        """The codes of several items; those that do not exist are left out."""
        return self.voice.listed(self.code(item_id) for item_id in ids)

    def coded(self, item: Any) -> Line:
        """An item's code and its text on one line."""
        return self.coded_text(item.id, self.voice.words(item.text))

    def coded_text(self, item_id: str, text: str) -> Line:
        """A code and a text on one line."""
        code = self.code(item_id)
        body = line(text)
        return (Span(f"{code}  ", "accent"), *body) if code else body

    def coded_lines(self, item: Any) -> Lines:
        """An item's code and its text, with the text's own lines."""
        found = self.voice.lines(item.text)
        code = self.code(item.id)
        if not code or not found:
            return found
        return ((Span(f"{code}  ", "accent"), *found[0]), *found[1:])

    @cached_property
    def objectives(self) -> dict[str, list[Objective]]:
        """Objectives by goal; those without an existing goal under an empty id."""
        return _under(self.plan.objectives.items, "goal", self.plan.goals.items)

    @cached_property
    def outcomes(self) -> dict[str, list[Outcome]]:
        """Outcomes by objective."""
        return _under(self.plan.results.outcomes, "objective", self.plan.objectives.items)

    @cached_property
    def outputs(self) -> dict[str, list[Output]]:
        """Outputs by outcome."""
        return _under(self.plan.results.outputs, "outcome", self.plan.results.outcomes)

    @cached_property
    def activities(self) -> dict[str, list[Activity]]:
        """Activities by output."""
        return _under(self.plan.activities.items, "output", self.plan.results.outputs)

    @cached_property
    def indicators(self) -> dict[str, list[Indicator]]:
        """Indicators by what they measure."""
        measured = [
            *self.plan.objectives.items,
            *self.plan.results.outcomes,
            *self.plan.results.outputs,
        ]
        return _under(self.plan.indicators.items, "measures", measured)

    @cached_property
    def cost_of_activity(self) -> dict[str, float]:
        """The budget of each activity; what names no activity is under an empty id."""
        known = {activity.id for activity in self.plan.activities.items}
        costs: dict[str, float] = defaultdict(float)
        for budget_line in self.plan.budget.lines:
            key = budget_line.activity if budget_line.activity in known else ""
            costs[key] += line_total(budget_line) or 0.0
        return dict(costs)

    def activities_of(self, objective_id: str) -> list[Activity]:
        """The activities that serve an objective, through its outcomes and outputs."""
        return [
            activity
            for outcome in self.outcomes.get(objective_id, [])
            for output in self.outputs.get(outcome.id, [])
            for activity in self.activities.get(output.id, [])
        ]

    def cost_of_objective(self, objective_id: str) -> float:
        """The budget of an objective's activities."""
        costs = self.cost_of_activity
        return round(sum(costs.get(a.id, 0.0) for a in self.activities_of(objective_id)), 2)

    def cost_of_goal(self, goal_id: str) -> float:
        """The budget of a goal's objectives."""
        return round(sum(self.cost_of_objective(o.id) for o in self.objectives.get(goal_id, [])), 2)


def _count(codes: dict[str, str], rows: Iterable[tuple[str, str]], letters: dict[str, str]) -> None:
    counts: dict[str, int] = defaultdict(int)
    for item_id, letter in rows:
        if letter in letters and item_id not in codes:
            counts[letter] += 1
            codes[item_id] = f"{letters[letter]}{counts[letter]}"


def _under(items: Sequence[Any], parent: str, parents: Sequence[Item]) -> dict[str, list[Any]]:
    known = {item.id for item in parents}
    found: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        above = getattr(item, parent)
        found[above if above in known else ""].append(item)
    return dict(found)
