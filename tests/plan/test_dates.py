import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.plan.dates import EGYPTIAN_MONTHS, ENGLISH_MONTHS, SYRIAN_MONTHS, parse_date
from saql.plan.numbers import ARABIC_INDIC, PERSIAN

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
WAYS = (
    lambda d: d.isoformat(),
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day} {SYRIAN_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {EGYPTIAN_MONTHS[d.month - 1]} {d.year}م",
    lambda d: f"{d.day} {SYRIAN_MONTHS[d.month - 1]}/{EGYPTIAN_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {SYRIAN_MONTHS[d.month - 1]} ({EGYPTIAN_MONTHS[d.month - 1]}) {d.year}",
    lambda d: f"{d.day} من {SYRIAN_MONTHS[d.month - 1]}، {d.year}",
    lambda d: f"{d.day}-{ENGLISH_MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f"{ENGLISH_MONTHS[d.month - 1].title()} {d.day}, {d.year}",
    lambda d: f"{d.day}th {ENGLISH_MONTHS[d.month - 1]} {d.year}",
)


@given(day=DAYS, way=st.sampled_from(WAYS), digits=st.sampled_from([None, ARABIC_INDIC, PERSIAN]))
def test_a_date_is_read_in_every_usual_way_of_writing_it(day, way, digits):
    written = way(day)
    if digits:
        written = written.translate(str.maketrans("0123456789", digits))
    assert parse_date(written) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "غداً",
        "31/2/2027",
        "1/2/27",
        "2027",
        "15 شهر 2027",
        "15 آذار/نيسان 2027",
        "13/13/2027",
        "3/2027",
        "كانون الثاني 2027",
        "12.3.27",
    ],
)
def test_what_is_no_full_date_is_refused(typed):
    assert parse_date(typed) is None


@pytest.mark.parametrize("typed", ["١٥ اذار ٢٠٢٧", "15 آذَار 2027", "15 مارس 2027", "15 Adhar 2027"])
def test_spelling_variants_of_a_month_are_understood(typed):
    assert parse_date(typed) == dt.date(2027, 3, 15)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text):
    parse_date(text)
