"""The figures that a text states, for comparing one text in two languages.

A figure in digits is meant; a figure in words may match one but is never asked for, because
languages differ in what they spell out: «قريتان» is "two villages", «الربع الثالث» is "Q3".
Understood: three digit sets, thousands and decimals, ranges and dates, number words with their
hundreds, thousands and millions («خمسة آلاف», "twenty-five thousand"), ordinals, months by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from saql.plan.dates import month_number, parse_date
from saql.plan.folding import fold
from saql.plan.numbers import parse_number
from saql.plan.tokens import forms, is_number, tokens

_WORDS: dict[int, str] = {
    1: "one once first واحد واحدة أول أولى",
    2: "two twice second اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثان ثاني ثانية",
    3: "three third ثلاثة ثلاث ثالث ثالثة",
    4: "four fourth أربعة أربع رابع رابعة",
    5: "five fifth خمسة خمس خامس خامسة",
    6: "six sixth ستة ست سادس سادسة",
    7: "seven seventh سبعة سبع سابع سابعة",
    8: "eight eighth ثمانية ثماني ثمان ثامن ثامنة",
    9: "nine ninth تسعة تسع تاسع تاسعة",
    10: "ten tenth عشرة عشر عاشر عاشرة",
    11: "eleven",
    12: "twelve dozen",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty عشرون عشرين",
    25: "quarter ربع",
    30: "thirty ثلاثون ثلاثين",
    40: "forty أربعون أربعين",
    50: "fifty half خمسون خمسين نصف",
    60: "sixty ستون ستين",
    70: "seventy سبعون سبعين",
    80: "eighty ثمانون ثمانين",
    90: "ninety تسعون تسعين",
    100: "مئة مائة",
    200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
    300: "ثلاثمئة ثلاثمائة",
    400: "أربعمئة أربعمائة",
    500: "خمسمئة خمسمائة",
    600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة",
    800: "ثمانمئة ثمانمائة ثمانيمئة",
    900: "تسعمئة تسعمائة",
    2_000: "ألفان ألفين ألفي",
    2_000_000: "مليونان مليونين مليوني",
}
"""What a word counts; a half and a quarter as the percentage that may stand for them."""

_SCALE_WORDS = {
    100: "hundred",
    1_000: "thousand ألف ألفا آلاف",
    1_000_000: "million مليون مليونا ملايين",
}
_TEEN = frozenset(map(fold, ("عشر", "عشرة")))
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_REFERENCE = re.compile(r"(?:g|o|oc|op|a|i)\d+(?:\.\d+)*")
"""Display numbers of goals, objectives, results, activities and indicators."""
_DIGIT = re.compile(r"\d")
_SECOND_WORDS = ("", " الأول", " الثاني")
_NAME_NUMBER = re.compile(r"\d+(?:\.\d+)*$")
_LONGEST_REMEMBERED = 4000


def _by_word(words: dict[int, str]) -> dict[str, int]:
    return {fold(word): value for value, told in words.items() for word in told.split()}


_VALUES = _by_word(_WORDS)
_SCALES = _by_word(_SCALE_WORDS)


@dataclass
class Figures:
    """What a text states in digits, what it says in words, and the plan's numbers it names."""

    stated: set[float] = field(default_factory=set)
    spelled: set[float] = field(default_factory=set)
    references: set[str] = field(default_factory=set)

    def lacking_in(self, other: Figures) -> set[float]:
        """The figures in digits here that the other text has neither in digits nor in words."""
        return self.stated - other.stated - other.spelled


def same_digits(first: str, second: str) -> bool:
    """Whether two texts plainly state the same figures; quick, and enough for most texts."""
    return _with_digits(first) == _with_digits(second)


def _with_digits(text: str) -> set[str]:
    return {word for word in tokens(text) if _DIGIT.search(word)} if _DIGIT.search(text) else set()


def figures(text: str) -> Figures:
    """Read the figures of a text.

    Example:
        ``figures("خمسة آلاف ليرة لـ30 أسرة")`` states 30 and spells 5000.
    """
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _read(text)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> Figures:
    return _read(text)


def _read(text: str) -> Figures:
    found, words, at = Figures(), tokens(text), 0
    while at < len(words):
        word = words[at]
        if is_number(word):
            at = _read_digits(words, at, found)
        elif _value(word) or _scale(word):
            at = _read_words(words, at, found)
        else:
            _read_name(word, found)
            at += 1
    return found


def _read_digits(words: tuple[str, ...], at: int, found: Figures) -> int:
    """Read a token in digits with the scale after it; tells where to go on."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if after in _ORDINAL_ENDINGS:
        found.spelled |= _numbers(word)
        return at + 2
    if date := parse_date(word):
        found.stated |= {float(date.year), float(date.day)}
        found.spelled.add(float(date.month))
        return at + 1
    if scale := _scale(after):
        found.stated |= {number * scale for number in _numbers(word)}
        return at + 2
    found.stated |= _numbers(word)
    return at + 1


def _numbers(token: str) -> set[float]:
    """The numbers of one token: one, or the ends of a range."""
    parts = [token] if parse_number(token) is not None else re.split(r"[/\-]", token)
    read = (parse_number(part) for part in parts)
    return {float(number) for number in read if number is not None}


def _read_words(words: tuple[str, ...], at: int, found: Figures) -> int:
    """Read a run of number words, as a whole and word by word; tells where to go on."""
    whole, current = 0, _value(words[at])
    if not current:
        whole = _scale(words[at])
    found.spelled.add(float(current or whole))
    at += 1
    while at < len(words):
        joined = words[at] == "and" and at + 1 < len(words)
        word = words[at + 1] if joined else words[at]
        value, scale = _value(word), _scale(word)
        if word in _TEEN and 0 < current < 10:
            current += 10
        elif scale == 100:
            current *= scale
        elif scale:
            whole, current = whole + (current or 1) * scale, 0
        elif value and _fits(value, current, whole, word):
            current += value
        else:
            break
        found.spelled |= {float(value), float(whole + current)}
        at += 2 if joined else 1
    return at


def _fits(value: int, current: int, whole: int, word: str) -> bool:
    """Whether a number word goes on with the number before it, and does not begin another."""
    if 0 < current < 10 and 20 <= value < 100:  # «خمسة وعشرون»
        return word.startswith("و")
    return value < _place(current or whole)


def _place(number: int) -> int:
    place = 1
    while number and number % (place * 10) == 0:
        place *= 10
    return place


def _read_name(word: str, found: Figures) -> None:
    """Read a month, or a name with a number in it (O1.2, Q3)."""
    found.spelled |= _months(word)
    if number := _NAME_NUMBER.search(word):
        if _REFERENCE.fullmatch(word):
            found.references.add(word.upper())
        found.spelled |= _numbers(number.group())


@lru_cache(maxsize=16384)
def _months(word: str) -> frozenset[float]:
    """The months that a word may mean: two share «كانون», two «تشرين»."""
    for form in forms(word):
        months = [month_number(f"{form}{second}") for second in _SECOND_WORDS]
        if any(months):
            return frozenset(float(month) for month in months if month)
    return frozenset()


@lru_cache(maxsize=16384)
def _value(word: str) -> int:
    return _looked_up(word, _VALUES)


@lru_cache(maxsize=16384)
def _scale(word: str) -> int:
    return _looked_up(word, _SCALES)


def _looked_up(word: str, table: dict[str, int]) -> int:
    """The entry of a word in any of its forms; «الست» is too short for the forms to see «ست»."""
    known = (form for form in (*forms(word), word.removeprefix("ال")) if form in table)
    return next((table[form] for form in known), 0) if word else 0
