"""The sections of the money: budget and funding."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Number, Part, Text
from saql.plan.items import Item, Line


class BudgetLine(Item):
    """A cost: total = quantity x unit cost x duration x share (per cent).

    ``total`` is a total somebody stated; empty means calculated. ``currency`` is empty where
    it is the budget's own.
    """

    text: Text = Field(default_factory=Text)
    category: Line = ""
    activity: Line = ""
    support: bool = False
    meal: bool = False
    year: Number = None
    unit: Text = Field(default_factory=Text)
    quantity: Number = None
    unit_cost: Number = None
    duration: Number = 1
    share: Number = 100
    total: Number = None
    currency: Line = ""
    lump_sum: bool = False
    breakdown: Text = Field(default_factory=Text)
    explanation: Text = Field(default_factory=Text)


class Budget(Part):
    """Budget lines in one currency, with the exchange rate (local units for one unit)."""

    currency: Line = ""
    rate: Number = None
    rate_currency: Line = ""
    rate_date: Date = None
    lines: list[BudgetLine] = Field(default_factory=list)
    value_for_money: Text = Field(default_factory=Text)


class FundingSource(Item):
    """Money held or hoped for, in the budget's currency; probability in per cent."""

    name: Text = Field(default_factory=Text)
    kind: Line = ""
    amount: Number = None
    status: Line = ""
    probability: Number = None
    decision: Date = None
    owner: Line = ""
    next_step: Text = Field(default_factory=Text)


class Funding(Part):
    """Funding sources, and the gap as somebody stated it (empty means calculated)."""

    sources: list[FundingSource] = Field(default_factory=list)
    gap: Number = None
    gap_plan: Text = Field(default_factory=Text)
