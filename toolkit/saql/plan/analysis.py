"""The sections of the analysis: stakeholders, capacity, SWOT and the strategies from it."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Number, Part, Text
from saql.plan.items import Id, Item, Line


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
