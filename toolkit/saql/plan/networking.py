"""The plan's networking sections: ties, partnership agreements, coordination."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Number, Part, Text
from saql.plan.items import Item, Line


class Tie(Item):
    """A tie to another body, today and wanted, and the strategic goal it serves.

    ``now`` and ``wanted`` run from 0 (none) to 5 (partnership), see ``TIE_LEVELS``;
    ``stakeholder`` holds the id of a stakeholder of the plan where it is one.
    """

    name: Text = Field(default_factory=Text)
    stakeholder: Line = ""
    type: Line = ""
    now: Number = None
    wanted: Number = None
    goal: Line = ""
    give: Text = Field(default_factory=Text)
    get: Text = Field(default_factory=Text)
    first_step: Text = Field(default_factory=Text)
    owner: Line = ""
    due: Date = None


class Ties(Part):
    """The network: why it is built, by which principles, and its ties."""

    purpose: Text = Field(default_factory=Text)
    principles: Text = Field(default_factory=Text)
    items: list[Tie] = Field(default_factory=list)


class Agreement(Item):
    """A partnership agreement (memorandum of understanding) with one partner."""

    partner: Text = Field(default_factory=Text)
    tie: Line = ""
    purpose: Text = Field(default_factory=Text)
    our_role: Text = Field(default_factory=Text)
    their_role: Text = Field(default_factory=Text)
    our_contribution: Text = Field(default_factory=Text)
    their_contribution: Text = Field(default_factory=Text)
    start: Date = None
    end: Date = None
    decisions: Text = Field(default_factory=Text)
    data_sharing: Text = Field(default_factory=Text)
    money: Text = Field(default_factory=Text)
    risks: Text = Field(default_factory=Text)
    disputes: Text = Field(default_factory=Text)
    exit: Text = Field(default_factory=Text)
    status: Line = ""
    owner: Line = ""


class Agreements(Part):
    """Partnership agreements."""

    items: list[Agreement] = Field(default_factory=list)


class Presence(Item):
    """A 3W row: what the organisation does, where, when and for whom; people as counts."""

    sector: Line = ""
    text: Text = Field(default_factory=Text)
    activity: Line = ""
    pcode: Line = ""
    start: Date = None
    end: Date = None
    status: Line = ""
    target_group: Text = Field(default_factory=Text)
    targeted: Number = None
    reached: Number = None
    others: Text = Field(default_factory=Text)


class Referral(Item):
    """A need that somebody else meets, and how a person reaches them safely."""

    need: Text = Field(default_factory=Text)
    provider: Text = Field(default_factory=Text)
    contact: Line = ""
    way: Text = Field(default_factory=Text)
    consent: Text = Field(default_factory=Text)
    follow_up: Text = Field(default_factory=Text)
    owner: Line = ""


class CoordinationMeeting(Item):
    """A date of the coordination calendar."""

    text: Text = Field(default_factory=Text)
    date: Date = None
    frequency: Line = ""
    bring: Text = Field(default_factory=Text)
    owner: Line = ""


class Coordination(Part):
    """Who does what where, referral, and the coordination calendar."""

    presence: list[Presence] = Field(default_factory=list)
    referrals: list[Referral] = Field(default_factory=list)
    meetings: list[CoordinationMeeting] = Field(default_factory=list)
