"""Rule K1: the Arabic and the English of one plan say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saql.i18n.finding_words import MESSAGES
from saql.i18n.findings import describe
from saql.plan.checks import Checker, Finding, PlaceIn, Setting, check, fraction, ready, rule_by_id
from saql.plan.document import Plan

Changed = Callable[[Plan, dict[str, Any]], Plan]

GOAL = "goals.items.0.text"
AR = "أن تصل 120 أسرة في القرى الخمس إلى الماء بحلول 15 آذار 2027"
EN = "120 families in the 5 villages reach water by 15 March 2027"


@pytest.fixture
def found(plan: Plan, setting: Setting, changed: Changed) -> Callable[..., list[Finding]]:
    """What the rule finds when the first goal is written in both languages like this."""

    def look(ar: str, en: str) -> list[Finding]:
        written = changed(plan, {GOAL: {"ar": ar, "en": en}})
        return [
            one
            for one in rule_by_id("K1").run(written, setting).findings
            if not one.variant.startswith("partly")
        ]

    return look


def test_the_same_figures_in_both_languages_pass(found) -> None:
    assert found(AR, EN) == []


def test_two_different_figures_are_an_error_that_names_both(found, plan: Plan) -> None:
    (told,) = found(AR, EN.replace("120", "210"))
    assert (told.variant, told.severity, told.place.item) == ("differ", "E", "g1")
    assert (told.data["arabic"], told.data["english"]) == ("120", "210")
    assert "120" in describe(told, "ar", plan).message
    assert "210" in describe(told, "en", plan).message


@pytest.mark.parametrize(
    ("ar", "en", "variant"),
    [(AR, "Families reach water by 15 March 2027", "not_en"), ("أن تصل الأسر", EN, "not_ar")],
)
def test_a_figure_that_one_language_leaves_out_is_a_warning(ar, en, variant, found) -> None:
    (told,) = found(ar, en)
    assert (told.variant, told.severity) == (variant, "W")


def test_one_and_two_are_not_missed_in_arabic(found) -> None:
    assert found("في قريتين ومدرسة", "In 2 villages and 1 school") == []
    assert [told.variant for told in found("في 3 قرى", "In 2 villages")] == ["differ"]


def test_another_number_of_the_plan_is_an_error(found) -> None:
    assert [told.variant for told in found("كما في O1.1", "As in O1.2")] == ["differ"]
    assert found("كما في الهدف الأول", "As in O1.2") == []


def test_a_plan_in_one_language_hears_nothing(plan: Plan, setting: Setting) -> None:
    outcome = rule_by_id("K1").run(plan, setting)
    assert (outcome.looked_at, outcome.findings) == (0, [])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_section_that_is_half_translated_is_told_once(
    language, plan: Plan, setting: Setting, changed: Changed
) -> None:
    other = "en" if language == "ar" else "ar"
    texts = {"vision": {"ar": "رؤية", "en": "A vision"}, "mission": {language: "رسالة"}}
    written = changed(plan, {"about.language": language, "direction": texts})
    (told,) = rule_by_id("K1").run(written, setting).findings
    assert (told.variant, told.severity, told.place.section) == (
        f"partly_{other}",
        "W",
        "direction",
    )
    assert (told.data["have"], told.data["all"]) == (1, 2)


def test_a_name_in_both_languages_does_not_begin_a_version(
    plan: Plan, setting: Setting, changed: Changed
) -> None:
    named = changed(
        plan,
        {
            "profile.name": {"ar": "جمعية غصن", "en": "Ghusn Association"},
            "profile.summary.ar": "جمعية محلية",
            "profile.target_group.ar": "أطفال",
        },
    )
    assert rule_by_id("K1").run(named, setting).findings == []


def test_versions_that_contradict_each_other_keep_a_plan_from_being_ready(
    plan: Plan, setting: Setting, changed: Changed
) -> None:
    goals = plan.model_dump(mode="json")["goals"]["items"]
    for goal in goals:
        goal["text"]["en"] = "A goal for 2029"
        goal["text"]["ar"] += " عام 2029"
    agreeing = changed(plan, {"goals.items": goals})
    assert ready(check(agreeing, setting))
    goals[0]["text"]["en"] = "A goal for 2092"
    differing = changed(plan, {"goals.items": goals})
    assert not ready(check(differing, setting))
    assert 0 < fraction(rule_by_id("K1").run(differing, setting)) < 1


def test_a_change_in_one_section_looks_at_that_section_again(
    plan: Plan, setting: Setting, changed: Changed
) -> None:
    checker = Checker(setting)
    checker.check(plan)
    edits = {f"goals.items.{n}.text": {"ar": AR, "en": EN} for n in range(2)}
    edits[f"{GOAL}.en"] = EN.replace("120", "210")
    told = [one for one in checker.recheck(changed(plan, edits), "goals") if one.code == "K1"]
    assert [one.variant for one in told] == ["differ"]
    assert checker.outcomes["K1"] == rule_by_id("K1").run(changed(plan, edits), setting)


@pytest.mark.parametrize("variant", sorted(v for code, v in MESSAGES if code == "K1"))
def test_every_finding_has_its_words(variant, plan: Plan) -> None:
    texts = {"differ": "arabic english", "not_en": "figures", "not_ar": "figures"}
    data = dict.fromkeys(texts.get(variant, "").split(), "5, 7") or {"have": 3, "all": 9}
    told = Finding("K1", variant, "W", PlaceIn("goals", "g1", "text"), data)
    arabic, english = describe(told, "ar", plan), describe(told, "en", plan)
    assert "%(" not in arabic.message + arabic.mend + english.message + english.mend
    assert arabic.message != english.message
    if "figures" in data:
        assert "5، 7" in arabic.message
