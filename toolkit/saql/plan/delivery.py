"""The sections of the work: activities, risks, monitoring and evaluation, sustainability."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Number, Part, Text
from saql.plan.items import Id, Item, Line


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
