"""Groups K and L: the pipeline of asks and the decision to go for each."""

from __future__ import annotations

from saql.plan.checks.reading import by_id, flag_missing, missing
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import date_of, number_of
from saql.plan.fundraising import Opportunity
from saql.plan.pipeline import ASKING_STAGES, go_score
from saql.plan.vocabulary import (
    GO_DECISIONS,
    GO_SCORES,
    LOST_REASONS,
    OPEN_STAGES,
    PIPELINE_STAGES,
)

_PIPELINE = "Grants pipeline practice"
_GO = "Go/no-go tools for proposals"


@rule("K4", "W", reads=("pipeline",), source=_GO)
def the_decision_is_taken(plan: Plan, _setting: Setting, look: Look) -> None:
    """Go/no-go is filled before a proposal is written, and a hard stop is never a go."""
    for ask in plan.pipeline.items:
        for field in GO_SCORES:
            given = number_of(getattr(ask, field))
            if given is not None and not 1 <= given <= 4:
                look.at()
                look.flag("out_of_scale", "pipeline", ask.id, field)
        if ask.decision == "go" and go_score(ask).stops:
            look.at()
            look.flag("contradiction", "pipeline", ask.id, "decision")
        elif ask.stage in ASKING_STAGES:
            look.at()
            _look_at_decision(ask, look)


def _look_at_decision(ask: Opportunity, look: Look) -> None:
    if ask.decision in GO_DECISIONS and ask.decision != "go":
        look.flag("not_go", "pipeline", ask.id, "decision")
        return
    fields = [name for name in ("eligible", "fits_mission") if getattr(ask, name) != "yes"]
    fields += missing(ask, *GO_SCORES)
    fields += [] if ask.decision == "go" else ["decision"]
    flag_missing(look, "pipeline", ask, (*fields, *missing(ask, "decided_by")))


@rule("L6", "W", reads=("pipeline",), source=_PIPELINE)
def asks_are_followed(plan: Plan, _setting: Setting, look: Look) -> None:
    """An open ask has amount, probability, owner and next step; one being written, its dates."""
    for ask in plan.pipeline.items:
        if ask.stage in PIPELINE_STAGES and ask.stage not in OPEN_STAGES:
            continue
        look.at()
        fields = [] if ask.stage in PIPELINE_STAGES else ["stage"]
        fields += missing(ask, "amount", "probability", "owner", "next_step")
        if ask.stage == "preparing":
            fields += missing(ask, "internal_deadline", "deadline")
        if ask.stage == "submitted":
            fields += missing(ask, "decision_date")
        flag_missing(look, "pipeline", ask, tuple(fields))
        chance, amount = number_of(ask.probability), number_of(ask.amount)
        if chance is not None and not 0 <= chance <= 100:
            look.flag("chance", "pipeline", ask.id, "probability", severity="E", value=chance)
        if amount is not None and amount < 0:
            look.flag("negative", "pipeline", ask.id, "amount", severity="E", value=amount)


@rule("L7", "W", reads=("pipeline",), source=_PIPELINE)
def dates_follow_each_other(plan: Plan, _setting: Setting, look: Look) -> None:
    """Our own deadline comes before the donor's, and the decision after it."""
    for ask in plan.pipeline.items:
        ours, theirs = date_of(ask.internal_deadline), date_of(ask.deadline)
        decided = date_of(ask.decision_date)
        if not theirs or not (ours or decided):
            continue
        look.at()
        if ours and ours >= theirs:
            look.flag("too_late", "pipeline", ask.id, "internal_deadline", date=theirs.isoformat())
        if decided and decided < theirs:
            look.flag("too_early", "pipeline", ask.id, "decision_date", date=theirs.isoformat())


@rule("L8", "W", reads=("pipeline",), source=_PIPELINE)
def refusals_teach(plan: Plan, _setting: Setting, look: Look) -> None:
    """A refused ask says why."""
    for ask in plan.pipeline.items:
        if ask.stage == "refused":
            look.at()
            if ask.lost_reason not in LOST_REASONS:
                look.flag("no_reason", "pipeline", ask.id, "lost_reason")


@rule("L9", "W", reads=("funding", "pipeline"), source="Rule of the toolkit")
def pipeline_and_funding_agree(plan: Plan, _setting: Setting, look: Look) -> None:
    """An open ask that stands among the funding sources too has the same amount there."""
    sources = by_id(plan.funding.sources)
    for ask in plan.pipeline.items:
        source = sources.get(ask.source)
        if source is None or ask.stage not in OPEN_STAGES:
            continue
        look.at()
        here, there = number_of(ask.amount), number_of(source.amount)
        if here is not None and there is not None and abs(here - there) > 0.01:
            look.flag("differs", "pipeline", ask.id, "amount", here=here, there=there)


RULES = (
    the_decision_is_taken,
    asks_are_followed,
    dates_follow_each_other,
    refusals_teach,
    pipeline_and_funding_agree,
)
