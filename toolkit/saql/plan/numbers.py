"""One parser for numbers as people type them: three digit sets, Arabic and Latin separators.

Understood: Latin, Arabic-Indic (٠-٩) and Persian (۰-۹) digits, one set at a time; a decimal point
written ``.`` or ``٫`` (or ``,`` where it cannot be a thousands separator); thousands written
``,``, ``٬``, ``،``, a space or a thin space, in groups of three; one percent sign before or after
(``50%``, ``٪٥٠`` and ``٥٠٪`` are 50: the field says what is counted).

Decided, since both habits are common here: a comma before exactly three digits groups thousands
(``1,234`` is 1234), before any other count of digits it is a decimal point (``1,5`` is 1.5).
Refused, never guessed: ``1.234,5`` and ``1.2.3`` (is the point a decimal point?), two digit sets
in one number, underscores, groups of other sizes.
"""

from __future__ import annotations

import re

LATIN = "0123456789"
ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"

_TO_LATIN = {ord(c): str(i) for digits in (ARABIC_INDIC, PERSIAN) for i, c in enumerate(digits)}
_THOUSANDS = {ord(c): "," for c in "٬،  \u00a0\u2009\u202f'’"}
_PERCENTS = ("%", "٪", "％")
_SIGNS = {ord("−"): "-", ord("–"): "-", ord("٫"): "."}
_INVISIBLE = {ord(c): None for c in "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"}
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3}){1,4}(\.[0-9]{1,10})?")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}\.[0-9]{1,10}")
_COMMA_DECIMAL = re.compile(r"[+-]?[0-9]{1,15},([0-9]{1,2}|[0-9]{4,10})")


def to_latin_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits written as Latin ones."""
    return text.translate(_TO_LATIN)


def parse_number(text: str) -> int | float | None:
    """Read a number as typed; None where it is not one, or could mean two things.

    Example:
        ``parse_number("١٬٢٣٤٫٥")`` is 1234.5; ``parse_number("1,5")`` is 1.5;
        ``parse_number("1,500")`` is 1500; ``parse_number("٪٥٠")`` is 50.
    """
    typed = _without_percent(text.translate(_INVISIBLE).strip())
    if not typed or len(typed) > 40 or _digit_sets(typed) != 1:
        return None
    plain = to_latin_digits(typed).translate(_SIGNS).translate(_THOUSANDS)
    if _WHOLE.fullmatch(plain):
        return int(plain)
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    if _DECIMAL.fullmatch(plain):
        return float(plain)
    if _COMMA_DECIMAL.fullmatch(plain):
        return float(plain.replace(",", "."))
    return None


def _without_percent(typed: str) -> str:
    if typed.endswith(_PERCENTS):
        return typed[:-1].rstrip()
    return typed[1:].lstrip() if typed.startswith(_PERCENTS) else typed


def _digit_sets(text: str) -> int:
    return sum(any(c in digits for c in text) for digits in (LATIN, ARABIC_INDIC, PERSIAN))
