"""Every rule in every variant: the good plan passes it, and one change makes it speak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saql.i18n.finding_words import MESSAGES
from saql.plan.checks import RULES, Setting, check, fraction, ready, rule_by_id
from saql.plan.document import Plan

Edit = dict[str, Any]
Changed = Callable[[Plan, Edit], Plan]


def first(count: int) -> Callable[[list[Any]], list[Any]]:
    return lambda items: items[:count]


def without(*ids: str) -> Callable[[list[Any]], list[Any]]:
    return lambda items: [item for item in items if item["id"] not in ids]


def again(count: int, **changes: Any) -> Callable[[list[Any]], list[Any]]:
    """The list with copies of its first item under new ids."""
    return lambda items: [*items, *(_copy(items[0], n, changes) for n in range(count))]


def _copy(item: dict[str, Any], n: int, changes: dict[str, Any]) -> dict[str, Any]:
    return item | {"id": f"new{n}"} | {key: _numbered(value, n) for key, value in changes.items()}


def _numbered(value: Any, n: int) -> Any:
    return {"ar": value["ar"] + WORDS[n % len(WORDS)]} if isinstance(value, dict) else value


def _scores(field: str, score: int, positions: range) -> Edit:
    return {f"swot.items.{position}.{field}": score for position in positions}


WORDS = [" الأول", " الثاني", " الثالث", " الرابع", " الخامس", " السادس", " السابع", " الثامن"]
LONG = " ".join(["كلمة جديدة أخرى مختلفة"] * 20)
TEXT = {"ar": "نص آخر تماماً "}
OBJECTIVE = "objectives.items.0.text.ar"
INDICATOR = "indicators.items.0"
ACTIVITY = "activities.items.0"
LINE = "budget.lines.0"

CASES: list[tuple[str, str, Edit]] = [
    ("A1", "missing", {"direction.vision.ar": ""}),
    ("A1", "few_values", {"direction.values": first(2)}),
    ("A2", "empty", {"goals.items.0.text.ar": " "}),
    ("A2", "no_ar", {"goals.items.0.text": {"en": "Schooling goes on"}}),
    ("A2", "no_en", {"about.language": "en"}),
    ("A2", "placeholder", {"meal.learning.ar": "نصّ تجريبي"}),
    ("A2", "repeated", {"meal.learning.ar": "تعلم تعلم تعلم تعلم"}),
    ("A2", "mashing", {"meal.learning.ar": "شسيبل لاتنم"}),
    ("A2", "same_twice", {"goals.items.1.text.ar": "تعليمٌ لا ينقطع في القرى"}),
    ("A2", "unreadable_number", {"profile.staff": "بضعة أشخاص"}),
    ("A2", "unreadable_date", {"about.date": "الربيع القادم"}),
    ("A3", "dangling", {"objectives.items.0.goal": "gone"}),
    ("A3", "loose", {"activities.items.0.output": ""}),
    ("A4", "dependency", {"activities.items.0.depends_on": ["a2"]}),
    ("A5", "same_id", {"goals.items.1.id": "g1"}),
    ("A5", "typed", {"goals.items.0.text.ar": "1.2 تعليم لا ينقطع"}),
    ("A6", "no_horizon", {"about.horizon_years": None}),
    ("A6", "horizon", {"about.horizon_years": 4}),
    ("A6", "no_start", {"about.start": None}),
    ("A7", "no_version", {"about.version": ""}),
    ("A7", "no_date", {"about.date": None}),
    ("A7", "no_author", {"about.author": " "}),
    ("A7", "no_status", {"about.status": "finished"}),
    ("A8", "many_values", {"direction.values": again(5, name=TEXT)}),
    ("A8", "few_goals", {"goals.items": first(1)}),
    ("A8", "many_goals", {"goals.items": again(5, text=TEXT)}),
    ("A8", "no_objective", {"objectives.items": first(1)}),
    ("A8", "many_objectives", {"objectives.items": again(5, text=TEXT)}),
    ("A8", "many_results", {"results.outcomes": again(10, text=TEXT)}),
    ("B1", "vision_long", {"direction.vision.ar": LONG}),
    ("B1", "mission_long", {"direction.mission.ar": LONG}),
    ("B2", "vision_activity", {"direction.vision.ar": "ننفذ ورشات لكل طفل"}),
    ("B2", "vision_money", {"direction.vision.ar": "منظمة لا ينقصها تمويل"}),
    ("B2", "mission_who", {"direction.mission.ar": "توفير التعليم للأطفال في قرى تلكلخ"}),
    ("B2", "mission_what", {"direction.mission.ar": "جمعية محلية للأطفال في قرى تلكلخ"}),
    ("B2", "mission_for_whom", {"direction.mission.ar": "جمعية توفر التعليم في تلكلخ"}),
    ("B2", "mission_where", {"direction.mission.ar": "جمعية توفر التعليم للأطفال المنقطعين"}),
    ("B3", "alike", {"direction.mission.ar": "كل طفل في ريف حمص ينهي تعليمه ويكتب مستقبله معنا"}),
    ("B4", "no_behaviour", {"direction.values.0.behaviour.ar": ""}),
    ("B4", "short", {"direction.values.0.behaviour.ar": "نحن شفافون"}),
    ("C1", "few", {"stakeholders.items": first(4)}),
    ("C1", "few_types", {"stakeholders.items": first(2)}),
    ("C1", "no_community", {"stakeholders.items.0.type": "media"}),
    ("C1", "no_government", {"stakeholders.items": without("st1", "st2")}),
    ("C2", "no_interest", {"stakeholders.items.1.interest": None}),
    ("C2", "no_influence", {"stakeholders.items.1.influence": None}),
    ("C2", "out_of_scale", {"stakeholders.items.1.influence": 9}),
    ("C2", "no_action", {"stakeholders.items.0.action.ar": ""}),
    ("C2", "no_owner", {"stakeholders.items.0.owner": ""}),
    ("C2", "no_date", {"stakeholders.items.0.due": None}),
    ("C3", "none", {"capacity.items": []}),
    ("C3", "no_score", {"capacity.items.0.score": None}),
    ("C3", "out_of_scale", {"capacity.items.0.score": 5}),
    ("C3", "no_evidence", {"capacity.items.0.evidence.ar": ""}),
    ("C3", "no_action", {"capacity.items.0.action.ar": ""}),
    ("C3", "no_reason", {"capacity.items.0.action.ar": "", "capacity.items.0.accepted": True}),
    ("C4", "none", {"achievements.items": []}),
    ("C4", "no_number", {"achievements.items.0.number": None}),
    ("C4", "no_year", {"achievements.items.0.year": None}),
    ("C4", "no_place", {"achievements.items.0.place": {}}),
    ("D1", "few", {"swot.items": without("sw-s0")}),
    ("D1", "many", {"swot.items": again(8, text=TEXT)}),
    ("D1", "uneven", {"swot.items": again(6, text=TEXT)}),
    ("D2", "looks_external", {"swot.items.3.text.ar": "ارتفاع الأسعار في الأسواق"}),
    ("D2", "looks_external", {"swot.items.0.text.ar": "حاجة الناس الكبيرة إلى خدماتنا"}),
    ("D2", "looks_external", {"swot.items.3.text.ar": "قلة الدعم من المانحين"}),
    ("D2", "looks_internal", {"swot.items.9.text.ar": "فريقنا متعب"}),
    ("D3", "little", {f"swot.items.{n}.evidence.ar": "" for n in range(4)}),
    ("D4", "no_importance", {"swot.items.0.importance": None}),
    ("D4", "no_likelihood", {"swot.items.9.likelihood": None}),
    ("D4", "out_of_scale", {"swot.items.0.importance": 12}),
    (
        "D4",
        "flat",
        {"swot.items": again(1, text=TEXT), **{f"swot.items.{n}.importance": 5 for n in range(3)}},
    ),
    ("D5", "two_boxes", {"swot.items.9.text.ar": "لا توجد سياسة مكتوبة للمشتريات"}),
    ("D5", "twice", {"swot.items.4.text.ar": "لا توجد سياسات مكتوبة للمشتريات"}),
    ("D6", "none", {"tows.strategies": []}),
    ("D6", "empty", {"tows.strategies": first(3)}),
    ("D7", "no_quadrant", {"tows.strategies.0.quadrant": ""}),
    ("D7", "no_internal", {"tows.strategies.0.cites": ["sw-o0"]}),
    ("D7", "no_external", {"tows.strategies.0.cites": ["sw-s0"]}),
    ("D7", "other_box", {"tows.strategies.0.cites": ["sw-s0", "sw-o0", "sw-t0"]}),
    ("D8", "no_strategy", {"goals.items.0.strategies": []}),
    ("D9", "unused", {"goals.items.0.strategies": ["SO"], "tows.strategies.3.cites": ["sw-w0"]}),
    ("D10", "unanswered", {"risks.items.0.threat": "", "tows.strategies": without("ST", "WT")}),
    ("D11", "no_factor", {"swot.items.9.pestel": ""}),
    ("D11", "few_factors", {f"swot.items.{n}.pestel": "social" for n in range(6, 12)}),
    ("E1", "no_subject", {OBJECTIVE: "زيادة النسبة بمقدار 20% في تلكلخ"}),
    (
        "E1",
        "no_place",
        {OBJECTIVE: "خفض التسرب المدرسي من 18% إلى 8%", "objectives.items.0.place": {}},
    ),
    ("E2", "no_number", {OBJECTIVE: "خفض نسبة التسرب المدرسي في تلكلخ بحلول نهاية عام 2029"}),
    ("E2", "no_unit", {OBJECTIVE: "زيادة الجودة في تلكلخ إلى 300 بحلول نهاية عام 2029"}),
    ("E3", "no_owner", {"objectives.items.0.owner": ""}),
    ("E3", "steep", {"indicators.items.0.target": 400}),
    ("E3", "deep", {"indicators.items.0.target": 1}),
    ("E4", "no_goal", {"objectives.items.0.goal": ""}),
    ("E4", "other_subject", {OBJECTIVE: "زيادة إنتاج الزيتون من 10 إلى 20 طناً"}),
    ("E5", "no_deadline", {"objectives.items.0.deadline": None}),
    (
        "E5",
        "before_its_start",
        {"objectives.items.0.start": "2029-12-31", "objectives.items.0.deadline": "2029-01-01"},
    ),
    ("E5", "before_plan", {"objectives.items.0.deadline": "2026-06-30"}),
    ("E5", "after_plan", {"objectives.items.0.deadline": "2031-06-30"}),
    ("E6", "vague", {OBJECTIVE: "تعزيز التعليم في قرى تلكلخ"}),
    ("E6", "no_change", {OBJECTIVE: "جودة التعليم في قرى تلكلخ"}),
    ("E7", "activity", {OBJECTIVE: "تدريب 30 معلمة في قرى تلكلخ"}),
    ("E8", "two", {OBJECTIVE: "خفض التسرب المدرسي إلى 8% وزيادة دخل 200 أسرة"}),
    ("E9", "alike", {"objectives.items": again(1)}),
    ("F1", "objective", {"indicators.items": without("i1")}),
    ("F1", "outcome", {"indicators.items": without("i3")}),
    ("F1", "output", {"indicators.items": without("i5")}),
    ("F2", "no_value", {f"{INDICATOR}.baseline": None}),
    ("F2", "no_year", {f"{INDICATOR}.baseline_year": None}),
    ("F2", "no_method", {f"{INDICATOR}.baseline": None, f"{INDICATOR}.baseline_due": "2027-03-01"}),
    ("F3", "no_target", {f"{INDICATOR}.target": None}),
    ("F3", "no_year", {f"{INDICATOR}.target_year": None}),
    ("F3", "same", {f"{INDICATOR}.target": 10}),
    ("F3", "rises", {f"{INDICATOR}.direction": "decrease"}),
    ("F3", "falls", {f"{INDICATOR}.target": 5}),
    ("F3", "year_order", {f"{INDICATOR}.baseline_year": 2030}),
    ("F3", "year_outside", {f"{INDICATOR}.target_year": 2035}),
    ("F4", "no_unit", {f"{INDICATOR}.unit": {}}),
    ("F4", "not_percent", {f"{INDICATOR}.kind": "percentage", f"{INDICATOR}.target": 130}),
    ("F4", "negative", {f"{INDICATOR}.baseline": -3}),
    ("F4", "not_whole", {f"{INDICATOR}.target": 30.5}),
    ("F4", "no_numerator", {f"{INDICATOR}.kind": "percentage"}),
    ("F4", "no_denominator", {f"{INDICATOR}.kind": "", f"{INDICATOR}.unit.ar": "٪"}),
    ("F5", "no_source", {f"{INDICATOR}.source.ar": ""}),
    ("F5", "no_method", {f"{INDICATOR}.method.ar": ""}),
    ("F5", "no_frequency", {f"{INDICATOR}.frequency": ""}),
    ("F5", "no_person", {f"{INDICATOR}.person": " "}),
    ("F6", "direction", {f"{INDICATOR}.text.ar": "زيادة عدد الأسر الراضية"}),
    ("F6", "target", {f"{INDICATOR}.text.ar": "وصول الأسر الراضية إلى ٣٠ أسرة"}),
    ("F7", "no_sex_age", {f"{INDICATOR}.about_people": True}),
    ("F7", "no_sex", {f"{INDICATOR}.unit.ar": "طفل", f"{INDICATOR}.disaggregation": ["age"]}),
    ("F7", "no_age", {f"{INDICATOR}.about_people": True, f"{INDICATOR}.disaggregation": ["sex"]}),
    ("F7", "no_disability", {f"{INDICATOR}.about_people": True}),
    ("F8", "none", {f"indicators.items.{n}.milestones": [] for n in range(6)}),
    ("F8", "unfilled", {f"{INDICATOR}.milestones.0.value": None}),
    ("F8", "back_and_forth", {f"{INDICATOR}.milestones.0.value": 25}),
    ("F8", "last", {f"{INDICATOR}.milestones.1": {"year": 2029, "value": 28}}),
    ("F9", "many", {"indicators.items": again(26)}),
    ("F9", "many_here", {"indicators.items": again(3)}),
    ("F10", "no_line", {"budget.lines.5.meal": False}),
    ("F10", "low", {"budget.lines.5.unit_cost": 1}),
    ("F10", "high", {"budget.lines.4.meal": True}),
    ("F11", "none", {"meal.reviews": []}),
    ("F11", "no_date", {"meal.reviews.0.date": None}),
    ("F11", "no_participants", {"meal.reviews.0.participants": {}}),
    ("F11", "few", {"meal.reviews": first(2)}),
    ("F12", "none", {"meal.feedback.ar": ""}),
    ("F12", "short", {"meal.feedback.ar": "صندوق شكاوى"}),
    ("G1", "no_output", {"results.outputs.0.outcome": "oc2"}),
    ("G1", "no_activity", {"activities.items": without("a1", "a2")}),
    ("G2", "none", {"results.outputs.0.assumptions": {}}),
    (
        "G2",
        "repeats",
        {"results.outputs.0.assumptions.ar": "صفوف التعليم الداعم مفتوحة في القرى العشر"},
    ),
    ("G3", "none", {"risks.items": []}),
    ("G3", "no_likelihood", {"risks.items.0.likelihood": None}),
    ("G3", "no_severity", {"risks.items.0.severity": None}),
    ("G3", "out_of_scale", {"risks.items.0.severity": 0}),
    ("G3", "no_response", {"risks.items.0.response": ""}),
    ("G3", "no_owner", {"risks.items.0.owner": ""}),
    ("G3", "no_mitigation", {"risks.items.0.mitigation": {}}),
    ("G3", "no_date", {"risks.items.0.due": None}),
    ("G4", "activity_is_change", {f"{ACTIVITY}.text.ar": "زيادة عدد المعلمات المدربات"}),
    ("G4", "output_is_action", {"results.outputs.0.text.ar": "تنفيذ عشرين جلسة دعم"}),
    ("G4", "output_is_change", {"results.outputs.0.text.ar": "انخفاض التسرب في عشر قرى"}),
    ("G4", "outcome_is_action", {"results.outcomes.0.text.ar": "توزيع القرطاسية على الأطفال"}),
    ("H1", "no_start", {f"{ACTIVITY}.start": None}),
    ("H1", "no_end", {f"{ACTIVITY}.end": None}),
    ("H1", "order", {f"{ACTIVITY}.end": "2027-01-01"}),
    ("H1", "outside", {f"{ACTIVITY}.start": "2026-12-01"}),
    ("H1", "before_objective", {"objectives.items.0.start": "2027-02-01"}),
    ("H1", "after_objective", {"objectives.items.0.deadline": "2029-06-30"}),
    ("H1", "milestone_no_date", {"activities.milestones.0.date": None}),
    ("H1", "milestone_outside", {"activities.milestones.0.date": "2031-10-05"}),
    ("H1", "review_outside", {"meal.reviews.2.date": "2030-02-01"}),
    ("H2", "too_early", {"activities.items.1.start": "2027-09-01"}),
    ("H3", "many", {"activities.items": again(6, text=TEXT)}),
    ("H4", "empty_quarters", {"activities.items": without("a2", "a4")}),
    ("H4", "crowded_start", {"activities.items": again(3, text=TEXT)}),
    ("H5", "friday", {"activities.milestones.0.date": "2027-10-01"}),
    ("H5", "saturday", {"activities.milestones.0.date": "2027-10-02"}),
    ("I1", "no_quantity", {f"{LINE}.quantity": None}),
    ("I1", "no_unit_cost", {f"{LINE}.unit_cost": None}),
    ("I1", "no_duration", {f"{LINE}.duration": None}),
    ("I1", "no_share", {f"{LINE}.share": None}),
    ("I1", "total", {f"{LINE}.total": 1801}),
    ("I2", "no_currency", {"budget.currency": ""}),
    ("I2", "no_rate", {"budget.rate": None}),
    ("I2", "no_rate_date", {"budget.rate_date": None}),
    ("I2", "no_category", {f"{LINE}.category": ""}),
    ("I2", "no_year", {"budget.lines.5.year": None}),
    ("I2", "year_outside", {f"{LINE}.year": 2026}),
    ("I3", "no_activity", {f"{LINE}.activity": ""}),
    ("I3", "not_costed", {f"{LINE}.activity": "a2"}),
    ("I4", "over", {"budget.lines.6.unit_cost": 90}),
    ("I5", "staff", {f"budget.lines.{n}.category": "A" for n in range(4)}),
    ("I5", "equipment", {f"budget.lines.{n}.category": "C" for n in (2, 3)}),
    ("I5", "line", {f"{LINE}.unit_cost": 300}),
    ("I6", "no_breakdown", {f"{LINE}.unit.ar": "مبلغ مقطوع"}),
    ("I7", "no_sources", {"funding.sources": []}),
    ("I7", "gap", {"funding.gap": 1000}),
    ("I7", "over", {"funding.sources.0.amount": 20000}),
    ("I7", "no_gap_plan", {"funding.gap_plan.ar": "", "funding.sources": first(1)}),
    ("I7", "thin", {"funding.gap_plan.ar": ""}),
    ("I8", "text", {f"{LINE}.unit_cost": "حسب السوق"}),
    ("I8", "negative", {f"{LINE}.quantity": -2}),
    ("I8", "over_hundred", {f"{LINE}.share": 150}),
    ("I8", "currency", {f"{LINE}.currency": "EUR"}),
]


def test_the_good_plan_passes_every_rule(plan: Plan, setting: Setting) -> None:
    assert check(plan, setting) == []
    for rule in RULES:
        outcome = rule.run(plan, setting)
        assert fraction(outcome) == 1.0 or outcome.looked_at == 0, rule.id


@pytest.mark.parametrize(("code", "variant", "edits"), CASES, ids=[f"{c}-{v}" for c, v, _ in CASES])
def test_one_change_makes_the_rule_speak(
    code: str, variant: str, edits: Edit, plan: Plan, setting: Setting, changed: Changed
) -> None:
    outcome = rule_by_id(code).run(changed(plan, edits), setting)
    assert variant in {finding.variant for finding in outcome.findings}
    assert 0 <= fraction(outcome) < 1


def test_no_variant_is_left_without_a_case() -> None:
    """The rules of the modules' sections have their cases in the file beside this one."""
    cases = {(code, variant) for code, variant, _ in CASES}
    assert cases == {(code, v) for code, v in MESSAGES if code[0] < "J" and code != "I9"}


def test_a_plan_is_ready_when_only_warnings_and_hints_are_left(
    plan: Plan, setting: Setting, changed: Changed
) -> None:
    assert ready(check(plan, setting))
    warned = changed(plan, {"direction.values.0.behaviour.ar": ""})
    assert ready(check(warned, setting))
    assert not ready(check(changed(plan, {"about.version": ""}), setting))
