"""Governorates and districts by p-code, found by any usual spelling in Arabic or English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from saql.plan.fields import Language
from saql.plan.folding import fold

_DROPPED_WORDS = ("محافظه", "مدينه", "منطقه", "ناحيه", "governorate", "district", "city")


@dataclass(frozen=True)
class PlaceRow:
    """One place: level 1 governorate, 2 district, 3 sub-district; ``parent`` is a p-code."""

    level: int
    pcode: str
    parent: str
    name_en: str
    name_ar: str
    spellings: tuple[str, ...] = ()


def place_key(text: str) -> str:
    """The search key of a place name: folded, without the article, hyphens or «محافظة»."""
    key = fold(text).replace("-", " ").replace("'", "").replace("’", "")
    words = [word for word in key.split() if word not in _DROPPED_WORDS]
    kept = [_without_article(word) for word in words]
    return "".join(kept)


def _without_article(word: str) -> str:
    if word.startswith("ال") and len(word) > 4:
        return word[2:]
    return "" if word in ("al", "ar", "as", "at", "ash", "az", "ad", "an") else word


@dataclass(frozen=True)
class Places:
    """A gazetteer. Where a governorate and a district share a name, the governorate is found."""

    rows: tuple[PlaceRow, ...]

    @cached_property
    def by_pcode(self) -> dict[str, PlaceRow]:
        """Every place by its p-code."""
        return {row.pcode: row for row in self.rows}

    @cached_property
    def _by_key(self) -> dict[str, PlaceRow]:
        keys: dict[str, PlaceRow] = {}
        for row in sorted(self.rows, key=lambda r: r.level):
            for name in (row.name_ar, row.name_en, *row.spellings):
                keys.setdefault(place_key(name), row)
        keys.pop("", None)
        return keys

    def find(self, text: str) -> PlaceRow | None:
        """The place that a text names and nothing else, or None."""
        return self.by_pcode.get(text.strip().upper()) or self._by_key.get(place_key(text))

    def named_in(self, text: str) -> list[PlaceRow]:
        """The places that a sentence mentions, each once, longest names first."""
        words = [_bare(word) for word in fold(text).replace("-", " ").split()]
        found: list[PlaceRow] = []
        taken: set[int] = set()
        for size in (3, 2, 1):
            for start in range(len(words) - size + 1):
                span = range(start, start + size)
                row = self._named(words[start : start + size])
                if row and not taken & set(span):
                    taken |= set(span)
                    if row not in found:
                        found.append(row)
        return found

    def _named(self, words: list[str]) -> PlaceRow | None:
        rest = "".join(_without_article(word) for word in words[1:])
        for first in _without_clitics(words[0]):
            row = self._by_key.get(_without_article(first) + rest)
            if row:
                return row
        return None

    def name(self, pcode: str, language: Language) -> str:
        """The place's name, or the code itself where it is unknown."""
        row = self.by_pcode.get(pcode)
        if row is None:
            return pcode
        return row.name_ar if language == "ar" else row.name_en

    def chain(self, pcode: str) -> list[PlaceRow]:
        """The place and what it lies in, smallest first; empty where the code is unknown."""
        found: list[PlaceRow] = []
        while (row := self.by_pcode.get(pcode)) and row not in found:
            found.append(row)
            pcode = row.parent
        return found

    def level(self, level: int, parent: str = "") -> list[PlaceRow]:
        """The places of a level, all or those of one parent, in the order of their codes."""
        return [r for r in self.rows if r.level == level and parent in ("", r.parent)]


def places(rows: Iterable[PlaceRow]) -> Places:
    """A gazetteer of these rows."""
    return Places(tuple(rows))


def _bare(word: str) -> str:
    return word.strip('.,;:!?()[]«»"،؛؟').replace("'", "").replace("’", "")


def _without_clitics(word: str) -> list[str]:
    """The word, then what is left without joined و ف ب ل ك («بدير», «وحماة», «وللرقة»)."""
    if len(word) > 4 and word.startswith("لل"):
        return [word, "ال" + word[2:]]
    if len(word) > 3 and word[0] in "وف":
        return [word, *_without_clitics(word[1:])]
    if len(word) > 3 and word[0] in "بلك":
        return [word, word[1:]]
    return [word]
