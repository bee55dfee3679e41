"""Pictures of raising money: readiness, sources, go or no-go, pipeline, campaign."""

from __future__ import annotations

import datetime as dt

from saql.i18n.formats import format_date, format_number, format_quarter
from saql.plan.campaign import campaign_totals
from saql.plan.fields import date_of, number_of
from saql.plan.fundraising import Opportunity
from saql.plan.pipeline import ASKING_STAGES, forecast, go_score, weighted
from saql.plan.vocabulary import (
    ATTACHMENTS,
    FUNDING_KINDS,
    GO_SCORES,
    OPEN_STAGES,
    PIPELINE_STAGES,
    READINESS_ANSWERS,
    READINESS_GROUPS,
)
from saql.widgets.builder.panels import Data, Sight

WORTH = {"yes": 1.0, "partly": 0.5}
"""What an answer of the self-check counts; no counts nothing."""
GOOD, FAIR = 3.0, 2.5
"""Means of the four go/no-go scores from which an ask is worth going for, or talking over."""


def readiness(sight: Sight) -> Data:
    """The share that is in place, by group; what is missing; which papers the folder lacks."""
    lines = {one.item: one for one in sight.plan.readiness.items}
    groups, points, whole, answered = [], 0.0, 0, 0
    for group, items in READINESS_GROUPS.items():
        answers = [lines[item].answer if item in lines else "" for item in items]
        points += sum(WORTH.get(answer, 0.0) for answer in answers)
        whole += len(items)
        answered += sum(answer in READINESS_ANSWERS for answer in answers)
        groups.append(
            {
                "words": sight.code("READINESS_GROUPS", group),
                "of": len(items),
                **{answer: answers.count(answer) for answer in READINESS_ANSWERS},
            }
        )
    gaps = [
        {
            "words": sight.code("READINESS_ITEMS", item),
            "answer": lines[item].answer,
            "action": sight.words(lines[item].action),
            "owner": lines[item].owner,
            "due": format_date(lines[item].due, sight.language) if lines[item].due else "",
        }
        for items in READINESS_GROUPS.values()
        for item in items
        if item in lines and lines[item].answer in ("no", "partly")
    ]
    least = sight.course.thresholds.fundraising.ready_share_min
    return {
        "share": points / whole,
        "percent": sight.percent(points / whole),
        "least": least,
        "least_words": sight.percent(least),
        "answered": answered,
        "of": whole,
        "groups": groups,
        "gaps": sorted(gaps, key=lambda gap: gap["answer"] != "no"),
        "papers": _papers(sight),
    }


def _papers(sight: Sight) -> list[Data]:
    """The documents folder: each paper, whether donors ask for it and whether it is ready."""
    donors = sight.plan.donors.items
    asked = {paper: sum(paper in one.attachments for one in donors) for paper in ATTACHMENTS}
    ready = {paper for one in donors for paper in one.attachments_ready}
    return [
        {
            "words": sight.code("ATTACHMENTS", paper),
            "asked": asked[paper],
            "ready": paper in ready,
        }
        for paper in ATTACHMENTS
    ]


def funding_map(sight: Sight) -> Data:
    """Sources as dots of effort and potential, and what each kind brings now and could bring."""
    items = sight.plan.funding_map.items
    dots = []
    for number, one in enumerate(items, 1):
        potential, effort = number_of(one.potential), number_of(one.effort)
        dots.append(
            {
                "id": one.id,
                "number": number,
                "words": sight.words(one.text) or sight.code("FUNDING_KINDS", one.kind),
                "effort": effort,
                "fit": number_of(one.fit),
                "potential": potential or 0.0,
                "potential_words": sight.money(potential or 0.0),
                "now_words": sight.money(number_of(one.now) or 0.0),
                "decision": one.decision,
                "decision_words": sight.code("SOURCE_DECISIONS", one.decision),
            }
        )
    kinds = []
    for kind in FUNDING_KINDS:
        own = [one for one in items if one.kind == kind]
        now = sum(number_of(one.now) or 0.0 for one in own)
        potential = sum(number_of(one.potential) or 0.0 for one in own)
        if own:
            kinds.append(
                {
                    "words": sight.code("FUNDING_KINDS", kind),
                    "now": now,
                    "potential": potential,
                    "now_words": sight.money(now),
                    "potential_words": sight.money(potential),
                }
            )
    return {"dots": dots, "kinds": kinds}


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
