"""How much empty paper an exercise needs: what its text asks for, by hand and without a screen."""

from __future__ import annotations

from collections.abc import Mapping

from saql.plan.vocabulary import (
    BOXES,
    CAPACITY_AREAS,
    DAC_CRITERIA,
    INTERNAL_BOXES,
    QUADRANTS,
    READINESS_ITEMS,
)

FEW = 2
"""Empty cards of a list for which the exercises name no number."""

CARDS: Mapping[str, int] = {
    "achievements.items": 3,
    "direction.values": 3,
    "stakeholders.items": 5,
    "swot.items": 3,
    "tows.strategies": 1,
    "capacity.items": 1,
    "goals.items": 3,
    "activities.items": 4,
    "risks.items": 5,
    "meal.reviews": 4,
    "meal.questions": 1,
    "readiness.items": 1,
    "funding_map.items": 6,
    "campaign.gifts": 4,
    "campaign.steps": 4,
    "ties.items": 5,
    "coordination.presence": 3,
    "coordination.meetings": 3,
    "communication.items": 3,
}
"""Empty cards of a list, or of each of its groups."""

GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "swot.items": ("box", BOXES),
    "tows.strategies": ("quadrant", tuple(QUADRANTS)),
    "capacity.items": ("area", CAPACITY_AREAS),
    "readiness.items": ("item", READINESS_ITEMS),
    "meal.questions": ("criterion", DAC_CRITERIA),
}
"""Lists whose cards are named by a code, so that none of its kinds is forgotten on paper."""

OF_OUTSIDE = frozenset({"likelihood", "pestel"})
NOT_ASKED: Mapping[str, frozenset[str]] = dict.fromkeys(INTERNAL_BOXES, OF_OUTSIDE)
"""Fields that a card named by this code does not have."""

OFF_PAPER = frozenset({"swot.box_confirmed", "swot.set_aside", "activities.weekend_confirmed"})
"""Fields that answer the program's own questions."""

ONE_LINE = frozenset(
    {
        "name", "unit", "group", "partner", "audience", "donor", "registration",
        "readiness.evidence", "readiness.action",
        "tows.reason_so", "tows.reason_st", "tows.reason_wo", "tows.reason_wt",
    }
)  # fmt: skip
"""Texts that are a name or a few words, in every section or in one."""


def cards_of(listed: str) -> int:
    """How many empty cards a list gets, ``section.list``."""
    return CARDS.get(listed, FEW)
