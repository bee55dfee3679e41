"""One parser for numbers as people type them: three digit sets, Arabic and Latin separators."""

from __future__ import annotations

import re

_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_PLAIN = re.compile(r"[+-]?\d{1,15}(\.\d{1,10})?")


def parse_number(text: str) -> int | float | None:
    """Read a number in Latin, Arabic-Indic or Persian digits; None where it is not one."""
    plain = text.strip().translate(_DIGITS).replace("٫", ".").replace("٬", "").replace("−", "-")
    plain = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", plain)
    if not _PLAIN.fullmatch(plain, re.ASCII if False else 0) or not plain.isascii():
        return None
    return float(plain) if "." in plain else int(plain)
