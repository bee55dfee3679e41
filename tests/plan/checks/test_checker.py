"""The checker: any legal plan is checked, and a re-check says the same as a whole check."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saql.course import default_course
from saql.i18n.catalogue import LANGUAGES
from saql.i18n.findings import describe
from saql.plan import vocabulary
from saql.plan.checks import RULES, Checker, Outcome, Setting, check, fraction, rule_by_id
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan
from saql.plan.fields import Part, Text

IDS = ["g1", "o1", "oc1", "op1", "a1", "a2", "a3", "s1", "s2", "t1", "x"]
CODES = [
    *vocabulary.BOXES,
    *vocabulary.QUADRANTS,
    *vocabulary.INDICATOR_KINDS,
    *vocabulary.CATEGORIES,
    *vocabulary.CURRENCIES,
    *vocabulary.DIRECTIONS,
    "final",
    "confirmed",
    "unknown code",
    "",
]
TEXTS = [
    "زيادة عدد الأسر من 120 إلى 300 أسرة في حلب",
    "عقد ورشات",
    "تعزيز وتمكين",
    "xxx",
    "نص تجريبي",
    "1.2 ٪ %s %(x)s {0}",
    "a" * 300,
    "",
    "\u202e\u200f\u0000\ufdfa",
    "من إلى من 5 إلى",
    "و",
    "ال %",
    "in and from to",
]
NUMBERS = [None, -5, 0, 1, 2.5, 3, 5, 100, 2028, 1e300, "", "كثير", "-", "1e9", "١٢٫٥", "NaN"]
DATES = [None, "2027-01-01", "2028-06-30", "2029-12-31", "9999-12-31", "0001-01-01", "قريباً", ""]


def any_plan(chance: random.Random, text: str) -> Plan:
    """A legal plan of any content: dangling ids, cycles, unknown codes, unreadable figures."""
    texts = [*TEXTS, text]

    def value(kind: str, name: str) -> object:
        if name == "disaggregation":
            return chance.sample([*vocabulary.DISAGGREGATIONS, "x"], 2)
        if "list" in kind:
            return chance.choices(IDS, k=chance.randrange(3))
        for part, choices in (("date", DATES), ("float", NUMBERS), ("bool", [True, False])):
            if part in kind:
                return chance.choice(choices)
        return chance.choice([*CODES, *IDS, *texts])

    def part(model: type[Part]) -> dict[str, object]:
        made: dict[str, object] = {}
        for name, field in model.model_fields.items():
            kind = field.annotation
            inner = getattr(kind, "__args__", (None,))[0]
            if name == "id":
                made[name] = chance.choice(IDS)
            elif name == "language":
                made[name] = chance.choice(["ar", "en"])
            elif kind is Text:
                made[name] = {"ar": chance.choice(texts), "en": chance.choice(texts)}
            elif isinstance(kind, type) and issubclass(kind, Part):
                made[name] = part(kind)
            elif isinstance(inner, type) and issubclass(inner, Part):
                made[name] = [part(inner) for _ in range(chance.randrange(4))]
            else:
                made[name] = value(str(kind), name)
            if chance.random() < 0.1 and name != "id":
                del made[name]
        return made

    return Plan.model_validate(part(Plan) | {"schema_version": 1, "id": "plan"})


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**32), text=st.text(max_size=60))
def test_no_legal_plan_makes_a_rule_or_its_words_fail(seed: int, text: str) -> None:
    setting = default_course().setting
    plan = any_plan(random.Random(seed), text)  # noqa: S311 -- a repeatable choice, not a secret
    for rule in RULES:
        outcome = rule.run(plan, setting)
        assert 0 <= fraction(outcome) <= 1
        assert all(f.code == rule.id and f.place.section in rule.sections for f in outcome.findings)
        for finding in outcome.findings:
            for language in LANGUAGES:
                assert describe(finding, language, plan).mend


def test_an_empty_plan_is_checked(setting: Setting) -> None:
    codes = {finding.code for finding in check(Plan(), setting)}
    assert {"A1", "A6", "A7"} <= codes


def test_what_is_missing_whole_is_said_once(plan: Plan, setting: Setting) -> None:
    for section in ("stakeholders", "swot", "tows", "budget", "funding", "meal"):
        setattr(plan, section, getattr(Plan(), section))
    said = [(f.place.section, f.code) for f in check(plan, setting)]
    for section in ("stakeholders", "swot", "budget", "meal"):
        assert [code for place, code in said if place == section] == ["A1"]
    for code in ("C1", "D1", "F10", "F11", "F12"):
        assert fraction(rule_by_id(code).run(plan, setting)) == 0


def test_an_empty_review_calendar_is_one_error_beside_a_written_mechanism(
    plan: Plan, setting: Setting
) -> None:
    plan.meal.reviews = []
    said = [f.code for f in check(plan, setting) if f.place.section == "meal"]
    assert said == ["F11"]


def test_an_unanswered_threat_is_said_once(plan: Plan, setting: Setting) -> None:
    threat = next(item for item in plan.swot.items if item.box == "threat")
    threat.importance = threat.likelihood = 5
    plan.risks.items = [risk for risk in plan.risks.items if risk.threat != threat.id]
    for strategy in plan.tows.strategies:
        strategy.cites = [cite for cite in strategy.cites if cite != threat.id]
    said = [f.code for f in check(plan, setting) if f.place.item == threat.id]
    assert said == ["D10"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_recheck_of_the_changed_section_equals_a_whole_check(
    section: str, plan: Plan, setting: Setting
) -> None:
    checker = Checker(setting)
    checker.check(plan)
    empty = type(getattr(plan, section))()
    setattr(plan, section, empty)
    assert checker.recheck(plan, section) == check(plan, setting)


def test_many_changes_one_after_another_stay_equal_to_a_whole_check(
    plan: Plan, setting: Setting
) -> None:
    order = random.Random(7)  # noqa: S311 -- a repeatable shuffle, not a secret
    checker = Checker(setting)
    for _ in range(40):
        section = order.choice(list(ITEM_LISTS))
        part = getattr(plan, section)
        items = getattr(part, order.choice(ITEM_LISTS[section]))
        if items:
            items.append(items.pop(0)) if order.random() < 0.7 else items.pop()
        assert checker.recheck(plan, section) == check(plan, setting)


def test_a_change_of_language_checks_everything_again(plan: Plan, setting: Setting) -> None:
    checker = Checker(setting)
    checker.check(plan)
    plan.about.language = "en"
    assert checker.recheck(plan, "about") == check(plan, setting)


def test_nothing_looked_at_is_worth_nothing() -> None:
    assert fraction(Outcome(0, [])) == 0.0


def test_partial_credit_counts_items_not_findings(plan: Plan, setting: Setting) -> None:
    from saql.plan.checks import rule_by_id

    indicator = plan.indicators.items[0]
    indicator.source.ar, indicator.method.ar, indicator.person = "", "", ""
    outcome = rule_by_id("F5").run(plan, setting)
    assert len(outcome.findings) == 3
    assert fraction(outcome) == pytest.approx(5 / 6)


def test_evidence_is_credited_by_its_share(plan: Plan, setting: Setting) -> None:
    from saql.plan.checks import rule_by_id

    for item in plan.swot.items[:3]:
        item.evidence.ar = ""
    assert fraction(rule_by_id("D3").run(plan, setting)) == pytest.approx(9 / 12)
