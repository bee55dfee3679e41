"""How numbers, dates and money look: Western digits, both month namings in Arabic."""

from __future__ import annotations

import datetime as dt

from babel.numbers import format_decimal as babel_decimal
from babel.numbers import get_currency_precision

from saql.i18n.catalogue import catalogue
from saql.plan.dates import EGYPTIAN_MONTHS, ENGLISH_MONTHS, SYRIAN_MONTHS
from saql.plan.fields import Language

Readable = int | float | str | None

_LONGEST = 1e21
_MANY = 100
"""Whatever the language, a broken number is counted like a hundred."""


def format_number(value: Readable, language: Language, digits: int | None = None) -> str:
    """A number with thousands separators and at most two decimals; text as typed, empty for None.

    ``digits`` fixes the number of decimals.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if abs(value) >= _LONGEST:  # more digits than decimal arithmetic carries
        return f"{value:.6g}"
    pattern = "#,##0.##" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return str(babel_decimal(value, format=pattern, locale=_locale(language)))


def format_percent(value: Readable, language: Language) -> str:
    """A number of per cent with its sign."""
    shown = format_number(value, language)
    return f"{shown}%" if shown else ""


def format_money(value: Readable, currency: str, language: Language) -> str:
    """An amount with its currency's name; no fraction where the amount is whole."""
    if value is None or isinstance(value, str):
        return value or ""
    precision = get_currency_precision(currency) if currency else 2
    whole = float(value).is_integer()
    amount = format_number(value, language, 0 if whole else precision)
    count = abs(int(value)) if whole else _MANY
    return _counted(count, currency, language) % {"amount": amount}


def _counted(count: int, currency: str, language: Language) -> str:
    _n = catalogue("plan", language).ngettext
    known = {
        "SYP": _n("%(amount)s Syrian pound", "%(amount)s Syrian pounds", count),
        "USD": _n("%(amount)s US dollar", "%(amount)s US dollars", count),
        "EUR": _n("%(amount)s euro", "%(amount)s euros", count),
        "TRY": _n("%(amount)s Turkish lira", "%(amount)s Turkish lira", count),
    }
    return known.get(currency) or f"%(amount)s {currency.replace('%', '%%')}".strip()


def format_date(value: dt.date | str | None, language: Language) -> str:
    """A date in words: «15 آذار/مارس 2027» or "15 March 2027"; text as typed, empty for None."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value.day} {month_name(value.month, language)} {value.year}"


def format_month(value: dt.date, language: Language) -> str:
    """Month and year in words."""
    return f"{month_name(value.month, language)} {value.year}"


def month_name(month: int, language: Language) -> str:
    """The month from 1 to 12 in English, or in Arabic by both its names."""
    if language == "en":
        return ENGLISH_MONTHS[month - 1].capitalize()
    return f"{SYRIAN_MONTHS[month - 1]}/{EGYPTIAN_MONTHS[month - 1]}"


def format_quarter(year: int, quarter: int, language: Language) -> str:
    """A quarter of a year, short: «ر1 2027» or "Q1 2027"."""
    return f"{'ر' if language == 'ar' else 'Q'}{quarter} {year}"


def _locale(language: Language) -> str:
    return "en" if language == "en" else "ar_SY@numbers=latn"
