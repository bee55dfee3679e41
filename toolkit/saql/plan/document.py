"""The plan document: one typed, versioned JSON document for an organisation's strategic plan.

Half-written is legal: every field may be empty, and references may point nowhere (rules say
so). Only the impossible is refused: a wrong JSON type, a field over its length. Every list
item has a stable ``id``; a section is one top-level field and the unit that is saved.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from saql.plan.analysis import Capacity, Stakeholders, Swot, Tows
from saql.plan.communication import Communication, Messages
from saql.plan.delivery import Activities, Meal, Risks, Sustainability
from saql.plan.fields import Part
from saql.plan.fundraising import Campaign, CaseForSupport, Donors, FundingMap, Pipeline, Readiness
from saql.plan.identity import About, Achievements, Direction, Profile
from saql.plan.items import Id, Item
from saql.plan.money import Budget, Funding
from saql.plan.networking import Agreements, Coordination, Ties
from saql.plan.results import Goals, Indicators, Objectives, Results

SCHEMA_VERSION = 1

MAX_PLAN_BYTES = 2_000_000

MAX_ITEMS = 5_000
"""Rows of all lists together: more would not fit into the plan's bytes once written out."""


class Plan(Part):
    """A strategic plan. Each field but the first two is a section, in the coach's order."""

    schema_version: int = SCHEMA_VERSION
    id: Id = "plan"
    about: About = Field(default_factory=About)
    profile: Profile = Field(default_factory=Profile)
    achievements: Achievements = Field(default_factory=Achievements)
    direction: Direction = Field(default_factory=Direction)
    stakeholders: Stakeholders = Field(default_factory=Stakeholders)
    capacity: Capacity = Field(default_factory=Capacity)
    swot: Swot = Field(default_factory=Swot)
    tows: Tows = Field(default_factory=Tows)
    goals: Goals = Field(default_factory=Goals)
    objectives: Objectives = Field(default_factory=Objectives)
    results: Results = Field(default_factory=Results)
    indicators: Indicators = Field(default_factory=Indicators)
    activities: Activities = Field(default_factory=Activities)
    risks: Risks = Field(default_factory=Risks)
    budget: Budget = Field(default_factory=Budget)
    funding: Funding = Field(default_factory=Funding)
    meal: Meal = Field(default_factory=Meal)
    sustainability: Sustainability = Field(default_factory=Sustainability)
    readiness: Readiness = Field(default_factory=Readiness)
    funding_map: FundingMap = Field(default_factory=FundingMap)
    donors: Donors = Field(default_factory=Donors)
    case_for_support: CaseForSupport = Field(default_factory=CaseForSupport)
    pipeline: Pipeline = Field(default_factory=Pipeline)
    campaign: Campaign = Field(default_factory=Campaign)
    ties: Ties = Field(default_factory=Ties)
    agreements: Agreements = Field(default_factory=Agreements)
    coordination: Coordination = Field(default_factory=Coordination)
    communication: Communication = Field(default_factory=Communication)
    messages: Messages = Field(default_factory=Messages)


SECTIONS: tuple[str, ...] = tuple(
    name for name in Plan.model_fields if name not in ("schema_version", "id")
)
"""Section names in the coach's order: the strategic plan, then what the other modules add."""

MODULE_SECTIONS: dict[str, tuple[str, ...]] = {
    "fundraising": (
        "readiness",
        "funding_map",
        "donors",
        "case_for_support",
        "pipeline",
        "campaign",
    ),
    "networking": ("ties", "agreements", "coordination"),
    "communication": ("communication", "messages"),
}
"""The sections that a module of the course adds; a plan may leave any of them empty."""

CORE_SECTIONS: tuple[str, ...] = tuple(
    name for name in SECTIONS if not any(name in sections for sections in MODULE_SECTIONS.values())
)
"""The sections of the strategic plan itself."""

ITEM_LISTS: dict[str, tuple[str, ...]] = {
    "profile": ("consultations",),
    "achievements": ("items",),
    "direction": ("values",),
    "stakeholders": ("items",),
    "capacity": ("items",),
    "swot": ("items",),
    "tows": ("strategies",),
    "goals": ("items",),
    "objectives": ("items",),
    "results": ("outcomes", "outputs"),
    "indicators": ("items",),
    "activities": ("items", "milestones"),
    "risks": ("items",),
    "budget": ("lines",),
    "funding": ("sources",),
    "meal": ("reviews", "questions"),
    "readiness": ("items",),
    "funding_map": ("items",),
    "donors": ("items",),
    "pipeline": ("items",),
    "campaign": ("gifts", "steps", "thanks", "costs"),
    "ties": ("items",),
    "agreements": ("items",),
    "coordination": ("presence", "referrals", "meetings"),
    "communication": ("items",),
    "messages": ("items",),
}
"""The lists of items with ids that a section holds; sections without lists are absent."""


def items_of(plan: Plan) -> Iterator[tuple[str, str, Item]]:
    """Every item of the plan as (section, list name, item), in document order."""
    for section, names in ITEM_LISTS.items():
        part = getattr(plan, section)
        for name in names:
            for item in getattr(part, name):
                yield section, name, item
