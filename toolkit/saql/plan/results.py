"""The sections of what is to be reached: goals, objectives, results and their indicators."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Number, Part, Text
from saql.plan.items import Id, Item, Line, Place


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
