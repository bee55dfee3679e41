"""Group L: readiness for fundraising and the map of funding sources.

Honest answers are never a fault: what counts is that every line is answered and that each no
has somebody who works on it by a date.
"""

from __future__ import annotations

from saql.plan.checks.reading import flag_missing, is_begun, missing, score_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import number_of
from saql.plan.vocabulary import (
    FUNDING_KINDS,
    READINESS_ANSWERS,
    READINESS_ITEMS,
    SOURCE_DECISIONS,
)

_CHECKLISTS = "Fundraising readiness checklists"
_WORTH = {"yes": 1.0, "partly": 0.5}


@rule("L1", "I", reads=("readiness",), source=f"{_CHECKLISTS}: two thirds")
def readiness_is_known(plan: Plan, setting: Setting, look: Look) -> None:
    """Every line of the self-check is answered, and the share that is met is known."""
    answers = {
        line.item: line.answer
        for line in plan.readiness.items
        if line.item in READINESS_ITEMS and line.answer in READINESS_ANSWERS
    }
    if not answers:
        return
    whole = len(READINESS_ITEMS)
    look.at(whole)
    look.share = len(answers) / whole
    if len(answers) < whole:
        left = whole - len(answers)
        look.flag("unanswered", "readiness", field="items", left=left, of=whole)
        return
    met = sum(_WORTH.get(answer, 0.0) for answer in answers.values()) / whole
    least = setting.thresholds.fundraising.ready_share_min
    if met < least:
        percent, bar = round(100 * met), round(100 * least)
        look.flag("low", "readiness", field="items", percent=percent, least=bar)


@rule("L2", "W", reads=("readiness",), source=_CHECKLISTS)
def gaps_are_worked_on(plan: Plan, _setting: Setting, look: Look) -> None:
    """A line that is not met has an action, an owner and a date; one that is met, its evidence."""
    gaps = False
    for line in plan.readiness.items:
        if line.answer not in READINESS_ANSWERS:
            continue
        look.at()
        if line.answer == "yes":
            if not line.evidence:
                look.flag("no_evidence", "readiness", line.id, "evidence", severity="I")
            continue
        gaps = True
        flag_missing(look, "readiness", line, missing(line, "action", "owner", "due"))
    if gaps:
        look.at()
        if not plan.readiness.first_days:
            look.flag("no_first_days", "readiness", field="first_days")


@rule("L3", "W", reads=("funding_map",), source="Coaching programme: a mix of sources")
def sources_are_mixed(plan: Plan, setting: Setting, look: Look) -> None:
    """Each source has a kind and a decision; more than one kind is kept, none carries it all."""
    if not is_begun(plan, "funding_map") or not plan.funding_map.items:
        return
    kept = [entry for entry in plan.funding_map.items if entry.decision != "leave"]
    for entry in plan.funding_map.items:
        look.at()
        fields = [] if entry.kind in FUNDING_KINDS else ["kind"]
        fields += [] if entry.decision in SOURCE_DECISIONS else ["decision"]
        flag_missing(look, "funding_map", entry, tuple(fields))
        for field in ("effort", "fit"):
            value = getattr(entry, field)
            if number_of(value) is not None and score_of(value) is None:
                look.flag("out_of_scale", "funding_map", entry.id, field)
    look.at(2)
    if len({entry.kind for entry in kept if entry.kind in FUNDING_KINDS}) < 2:
        look.flag("one_kind", "funding_map", field="items")
    hoped = [number_of(entry.potential) or 0.0 for entry in kept]
    amounts = hoped if any(hoped) else [number_of(entry.now) or 0.0 for entry in kept]
    most = setting.thresholds.fundraising.largest_source_share_max
    if len(amounts) < 2 or sum(amounts) <= 0 or max(amounts) / sum(amounts) <= most + 1e-9:
        return
    largest = kept[amounts.index(max(amounts))]
    if not largest.reason and not plan.funding_map.conclusion:
        percent, limit = round(100 * max(amounts) / sum(amounts)), round(100 * most)
        look.flag("leans", "funding_map", largest.id, "reason", percent=percent, most=limit)


RULES = (readiness_is_known, gaps_are_worked_on, sources_are_mixed)
