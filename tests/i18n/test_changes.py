"""What changed between two plans, as a person who does not program reads it."""

from __future__ import annotations

import re

import pytest

from saql import shipped
from saql.course import default_course
from saql.i18n import excerpt
from saql.i18n.changes import lines, told
from saql.plan.document import Plan
from saql.plan.upgrade import read_plan


def sentences(before, after, language):
    old, new = Plan.model_validate(before), Plan.model_validate(after)
    return lines(told(old, new, language, default_course().places), language)


def sample(name):
    return read_plan((shipped.path("course") / "samples" / f"{name}.plan.json").read_bytes())


def test_a_changed_text_is_told_with_both_wordings_and_an_arrow_in_reading_direction():
    before = {"goals": {"items": [{"id": "g", "text": {"ar": "قديم"}}]}}
    after = {"goals": {"items": [{"id": "g", "text": {"ar": "جديد"}}]}}
    assert sentences(before, after, "ar") == [
        "الغايات الاستراتيجية",
        "  ~ غاية استراتيجية G1 «جديد»",
        "      الصياغة (بالعربية): قديم ← جديد",
    ]
    assert sentences(before, after, "en")[-1].endswith(
        "Wording (Arabic): \u2068قديم\u2069 → \u2068جديد\u2069"
    )


def test_added_and_removed_items_are_told_by_their_own_words_not_by_ids():
    item = {"risks": {"items": [{"id": "r-9x", "text": {"ar": "انقطاع الطرق"}}]}}
    added, removed = sentences({}, item, "ar"), sentences(item, {}, "ar")
    assert added == ["سجل المخاطر", "  + أُضيف: خطر «انقطاع الطرق»"]
    assert removed == ["سجل المخاطر", "  − حُذف: خطر «انقطاع الطرق»"]


def test_an_item_without_a_wording_is_told_by_its_kind():
    areas = {"capacity": {"items": [{"id": "cap-1", "area": "finance"}]}}
    (_, line) = sentences({}, areas, "ar")
    assert "cap-1" not in line
    assert "finance" not in line
    assert sentences({}, {"goals": {"items": [{"id": "g-1"}]}}, "en")[1] == (
        "  + added: Strategic goal G1"
    )


def test_references_are_told_by_number_and_words_of_what_they_point_to():
    goals = {
        "items": [{"id": "g1", "text": {"ar": "غاية أولى"}}, {"id": "g2", "text": {"ar": "ثانية"}}]
    }
    before = {"goals": goals, "objectives": {"items": [{"id": "o", "goal": "g1"}]}}
    after = {"goals": goals, "objectives": {"items": [{"id": "o", "goal": "g2"}]}}
    told_line = sentences(before, after, "ar")[-1].replace("\u2068", "").replace("\u2069", "")
    assert told_line.endswith("يخدم الغاية: G1 غاية أولى ← G2 ثانية")


def test_a_reference_to_nothing_is_told_without_its_id():
    before = {"objectives": {"items": [{"id": "o", "goal": "gone-1"}]}}
    after = {"objectives": {"items": [{"id": "o"}]}}
    assert "gone-1" not in " ".join(sentences(before, after, "ar"))


@pytest.mark.parametrize(
    ("section", "before", "after", "line"),
    [
        ("about", {"status": "draft"}, {"status": "approved"}, None),
        ("about", {"start": "2027-01-01"}, {"start": "2027-03-15"},
         "  ~ بداية الخطة: 1 كانون الثاني/يناير 2027 ← 15 آذار/مارس 2027"),
        ("profile", {"places": ["SY1202"]}, {"places": ["SY05"]}, None),
        ("profile", {"sectors": ["16015"]}, {"sectors": ["11240"]}, None),
        ("profile", {"founded_year": 2015}, {"founded_year": 2016},
         "  ~ سنة التأسيس: 2015 ← 2016"),
        ("direction", {"mission_who": False}, {"mission_who": True}, "  ~ تقول من نحن: لا ← نعم"),
        ("funding", {"gap": 1500}, {"gap": 2500000}, None),
    ],
)  # fmt: skip
def test_values_are_told_in_words(section, before, after, line):
    said = sentences({section: before}, {section: after}, "ar")
    assert not re.search(r"\d{4}-\d\d-\d\d|SY\d|draft|16015|11240|False|True|[a-z]{3}", said[1])
    assert "2500000" not in said[1]
    if line:
        assert said[1] == line


@pytest.mark.parametrize("pair", [("weak", "developing"), ("developing", "strong")])
def test_nothing_raw_is_left_between_two_whole_plans(pair):
    before, after = map(sample, pair)
    said = "\n".join(lines(told(before, after, "ar", default_course().places), "ar"))
    raw = re.findall(
        r"\bSY\d{2,}|\b\d{4}-\d{2}-\d{2}\b|\b[a-z]+_[a-z_]+\b|\b(?:draft|initiative|strength|"
        r"weakness|opportunity|threat|False|True|None)\b(?=$| ←)",
        said,
        re.MULTILINE,
    )
    assert raw == []
    ids = {item["id"] for part in after.model_dump(mode="json").values() if isinstance(part, dict)
           for rows in part.values() if isinstance(rows, list)
           for item in rows if isinstance(item, dict) and "id" in item}  # fmt: skip
    assert not [one for one in ids if re.search(rf"(?<![\w.-]){re.escape(one)}(?![\w.-])", said)]


def test_of_a_long_text_the_words_around_the_change_are_shown():
    words = [f"كلمة{n}" for n in range(200)]
    before = " ".join(words)
    words[120] = "مختلفة"
    after = " ".join(words)
    ours, theirs = excerpt.compared(before, after)
    assert excerpt.plain(theirs) == "… " + " ".join(words[114:127]) + " …"
    assert [piece.text for piece in ours if piece.changed] == ["كلمة120"]


def test_two_changes_far_apart_are_both_shown():
    words = [f"w{n}" for n in range(300)]
    before = " ".join(words)
    words[10], words[290] = "first", "second"
    _, theirs = excerpt.compared(before, " ".join(words))
    assert [piece.text for piece in theirs if piece.changed] == ["first", "second"]
    assert len(excerpt.plain(theirs).split()) < 40


def test_a_hostile_text_is_compared_quickly():
    ours, theirs = excerpt.compared("x " + "a b " * 5000, "y " + "b a " * 5000)
    assert len(excerpt.plain(ours)) < 400
    assert len(excerpt.plain(theirs)) < 400
