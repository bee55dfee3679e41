"""The figures that rules compare with; a course may change each in ``thresholds.toml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(ge=0, le=10_000)]
Share = Annotated[float, Field(ge=0, le=1)]
Score = Annotated[int, Field(ge=1, le=5)]
Percent = Annotated[int, Field(ge=0, le=100)]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Structure(_Group):
    """Group A: how many of what a plan has."""

    horizons: tuple[int, ...] = (3, 5)
    values_min: Count = 3
    values_max: Count = 7
    goals_min: Count = 2
    goals_max: Count = 6
    objectives_per_goal_max: Count = 5
    results_per_goal_max: Count = 10


class Statements(_Group):
    """Group B: vision, mission and values."""

    vision_words_max: Count = 30
    mission_words_max: Count = 60
    overlap_max: Share = 0.7
    behaviour_words_min: Count = 4


class Stakeholders(_Group):
    """Group C: stakeholders, capacity and achievements."""

    stakeholders_min: Count = 5
    types_min: Count = 3
    high_score: Score = 4
    low_capacity: Annotated[int, Field(ge=1, le=4)] = 2


class Swot(_Group):
    """Group D: SWOT and TOWS."""

    items_min: Count = 3
    items_max: Count = 10
    uneven_ratio: Annotated[float, Field(ge=1)] = 2.5
    evidence_share_min: Share = 0.7
    same_item: Share = 0.85
    top_items: Count = 3
    high_score: Score = 4
    factors_min: Count = 4


class Objectives(_Group):
    """Group E: SMART objectives. Ratios compare the target with the baseline."""

    ratio_max: Annotated[float, Field(gt=1)] = 4.0
    ratio_min: Share = 0.2
    same_objective: Share = 0.85


class Indicators(_Group):
    """Group F: indicators and MEAL."""

    per_result_max: Count = 3
    total_max: Count = 30
    meal_share_min: Share = 0.03
    meal_share_max: Share = 0.10
    reviews_per_year_min: Count = 1
    feedback_words_min: Count = 6


class Logic(_Group):
    """Group G: logframe and risks."""

    risk_score_high: Count = 15
    same_assumption: Share = 0.7


class Time(_Group):
    """Group H: the work plan."""

    parallel_activities_max: Count = 5
    first_quarter_share_max: Share = 0.4
    final_review_grace_days: Count = 183


class Budget(_Group):
    """Group I: budget and funding. ``local_currency`` needs no exchange rate."""

    tolerance: Annotated[float, Field(ge=0)] = 0.01
    support_share_max: Share = 0.07
    staff_share_max: Share = 0.5
    equipment_share_max: Share = 0.25
    line_share_max: Share = 0.2
    local_currency: str = "SYP"


class Messages(_Group):
    """Group J: a message's scores run from 0 to 100."""

    sentence_words_ar: Count = 22
    sentence_words_en: Count = 26
    sentences_max: Count = 4
    clear_min: Percent = 60
    specific_min: Percent = 60
    positive_min: Percent = 60


class Fundraising(_Group):
    """Groups K and L: case for support, readiness, sources, pipeline, campaign."""

    case_words_max: Count = 900
    short_words_max: Count = 120
    ready_share_min: Share = 0.667
    largest_source_share_max: Share = 0.7
    leading_gift_share_min: Share = 0.10
    leading_gift_share_max: Share = 0.15
    prospects_per_gift_min: Annotated[float, Field(ge=1)] = 3.0
    cost_share_max: Share = 0.25
    thanks_days_max: Count = 14
    step_days_around: Count = 31


class Thresholds(_Group):
    """All figures, by group of rules."""

    structure: Structure = Structure()
    statements: Statements = Statements()
    stakeholders: Stakeholders = Stakeholders()
    swot: Swot = Swot()
    objectives: Objectives = Objectives()
    indicators: Indicators = Indicators()
    logic: Logic = Logic()
    time: Time = Time()
    budget: Budget = Budget()
    messages: Messages = Messages()
    fundraising: Fundraising = Fundraising()
