"""The pipeline in figures: what may be expected when, and how strong the case for each ask is.

Weighted value = amount x probability, summed over the asks that are still open: grants-pipeline
practice. Go/no-go: two first-cut questions (eligibility, fit with the mission), then four scores
(impact on the people served, strategic fit, winnability, effect on the organisation) and a hard
stop that no score outweighs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from saql.plan.fields import date_of, number_of
from saql.plan.fundraising import Opportunity
from saql.plan.vocabulary import GO_SCORES, OPEN_STAGES, PIPELINE_STAGES

ASKING_STAGES = ("preparing", "submitted")
"""Stages in which a proposal is written or lies with the donor: the decision must be taken."""

WON_STAGES = ("awarded", "managing", "stewardship")
"""Stages of money that was granted; a closed one may also have been given up."""


@dataclass(frozen=True)
class Sum:
    """How many asks, for how much, and how much of it may be expected."""

    count: int = 0
    amount: float = 0.0
    weighted: float = 0.0


@dataclass(frozen=True)
class Forecast:
    """The pipeline in sums, in the budget's currency.

    ``by_stage`` has every stage, in order; ``by_quarter`` has the open asks by the first day of
    the quarter in which a decision is due, those without a date under None, last.
    """

    by_stage: dict[str, Sum]
    by_quarter: dict[dt.date | None, Sum]
    open: Sum
    won: Sum


@dataclass(frozen=True)
class GoScore:
    """The four go/no-go scores: how many are given, their mean, and what rules the ask out."""

    given: int
    of: int
    mean: float | None
    stops: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every score is given."""
        return self.given == self.of


def weighted(opportunity: Opportunity) -> float:
    """Amount x probability of an open ask; anything else counts as nothing."""
    if opportunity.stage not in OPEN_STAGES:
        return 0.0
    amount, chance = number_of(opportunity.amount), number_of(opportunity.probability)
    return round((amount or 0.0) * (chance or 0.0) / 100, 2)


def forecast(opportunities: Iterable[Opportunity]) -> Forecast:
    """Add the pipeline up by stage, and what is open by the quarter of its decision."""
    asks = list(opportunities)
    by_stage = {stage: _sum(a for a in asks if a.stage == stage) for stage in PIPELINE_STAGES}
    still_open = [ask for ask in asks if ask.stage in OPEN_STAGES]
    quarters = {quarter_of(date_of(ask.decision_date)) for ask in still_open}
    ordered = sorted(quarters, key=lambda start: start or dt.date.max)
    return Forecast(
        by_stage=by_stage,
        by_quarter={
            start: _sum(a for a in still_open if quarter_of(date_of(a.decision_date)) == start)
            for start in ordered
        },
        open=_sum(still_open),
        won=_sum(ask for ask in asks if ask.stage in WON_STAGES),
    )


def quarter_of(day: dt.date | None) -> dt.date | None:
    """The first day of a date's calendar quarter."""
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1) if day else None


def go_score(opportunity: Opportunity) -> GoScore:
    """The mean of the scores given (1 to 4), and the codes of what rules the ask out.

    The stops are ``not_eligible``, ``not_mission`` and ``hard_stop``.
    """
    read = [number_of(getattr(opportunity, name)) for name in GO_SCORES]
    scores = [score for score in read if score is not None and 1 <= score <= 4]
    stops = (
        ("not_eligible", opportunity.eligible == "no"),
        ("not_mission", opportunity.fits_mission == "no"),
        ("hard_stop", bool(opportunity.hard_stop)),
    )
    return GoScore(
        given=len(scores),
        of=len(GO_SCORES),
        mean=sum(scores) / len(scores) if scores else None,
        stops=tuple(code for code, holds in stops if holds),
    )


def _sum(asks: Iterable[Opportunity]) -> Sum:
    found = list(asks)
    return Sum(
        count=len(found),
        amount=round(sum(number_of(ask.amount) or 0.0 for ask in found), 2),
        weighted=round(sum(weighted(ask) for ask in found), 2),
    )
