import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.plan.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلِـب", "ادلب"),
        ("مُنظَّمة", "منظمه"),
        ("مستشفى", "مستشفي"),
        ("كيك", "کیک"),
        ("مسؤول", "مسوول"),
        ("٢٠٢٧", "2027"),
        ("۲۰۲۷", "2027"),
        ("ﻣﻨﻈﻤﺔ", "منظمة"),
        ("Café", "CAFE"),
        ("نص\u200f \u202bيمين", "نص يمين"),
    ],
)
def test_spellings_of_one_word_have_one_key(one, other):
    assert fold(one) == fold(other)


def test_different_words_keep_different_keys():
    assert fold("قدرة") != fold("قدر")


@given(st.text(max_size=200))
def test_folding_a_key_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1, max_size=50).map(lambda t: t * 60))
def test_a_key_stays_within_its_limit(text):
    assert len(fold(text, limit=100)) <= 100
