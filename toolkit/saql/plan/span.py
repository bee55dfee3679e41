"""The span of a plan: from its start to the last day of its horizon."""

from __future__ import annotations

import datetime as dt

from saql.plan.document import Plan
from saql.plan.fields import date_of, number_of


def span(plan: Plan) -> tuple[dt.date, dt.date] | None:
    """First and last day of the plan, or None where start or horizon is not (well) written."""
    start, years = date_of(plan.about.start), number_of(plan.about.horizon_years)
    if start is None or years is None or not 1 <= years <= 50 or start.year + years > 9998:
        return None
    whole = int(years)
    try:
        after = start.replace(year=start.year + whole)
    except ValueError:  # 29 February
        after = dt.date(start.year + whole, 3, 1)
    return start, after - dt.timedelta(days=1)


def years_of(plan: Plan) -> list[int]:
    """The calendar years that the plan touches, in order; empty where it has no span."""
    found = span(plan)
    return list(range(found[0].year, found[1].year + 1)) if found else []
