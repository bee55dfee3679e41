import datetime as dt

import pytest

from saql.i18n.catalogue import LANGUAGES, catalogue, direction
from saql.i18n.formats import (
    format_date,
    format_money,
    format_number,
    format_percent,
    format_quarter,
    month_name,
)
from saql.plan.dates import parse_date


def test_numbers_have_western_digits_and_separators_in_both_languages():
    for language in LANGUAGES:
        assert format_number(1234567.891, language) == "1,234,567.89"
        assert format_number(12, language, 2) == "12.00"
        assert format_percent(7.5, language) == "7.5%"


def test_what_was_not_readable_is_shown_as_typed_and_nothing_as_nothing():
    assert format_number("حوالي عشرة", "ar") == "حوالي عشرة"
    assert format_date("أول الربيع", "ar") == "أول الربيع"
    assert (
        format_number(None, "ar"),
        format_date(None, "en"),
        format_money(None, "USD", "en"),
    ) == (
        "",
        "",
        "",
    )


def test_a_date_names_its_month_in_both_arabic_namings():
    assert format_date(dt.date(2027, 1, 5), "ar") == "5 كانون الثاني/يناير 2027"
    assert format_date(dt.date(2027, 1, 5), "en") == "5 January 2027"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_date_is_read_back(language):
    for month in range(1, 13):
        day = dt.date(2028, month, 28)
        assert parse_date(format_date(day, language)) == day
        assert month_name(month, language)


def test_money_names_its_currency():
    assert format_money(15000, "USD", "ar") == "15,000 دولار أمريكي"
    assert format_money(99.5, "EUR", "en") == "99.50 euros"
    assert format_money(8, "XTS", "en") == "8 XTS"


@pytest.mark.parametrize(
    ("amount", "arabic", "english"),
    [
        (1, "1 دولار أمريكي", "1 US dollar"),
        (-1, "-1 دولار أمريكي", "-1 US dollar"),
        (5, "5 دولارات أمريكية", "5 US dollars"),
        (633_846, "633,846 دولاراً أمريكياً", "633,846 US dollars"),
        (779_000, "779,000 دولار أمريكي", "779,000 US dollars"),
        (12.5, "12.50 دولار أمريكي", "12.50 US dollars"),
    ],
)
def test_a_currency_is_named_in_the_number_of_its_amount(amount, arabic, english):
    assert [format_money(amount, "USD", spoken) for spoken in LANGUAGES] == [arabic, english]
    assert format_money(7, "SYP", "ar") == "7 ليرات سورية"


def test_directions_and_quarters():
    assert [direction(language) for language in LANGUAGES] == ["rtl", "ltr"]
    assert format_quarter(2027, 2, "ar") == "ر2 2027"


def test_arabic_plurals_have_six_forms():
    forms = catalogue("plan", "ar").plural
    assert [forms(n) for n in (0, 1, 2, 5, 25, 100)] == [0, 1, 2, 3, 4, 5]
