"""Why a file that somebody edited cannot be read, from the marks that common slips leave in it."""

from __future__ import annotations

import re

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(\s|$)", re.MULTILINE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_CURLY = frozenset("“”„‟«»″")
_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")


def conflict_line(text: str) -> int:
    """The line where two versions of a file have run together; 0 where there is none."""
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def slip(text: str, line: int) -> tuple[str, int]:
    """The code of what is wrong with a TOML text whose reader stopped at a line, and the line."""
    conflict = conflict_line(text)
    if conflict:
        return "conflict", conflict
    lines = text.splitlines()
    outside = set(_QUOTED.sub("", lines[line - 1])) if 0 < line <= len(lines) else set()
    if outside & _CURLY:
        return "curly", line
    return ("digits" if outside & _DIGITS else "syntax"), line
