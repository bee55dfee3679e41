"""The word lists that rules look words up in, Arabic and English, edited by a course as data.

A list holds bare words and short phrases; they are folded once and found in any glued form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from saql.plan.tokens import forms, tokens

LIST_NAMES = (
    "activity_heads",
    "activity_verbs",
    "address_words",
    "age_cues",
    "blame_words",
    "call_verbs",
    "change_verbs",
    "day_words",
    "deficit_words",
    "direction_words",
    "dual_words",
    "duration_marks",
    "external_cues",
    "for_whom_cues",
    "fraction_words",
    "generic_nouns",
    "internal_cues",
    "jargon",
    "lump_sum_words",
    "means_marks",
    "measure_nouns",
    "money_words",
    "months",
    "number_words",
    "organisation_words",
    "outside_acts",
    "own_ties",
    "people_words",
    "percent_words",
    "pity_words",
    "place_cues",
    "placeholders",
    "result_heads",
    "service_nouns",
    "stop_words",
    "strength_words",
    "time_units",
    "vague_verbs",
    "venue_words",
    "what_cues",
    "year_marks",
)
"""Every list that the rules ask for."""


class WordList(BaseModel):
    """The entries of one list in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """A word list made ready for look-ups."""

    words: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of all entries."""
        return self.words | self.phrases.keys()

    def has(self, token: str) -> bool:
        """Whether the token is one of the single words, in any of its forms."""
        return not self.words.isdisjoint(forms(token))

    def at(self, words: Sequence[str], start: int) -> int:
        """How many tokens an entry takes that begins at this position; 0 where none does."""
        for form in forms(words[start]):
            for phrase in self.phrases.get(form, ()):
                rest = words[start + 1 : start + len(phrase)]
                if len(rest) == len(phrase) - 1 and all(
                    part in forms(word) for part, word in zip(phrase[1:], rest, strict=True)
                ):
                    return len(phrase)
        return 1 if self.has(words[start]) else 0

    def first(self, words: Sequence[str], start: int = 0) -> int | None:
        """The position of the first entry at or after ``start``, or None."""
        for position in range(start, len(words)):
            if self.at(words, position):
                return position
        return None

    def found_in(self, words: Sequence[str]) -> bool:
        """Whether any entry occurs."""
        return self.first(words) is not None


def lexicon(entries: Sequence[str]) -> Lexicon:
    """Make a look-up of these entries; the longest of several phrases is tried first."""
    words: set[str] = set()
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = tokens(entry)
        if len(parts) == 1:
            words.add(parts[0])
        elif parts:
            phrases.setdefault(parts[0], []).append(parts)
    ordered = {k: tuple(sorted(v, key=len, reverse=True)) for k, v in phrases.items()}
    return Lexicon(frozenset(words), ordered)


@dataclass(frozen=True, eq=False)
class WordLists:
    """All lists of a course, by name."""

    lists: Mapping[str, Lexicon] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Lexicon:
        return self.lists[name]


def word_lists(entries: Mapping[str, WordList]) -> WordLists:
    """Make the lists ready; a list that is not given is empty."""
    empty = WordList()
    return WordLists(
        {
            name: lexicon((*entries.get(name, empty).ar, *entries.get(name, empty).en))
            for name in LIST_NAMES
        }
    )
