"""Arithmetic of the budget and the funding, in the budget's currency, to the cent.

Half a cent is rounded up, as a spreadsheet does. Line total = quantity x unit cost x duration x
share / 100 (the fields of OCHA's OneGMS budget).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from saql.plan.document import Plan
from saql.plan.fields import date_of, number_of
from saql.plan.money import BudgetLine

CENT = Decimal("0.01")
MOST = Decimal(10) ** 18
"""A line of more than this is a slip of the hand."""


def line_total(line: BudgetLine) -> float | None:
    """A line's calculated total, or None while a factor is missing or unreadable."""
    factors = [number_of(v) for v in (line.quantity, line.unit_cost, line.duration, line.share)]
    if any(factor is None for factor in factors):
        return None
    product = Decimal(1) / 100
    for factor in factors:
        product *= Decimal(repr(factor))
    return float(product.quantize(CENT, ROUND_HALF_UP)) if abs(product) < MOST else None


def line_year(line: BudgetLine, plan: Plan) -> int | None:
    """The year a line falls in: its own, or the year its activity starts."""
    year = number_of(line.year)
    if year is not None:
        return int(year)
    for activity in plan.activities.items:
        if activity.id == line.activity:
            start = date_of(activity.start)
            return start.year if start else None
    return None


@dataclass(frozen=True)
class Totals:
    """Sums of the budget and of its funding, all in the budget's currency."""

    by_category: dict[str, float]
    by_year: dict[int | None, float]
    direct: float
    support: float
    grand: float
    meal: float
    confirmed: float
    weighted: float
    gap: float


def totals(plan: Plan) -> Totals:
    """Add up the budget and its funding; lines without a total count as nothing.

    ``support`` is category PSC; ``confirmed`` is money of status confirmed; ``weighted`` adds
    amount x probability of what is submitted or planned; ``gap`` is grand minus confirmed.
    """
    by_category: dict[str, float] = {}
    by_year: dict[int | None, float] = {}
    meal = 0.0
    for line in plan.budget.lines:
        amount = line_total(line) or 0.0
        by_category[line.category] = round(by_category.get(line.category, 0.0) + amount, 2)
        year = line_year(line, plan)
        by_year[year] = round(by_year.get(year, 0.0) + amount, 2)
        meal += amount if line.meal else 0.0
    grand = round(sum(by_category.values()), 2)
    support = by_category.get("PSC", 0.0)
    confirmed = weighted = 0.0
    for source in plan.funding.sources:
        amount = number_of(source.amount) or 0.0
        if source.status == "confirmed":
            confirmed += amount
        elif source.status in ("submitted", "planned"):
            weighted += amount * (number_of(source.probability) or 0.0) / 100
    return Totals(
        by_category=by_category,
        by_year=by_year,
        direct=round(grand - support, 2),
        support=support,
        grand=grand,
        meal=round(meal, 2),
        confirmed=round(confirmed, 2),
        weighted=round(weighted, 2),
        gap=round(grand - confirmed, 2),
    )
