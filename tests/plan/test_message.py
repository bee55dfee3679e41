"""The message checker, on messages as organisations write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.course import default_course
from saql.i18n.message_words import HIT_WORDS, score_label, told
from saql.plan.message import FOUND, Hit, judge

COURSE = default_course()


def scores(text, language="ar"):
    return judge(text, language, COURSE.words, COURSE.thresholds, COURSE.places)


def kinds(score, text):
    return {(hit.kind, text[hit.start : hit.end]) for hit in score.hits}


GOOD = "تعلّمت 40 امرأة الخياطة في سلمية منذ آذار 2027، وافتتحت 12 منهن ورشاً. انضموا إلينا."
GOOD_EN = "Since March 2027, 40 women in Hama have learned to sew, and 12 opened shops. Join us."


@pytest.mark.parametrize(("text", "language"), [(GOOD, "ar"), (GOOD_EN, "en")])
def test_a_clear_specific_positive_message_scores_full_marks(text, language):
    made = scores(text, language)
    assert (made.clear.value, made.specific.value, made.positive.value) == (100, 100, 100)
    assert all(hit.good for hit in (*made.clear.hits, *made.specific.hits, *made.positive.hits))


def test_the_hits_point_at_the_words_as_they_are_written():
    found = kinds(scores(GOOD).specific, GOOD)
    assert ("number", "40") in found
    assert ("who", "امرأة") in found
    assert ("place", "سلمية") in found
    assert ("date", "آذار") in found
    assert ("strength", "تعلّمت") in kinds(scores(GOOD).positive, GOOD)


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("ساعدوا المساكين", "pity", "المساكين"),
        ("للفقراء في القرية", "deficit", "للفقراء"),
        ("الأطفال المعاقين", "deficit", "المعاقين"),
        ("وفشلت البلدية", "blame", "وفشلت"),
        ("لا أحدٌ يهتمّ بهم", "blame", "لا أحدٌ يهتمّ"),
        ("The poor need you", "deficit", "The poor"),
        ("These helpless families", "pity", "helpless"),
        ("The town failed them.", "blame", "failed"),
    ],
)
def test_words_that_hurt_are_found_in_any_glued_form(text, kind, word):
    made = scores(text).positive
    assert (kind, word) in kinds(made, text)
    assert made.value < 60


@pytest.mark.parametrize(
    "text", ["وبناءُ القدرات", "لأصحاب المصلحة", "بالتدخّلات", "capacity building"]
)
def test_words_of_the_trade_make_a_message_less_clear(text):
    made = scores(text).clear
    assert ("jargon", text) in kinds(made, text)
    assert made.value < 100


def test_a_long_sentence_is_marked_whole_and_short_ones_are_not():
    long = "نعمل في قرى كثيرة مع ناس كثيرين " * 5
    text = f"نفتح الصف غداً. {long.strip()}. تعالوا."
    found = [hit for hit in scores(text).clear.hits if hit.kind == "long_sentence"]
    assert [text[hit.start : hit.end] for hit in found] == [f"{long.strip()}."[:-1]]
    assert found[0].data == {"words": 35, "most": 22}


def test_english_sentences_may_have_more_words_than_arabic_ones():
    text = "word " * 24
    assert scores(text, "en").clear.value == 100
    assert scores(text, "ar").clear.value < 100


def test_a_second_idea_and_a_second_request_are_told():
    many = "نفتح الصف. نوزع الكتب. نصلح السقف. ندرب الشباب. نزرع الشجر."
    assert "many_ideas" in {hit.kind for hit in scores(many).clear.hits}
    two = "تبرعوا اليوم، وسجلوا أطفالكم غداً."
    assert ("second_call", "وسجلوا") in kinds(scores(two).clear, two)
    same = "تبرعوا اليوم. تبرعوا لأجل المدرسة."
    assert "second_call" not in {hit.kind for hit in scores(same).clear.hits}


def test_what_is_missing_is_told_without_a_place_in_the_text():
    made = scores("معاً نصنع الفرق.").specific
    assert made.value == 0
    assert {(hit.kind, hit.start, hit.end) for hit in made.hits} == {
        ("no_number", 0, 0),
        ("no_place", 0, 0),
        ("no_date", 0, 0),
        ("no_who", 0, 0),
    }


def test_a_year_and_a_phone_number_are_no_figure():
    text = "منذ 2026 نعمل. اتصلوا 0933123456."
    assert "number" not in {hit.kind for hit in scores(text).specific.hits}


def test_a_message_that_speaks_to_its_reader_says_who():
    text = "سجّلوا طفلكم في المركز."
    assert ("who", "طفلكم") in kinds(scores(text).specific, text)
    assert "who" not in {hit.kind for hit in scores("تراكم العمل").specific.hits}


def test_an_empty_message_has_no_scores_and_no_hits():
    made = scores("  \n ")
    assert (made.clear.value, made.specific.value, made.positive.value) == (0, 0, 0)
    assert made.clear.hits == made.specific.hits == made.positive.hits == ()


@given(st.text(max_size=200) | st.lists(st.sampled_from(GOOD.split()), max_size=30).map(" ".join))
def test_any_text_is_judged_within_its_bounds(text):
    made = scores(text)
    for score in (made.clear, made.specific, made.positive):
        assert 0 <= score.value <= 100
        for hit in score.hits:
            assert 0 <= hit.start <= hit.end <= len(text)
            assert hit.good == (hit.kind in FOUND)
            assert told(hit, "ar")


@pytest.mark.parametrize("kind", sorted(HIT_WORDS))
def test_every_hit_is_told_in_both_languages(kind):
    hit = Hit(0, 0, kind, {"word": "كلمة", "words": 30, "most": 22, "sentences": 6})
    assert told(hit, "ar") != told(hit, "en")
    assert "%(" not in told(hit, "ar") + told(hit, "en")


def test_the_scores_have_names():
    assert score_label("clear", "ar") == "واضحة"
    assert score_label("positive", "en") == "Positive"
