"""Pictures of asking for money: go or no-go on one ask, and the pipeline of all of them."""

from __future__ import annotations

import datetime as dt

from saql.i18n.formats import format_date, format_number, format_quarter
from saql.plan.fields import date_of, number_of
from saql.plan.fundraising import Opportunity
from saql.plan.pipeline import ASKING_STAGES, forecast, go_score, weighted
from saql.plan.vocabulary import (
    GO_SCORES,
    OPEN_STAGES,
    PIPELINE_STAGES,
)
from saql.widgets.builder.sight import Data, Sight

GOOD, FAIR = 3.0, 2.5
"""Means of the four go/no-go scores from which an ask is worth going for, or talking over."""


def go(sight: Sight) -> Data:
    """The verdict on one ask: what rules it out, the four scores, and what follows."""
    asks = {one.id: one for one in sight.plan.pipeline.items}
    if sight.item not in asks:
        return {"verdict": "", "sentence": "", "scores": [], "stops": []}
    ask = asks[sight.item]
    found = go_score(ask)
    stops = {
        "not_eligible": sight.say("You are not eligible."),
        "not_mission": sight.say("It does not fit your mission."),
        "hard_stop": sight.say("A hard stop: %(why)s") % {"why": sight.words(ask.hard_stop)},
    }
    mean = found.mean if found.complete else None
    if found.stops:
        verdict = "no_go"
        sentence = sight.say("This rules it out, whatever the scores: do not write a proposal.")
    elif mean is None:
        verdict = ""
        sentence = sight.say("Give all four scores to see what they say together.")
    elif "unsure" in (ask.eligible, ask.fits_mission) or not (ask.eligible and ask.fits_mission):
        verdict = "later"
        sentence = sight.say("First find out whether you are eligible and whether it fits.")
    elif mean >= GOOD:
        verdict = "go"
        sentence = sight.say("The scores speak for going ahead.")
    elif mean >= FAIR:
        verdict = "later"
        sentence = sight.say("The scores are divided: talk it over before you decide.")
    else:
        verdict = "no_go"
        sentence = sight.say("The scores speak against it: keep your strength for a better call.")
    return {
        "verdict": verdict,
        "sentence": sentence,
        "mean": None if mean is None else format_number(round(mean, 1), sight.language),
        "stops": [stops[code] for code in found.stops],
        "scores": [
            {"words": sight.code("GO_SCORES", name), "value": number_of(getattr(ask, name))}
            for name in GO_SCORES
        ],
        "decision": ask.decision,
        "decision_words": sight.code("GO_DECISIONS", ask.decision),
        "differs": bool(verdict and ask.decision and ask.decision != verdict),
    }


def pipeline(sight: Sight) -> Data:
    """The board of asks by stage, what may be expected when, and the dates that count."""
    asks = sight.plan.pipeline.items
    found = forecast(asks)
    donors = {one.id: sight.words(one.name) for one in sight.plan.donors.items}

    def card(one: Opportunity) -> Data:
        return {
            "id": one.id,
            "words": sight.words(one.text),
            "donor": donors.get(one.donor, ""),
            "amount": sight.money(number_of(one.amount) or 0.0),
            "weighted": sight.money(weighted(one)) if weighted(one) else "",
            "undecided": one.stage in ASKING_STAGES and not one.decision,
        }

    stages = [
        {
            "stage": stage,
            "words": sight.code("PIPELINE_STAGES", stage),
            "sum": sight.money(found.by_stage[stage].amount),
            "cards": [card(one) for one in asks if one.stage == stage],
        }
        for stage in PIPELINE_STAGES
        if found.by_stage[stage].count
    ]
    loose = [card(one) for one in asks if one.stage not in PIPELINE_STAGES]
    return {
        "stages": stages,
        "loose": loose,
        "open": sight.money(found.open.amount),
        "expected": sight.money(found.open.weighted),
        "won": sight.money(found.won.amount),
        "quarters": [
            {
                "words": _quarter(sight, start),
                "amount": one.amount,
                "weighted": one.weighted,
                "amount_words": sight.money(one.amount),
                "weighted_words": sight.money(one.weighted),
            }
            for start, one in found.by_quarter.items()
        ],
        "dates": _dates(sight),
    }


def _quarter(sight: Sight, start: dt.date | None) -> str:
    if start is None:
        return sight.say("No date yet")
    return format_quarter(start.year, (start.month + 2) // 3, sight.language)


def _dates(sight: Sight) -> list[Data]:
    """Dates of the open asks, the nearest first."""
    kinds = (
        ("internal_deadline", sight.say("Your own deadline")),
        ("deadline", sight.say("The donor's deadline")),
        ("decision_date", sight.say("Decision")),
    )
    rows = [
        (day, kind, words, one)
        for one in sight.plan.pipeline.items
        if one.stage in OPEN_STAGES
        for kind, words in kinds
        if (day := date_of(getattr(one, kind)))
        and not (one.stage == "submitted" and kind != "decision_date")
    ]
    return [
        {
            "date": day.isoformat(),
            "date_words": format_date(day, sight.language),
            "kind": kind,
            "kind_words": words,
            "id": one.id,
            "words": sight.words(one.text),
        }
        for day, kind, words, one in sorted(rows, key=lambda row: row[0])
    ]
