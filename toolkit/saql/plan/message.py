"""The message checker: how clear, how specific and how positive a message to the public is.

It explains and never rewrites: each score comes with the places in the text that made it. Clear:
short sentences, no words of the trade, one idea and one call. Specific: a number, a place, a
date and who it is about. Positive: what people can do, in words that keep their dignity, and
nobody blamed. Words are looked up folded and without glued particles, in either language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from saql.plan.fields import Language
from saql.plan.numbers import parse_number
from saql.plan.places import Places
from saql.plan.thresholds import Thresholds
from saql.plan.tokens import is_number, tokens
from saql.plan.wordlists import WordLists

FOUND = ("number", "place", "date", "who", "strength")
"""Kinds of hits that speak for a message; all others speak against it."""

_SPECIFIC = ("number", "place", "date", "who")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?؟؛;…]+(?=\s|$)|\n+")
_EDGES = '.,;:!?()[]«»"“”،؛؟…'
_YOUR, _NOT_YOUR = "كم", ("اكم",)
"""The ending of «طفلكم»; that of «تراكم» and «محاكم» is part of the word."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2060
_LONGEST_FIGURE = 7
"""Digits from which a number is taken for that of a phone or an account."""

LONG, JARGON, SECOND_IDEA, SECOND_CALL = 30, 15, 20, 20
UNDIGNIFIED, BLAMING, NO_STRENGTH = 30, 30, 20
"""What each hit costs of 100."""


@dataclass(frozen=True)
class Hit:
    """A place in the text and what is there; one about what is missing has no length."""

    start: int
    end: int
    kind: str
    data: dict[str, str | int] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether it speaks for the message."""
        return self.kind in FOUND


@dataclass(frozen=True)
class Score:
    """A score from 0 to 100 and the hits that made it, in the order of the text."""

    value: int
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True)
class MessageScores:
    """The three scores of a message; an empty message has none of any."""

    clear: Score
    specific: Score
    positive: Score


@dataclass(frozen=True)
class _Read:
    """The tokens of a text, each with the stretch of the word that it comes from."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def hit(self, kind: str, first: int, count: int = 1) -> Hit:
        """A hit on some tokens, with the words as they are written."""
        start, end = self.spans[first][0], self.spans[first + count - 1][1]
        return Hit(start, end, kind, {"word": self.text[start:end]})


def judge(
    text: str,
    language: Language,
    words: WordLists,
    thresholds: Thresholds,
    places: Places | None = None,
) -> MessageScores:
    """Score a message and say why.

    Args:
        text: The message as it will be read or heard.
        language: The language it is written in; Arabic says more in fewer words.
        words: The course's word lists.
        thresholds: The course's figures.
        places: The gazetteer, so that «في سلمية» counts as a place.
    """
    if not text.strip():
        return MessageScores(Score(0), Score(0), Score(0))
    read = _read(text)
    return MessageScores(
        clear=_clear(read, language, words, thresholds),
        specific=_specific(read, words, places),
        positive=_positive(read, words),
    )


def _read(text: str) -> _Read:
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start() + len(word) - len(word.lstrip(_EDGES))
        end = match.end() - (len(word) - len(word.rstrip(_EDGES)))
        for token in tokens(word):
            found.append(token)
            spans.append((start, max(end, start)))
    return _Read(text, tuple(found), tuple(spans))


def _clear(read: _Read, language: Language, words: WordLists, thresholds: Thresholds) -> Score:
    limits = thresholds.messages
    longest = limits.sentence_words_ar if language == "ar" else limits.sentence_words_en
    sentences = list(_sentences(read.text))
    hits = []
    for start, end in sentences:
        count = len(read.text[start:end].split())
        if count > longest:
            data: dict[str, str | int] = {"words": count, "most": longest}
            hits.append(Hit(start, end, "long_sentence", data))
    long, jargon = len(hits), list(_named(read, words, "jargon"))
    hits += jargon
    extra = max(0, len(sentences) - limits.sentences_max)
    if extra:
        start, end = sentences[limits.sentences_max][0], sentences[-1][1]
        counts: dict[str, str | int] = {"sentences": len(sentences), "most": limits.sentences_max}
        hits.append(Hit(start, end, "many_ideas", counts))
    calls = _calls(read, words)
    hits += calls
    lost = LONG * long + JARGON * len(jargon) + SECOND_IDEA * extra + SECOND_CALL * len(calls)
    return Score(max(0, 100 - lost), _ordered(hits))


def _calls(read: _Read, words: WordLists) -> list[Hit]:
    """The calls to act after the first; the same call again is no second one."""
    found: dict[str, Hit] = {}
    for hit in _named(read, words, "call_verbs"):
        found.setdefault(str(hit.data["word"]).casefold(), hit)
    return [Hit(h.start, h.end, "second_call", h.data) for h in list(found.values())[1:]]


