"""Group H: the work plan in time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from saql.plan.checks.reading import by_id, quarter_starts, text_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.delivery import Activity
from saql.plan.document import Plan
from saql.plan.fields import date_of
from saql.plan.results import Objective
from saql.plan.schedule import clashes
from saql.plan.span import span
from saql.plan.tokens import tokens

_WEEKEND = (4, 5)
"""Friday and Saturday, as ``date.weekday()`` counts."""

Span = tuple[dt.date, dt.date]


@rule(
    "H1",
    "E",
    reads=("about", "objectives", "results", "activities", "meal"),
    source="Coaching programme: timeline",
)
def dates_are_inside(plan: Plan, setting: Setting, look: Look) -> None:
    """Activities, milestones and reviews lie in the plan; an activity in its objective's time."""
    whole = span(plan)
    objectives = by_id(plan.objectives.items)
    outcomes = {o.id: objectives.get(o.objective) for o in plan.results.outcomes}
    of_output = {o.id: outcomes.get(o.outcome) for o in plan.results.outputs}
    for activity in plan.activities.items:
        look.at()
        _look_at_activity(activity, of_output.get(activity.output), whole, look)
    for milestone in plan.activities.milestones:
        look.at()
        day = date_of(milestone.date)
        if milestone.date is None:
            look.flag("milestone_no_date", "activities", milestone.id, "date")
        elif day and whole and not whole[0] <= day <= whole[1]:
            look.flag("milestone_outside", "activities", milestone.id, "date", **_ends(whole))
    grace = dt.timedelta(days=setting.thresholds.time.final_review_grace_days)
    for review in plan.meal.reviews:
        look.at()
        day = date_of(review.date)
        after = grace if review.kind == "final" else dt.timedelta()
        if day and whole and not whole[0] <= day <= whole[1] + after:
            look.flag("review_outside", "meal", review.id, "date", **_ends(whole))


def _look_at_activity(
    activity: Activity, objective: Objective | None, whole: Span | None, look: Look
) -> None:
    start, end = date_of(activity.start), date_of(activity.end)
    for field in ("start", "end"):
        if getattr(activity, field) is None:
            look.flag(f"no_{field}", "activities", activity.id, field)
    if start and end and end < start:
        look.flag("order", "activities", activity.id, "end")
        return
    for field, day in (("start", start), ("end", end)):
        if day and whole and not whole[0] <= day <= whole[1]:
            look.flag("outside", "activities", activity.id, field, **_ends(whole))
            return
    if objective is None:
        return
    opens, closes = date_of(objective.start), date_of(objective.deadline)
    if start and opens and start < opens:
        look.flag("before_objective", "activities", activity.id, "start", start=opens.isoformat())
    if end and closes and end > closes:
        look.flag("after_objective", "activities", activity.id, "end", end=closes.isoformat())


def _ends(whole: Span) -> dict[str, Any]:
    return {"start": whole[0].isoformat(), "end": whole[1].isoformat()}


@rule("H2", "E", reads=("about", "activities"), source="Critical path method")
def dependencies_hold(plan: Plan, _setting: Setting, look: Look) -> None:
    """No activity starts before what it depends on has ended."""
    texts = {item.id: text_of(plan, item.text) for item in plan.activities.items}
    look.at(sum(len(activity.depends_on) for activity in plan.activities.items))
    for clash in clashes(plan):
        look.flag(
            "too_early",
            "activities",
            clash.activity,
            "start",
            other=(texts.get(clash.before) or clash.before)[:60],
            date=clash.earliest.isoformat(),
        )


@rule("H3", "W", reads=("activities",), source="Workload of people")
def load_is_bearable(plan: Plan, setting: Setting, look: Look) -> None:
    """Nobody owns more activities at one time than a person can carry."""
    most = setting.thresholds.time.parallel_activities_max
    owned: dict[tuple[str, ...], list[tuple[dt.date, dt.date, Activity]]] = defaultdict(list)
    for activity in plan.activities.items:
        start, end = date_of(activity.start), date_of(activity.end)
        if activity.owner.strip() and start and end and start <= end:
            owned[tokens(activity.owner)].append((start, end, activity))
    for theirs in owned.values():
        look.at()
        peak = max(
            ([each for each in theirs if each[0] <= start <= each[1]] for start, _, _ in theirs),
            key=len,
        )
        if len(peak) > most:
            day = max(start for start, _, _ in peak)
            last = peak[-1][2]
            look.flag(
                "many",
                "activities",
                last.id,
                "owner",
                owner=last.owner.strip()[:60],
                have=len(peak),
                most=most,
                date=day.isoformat(),
            )


@rule("H4", "I", reads=("about", "activities"), source="Spread of work")
def work_is_spread(plan: Plan, setting: Setting, look: Look) -> None:
    """No empty quarters, and not too much in the first one."""
    whole = span(plan)
    dated = [
        (start, end)
        for activity in plan.activities.items
        if (start := date_of(activity.start)) and (end := date_of(activity.end)) and start <= end
    ]
    if whole is None or not dated:
        return
    quarters = quarter_starts(*whole)
    bounds = [*quarters, whole[1] + dt.timedelta(days=1)]
    look.at(len(quarters))
    empty = [
        number + 1
        for number in range(len(quarters))
        if not any(s < bounds[number + 1] and e >= bounds[number] for s, e in dated)
    ]
    if empty:
        shown = ", ".join(map(str, empty))
        look.flag("empty_quarters", "activities", field="items", quarters=shown, have=len(empty))
    early = sum(start < bounds[1] for start, _ in dated)
    share = early / len(dated)
    if len(dated) > 2 and share > setting.thresholds.time.first_quarter_share_max:
        look.flag("crowded_start", "activities", field="items", percent=round(100 * share))


@rule("H5", "I", reads=("activities",), source="Weekend in Syria: Friday and Saturday")
def milestones_are_workdays(plan: Plan, _setting: Setting, look: Look) -> None:
    """A milestone on a weekend is meant so."""
    for milestone in plan.activities.milestones:
        day = date_of(milestone.date)
        if day is None:
            continue
        look.at()
        if day.weekday() in _WEEKEND and not milestone.weekend_confirmed:
            variant = "friday" if day.weekday() == _WEEKEND[0] else "saturday"
            look.flag(variant, "activities", milestone.id, "date", date=day.isoformat())


RULES = (
    dates_are_inside,
    dependencies_hold,
    load_is_bearable,
    work_is_spread,
    milestones_are_workdays,
)
