"""Pictures of getting ready to raise money: the self-check, and the map of sources."""

from __future__ import annotations

from saql.i18n.formats import format_date
from saql.plan.fields import number_of
from saql.plan.vocabulary import (
    ATTACHMENTS,
    FUNDING_KINDS,
    READINESS_ANSWERS,
    READINESS_GROUPS,
)
from saql.widgets.builder.sight import Data, Sight

WORTH = {"yes": 1.0, "partly": 0.5}
"""What an answer of the self-check counts; no counts nothing."""


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
