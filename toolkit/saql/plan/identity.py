"""The sections that say who the organisation is: the plan's frame, profile, record, direction."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Language, Number, Part, Text
from saql.plan.items import Item, Line, Place


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
