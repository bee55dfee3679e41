"""Group I: budget and funding (I9 is beside the donor profiles)."""

from __future__ import annotations

from saql.plan.budget import Totals, line_year
from saql.plan.checks.reading import line_totals, sums, text_of, unreadable
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import date_of, number_of
from saql.plan.money import BudgetLine
from saql.plan.span import span
from saql.plan.tokens import tokens
from saql.plan.vocabulary import CATEGORIES, CURRENCIES

_ONEGMS = "OCHA OneGMS budget fields"
_FACTORS = ("quantity", "unit_cost", "duration", "share")


@rule("I1", "E", reads=("budget",), source=_ONEGMS)
def lines_multiply(plan: Plan, setting: Setting, look: Look) -> None:
    """A line's total is quantity x unit cost x duration x share."""
    calculated = line_totals(plan)
    for line in plan.budget.lines:
        look.at()
        for field in _FACTORS:
            if getattr(line, field) is None:
                look.flag(f"no_{field}", "budget", line.id, field)
        stated = number_of(line.total)
        made = calculated[line.id] if stated is not None else None
        if made is None or stated is None:
            continue
        if abs(made - stated) > setting.thresholds.budget.tolerance:
            look.flag("total", "budget", line.id, "total", stated=stated, made=made)


@rule("I2", "E", reads=("about", "activities", "budget"), source="OCHA CBPF budget guidance")
def budget_adds_up(plan: Plan, setting: Setting, look: Look) -> None:
    """Every line counts in a category and a year; currency, rate and its date are stated."""
    budget = plan.budget
    if not budget.lines:
        return
    look.at(len(budget.lines) + 1)
    if budget.currency not in CURRENCIES:
        look.flag("no_currency", "budget", field="currency")
    elif budget.currency != setting.thresholds.budget.local_currency:
        if budget.rate is None:
            look.flag("no_rate", "budget", field="rate", currency=budget.currency)
        elif budget.rate_date is None:
            look.flag("no_rate_date", "budget", field="rate_date")
    whole = span(plan)
    starts = {activity.id: date_of(activity.start) for activity in plan.activities.items}
    for line in budget.lines:
        if line.category not in CATEGORIES:
            look.flag("no_category", "budget", line.id, "category")
        if line.year is None:
            if starts.get(line.activity) is None:
                look.flag("no_year", "budget", line.id, "year")
            continue
        year = line_year(line, plan)
        if whole and year is not None and not unreadable(line.year):
            first, last = whole[0].year, whole[1].year
            if not first <= year <= last:
                look.flag(
                    "year_outside", "budget", line.id, "year", first=str(first), last=str(last)
                )


@rule("I3", "E", reads=("activities", "budget"), source="OCHA CBPF: a budget reflects activities")
def work_and_money_meet(plan: Plan, _setting: Setting, look: Look) -> None:
    """Each line pays for an activity or is support; each activity is paid for or free."""
    paid = {line.activity for line in plan.budget.lines}
    for line in plan.budget.lines:
        look.at()
        if not line.activity.strip() and not line.support and line.category != "PSC":
            look.flag("no_activity", "budget", line.id, "activity")
    for activity in plan.activities.items:
        look.at()
        if activity.id not in paid and not activity.no_cost:
            look.flag("not_costed", "activities", activity.id, "no_cost")


@rule("I4", "W", reads=("budget",), source="UN appeals: 7 % programme support")
def support_is_capped(plan: Plan, setting: Setting, look: Look) -> None:
    """Programme support costs stay under their cap of the direct costs."""
    made = sums(plan)
    if not made.direct:
        return
    look.at()
    most = setting.thresholds.budget.support_share_max
    if made.support / made.direct > most + 1e-9:
        first = next(line.id for line in plan.budget.lines if line.category == "PSC")
        percent = round(100 * made.support / made.direct, 1)
        look.flag("over", "budget", first, percent=percent, most=round(100 * most, 1))


@rule("I5", "W", reads=("budget",), source="Budget review practice")
def large_shares_are_explained(plan: Plan, setting: Setting, look: Look) -> None:
    """A large share of staff or equipment, and a single large line, are explained."""
    limits = setting.thresholds.budget
    made = sums(plan)
    if not made.grand:
        return
    for category, most, variant in (
        ("A", limits.staff_share_max, "staff"),
        ("C", limits.equipment_share_max, "equipment"),
    ):
        share = made.by_category.get(category, 0.0) / made.grand
        lines = [line for line in plan.budget.lines if line.category == category]
        look.at(bool(lines))
        if share > most and not any(line.explanation for line in lines):
            _flag_share(variant, lines[0], share, most, look)
    calculated = line_totals(plan)
    for line in plan.budget.lines:
        share = (calculated[line.id] or 0.0) / made.grand
        if share > limits.line_share_max:
            look.at()
            if not line.explanation:
                _flag_share("line", line, share, limits.line_share_max, look)


