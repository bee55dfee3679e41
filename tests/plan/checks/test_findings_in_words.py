"""Every finding can be said in Arabic and English, with the same facts in both."""

from __future__ import annotations

import re

import pytest

from saql.i18n.catalogue import LANGUAGES, words
from saql.i18n.finding_words import MESSAGES, REASONS
from saql.i18n.findings import describe, short
from saql.plan.checks import RULES, Finding, PlaceIn, Setting, check
from saql.plan.document import Plan

ENGLISH = [*REASONS.values(), *(text for pair in MESSAGES.values() for text in pair)]


def test_every_rule_has_a_reason_and_at_least_one_message() -> None:
    ids = {rule.id for rule in RULES}
    assert set(REASONS) == ids
    assert {code for code, _ in MESSAGES} == ids


@pytest.mark.parametrize("english", sorted(set(ENGLISH)))
def test_arabic_is_there_and_names_the_same_facts(english: str) -> None:
    arabic = words("checks", "ar").get(english, "")
    assert re.search(r"[\u0621-\u064a]", arabic)
    assert set(re.findall(r"%\((\w+)\)", arabic)) == set(re.findall(r"%\((\w+)\)", english))
    assert not re.search(r"[?,;](\s|$)", arabic), "Arabic uses its own marks"
    assert not re.search(r"[٠-٩]", arabic), "digits are Western"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_says_what_why_how_and_where(language: str, plan: Plan, setting: Setting) -> None:
    plan.objectives.items[0].text.ar = "تعزيز التعليم في القرى"
    found = next(f for f in check(plan, setting) if (f.code, f.variant) == ("E6", "vague"))
    told = describe(found, "ar" if language == "ar" else "en", plan)
    assert "تعزيز التعليم في القرى" in told.message
    assert "تعزيز التعليم في القرى" in told.where
    assert told.reason
    assert told.mend
    assert "%(" not in " ".join((told.message, told.reason, told.mend, told.where))


def test_codes_dates_and_numbers_are_said_in_words(plan: Plan) -> None:
    place = PlaceIn("swot", None, "items")
    few = Finding("D1", "few", "W", place, {"box": "threat", "have": 1, "least": 3})
    assert describe(few, "ar", plan).message.startswith("التهديدات")
    early = Finding(
        "E5", "after_plan", "E", PlaceIn("objectives", "o1", "deadline"), {"end": "2029-12-31"}
    )
    assert "31 December 2029" in describe(early, "en", plan).message
    assert "كانون الأول" in describe(early, "ar", plan).message


def test_an_item_that_is_gone_and_a_newer_rule_are_still_described(plan: Plan) -> None:
    gone = Finding("E2", "no_number", "E", PlaceIn("objectives", "gone", "text"))
    assert "%(" not in describe(gone, "ar", plan).message
    newer = Finding("Z9", "new", "W", PlaceIn("future", "x", "y"))
    assert describe(newer, "ar", plan).message == "Z9"


def test_braces_and_percent_signs_in_a_persons_text_stay_as_typed(plan: Plan) -> None:
    plan.objectives.items[0].text.ar = "100%(d)s %s {x} <b>"
    found = Finding("E2", "no_number", "E", PlaceIn("objectives", "o1", "text"))
    assert "100%(d)s %s {x} <b>" in describe(found, "ar", plan).message


def test_long_texts_are_shortened_at_a_word() -> None:
    text = "كلمة " * 40
    assert len(short(text)) <= 61
    assert short(text).endswith("كلمة…")
