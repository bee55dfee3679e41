"""The plan document: one typed, versioned JSON document for an organisation's strategic plan.

Half-written is legal: every field may be empty, and references may point nowhere (rules say
so). Only the impossible is refused: a wrong JSON type, a field over its length. Every list
item has a stable ``id``; a section is one top-level field and the unit that is saved.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from saql.plan.communication import Communication, Messages
from saql.plan.fields import Date, Language, Number, Part, Text
from saql.plan.fundraising import (
    Campaign,
    CaseForSupport,
    Donors,
    FundingMap,
    Pipeline,
    Readiness,
)
from saql.plan.items import Id, Item, Line, Place
from saql.plan.networking import Agreements, Coordination, Ties

SCHEMA_VERSION = 1
MAX_PLAN_BYTES = 2_000_000
MAX_ITEMS = 5_000
"""Rows of all lists together: more would not fit into the plan's bytes once written out."""


class About(Part):
    """The plan's own card: what it is called, whose it is, how far it has come, what it spans."""

    title: Text = Field(default_factory=Text)
    language: Language = "ar"
    version: Line = ""
    date: Date = None
    author: Line = ""
    status: Line = "draft"
    horizon_years: Number = None
    start: Date = None


class Consultation(Item):
    """One meeting or survey in which people were asked, and what it changed."""

    group: Text = Field(default_factory=Text)
    date: Date = None
    people: Number = None
    women: Number = None
    changed: Text = Field(default_factory=Text)


class Profile(Part):
    """Who the organisation is."""

    name: Text = Field(default_factory=Text)
    legal_form: Line = ""
    registration: Text = Field(default_factory=Text)
    founded_year: Number = None
    founded_place: Place = Field(default_factory=Place)
    summary: Text = Field(default_factory=Text)
    sectors: list[Line] = Field(default_factory=list)
    places: list[Line] = Field(default_factory=list)
    other_places: Text = Field(default_factory=Text)
    target_group: Text = Field(default_factory=Text)
    governance: Text = Field(default_factory=Text)
    board_members: Number = None
    staff: Number = None
    volunteers: Number = None
    contact: Line = ""
    consultations: list[Consultation] = Field(default_factory=list)


class Achievement(Item):
    """Something done, with a number, a year and a place."""

    text: Text = Field(default_factory=Text)
    number: Number = None
    unit: Text = Field(default_factory=Text)
    year: Number = None
    place: Place = Field(default_factory=Place)
    evidence: Text = Field(default_factory=Text)
    donor: Text = Field(default_factory=Text)


class Achievements(Part):
    """What the organisation has already done."""

    items: list[Achievement] = Field(default_factory=list)


class Value(Item):
    """A value, and the behaviour that shows it."""

    name: Text = Field(default_factory=Text)
    behaviour: Text = Field(default_factory=Text)


class Direction(Part):
    """Vision, mission and values; the four ticks say which questions the mission answers."""

    vision: Text = Field(default_factory=Text)
    mission: Text = Field(default_factory=Text)
    mission_who: bool = False
    mission_what: bool = False
    mission_for_whom: bool = False
    mission_where: bool = False
    values: list[Value] = Field(default_factory=list)


class Stakeholder(Item):
    """A person, group or body that the plan concerns; interest and influence run from 1 to 5."""

    name: Text = Field(default_factory=Text)
    type: Line = ""
    role: Text = Field(default_factory=Text)
    interest: Number = None
    influence: Number = None
    partner: bool = False
    action: Text = Field(default_factory=Text)
    owner: Line = ""
    due: Date = None


class Stakeholders(Part):
    """Stakeholders and partners."""

    items: list[Stakeholder] = Field(default_factory=list)


class CapacityScore(Item):
    """One area of the capacity self-assessment, scored 1 to 4 with its evidence."""

    area: Line = ""
    score: Number = None
    evidence: Text = Field(default_factory=Text)
    action: Text = Field(default_factory=Text)
    owner: Line = ""
    due: Date = None
    accepted: bool = False
    accepted_reason: Text = Field(default_factory=Text)


class Capacity(Part):
    """The capacity self-assessment."""

    items: list[CapacityScore] = Field(default_factory=list)


class SwotItem(Item):
    """A strength, weakness, opportunity or threat; importance and likelihood run from 1 to 5."""

    box: Line = ""
    text: Text = Field(default_factory=Text)
    evidence: Text = Field(default_factory=Text)
    importance: Number = None
    likelihood: Number = None
    pestel: Line = ""
    box_confirmed: bool = False
    set_aside: Text = Field(default_factory=Text)


class Swot(Part):
    """The SWOT analysis."""

    items: list[SwotItem] = Field(default_factory=list)


class Strategy(Item):
    """A TOWS strategy that pairs internal with external SWOT items."""

    quadrant: Line = ""
    text: Text = Field(default_factory=Text)
    cites: list[Id] = Field(default_factory=list)


class Tows(Part):
    """Strategies made by pairing, the reason for an empty quadrant, and what is left undone."""

    strategies: list[Strategy] = Field(default_factory=list)
    reason_so: Text = Field(default_factory=Text)
    reason_st: Text = Field(default_factory=Text)
    reason_wo: Text = Field(default_factory=Text)
    reason_wt: Text = Field(default_factory=Text)
    not_doing: Text = Field(default_factory=Text)


class Goal(Item):
    """A strategic goal for the whole horizon, citing the strategies that it carries out."""

    text: Text = Field(default_factory=Text)
    strategies: list[Id] = Field(default_factory=list)
    on_organisation: bool = False


class Goals(Part):
    """Strategic goals."""

    items: list[Goal] = Field(default_factory=list)


