from saql.i18n.changes import describe_change
from saql.plan.diff import diff
from saql.plan.document import Plan


def sentences(before, after, language):
    old, new = Plan.model_validate(before), Plan.model_validate(after)
    return [describe_change(change, old, new, language) for change in diff(old, new)]


def test_a_changed_text_is_told_with_both_wordings_and_an_arrow_in_reading_direction():
    before = {"goals": {"items": [{"id": "g", "text": {"ar": "قديم"}}]}}
    after = {"goals": {"items": [{"id": "g", "text": {"ar": "جديد"}}]}}
    (arabic,) = sentences(before, after, "ar")
    assert arabic == (
        "الغايات الاستراتيجية — غاية استراتيجية «جديد» — الصياغة (بالعربية): قديم ← جديد"
    )
    (english,) = sentences(before, after, "en")
    assert english.endswith("Wording (Arabic): قديم → جديد")


def test_added_and_removed_items_are_told_by_their_own_words_not_by_ids():
    item = {"risks": {"items": [{"id": "r-9x", "text": {"ar": "انقطاع الطرق"}}]}}
    (added,) = sentences({}, item, "ar")
    (removed,) = sentences(item, {}, "ar")
    assert "أُضيف: خطر «انقطاع الطرق»" in added
    assert "حُذف: خطر «انقطاع الطرق»" in removed
    assert "r-9x" not in added + removed


def test_references_are_told_by_the_words_of_what_they_point_to():
    goals = {
        "items": [{"id": "g1", "text": {"ar": "غاية أولى"}}, {"id": "g2", "text": {"ar": "ثانية"}}]
    }
    before = {"goals": goals, "objectives": {"items": [{"id": "o", "goal": "g1"}]}}
    after = {"goals": goals, "objectives": {"items": [{"id": "o", "goal": "g2"}]}}
    (told,) = sentences(before, after, "ar")
    assert told.endswith("تخدم الغاية: غاية أولى ← ثانية")
