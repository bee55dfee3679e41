"""The work plan laid out over calendar quarters, as fractions of its whole width."""

from __future__ import annotations

import datetime as dt
from typing import Any

from saql.plan.delivery import Activity
from saql.plan.document import Plan
from saql.plan.fields import date_of
from saql.plan.schedule import critical_path
from saql.plan.span import span

Period = tuple[dt.date, dt.date]

LAST_DAY = dt.date(9998, 12, 31)
"""Quarters are counted one beyond the last, and the calendar ends with the year 9999."""

MAX_QUARTERS = 48
"""A mistyped year must not make a chart a thousand columns wide."""


def timeline(plan: Plan) -> dict[str, Any]:
    """Quarters, bars, milestones and reviews of the plan; empty ``quarters`` while undated.

    A bar starts at ``at`` and is ``width`` wide, both as fractions of the whole; an activity
    that lacks a readable date, or lies outside what is drawn, is listed under ``undated``.
    """
    bars = {a.id: _period(a) for a in plan.activities.items}
    dated = {item_id: period for item_id, period in bars.items() if period}
    limits = _limits(plan, list(dated.values()))
    if limits is None:
        return {"quarters": [], "bars": {}, "points": [], "undated": list(bars), "critical": []}
    first, last = limits
    whole = (last - first).days + 1

    def share(day: dt.date) -> float:
        return round((day - first).days / whole, 5)

    drawn = {k: p for k, p in dated.items() if first <= p[0] and p[1] <= last}
    points = [("milestone", m.id, date_of(m.date)) for m in plan.activities.milestones]
    points += [("review", r.id, date_of(r.date)) for r in plan.meal.reviews]
    return {
        "quarters": [
            {"year": day.year, "quarter": (day.month + 2) // 3, "at": share(day)}
            for day in _quarters(first, last)
        ],
        "bars": {
            item_id: {"at": share(start), "width": round(share(end) - share(start) + 1 / whole, 5)}
            for item_id, (start, end) in drawn.items()
        },
        "points": [
            {"kind": kind, "item": item_id, "at": share(day)}
            for kind, item_id, day in points
            if day and first <= day <= last
        ],
        "undated": [item_id for item_id in bars if item_id not in drawn],
        "critical": sorted(critical_path(plan)),
    }


def _period(activity: Activity) -> Period | None:
    first, last = date_of(activity.start), date_of(activity.end)
    return (first, last) if first and last and first <= last <= LAST_DAY else None


def _limits(plan: Plan, periods: list[Period]) -> Period | None:
    known = span(plan)
    if known is None:
        if not periods:
            return None
        known = min(p[0] for p in periods), max(p[1] for p in periods)
    first = known[0].replace(month=known[0].month - (known[0].month - 1) % 3, day=1)
    quarters = list(_quarters(first, known[1]))[:MAX_QUARTERS]
    return first, _next_quarter(quarters[-1]) - dt.timedelta(days=1)


def _quarters(first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first]
    while (following := _next_quarter(days[-1])) <= last and len(days) <= MAX_QUARTERS:
        days.append(following)
    return days


def _next_quarter(day: dt.date) -> dt.date:
    month = day.month - (day.month - 1) % 3 + 3
    return dt.date(day.year + month // 13, (month - 1) % 12 + 1, 1)
