"""What a coach reads of a plan: words, never codes or ids."""

from __future__ import annotations

import re

import pytest

from saql import shipped
from saql.course import default_course
from saql.plan.document import CORE_SECTIONS, MODULE_SECTIONS, Plan, items_of
from saql.plan.upgrade import read_plan
from saql.widgets.coach_reading import reading

PLACES = default_course().places
STRONG = read_plan((shipped.path("course") / "samples" / "strong.plan.json").read_bytes())


def texts(blocks):
    for block in blocks:
        yield from (row["text"] for row in block["rows"])
        for listed in block["lists"]:
            for item in listed["items"]:
                yield item["title"]
                yield from (row["text"] for row in item["rows"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_code_and_no_id_is_left_in_what_a_coach_reads(language):
    said = [text for text in texts(reading(STRONG, language, PLACES)) if text]
    ids = {item.id for _, _, item in items_of(STRONG)}
    assert not ids & set(said)
    assert [text for text in said if re.fullmatch(r"[a-z]+(_[a-z]+)+|SY\d+", text)] == []


def test_a_ties_strength_is_read_in_words():
    (ties,) = [block for block in reading(STRONG, "en", PLACES) if block["section"] == "ties"]
    rows = {row["label"]: row["text"] for row in ties["lists"][0]["items"][0]["rows"]}
    assert rows["Tie wanted"] in {
        "Acquaintance",
        "Exchange of information",
        "Coordination",
        "Joint work",
        "Partnership",
    }


def test_a_name_in_both_languages_is_read_in_the_readers():
    said = [text for text in texts(reading(STRONG, "ar", PLACES)) if text]
    assert "المدير التنفيذي" in said
    assert [text for text in said if " / " in text and re.search("[A-Za-z]{3}", text)] == []


def test_an_empty_section_of_a_module_is_shown_first_and_only_where_it_was_asked_for():
    shown = [block["section"] for block in reading(Plan(), "ar", PLACES)]
    assert tuple(shown) == CORE_SECTIONS
    asked = MODULE_SECTIONS["networking"]
    shown = [block["section"] for block in reading(Plan(), "ar", PLACES, asked)]
    assert tuple(shown) == asked + CORE_SECTIONS