class Objective(Item):
    """A SMART objective under a goal."""

    goal: Line = ""
    text: Text = Field(default_factory=Text)
    owner: Line = ""
    place: Place = Field(default_factory=Place)
    start: Date = None
    deadline: Date = None
    target_reason: Text = Field(default_factory=Text)


class Objectives(Part):
    """Objectives."""

    items: list[Objective] = Field(default_factory=list)


class Outcome(Item):
    """A change that an objective brings, with what it assumes."""

    objective: Line = ""
    text: Text = Field(default_factory=Text)
    assumptions: Text = Field(default_factory=Text)


class Output(Item):
    """A product or service that leads to an outcome, with what it assumes."""

    outcome: Line = ""
    text: Text = Field(default_factory=Text)
    assumptions: Text = Field(default_factory=Text)


class Results(Part):
    """Outcomes and outputs, and the theory of change that joins them."""

    theory_of_change: Text = Field(default_factory=Text)
    outcomes: list[Outcome] = Field(default_factory=list)
    outputs: list[Output] = Field(default_factory=list)


class Milestone(Part):
    """A value that an indicator should have reached by the end of a year."""

    year: Number = None
    value: Number = None


class Indicator(Item):
    """A measure of an objective, outcome or output (``measures`` holds its id)."""

    measures: Line = ""
    text: Text = Field(default_factory=Text)
    unit: Text = Field(default_factory=Text)
    kind: Line = ""
    numerator: Text = Field(default_factory=Text)
    denominator: Text = Field(default_factory=Text)
    direction: Line = ""
    baseline: Number = None
    baseline_year: Number = None
    baseline_due: Date = None
    baseline_method: Text = Field(default_factory=Text)
    target: Number = None
    target_year: Number = None
    milestones: list[Milestone] = Field(default_factory=list)
    source: Text = Field(default_factory=Text)
    method: Text = Field(default_factory=Text)
    frequency: Line = ""
    person: Line = ""
    about_people: bool = False
    disaggregation: list[Line] = Field(default_factory=list)


class Indicators(Part):
    """Indicators."""

    items: list[Indicator] = Field(default_factory=list)


class Activity(Item):
    """Work that makes an output; ``depends_on`` holds the ids of activities that end first."""

    output: Line = ""
    text: Text = Field(default_factory=Text)
    start: Date = None
    end: Date = None
    owner: Line = ""
    depends_on: list[Id] = Field(default_factory=list)
    no_cost: bool = False


class PlanMilestone(Item):
    """A dated point in the work plan; a weekend date is asked about unless confirmed."""

    text: Text = Field(default_factory=Text)
    date: Date = None
    activity: Line = ""
    weekend_confirmed: bool = False


class Activities(Part):
    """The work plan: activities and milestones."""

    items: list[Activity] = Field(default_factory=list)
    milestones: list[PlanMilestone] = Field(default_factory=list)


class Risk(Item):
    """A risk; likelihood and severity run from 1 to 5."""

    text: Text = Field(default_factory=Text)
    threat: Line = ""
    likelihood: Number = None
    severity: Number = None
    response: Line = ""
    mitigation: Text = Field(default_factory=Text)
    owner: Line = ""
    due: Date = None


class Risks(Part):
    """The risk register."""

    items: list[Risk] = Field(default_factory=list)


class BudgetLine(Item):
    """A cost: total = quantity x unit cost x duration x share (per cent).

    ``total`` is a total somebody stated; empty means calculated. ``currency`` is empty where
    it is the budget's own.
    """

    text: Text = Field(default_factory=Text)
    category: Line = ""
    activity: Line = ""
    support: bool = False
    meal: bool = False
    year: Number = None
    unit: Text = Field(default_factory=Text)
    quantity: Number = None
    unit_cost: Number = None
    duration: Number = 1
    share: Number = 100
    total: Number = None
    currency: Line = ""
    lump_sum: bool = False
    breakdown: Text = Field(default_factory=Text)
    explanation: Text = Field(default_factory=Text)


class Budget(Part):
    """Budget lines in one currency, with the exchange rate (local units for one unit)."""

    currency: Line = ""
    rate: Number = None
    rate_currency: Line = ""
    rate_date: Date = None
    lines: list[BudgetLine] = Field(default_factory=list)
    value_for_money: Text = Field(default_factory=Text)


class FundingSource(Item):
    """Money held or hoped for, in the budget's currency; probability in per cent."""

    name: Text = Field(default_factory=Text)
    kind: Line = ""
    amount: Number = None
    status: Line = ""
    probability: Number = None
    decision: Date = None
    owner: Line = ""
    next_step: Text = Field(default_factory=Text)


class Funding(Part):
    """Funding sources, and the gap as somebody stated it (empty means calculated)."""

    sources: list[FundingSource] = Field(default_factory=list)
    gap: Number = None
    gap_plan: Text = Field(default_factory=Text)


class Review(Item):
    """A meeting that reviews the plan itself."""

    date: Date = None
    kind: Line = ""
    participants: Text = Field(default_factory=Text)
    decision: Text = Field(default_factory=Text)


class EvaluationQuestion(Item):
    """A question an evaluation should answer, under one of the six DAC criteria."""

    criterion: Line = ""
    text: Text = Field(default_factory=Text)


class Meal(Part):
    """Monitoring, evaluation, accountability and learning, and the follow-up of the plan."""

    reviews: list[Review] = Field(default_factory=list)
    feedback: Text = Field(default_factory=Text)
    learning: Text = Field(default_factory=Text)
    questions: list[EvaluationQuestion] = Field(default_factory=list)


class Sustainability(Part):
    """Who else works here, who is least served, how people are kept safe, what lasts."""

    coordination: Text = Field(default_factory=Text)
    inclusion: Text = Field(default_factory=Text)
    protection: Text = Field(default_factory=Text)
    continuation: Text = Field(default_factory=Text)


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
