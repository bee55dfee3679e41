"""The rules of the module sections: silent, satisfied, or set off by one change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saql.i18n.finding_words import MESSAGES
from saql.i18n.findings import describe
from saql.plan.checks import RULES, Setting, check, fraction, ready, rule_by_id
from saql.plan.document import MODULE_SECTIONS, Plan
from tests.plan.checks.good_plan import ar
from tests.plan.checks.module_sections import MODULES

Changed = Callable[[Plan, dict[str, Any]], Plan]
MODULE_RULES = [
    rule for rule in RULES if (rule.id[0] in "JKL" or rule.id == "I9") and rule.id != "K1"
]
"""K1 reads every section; `test_versions.py` is about it."""


PRESENCE = "coordination.presence.0"
ASK = "pipeline.items.0"
DONOR = "donors.items.0"
MESSAGE = "messages.items.0"

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("I9", "ceiling", {f"{DONOR}.grant_max": 900}),
    ("I9", "floor", {f"{DONOR}.grant_min": 2000}),
    ("I9", "co_funding", {f"{DONOR}.co_funding": 99}),
    ("I9", "ineligible", {f"{DONOR}.categories": ["F"]}),
    ("I9", "indirect", {f"{DONOR}.indirect_max": 1}),
    ("J1", "incomplete", {f"{PRESENCE}.sector": ""}),
    ("J1", "incomplete", {f"{PRESENCE}.reached": None}),
    ("J1", "order", {f"{PRESENCE}.end": "2026-03-01"}),
    ("J1", "not_a_count", {f"{PRESENCE}.targeted": -5}),
    ("J2", "unknown", {f"{PRESENCE}.pcode": "SY99"}),
    ("J2", "unknown", {f"{DONOR}.places": ["Homs?"]}),
    ("J2", "elsewhere", {"profile.places": ["SY02"]}),
    ("J5", "incomplete", {"communication.items.0.message": ""}),
    ("J5", "incomplete", {"communication.items.0.date": None}),
    ("J5", "incomplete", {"communication.items.0.channel": "pigeon"}),
    (
        "J6",
        "clear",
        {
            f"{MESSAGE}.text": ar(
                "إن " + "العمل المستمر في القرى " * 8 + "هو بناء القدرات وحوكمة التدخلات."
            )
        },
    ),
    ("J6", "specific", {f"{MESSAGE}.text": ar("معاً نصنع الفرق.")}),
    ("J6", "positive", {f"{MESSAGE}.text": ar("في تلكلخ 120 طفلاً من الفقراء المساكين سنة 2027.")}),
    ("J6", "no_consent", {f"{MESSAGE}.about_people": True}),
    ("J7", "incomplete", {"agreements.items.0.exit": {}}),
    ("J7", "order", {"agreements.items.0.end": "2026-01-01"}),
    ("J8", "incomplete", {"ties.items.0.first_step": {}}),
    ("J8", "incomplete", {"ties.items.1.goal": ""}),
    ("J8", "out_of_scale", {"ties.items.1.now": 9}),
    ("J9", "alone", {"ties.items.1.goal": "g1"}),
    ("K2", "long", {"case_for_support.need.ar": "كلمة أخرى 5 " * 400}),
    ("K2", "short_long", {"case_for_support.short.ar": "كلمة أخرى " * 80}),
    ("K3", "no_list", {f"{DONOR}.attachments": []}),
    ("K3", "not_ready", {f"{DONOR}.attachments_ready": ["licence"]}),
    ("K4", "incomplete", {f"{ASK}.decision": ""}),
    ("K4", "incomplete", {f"{ASK}.go_fit": None}),
    ("K4", "not_go", {f"{ASK}.decision": "later"}),
    ("K4", "contradiction", {f"{ASK}.hard_stop": ar("لا حساب مصرفي")}),
    ("K4", "contradiction", {f"{ASK}.eligible": "no"}),
    ("K4", "out_of_scale", {f"{ASK}.go_fit": 7}),
    ("L1", "unanswered", {"readiness.items.5.answer": ""}),
    ("L1", "low", {f"readiness.items.{n}.answer": "no" for n in range(12)}),
    ("L2", "no_evidence", {"readiness.items.3.evidence": {}}),
    ("L2", "incomplete", {"readiness.items.0.owner": ""}),
    ("L2", "no_first_days", {"readiness.first_days": {}}),
    ("L3", "incomplete", {"funding_map.items.0.decision": ""}),
    ("L3", "out_of_scale", {"funding_map.items.0.fit": 6}),
    ("L3", "one_kind", {"funding_map.items.1.kind": "grant"}),
    ("L3", "leans", {"funding_map.items.0.potential": 90000}),
    ("L4", "incomplete", {f"{DONOR}.type": ""}),
    ("L4", "range", {f"{DONOR}.grant_min": 7000}),
    ("L4", "over_hundred", {f"{DONOR}.indirect_max": 120}),
    ("L5", "no_part", {"case_for_support.change": {}}),
    ("L5", "no_figure_need", {"case_for_support.need.ar": "أطفال كثيرون بلا مدرسة"}),
    ("L5", "no_figure_ask", {"case_for_support.ask.ar": "ساعدونا"}),
    ("L6", "incomplete", {f"{ASK}.next_step": {}}),
    ("L6", "incomplete", {f"{ASK}.stage": ""}),
    ("L6", "chance", {f"{ASK}.probability": 120}),
    ("L6", "negative", {f"{ASK}.amount": -1}),
    ("L7", "too_late", {f"{ASK}.internal_deadline": "2027-04-30"}),
    ("L7", "too_early", {f"{ASK}.decision_date": "2027-04-01"}),
    ("L8", "no_reason", {"pipeline.items.1.lost_reason": ""}),
    ("L9", "differs", {f"{ASK}.source": "f1"}),
    ("L10", "no_part", {"campaign.purpose": {}}),
    ("L10", "negative", {"campaign.raised": -3}),
    ("L10", "order", {"campaign.end": "2027-08-01"}),
    ("L11", "none", {"campaign.gifts": []}),
    ("L11", "short", {"campaign.goal": 2100}),
    ("L12", "small", {"campaign.gifts.0.amount": 100}),
    ("L12", "large", {"campaign.gifts.0.amount": 900}),
    ("L13", "incomplete", {"campaign.gifts.1.prospects": None}),
    ("L13", "few", {"campaign.gifts.1.prospects": 40}),
    ("L14", "none", {"campaign.costs": []}),
    ("L14", "dear", {"campaign.costs.0.amount": 900}),
    ("L14", "incomplete", {"campaign.costs.0.amount": None}),
    ("L15", "none", {"campaign.thanks": []}),
    ("L15", "incomplete", {"campaign.thanks.0.owner": ""}),
    ("L15", "slow", {"campaign.thanks.0.days": 60}),
    ("L16", "none", {"campaign.steps": []}),
    ("L16", "incomplete", {"campaign.steps.0.channel": ""}),
    ("L16", "outside", {"campaign.steps.0.date": "2028-09-01"}),
]


@pytest.fixture
def whole(plan: Plan) -> Plan:
    """The good plan with every section of the modules filled well."""
    return Plan.model_validate(plan.model_dump(mode="json") | MODULES)


def test_a_plan_without_these_sections_hears_nothing_of_them(plan: Plan, setting: Setting) -> None:
    for rule in MODULE_RULES:
        outcome = rule.run(plan, setting)
        assert (outcome.looked_at, outcome.findings) == (0, []), rule.id


def test_sections_filled_well_pass_every_rule(whole: Plan, setting: Setting) -> None:
    assert check(whole, setting) == []
    for rule in MODULE_RULES:
        outcome = rule.run(whole, setting)
        if rule.id == "L9":  # no ask of this plan stands among the funding sources
            continue
        assert outcome.looked_at > 0, rule.id
        assert fraction(outcome) == 1.0, rule.id


@pytest.mark.parametrize(("code", "variant", "edits"), CASES, ids=[f"{c}-{v}" for c, v, _ in CASES])
def test_one_change_makes_the_rule_speak(
    code: str,
    variant: str,
    edits: dict[str, Any],
    whole: Plan,
    setting: Setting,
    changed: Changed,
) -> None:
    spoilt = changed(whole, edits)
    outcome = rule_by_id(code).run(spoilt, setting)
    found = [finding for finding in outcome.findings if finding.variant == variant]
    assert found
    assert 0 <= fraction(outcome) < 1 or code == "L1"
    for language in ("ar", "en"):
        told = describe(found[0], language, spoilt)
        assert "%(" not in told.message + told.mend + told.where
        assert "_" not in told.message


def test_no_variant_is_left_without_a_case() -> None:
    codes = {rule.id for rule in MODULE_RULES}
    cases = {(code, variant) for code, variant, _ in CASES}
    assert cases == {(code, variant) for code, variant in MESSAGES if code in codes}


@pytest.mark.parametrize("section", [s for names in MODULE_SECTIONS.values() for s in names])
def test_a_half_written_row_never_keeps_the_plan_from_being_ready(
    section: str, whole: Plan, setting: Setting
) -> None:
    data = whole.model_dump(mode="json")
    part = data[section]
    for name, value in part.items():
        if isinstance(value, list):
            kept = ("id", "text", "name", "partner", "need", "item")
            part[name] = [{k: v for k, v in item.items() if k in kept} for item in value]
    half = Plan.model_validate(data)
    assert ready(check(half, setting))


def test_honest_readiness_answers_cost_no_credit(
    whole: Plan, setting: Setting, changed: Changed
) -> None:
    low = changed(whole, {f"readiness.items.{n}.answer": "no" for n in range(15)})
    assert fraction(rule_by_id("L1").run(low, setting)) == 1.0


def test_what_is_lacking_is_named_in_words(whole: Plan, setting: Setting, changed: Changed) -> None:
    spoilt = changed(whole, {"ties.items.0.first_step": {}, "ties.items.0.owner": ""})
    (found,) = rule_by_id("J8").run(spoilt, setting).findings
    assert "الخطوة الأولى، المسؤول" in describe(found, "ar", spoilt).message
    assert "First step, Responsible person" in describe(found, "en", spoilt).message
