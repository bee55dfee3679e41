"""What the values of a plan's fields mean: which hold codes, references, dates, years or places.

Keys are ``section.field``; names alone mean the same in every section.
"""

from __future__ import annotations

from collections.abc import Mapping

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
}
"""Which closed list a field's codes come from."""

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
    }
)
"""Fields that hold the ids of other items; shown by the item's number or its words."""

PLACES = frozenset({"profile.places"})
"""Fields that hold p-codes; a place's own code is in its ``pcode``."""

DATES = frozenset(
    {"date", "start", "end", "deadline", "due", "baseline_due", "rate_date", "decision"}
)
YEARS = frozenset({"year", "founded_year", "baseline_year", "target_year"})
PERCENTS = frozenset({"share", "probability"})
TITLES = ("text", "name", "group", "area", "kind")
"""The fields by which an item is called, the first that it has."""