def _flag_share(variant: str, line: BudgetLine, share: float, most: float, look: Look) -> None:
    percent, limit = round(100 * share), round(100 * most)
    look.flag(variant, "budget", line.id, "explanation", percent=percent, most=limit)


@rule("I6", "W", reads=("about", "budget"), source=_ONEGMS)
def lump_sums_are_broken_down(plan: Plan, setting: Setting, look: Look) -> None:
    """A lump sum says what it is made of."""
    lump_words = setting.words["lump_sum_words"]
    for line in plan.budget.lines:
        named = lump_words.found_in(tokens(text_of(plan, line.unit)))
        if not (line.lump_sum or named):
            continue
        look.at()
        if not line.breakdown:
            look.flag("no_breakdown", "budget", line.id, "breakdown")


@rule("I7", "W", reads=("activities", "budget", "funding"), source="Grants pipeline practice")
def funding_meets_budget(plan: Plan, setting: Setting, look: Look) -> None:
    """Confirmed money and the gap make the budget, and the pipeline has an answer to the gap."""
    made = sums(plan)
    if not made.grand:
        return
    look.at(3)
    if not plan.funding.sources:
        look.flag("no_sources", "funding", field="sources", total=made.grand)
    stated = number_of(plan.funding.gap)
    if stated is not None and abs(stated - made.gap) > setting.thresholds.budget.tolerance:
        look.flag("gap", "funding", field="gap", stated=stated, made=made.gap)
    _look_at_gap(plan, made, look)


def _look_at_gap(plan: Plan, made: Totals, look: Look) -> None:
    if made.gap < 0:
        look.flag("over", "funding", field="sources", surplus=-made.gap)
    if made.gap <= 0 or plan.funding.gap_plan:
        return
    if made.weighted == 0:
        look.flag("no_gap_plan", "funding", field="gap_plan", gap=made.gap)
    elif made.weighted < made.gap:
        look.flag("thin", "funding", field="sources", weighted=made.weighted, gap=made.gap)


@rule("I8", "E", reads=("budget", "funding"), source="Rule of the toolkit")
def figures_are_figures(plan: Plan, _setting: Setting, look: Look) -> None:
    """No negative amount, no text for a number, one currency."""
    budget = plan.budget
    for line in budget.lines:
        look.at()
        for field in ("quantity", "unit_cost", "duration", "share", "total", "year"):
            _look_at_figure(getattr(line, field), "budget", line.id, field, look)
        share = number_of(line.share)
        if share is not None and share > 100:
            look.flag("over_hundred", "budget", line.id, "share", value=share)
        if line.currency.strip() and budget.currency and line.currency != budget.currency:
            look.flag(
                "currency",
                "budget",
                line.id,
                "currency",
                currency=line.currency,
                whole=budget.currency,
            )
    if unreadable(budget.rate) or (number_of(budget.rate) or 0) < 0:
        _look_at_figure(budget.rate, "budget", None, "rate", look)
    for source in plan.funding.sources:
        look.at()
        for field in ("amount", "probability"):
            _look_at_figure(getattr(source, field), "funding", source.id, field, look)
        chance = number_of(source.probability)
        if chance is not None and chance > 100:
            look.flag("over_hundred", "funding", source.id, "probability", value=chance)
    if unreadable(plan.funding.gap):
        _look_at_figure(plan.funding.gap, "funding", None, "gap", look)


def _look_at_figure(
    value: int | float | str | None, section: str, item: str | None, field: str, look: Look
) -> None:
    if unreadable(value):
        look.flag("text", section, item, field, typed=str(value)[:40])
    elif (number_of(value) or 0) < 0:
        look.flag("negative", section, item, field, value=number_of(value) or 0)


RULES = (
    lines_multiply,
    budget_adds_up,
    work_and_money_meet,
    support_is_capped,
    large_shares_are_explained,
    lump_sums_are_broken_down,
    funding_meets_budget,
    figures_are_figures,
)
