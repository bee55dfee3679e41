"""Which way a text runs, and how to keep its direction from touching its neighbours."""

from __future__ import annotations

import unicodedata

from saql.plan.fields import Language

_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
            "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}  # fmt: skip
_CLOSERS = frozenset("\u202c\u2069")


def runs(text: str) -> str:
    """``rtl`` or ``ltr`` by the first strong character outside isolates, empty for neither."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("R", "AL"):
            return "rtl"
        elif depth == 0 and kind == "L":
            return "ltr"
    return ""


def against(text: str, language: Language) -> str:
    """The text's direction where it runs against the document's, else empty."""
    own = runs(text)
    return own if own and own != ("rtl" if language == "ar" else "ltr") else ""


def balanced(text: str) -> str:
    """The text with every direction control closed, so that none reaches the text around it."""
    if not any(character in _OPENERS or character in _CLOSERS for character in text):
        return text
    out: list[str] = []
    open_now: list[str] = []
    for character in text:
        if character in _OPENERS:
            open_now.append(_OPENERS[character])
        elif character in _CLOSERS:
            if character not in open_now:
                continue
            while open_now and open_now[-1] != character:
                out.append(open_now.pop())
            open_now.pop()
        out.append(character)
    return "".join(out) + "".join(reversed(open_now))
