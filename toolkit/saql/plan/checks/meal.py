"""Group F, second part: the follow-up of the plan (F10 to F12)."""

from __future__ import annotations

from saql.plan.checks.reading import is_begun, sums, text_of, word_count
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import date_of
from saql.plan.span import span


@rule("F10", "W", reads=("budget", "activities"), source="MEAL DPro")
def meal_is_paid_for(plan: Plan, setting: Setting, look: Look) -> None:
    """MEAL has a budget line of a sensible share; its dates are F11's, an empty budget A1's."""
    limits = setting.thresholds.indicators
    look.at(2)
    if not any(line.meal for line in plan.budget.lines):
        look.share = 0.0
        if plan.budget.lines:
            look.flag("no_line", "budget", field="lines")
        return
    made = sums(plan)
    if not made.grand:
        return
    share = made.meal / made.grand
    if not limits.meal_share_min <= share <= limits.meal_share_max:
        first = next(line.id for line in plan.budget.lines if line.meal)
        look.flag(
            "low" if share < limits.meal_share_min else "high",
            "budget",
            first,
            severity="I",
            percent=round(100 * share, 1),
            least=round(100 * limits.meal_share_min),
            most=round(100 * limits.meal_share_max),
        )


@rule("F11", "E", reads=("about", "meal"), source="Wackerson plan checklist")
def plan_is_reviewed(plan: Plan, setting: Setting, look: Look) -> None:
    """The plan is reviewed at least once in each of its years, by named people."""
    reviews = plan.meal.reviews
    if not reviews:
        look.at()
        look.share = 0.0
        if is_begun(plan, "meal"):  # an empty section is A1's
            look.flag("none", "meal", field="reviews")
        return
    for review in reviews:
        look.at()
        if review.date is None:
            look.flag("no_date", "meal", review.id, "date")
        if not review.participants:
            look.flag("no_participants", "meal", review.id, "participants")
    whole = span(plan)
    if whole is None:
        return
    least = setting.thresholds.indicators.reviews_per_year_min
    dates = [day for review in reviews if (day := date_of(review.date))]
    years = round((whole[1] - whole[0]).days / 365.25)
    bare = [
        number + 1
        for number in range(years)
        if sum(_year_of(day.toordinal() - whole[0].toordinal(), years) == number for day in dates)
        < least
    ]
    look.at(years)
    if bare:
        look.flag("few", "meal", field="reviews", years=", ".join(map(str, bare)), least=least)


def _year_of(days: int, years: int) -> int:
    """The plan's year, from 0, of a day; a review in the year after the end is in the last."""
    number = int(days / 365.25)
    return years - 1 if years <= number < years + 1 else number


@rule("F12", "W", reads=("about", "meal"), source="MEAL DPro")
def people_can_answer(plan: Plan, setting: Setting, look: Look) -> None:
    """How people give feedback and complain is described."""
    look.at()
    text = text_of(plan, plan.meal.feedback)
    least = setting.thresholds.indicators.feedback_words_min
    if not is_begun(plan, "meal"):  # an empty section is A1's
        look.share = 0.0
    elif not text.strip():
        look.flag("none", "meal", field="feedback")
    elif word_count(text) < least:
        look.flag("short", "meal", field="feedback", least=least)


RULES = (meal_is_paid_for, plan_is_reviewed, people_can_answer)
