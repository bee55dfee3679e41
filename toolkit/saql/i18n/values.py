"""What the values of a plan's fields mean: which hold codes, references, dates, years or places.

Keys are ``section.field``; names alone mean the same in every section.
"""

from __future__ import annotations

from collections.abc import Mapping

from saql.i18n.labels import code_label
from saql.plan.fields import Language
from saql.plan.vocabulary import TIE_LEVELS

CODES: Mapping[str, str] = {
    "about.status": "STATUSES",
    "profile.legal_form": "LEGAL_FORMS",
    "profile.sectors": "SECTORS",
    "stakeholders.type": "STAKEHOLDER_TYPES",
    "capacity.area": "CAPACITY_AREAS",
    "swot.box": "BOXES",
    "swot.pestel": "PESTEL",
    "tows.quadrant": "QUADRANTS",
    "indicators.kind": "INDICATOR_KINDS",
    "indicators.direction": "DIRECTIONS",
    "indicators.frequency": "FREQUENCIES",
    "indicators.disaggregation": "DISAGGREGATIONS",
    "risks.response": "RESPONSES",
    "budget.category": "CATEGORIES",
    "budget.currency": "CURRENCIES",
    "budget.rate_currency": "CURRENCIES",
    "funding.kind": "FUNDING_KINDS",
    "funding.status": "FUNDING_STATUSES",
    "meal.kind": "REVIEW_KINDS",
    "meal.criterion": "DAC_CRITERIA",
    "readiness.item": "READINESS_ITEMS",
    "readiness.answer": "READINESS_ANSWERS",
    "funding_map.kind": "FUNDING_KINDS",
    "funding_map.decision": "SOURCE_DECISIONS",
    "donors.type": "DONOR_TYPES",
    "donors.priorities": "SECTORS",
    "donors.currency": "CURRENCIES",
    "donors.categories": "CATEGORIES",
    "donors.languages": "LANGUAGES_USED",
    "donors.attachments": "ATTACHMENTS",
    "donors.attachments_ready": "ATTACHMENTS",
    "donors.relation": "RELATIONS",
    "pipeline.stage": "PIPELINE_STAGES",
    "pipeline.eligible": "YES_NO",
    "pipeline.fits_mission": "YES_NO",
    "pipeline.decision": "GO_DECISIONS",
    "pipeline.lost_reason": "LOST_REASONS",
    "campaign.currency": "CURRENCIES",
    "campaign.channel": "CHANNELS",
    "ties.type": "TIE_TYPES",
    "agreements.status": "AGREEMENT_STATUSES",
    "coordination.sector": "SECTORS",
    "coordination.status": "PRESENCE_STATUSES",
    "coordination.frequency": "FREQUENCIES",
    "communication.channel": "CHANNELS",
    "communication.frequency": "FREQUENCIES",
}
"""Which closed list a field's codes come from."""

SCALES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "ties.now": ("TIE_LEVELS", TIE_LEVELS),
    "ties.wanted": ("TIE_LEVELS", TIE_LEVELS),
}
"""Numbers that stand for a code: the place in its list, from 0."""

REFERENCES = frozenset(
    {
        "tows.cites",
        "goals.strategies",
        "objectives.goal",
        "results.objective",
        "results.outcome",
        "indicators.measures",
        "activities.output",
        "activities.depends_on",
        "activities.activity",
        "risks.threat",
        "budget.activity",
        "pipeline.donor",
        "pipeline.source",
        "ties.stakeholder",
        "ties.goal",
        "agreements.tie",
        "coordination.activity",
        "communication.goal",
        "communication.message",
    }
)
"""Fields that hold the ids of other items; shown by the item's number or its words."""

PLACES = frozenset({"profile.places", "donors.places"})
"""Fields that hold p-codes; a place's own code is in its ``pcode``."""

DATES = frozenset(
    {
        "date",
        "start",
        "end",
        "deadline",
        "internal_deadline",
        "due",
        "baseline_due",
        "rate_date",
        "decision",
        "decision_date",
    }
)
YEARS = frozenset({"year", "founded_year", "baseline_year", "target_year"})
PERCENTS = frozenset({"share", "probability", "co_funding", "indirect_max"})
TITLES = ("text", "name", "group", "area", "partner", "need", "item", "who", "kind")
"""The fields by which an item is called, the first that it has."""


def on_scale(key: str, value: float, language: Language) -> str:
    """The words of a number that stands for a code; empty where it stands for itself."""
    name, codes = SCALES.get(key, ("", ()))
    if not name or value != int(value) or not 0 <= value < len(codes):
        return ""
    return code_label(name, codes[int(value)], language)
