import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.plan.numbers import ARABIC_INDIC, PERSIAN, parse_number

SETS = ("0123456789", ARABIC_INDIC, PERSIAN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("٢٥", 25),
        ("۲۵", 25),
        ("١٬٢٣٤٫٥", 1234.5),
        ("1,500", 1500),
        ("1,5", 1.5),
        ("1 500", 1500),
        ("2,345,678.9", 2345678.9),
        ("−3.5", -3.5),
        ("\u200f٢٠٢٧\u200f", 2027),
        (" 07 ", 7),
        ("50%", 50),
        ("٥٠٪", 50),
        ("٪٥٠", 50),
        ("12.5 %", 12.5),
        ("1,234", 1234),
    ],
)
def test_a_number_is_read_as_it_is_typed(typed, meant):
    assert parse_number(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "١2",
        "1_000",
        "1.500.000",
        "1.234,5",
        "12,34,5",
        "%50%",
        "50%%",
        "%",
        "1e5",
        "NaN",
        "½",
        "²",
        "9" * 50,
    ],
)
def test_what_could_mean_two_things_or_nothing_is_refused(typed):
    assert parse_number(typed) is None


@given(
    value=st.one_of(
        st.integers(-(10**14), 10**14),
        st.decimals(-(10**9), 10**9, places=3, allow_nan=False).map(float),
    ),
    digits=st.sampled_from(SETS),
    grouped=st.booleans(),
)
def test_every_number_is_read_back_in_every_digit_set(value, digits, grouped):
    written = f"{value:,}" if grouped else f"{value}"
    if "e" in written:
        written = f"{value:f}"
    arabic = digits is not SETS[0]
    table = str.maketrans("0123456789", digits)
    written = written.translate(table)
    if arabic:
        written = written.replace(",", "٬").replace(".", "٫")
    assert parse_number(written) == pytest.approx(value)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    parse_number(text)
