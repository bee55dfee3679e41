"""The figures of a text: digits of every set, number words, dates, ranges and names."""

import pytest

from saql.plan.figures import figures, same_digits


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("", set()),
        ("٣٠٪ من 1,200 طفل و۴۵ معلمة", {30, 1200, 45}),
        ("12.5% of 1,4 million", {12.5, 1_400_000}),
        ("3 آلاف ليرة", {3000}),
        ("من 2026-2028", {2026, 2028}),
        ("by 15/3/2027", {15, 2027}),
        ("2027-03-15", {15, 2027}),
        ("the 3rd quarter", set()),
        ("Q3 of O1.2 after COVID-19", set()),
        ("عام 2020 خمسة مراكز", {2020}),
    ],
)
def test_digits_state_a_figure(text, stated):
    assert figures(text).stated == stated


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة آلاف ليرة", 5000),
        ("twenty-five thousand people", 25_000),
        ("خمسة وعشرون ألف أسرة", 25_000),
        ("ثلاثمئة وخمسون طفلاً", 350),
        ("two hundred and fifty chairs", 250),
        ("خمسة عشر معلماً", 15),
        ("اثنا عشر شهراً", 12),
        ("وبالمركز الثالث", 3),
        ("في نصف المدارس", 50),
        ("في كانون الأول", 12),
        ("in December", 12),
        ("2027-03-15", 3),
        ("the 3rd quarter", 3),
        ("Q3", 3),
    ],
)
def test_words_and_names_may_stand_for_a_figure(text, value):
    assert value in figures(text).spelled


def test_two_numbers_beside_each_other_stay_two():
    assert figures("two and three").spelled == {2, 3}


def test_numbers_of_the_plan_are_read_as_names():
    assert figures("انظر O1.2 و Op1.1.1").references == {"O1.2", "OP1.1.1"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("بحلول 15 آذار 2027", "by 15/3/2027"),
        ("خمس مدارس", "5 schools"),
        ("الربع الثالث من 2027", "Q3 2027"),
        ("25 ألف أسرة", "twenty-five thousand families"),
        ("1.4 مليون", "1,400,000"),
        ("50% من الأطفال", "half of the children"),
        ("٣٠ أسرة في كل من القرى الست", "30 families in each of the 6 villages"),
        ("المرحلة الثانية", "phase 2"),
    ],
)
def test_the_same_figure_in_another_guise_is_not_lacking(first, second):
    one, other = figures(first), figures(second)
    assert (one.lacking_in(other), other.lacking_in(one)) == (set(), set())


def test_texts_with_the_same_digits_are_told_quickly():
    assert same_digits("٣٠ أسرة", "30 families")
    assert not same_digits("30 أسرة", "13 families")
