"""The line of a TOML text that holds a value, so that a mistake can be told with its place."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\[?[\w.\s\"'-]+\]")

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_COMMENT = re.compile(r"\s#.*")


def line_of(text: str, keys: tuple[int | str, ...]) -> int:
    """The line of a TOML text that holds a key, as near as can be told; 1 where none is found.

    A number picks an entry of a list of tables; what follows is looked for within that entry only,
    so that a key which the entry lacks is never found in the next one.
    """
    lines = text.splitlines()
    at, end, table, found = 0, len(lines), "", False
    for key in keys:
        if isinstance(key, int):
            chosen = _entry(lines, table, key, at, end)
            if chosen is None:
                return _listed(lines, key, at, end) + 1
            at, end = chosen
            found = True
            continue
        above, table = table, f"{table}.{key}" if table else key
        place = _key_line(lines, above, table, key, at, end)
        if place is None:
            return at + 1 if found else 1
        at, found = place, True
    return at + 1


def _entry(
    lines: list[str], table: str, index: int, start: int, end: int
) -> tuple[int, int] | None:
    """Where the entry of a list of tables begins and ends."""
    header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    places = [n for n in range(start, end) if header.match(lines[n])]
    if index >= len(places):
        return None
    begin = places[index]
    within = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\.")
    for number in range(begin + 1, end):
        if _HEADER.match(lines[number]) and not within.match(lines[number]):
            return begin, number
    return begin, end


def _listed(lines: list[str], index: int, start: int, end: int) -> int:
    """The line of a text in a list of texts that begins at a line; else that line itself."""
    seen = 0
    for number in range(start, end):
        text = lines[number].partition("=")[2] if number == start else lines[number]
        if "{" in text:
            break
        seen += len(_QUOTED.findall(_COMMENT.sub("", text)))
        if seen > index:
            return number
        if "]" in text:
            break
    return start


def _key_line(
    lines: list[str], above: str, table: str, key: str, start: int, end: int
) -> int | None:
    """The header of a table, the key's own line, or a dotted key that ends with it."""
    header = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]")
    short = above.rpartition(".")[2]
    dotted = re.compile(rf"\s*{re.escape(short)}\s*\.\s*{re.escape(key)}\s*[.=]")
    plain = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
    for number in range(start, end):
        if short and dotted.match(lines[number]):
            return number
        if header.match(lines[number]) or plain.match(lines[number]):
            return number
    return None