def _specific(read: _Read, words: WordLists, places: Places | None) -> Score:
    dates = list(_dates(read, words))
    taken = {position for first, count in dates for position in range(first, first + count)}
    numbers = (
        read.hit("number", position)
        for position, word in enumerate(read.words)
        if position not in taken and _counts(word, words)
    )
    found = {
        "number": list(numbers),
        "place": list(_places(read, words, places, taken)),
        "date": [read.hit("date", first, count) for first, count in dates],
        "who": _unlike([*_people(read, words), *_addressed(read)], "who"),
    }
    hits = [hit for kind in _SPECIFIC for hit in found[kind]]
    hits += [Hit(0, 0, f"no_{kind}") for kind in _SPECIFIC if not found[kind]]
    return Score(25 * sum(bool(found[kind]) for kind in _SPECIFIC), _ordered(hits))


def _counts(word: str, words: WordLists) -> bool:
    if is_number(word):
        return len(re.sub(r"\D", "", word)) < _LONGEST_FIGURE
    return words["number_words"].has(word) or words["dual_words"].has(word)


def _people(read: _Read, words: WordLists) -> Iterator[Hit]:
    for list_name in ("people_words", "for_whom_cues", "address_words"):
        yield from _named(read, words, list_name)


def _addressed(read: _Read) -> Iterator[Hit]:
    """Words that end in «your»: a message that speaks to its reader says who."""
    for position, word in enumerate(read.words):
        if len(word) > 4 and word.endswith(_YOUR) and not word.endswith(_NOT_YOUR):
            yield read.hit("who", position)


def _dates(read: _Read, words: WordLists) -> Iterator[tuple[int, int]]:
    """Where a date, a month, a year or a day is named: first token and how many."""
    months, days = words["months"], words["day_words"]
    position = 0
    while position < len(read.words):
        word = read.words[position]
        count = days.at(read.words, position) or months.at(read.words, position)
        if count:
            before = position and is_number(read.words[position - 1])
            yield (position - 1, count + 1) if before else (position, count)
        elif is_number(word) and _is_date(word):
            count = 1
            yield position, 1
        position += max(1, count)


def _is_date(word: str) -> bool:
    if re.fullmatch(r"\d{1,4}[/-]\d{1,2}(?:[/-]\d{2,4})?", word):
        return True
    value = parse_number(word)
    return len(word) == 4 and value is not None and _FIRST_YEAR <= value <= _LAST_YEAR


def _places(read: _Read, words: WordLists, places: Places | None, taken: set[int]) -> Iterator[Hit]:
    cues, venues = words["place_cues"], words["venue_words"]
    for position, word in enumerate(read.words):
        if position in taken or is_number(word):
            continue
        start, end = read.spans[position]
        if (
            cues.has(word)
            or venues.has(word)
            or (places is not None and places.named_in(read.text[start:end]))
        ):
            yield read.hit("place", position)


def _positive(read: _Read, words: WordLists) -> Score:
    strengths = list(_named(read, words, "strength_words", "strength"))
    harsh = _unlike(
        [
            *_named(read, words, "pity_words", "pity"),
            *_named(read, words, "deficit_words", "deficit"),
        ]
    )
    blame = list(_named(read, words, "blame_words", "blame"))
    hits = [*strengths, *harsh, *blame]
    if not strengths:
        hits.append(Hit(0, 0, "no_strength"))
    lost = UNDIGNIFIED * len(harsh) + BLAMING * len(blame) + (0 if strengths else NO_STRENGTH)
    return Score(max(0, 100 - lost), _ordered(hits))


def _named(read: _Read, words: WordLists, list_name: str, kind: str = "") -> Iterator[Hit]:
    """Every entry of a word list that the text holds."""
    entries = words[list_name]
    position = 0
    while position < len(read.words):
        count = entries.at(read.words, position)
        if count:
            yield read.hit(kind or list_name, position, count)
        position += max(1, count)


def _unlike(hits: Iterable[Hit], kind: str = "") -> list[Hit]:
    """The hits without those on a stretch that an earlier one has."""
    found: dict[tuple[int, int], Hit] = {}
    for hit in hits:
        named = Hit(hit.start, hit.end, kind or hit.kind, hit.data)
        found.setdefault((hit.start, hit.end), named)
    return list(found.values())


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the spaces around it."""
    start = 0
    for end, after in [
        *((m.start(), m.end()) for m in _SENTENCE_END.finditer(text)),
        (len(text),) * 2,
    ]:
        piece = text[start:end]
        if re.search(r"\w", piece):
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, start + len(piece.rstrip())
        start = after


def _ordered(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end)))
