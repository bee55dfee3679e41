"""Words of a text under every spelling, and the entries of word lists found in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.plan.folding import fold
from saql.plan.tokens import as_typed, forms, stem, tokens
from saql.plan.wordlists import lexicon


def test_figures_signs_and_names_are_told_apart() -> None:
    text = "زيادةُ ٣٠٪ من 1,200 أسرة و12 قرية بحلول 31/12/2027 بعد COVID-19"
    found = tokens(text)
    assert found[1:5] == ("30", "%", "من", "1,200")
    assert "12" in found
    assert "31/12/2027" in found
    assert "covid-19" in found


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x670), max_size=30))
def test_folding_word_by_word_is_the_folding_of_the_text(text: str) -> None:
    marked = text.replace("٪", "%")
    assert "".join(tokens(text)) == "".join(tokens(fold(marked)))


@pytest.mark.parametrize(
    "typed",
    ["زيادة", "وزيادة", "بالزيادة", "وبزيادةِ", "لزيادتها", "الزّيادة", "للزيادة", "زيـــادة"],
)
def test_a_word_is_found_under_its_glued_forms(typed: str) -> None:
    assert lexicon(["زيادة"]).has(tokens(typed)[0])


@pytest.mark.parametrize("typed", ["زيت", "ازدياد", "زيادات"])
def test_another_word_is_not_found(typed: str) -> None:
    assert not lexicon(["زيادة"]).has(tokens(typed)[0])


def test_a_phrase_is_found_as_a_whole_only() -> None:
    entries = lexicon(["مجلس الإدارة"])
    assert entries.at(tokens("في مجلس الإدارة"), 1) == 2
    assert not entries.found_in(tokens("مجلس الحي والإدارة"))


def test_forms_begin_with_the_word_itself() -> None:
    assert forms("والكتاب")[0] == "والكتاب"
    assert "كتاب" in forms("والكتاب")


@pytest.mark.parametrize(
    ("one", "other"),
    [("المدرسة", "مدرسة"), ("الماليّة", "مالياً"), ("متطوعات", "متطوعين"), ("schools", "school")],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(tokens(one)[0]) == stem(tokens(other)[0])


def test_a_token_is_shown_as_it_was_typed() -> None:
    assert as_typed("نريد «المُساهمة»، اليوم", "المساهمه") == "المُساهمة"
