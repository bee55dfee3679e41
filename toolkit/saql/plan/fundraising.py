"""The plan's fundraising sections: readiness, sources, donors, case, pipeline, campaign."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Number, Part, Text
from saql.plan.items import Item, Line


class ReadinessAnswer(Item):
    """One line of the readiness self-check: yes, partly or no, what shows it, what to do."""

    item: Line = ""
    answer: Line = ""
    evidence: Text = Field(default_factory=Text)
    action: Text = Field(default_factory=Text)
    owner: Line = ""
    due: Date = None


class Readiness(Part):
    """The readiness self-check for fundraising, and the plan for the first thirty days."""

    items: list[ReadinessAnswer] = Field(default_factory=list)
    first_days: Text = Field(default_factory=Text)


class FundingMapEntry(Item):
    """A kind of source: what it brings now and could bring in a year, how hard, how fitting.

    Amounts are in the budget's currency; effort and fit run from 1 to 5.
    """

    kind: Line = ""
    text: Text = Field(default_factory=Text)
    now: Number = None
    potential: Number = None
    effort: Number = None
    fit: Number = None
    decision: Line = ""
    reason: Text = Field(default_factory=Text)


class FundingMap(Part):
    """The map of funding sources."""

    items: list[FundingMapEntry] = Field(default_factory=list)
    conclusion: Text = Field(default_factory=Text)


class DonorProfile(Item):
    """What is known of one donor; shares in per cent, amounts in ``currency``."""

    name: Text = Field(default_factory=Text)
    type: Line = ""
    priorities: list[Line] = Field(default_factory=list)
    interests: Text = Field(default_factory=Text)
    places: list[Line] = Field(default_factory=list)
    other_places: Text = Field(default_factory=Text)
    currency: Line = ""
    grant_min: Number = None
    grant_max: Number = None
    co_funding: Number = None
    indirect_max: Number = None
    categories: list[Line] = Field(default_factory=list)
    languages: list[Line] = Field(default_factory=list)
    calls: Text = Field(default_factory=Text)
    deadline: Date = None
    eligibility: Text = Field(default_factory=Text)
    attachments: list[Line] = Field(default_factory=list)
    attachments_ready: list[Line] = Field(default_factory=list)
    contact: Line = ""
    relation: Line = ""
    past: Text = Field(default_factory=Text)
    next_step: Text = Field(default_factory=Text)
    owner: Line = ""
    due: Date = None


class Donors(Part):
    """Donor profiles."""

    items: list[DonorProfile] = Field(default_factory=list)


class CaseForSupport(Part):
    """The case for support, part by part, and a short version of it for a portal or a message."""

    need: Text = Field(default_factory=Text)
    people: Text = Field(default_factory=Text)
    answer: Text = Field(default_factory=Text)
    why_us: Text = Field(default_factory=Text)
    change: Text = Field(default_factory=Text)
    ask: Text = Field(default_factory=Text)
    without_you: Text = Field(default_factory=Text)
    short: Text = Field(default_factory=Text)


class Opportunity(Item):
    """One ask on its way, with the decision to go for it; amount in the budget's currency.

    ``donor`` and ``source`` hold ids of a donor profile and of a funding source of the plan;
    the four go/no-go scores run from 1 to 4, ``probability`` is in per cent.
    """

    text: Text = Field(default_factory=Text)
    donor: Line = ""
    source: Line = ""
    stage: Line = ""
    amount: Number = None
    probability: Number = None
    internal_deadline: Date = None
    deadline: Date = None
    decision_date: Date = None
    owner: Line = ""
    next_step: Text = Field(default_factory=Text)
    eligible: Line = ""
    fits_mission: Line = ""
    go_impact: Number = None
    go_fit: Number = None
    go_winnable: Number = None
    go_effect: Number = None
    hard_stop: Text = Field(default_factory=Text)
    decision: Line = ""
    decided_by: Text = Field(default_factory=Text)
    lost_reason: Line = ""
    lost_note: Text = Field(default_factory=Text)


class Pipeline(Part):
    """The pipeline of opportunities."""

    items: list[Opportunity] = Field(default_factory=list)


class GiftLevel(Item):
    """A row of the gift table: so many gifts of this amount, from so many people asked."""

    amount: Number = None
    gifts: Number = None
    prospects: Number = None
    who: Text = Field(default_factory=Text)


class CampaignStep(Item):
    """A dated step of the campaign on one channel."""

    text: Text = Field(default_factory=Text)
    channel: Line = ""
    date: Date = None
    owner: Line = ""


class Thanks(Item):
    """How a level of giving is thanked, within how many days, by whom."""

    who: Text = Field(default_factory=Text)
    text: Text = Field(default_factory=Text)
    days: Number = None
    owner: Line = ""


class CampaignCost(Item):
    """What the campaign itself costs, in its currency."""

    text: Text = Field(default_factory=Text)
    amount: Number = None


class Campaign(Part):
    """A donation campaign; money in ``currency``, ``raised`` is what has come in so far."""

    name: Text = Field(default_factory=Text)
    purpose: Text = Field(default_factory=Text)
    goal: Number = None
    currency: Line = ""
    start: Date = None
    end: Date = None
    audience: Text = Field(default_factory=Text)
    raised: Number = None
    gifts: list[GiftLevel] = Field(default_factory=list)
    steps: list[CampaignStep] = Field(default_factory=list)
    thanks: list[Thanks] = Field(default_factory=list)
    costs: list[CampaignCost] = Field(default_factory=list)
