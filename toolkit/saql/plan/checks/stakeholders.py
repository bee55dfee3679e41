"""Group C: stakeholders, capacity and achievements."""

from __future__ import annotations

from saql.plan.checks.reading import score_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import number_of
from saql.plan.vocabulary import STAKEHOLDER_TYPES

_GOVERNMENT = ("government", "local_government")


@rule("C1", "W", reads=("stakeholders",), source="Bryson, Strategic Planning")
def stakeholders_are_varied(plan: Plan, setting: Setting, look: Look) -> None:
    """Enough stakeholders of enough kinds, the community and the authorities among them."""
    limits = setting.thresholds.stakeholders
    items = plan.stakeholders.items
    kinds = {item.type for item in items if item.type in STAKEHOLDER_TYPES}
    look.at(4)
    if not items:  # an empty list is A1's
        look.share = 0.0
        return
    if len(items) < limits.stakeholders_min:
        least = limits.stakeholders_min
        look.flag("few", "stakeholders", field="items", have=len(items), least=least)
    if len(kinds) < limits.types_min:
        least = limits.types_min
        look.flag("few_types", "stakeholders", field="items", have=len(kinds), least=least)
    if "target_community" not in kinds:
        look.flag("no_community", "stakeholders", field="items")
    if not kinds.intersection(_GOVERNMENT):
        look.flag("no_government", "stakeholders", field="items")


@rule("C2", "W", reads=("stakeholders",), source="Power-interest grid")
def stakeholders_are_scored(plan: Plan, setting: Setting, look: Look) -> None:
    """Interest and influence are scored, and who is high in both is engaged by someone in time."""
    high = setting.thresholds.stakeholders.high_score
    for item in plan.stakeholders.items:
        look.at()
        scores = []
        for field in ("interest", "influence"):
            value = getattr(item, field)
            score = score_of(value)
            scores.append(score or 0)
            if value is None:
                look.flag(f"no_{field}", "stakeholders", item.id, field)
            elif score is None and number_of(value) is not None:
                look.flag("out_of_scale", "stakeholders", item.id, field)
        if min(scores) < high:
            continue
        if not item.action:
            look.flag("no_action", "stakeholders", item.id, "action")
        elif not item.owner.strip():
            look.flag("no_owner", "stakeholders", item.id, "owner")
        elif item.due is None:
            look.flag("no_date", "stakeholders", item.id, "due")


@rule("C3", "W", reads=("capacity",), source="USAID OCA; Pact OPI")
def capacity_is_evident(plan: Plan, setting: Setting, look: Look) -> None:
    """A capacity score rests on evidence; a low one has an action or is accepted for a reason."""
    if not plan.capacity.items:
        look.at()
        look.flag("none", "capacity", field="items")
    for item in plan.capacity.items:
        look.at()
        score = score_of(item.score, 1, 4)
        if item.score is None:
            look.flag("no_score", "capacity", item.id, "score")
        elif score is None and number_of(item.score) is not None:
            look.flag("out_of_scale", "capacity", item.id, "score")
        if item.score is not None and not item.evidence:
            look.flag("no_evidence", "capacity", item.id, "evidence")
        if score is None or score > setting.thresholds.stakeholders.low_capacity or item.action:
            continue
        if not item.accepted:
            look.flag("no_action", "capacity", item.id, "action")
        elif not item.accepted_reason:
            look.flag("no_reason", "capacity", item.id, "accepted_reason")


@rule("C4", "W", reads=("achievements",), source="Coaching programme: achievements")
def achievements_are_exact(plan: Plan, _setting: Setting, look: Look) -> None:
    """Each achievement has a number, a year and a place."""
    if not plan.achievements.items:
        look.at()
        look.flag("none", "achievements", field="items")
    for item in plan.achievements.items:
        look.at()
        if item.number is None:
            look.flag("no_number", "achievements", item.id, "number")
        if item.year is None:
            look.flag("no_year", "achievements", item.id, "year")
        if not item.place.pcode.strip() and not item.place.text:
            look.flag("no_place", "achievements", item.id, "place")


RULES = (
    stakeholders_are_varied,
    stakeholders_are_scored,
    capacity_is_evident,
    achievements_are_exact,
)
