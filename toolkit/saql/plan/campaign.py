"""Arithmetic of a donation campaign: the gift table, what is raised, what raising it costs.

A gift table lists how many gifts of which amount reach the goal and how many people must be
asked for each; a leading gift of 10 to 15 % of the goal is the figure of campaign readiness
checklists. Cost per unit raised (cost / amount raised) is the usual measure of a campaign's
cost: 0.15 means that 15 cents of every unit went into raising it.
"""

from __future__ import annotations

from dataclasses import dataclass

from saql.plan.fields import number_of
from saql.plan.fundraising import Campaign


@dataclass(frozen=True)
class GiftRow:
    """A row of the gift table with its sum and the sum of it and the larger gifts."""

    id: str
    amount: float
    gifts: float
    prospects: float
    total: float
    running: float


@dataclass(frozen=True)
class CampaignTotals:
    """A campaign's sums in its currency; a share or ratio is None where it has no base."""

    rows: tuple[GiftRow, ...]
    goal: float
    raised: float
    planned: float
    gifts: float
    prospects: float
    costs: float
    leading: float

    @property
    def missing(self) -> float:
        """What the gift table still lacks to the goal; negative where it goes beyond."""
        return round(self.goal - self.planned, 2)

    @property
    def to_raise(self) -> float:
        """What is still to come in."""
        return round(max(0.0, self.goal - self.raised), 2)

    @property
    def leading_share(self) -> float | None:
        """The largest single gift as a share of the goal."""
        return _ratio(self.leading, self.goal)

    @property
    def prospects_per_gift(self) -> float | None:
        """People asked for each gift hoped for."""
        return _ratio(self.prospects, self.gifts)

    @property
    def cost_per_unit_planned(self) -> float | None:
        """Cost of raising one unit if the goal is reached."""
        return _ratio(self.costs, self.goal)

    @property
    def cost_per_unit_raised(self) -> float | None:
        """Cost of one unit of what has come in so far."""
        return _ratio(self.costs, self.raised)

    @property
    def net(self) -> float:
        """What is left of the goal for the work once the costs are paid."""
        return round(self.goal - self.costs, 2)


def campaign_totals(campaign: Campaign) -> CampaignTotals:
    """Add up a campaign; the rows of the gift table come from the largest gift down.

    A row without an amount or a number of gifts counts as nothing.
    """
    rows: list[GiftRow] = []
    running = 0.0
    levels = sorted(campaign.gifts, key=lambda level: -(number_of(level.amount) or 0.0))
    for level in levels:
        amount, gifts = number_of(level.amount) or 0.0, number_of(level.gifts) or 0.0
        total = round(amount * gifts, 2)
        running = round(running + total, 2)
        asked = number_of(level.prospects) or 0.0
        rows.append(GiftRow(level.id, amount, gifts, asked, total, running))
    return CampaignTotals(
        rows=tuple(rows),
        goal=number_of(campaign.goal) or 0.0,
        raised=number_of(campaign.raised) or 0.0,
        planned=running,
        gifts=sum(row.gifts for row in rows),
        prospects=sum(row.prospects for row in rows),
        costs=round(sum(number_of(cost.amount) or 0.0 for cost in campaign.costs), 2),
        leading=max((row.amount for row in rows if row.gifts), default=0.0),
    )


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
