"""One parser for dates as people type them.

Understood, in any of the three digit sets: ISO 8601 (2027-03-15), day first with ``/``, ``-``,
``.`` or spaces (15/3/2027), and a day, a month name and a year, where the month is Syrian (آذار),
Egyptian (مارس), both («آذار/مارس»), French-style transliterated or English, long or short. The
month may come first in English («March 15, 2027»). Refused, never guessed: a year of two digits
(12.3.27) and a month without its day (3/2027, «كانون الثاني 2027»), which is a month and not a
date. Month names: Unicode CLDR for ar-SY and ar-EG, common spelling variants by folding.
"""

from __future__ import annotations

import datetime as dt
import re

from saql.plan.folding import fold
from saql.plan.numbers import to_latin_digits

SYRIAN_MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
EGYPTIAN_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_OTHERS = {
    1: ("جانفي", "kanun al-thani", "kanoon thani", "yanayir"),
    2: ("فيفري", "shubat", "shbat"),
    3: ("اذار", "adhar", "azar"),
    4: ("ابريل", "إبريل", "nisan", "naysan"),
    5: ("ماي", "ayyar", "ayar"),
    6: ("haziran", "huzayran"),
    7: ("يوليه", "tammuz", "tamuz"),
    8: ("اوت", "ab", "aab"),
    9: ("aylul", "eylul", "sept"),
    10: ("اكتوبر", "tishrin al-awwal", "tishreen awal"),
    11: ("نونبر", "tishrin al-thani", "tishreen thani"),
    12: ("دجنبر", "kanun al-awwal", "kanoon awal"),
}


def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for number in range(1, 13):
        english = ENGLISH_MONTHS[number - 1]
        for name in (
            SYRIAN_MONTHS[number - 1],
            EGYPTIAN_MONTHS[number - 1],
            english,
            english[:3],
            *_OTHERS[number],
        ):
            names[fold(name)] = number
    return names


_MONTHS = _month_names()
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})\s*(?:st|nd|rd|th|من)?[\s,/-]+(.+?)[\s,/-]+(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([^\d]+?)\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})", re.ASCII)
_INVISIBLE = {ord(c): None for c in "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"}


def parse_date(text: str) -> dt.date | None:
    """Read a date as typed; None where it is not one or its year is not written in full."""
    plain = to_latin_digits(text.translate(_INVISIBLE)).replace("،", ",").strip().removesuffix("م")
    plain = plain.strip()
    if not plain or len(plain) > 60:
        return None
    if found := _ISO.fullmatch(plain):
        return _date(*found.groups())
    if found := _DAY_FIRST.fullmatch(plain):
        day, month, year = found.groups()
        return _date(year, month, day)
    if found := _NAMED.fullmatch(plain):
        day, name, year = found.groups()
        return _date(year, month_number(name), day)
    if found := _MONTH_FIRST.fullmatch(plain):
        name, day, year = found.groups()
        return _date(year, month_number(name), day)
    return None


def month_number(name: str) -> int | None:
    """The month from 1 to 12 that a name means in any of the namings, or None.

    Two names joined by a slash or in brackets («آذار/مارس», «آذار (مارس)») must agree.
    """
    known = {_MONTHS.get(fold(part)) for part in re.split(r"[/()]", name) if part.strip()}
    return known.pop() if len(known) == 1 else None


def _date(year: str | int, month: str | int | None, day: str | int) -> dt.date | None:
    if month is None:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
