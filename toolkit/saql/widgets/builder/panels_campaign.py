"""The picture of a donation campaign: its gift table, and what raising the money costs."""

from __future__ import annotations

from saql.i18n.formats import format_number
from saql.plan.campaign import campaign_totals
from saql.widgets.builder.sight import Data, Sight


def campaign(sight: Sight) -> Data:
    """The gift table with its sums, and what raising the money costs."""
    written = sight.plan.campaign
    found = campaign_totals(written)
    currency = written.currency or sight.plan.budget.currency
    who = {one.id: sight.words(one.who) for one in written.gifts}

    def money(amount: float) -> str:
        return sight.money(amount, currency)

    def number(value: float) -> str:
        return format_number(value, sight.language)

    ready = sight.course.thresholds.fundraising
    return {
        "goal": found.goal,
        "goal_words": money(found.goal),
        "planned": found.planned,
        "planned_words": money(found.planned),
        "missing": found.missing,
        "missing_words": money(abs(found.missing)),
        "raised": found.raised,
        "raised_words": money(found.raised),
        "currency": currency,
        "planned_number": number(found.planned),
        "gifts_words": number(found.gifts),
        "prospects_words": number(found.prospects),
        "rows": [
            {
                "id": row.id,
                "who": who.get(row.id, ""),
                "amount": money(row.amount),
                "gifts": row.gifts,
                "gifts_words": number(row.gifts),
                "prospects_words": number(row.prospects),
                "total": row.total,
                "amount_number": number(row.amount),
                "total_words": number(row.total),
                "running_words": number(row.running),
            }
            for row in found.rows
        ],
        "leading": sight.percent(found.leading_share),
        "leading_good": found.leading_share is not None
        and ready.leading_gift_share_min <= found.leading_share <= ready.leading_gift_share_max,
        "costs_words": money(found.costs),
        "net_words": money(found.net),
        "cost_share": found.cost_per_unit_planned,
        "cost_words": _unit(found.cost_per_unit_planned, sight),
        "cost_raised_words": _unit(found.cost_per_unit_raised, sight),
        "cost_good": found.cost_per_unit_planned is not None
        and found.cost_per_unit_planned <= ready.cost_share_max,
    }


def _unit(cost: float | None, sight: Sight) -> str:
    return "" if cost is None else format_number(round(cost, 2), sight.language)
