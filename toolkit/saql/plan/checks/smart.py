"""How a rule reads the sentence of an objective, in Arabic or English.

It looks for what a careful reader looks for: the word the sentence begins with, numbers that
measure something (not years, days of a month, ages or durations), and a second main verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from saql.plan.checks.rule import Setting
from saql.plan.numbers import parse_number
from saql.plan.tokens import PERCENT, forms, is_arabic, is_number, tokens
from saql.plan.wordlists import WordLists

_FIRST_YEAR, _LAST_YEAR = 2000, 2060
_TO = ("الي", "حتي", "to")
_FROM = ("من", "from")
_IN = ("في", "ب", "in", "across", "within")
_ORDINALS = ("اول", "ثاني", "ثالث", "رابع", "اخير", "first", "second", "third", "fourth", "last")
_AIMS = ("هدف", "هدفنا", "غايه", "objective", "goal", "aim")
_MAIN_LISTS = ("change_verbs", "vague_verbs", "activity_heads")


@dataclass(frozen=True)
class Reading:
    """What a sentence says, as far as a program can tell."""

    words: tuple[str, ...]
    head: int
    has_number: bool
    measured: bool
    changes: bool
    vague: bool
    activity: bool
    second: str
    subject: bool
    first: float | None
    last: float | None

    @property
    def head_word(self) -> str:
        """The word that the sentence begins with, after a deadline or place."""
        return self.words[self.head] if self.head < len(self.words) else ""


@lru_cache(maxsize=4096)
def read(setting: Setting, text: str) -> Reading:
    """Read the sentence of an objective."""
    words = tokens(text)
    lists = setting.words
    head = head_position(setting, words)
    numbers = list(_measures(lists, words))
    measured = any(_has_unit(lists, words, position) for position in numbers)
    first, last = _from_to(words)
    heads = range(head, min(head + 2, len(words)))
    changes = any(lists["change_verbs"].at(words, at) for at in heads)
    if measured and not changes:
        changes = lists["change_verbs"].found_in(words) or first is not None
    return Reading(
        words=words,
        head=head,
        has_number=bool(numbers),
        measured=measured,
        changes=changes,
        vague=any(lists["vague_verbs"].at(words, at) for at in heads),
        activity=names_activity(lists, words, head),
        second=_second_verb(lists, words, head),
        subject=_has_subject(setting, words),
        first=first,
        last=last,
    )


def head_position(setting: Setting, words: tuple[str, ...]) -> int:
    """Where the sentence itself begins, after «بحلول نهاية عام 2027، في حلب،» and the like."""
    lists = setting.words
    for position, word in enumerate(words):
        before = words[position - 1] if position else ""
        opening = (
            lists["stop_words"].has(word)
            or is_number(word)
            or word == PERCENT
            or lists["time_units"].has(word)
            or lists["year_marks"].has(word)
            or lists["months"].has(word)
            or (lists["months"].has(before) and _is_one_of(word, _ORDINALS))
            or _is_one_of(word, _AIMS)
        )
        if not opening and not _is_place_after(setting, words, position):
            return position
    return len(words)


def names_activity(lists: WordLists, words: tuple[str, ...], head: int) -> bool:
    """Whether the sentence begins with an activity, not with a service that bears the same name."""
    if head >= len(words) or not lists["activity_heads"].at(words, head):
        return False
    following = words[head + 1] if head + 1 < len(words) else ""
    if lists["vague_verbs"].has(words[head]):  # «بناء 3 مدارس», but not «بناء مجتمع واعٍ»
        return is_number(following) or lists["number_words"].has(following)
    if lists["service_nouns"].has(words[head]) and following:
        described = following.endswith(("ي", "يه")) and not following.startswith("ال")
        return not (described if is_arabic(following) else lists["stop_words"].has(following))
    return True


def _is_place_after(setting: Setting, words: tuple[str, ...], position: int) -> bool:
    if not position:
        return False
    before = words[position - 1]
    if before not in _IN and not setting.words["place_cues"].has(before):
        return False
    word = words[position]
    return setting.words["place_cues"].has(word) or setting.places.find(word) is not None


def _measures(lists: WordLists, words: tuple[str, ...]) -> Iterator[int]:
    """Positions of numbers that measure, in digits or words."""
    for position, word in enumerate(words):
        if is_number(word):
            if _is_date(lists, words, position):
                continue
        elif not lists["number_words"].at(words, position) or _is_part_of_year(
            lists, words, position
        ):
            continue
        if not _is_duration_or_age(lists, words, position) and not _counts_places(
            lists, words, position
        ):
            yield position


def _is_date(lists: WordLists, words: tuple[str, ...], position: int) -> bool:
    word = words[position]
    value = parse_number(word)
    if value is None:
        return True
    following = words[position + 1] if position + 1 < len(words) else ""
    before = words[max(0, position - 2) : position]
    if following and lists["months"].has(following):
        return True
    if not (len(word) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR):
        return False
    if any(lists["months"].has(each) for each in before):
        return True
    marked = bool(before) and lists["year_marks"].has(before[-1])
    return marked or not following or lists["stop_words"].has(following)


def _is_part_of_year(lists: WordLists, words: tuple[str, ...], position: int) -> bool:
    """«الربع الأول», «نصف سنوي»: a part of the calendar, not of a whole."""
    following = words[position + 1] if position + 1 < len(words) else ""
    return lists["fraction_words"].at(words, position) > 0 and (
        lists["time_units"].has(following) or _is_one_of(following, _ORDINALS)
    )


def _is_duration_or_age(lists: WordLists, words: tuple[str, ...], position: int) -> bool:
    unit = _after_number(lists, words, position)
    if unit >= len(words):
        return False
    before = words[max(0, position - 4) : position]
    aged = any(lists["age_cues"].has(word) for word in before)
    if not lists["time_units"].has(words[unit]):
        # «بين 15 و24 سنة»: the unit stands after the second number
        second = next(
            (at for at in range(unit, min(unit + 3, len(words))) if is_number(words[at])), 0
        )
        return bool(aged and second and _is_duration_or_age(lists, words, second))
    if aged or any(lists["duration_marks"].has(word) for word in before[-2:]):
        return True
    timed = any(lists["measure_nouns"].has(word) for word in words[:position])
    return not timed and not any(word in (*_FROM, *_TO) for word in before)


def _counts_places(lists: WordLists, words: tuple[str, ...], position: int) -> bool:
    """«في ثلاث محافظات» says where, not how much."""
    unit = _after_number(lists, words, position)
    return (
        position > 0
        and words[position - 1] in _IN
        and unit < len(words)
        and lists["place_cues"].has(words[unit])
    )


def _after_number(lists: WordLists, words: tuple[str, ...], position: int) -> int:
    """Where the words after a number begin: «ثلاثة آلاف و500 أسرة» is one number."""
    at = position + 1
    while at < len(words) and (
        is_number(words[at])
        or lists["number_words"].at(words, at)
        or (words[at] == "و" and at + 1 < len(words) and is_number(words[at + 1]))
    ):
        at += 1
    return at


def _has_unit(lists: WordLists, words: tuple[str, ...], position: int) -> bool:
    if lists["fraction_words"].at(words, position):
        return True
    unit = _after_number(lists, words, position)
    if unit < len(words):
        word = words[unit]
        if word == PERCENT or lists["percent_words"].at(words, unit):
            return True
        if not (
            lists["stop_words"].has(word)
            or lists["months"].has(word)
            or lists["year_marks"].has(word)
            or lists["change_verbs"].has(word)
        ):
            return True
    if any(lists["measure_nouns"].has(word) for word in words[:position]):
        return True
    before = [w for w in words[:position] if not is_number(w) and not lists["stop_words"].has(w)]
    return any(lists["people_words"].has(word) for word in before) or (
        _from_to(words)[0] is not None
        and any(
            not lists["generic_nouns"].has(word) and not _is_main(lists, word) for word in before
        )
    )


def _from_to(words: tuple[str, ...]) -> tuple[float | None, float | None]:
    """The two figures of «من 120 إلى 300»."""
    for position, word in enumerate(words):
        if word not in _FROM:
            continue
        ahead = words[position + 1 : position + 9]
        first = next((at for at, w in enumerate(ahead[:3]) if is_number(w)), None)
        if first is None:
            continue
        for at in range(first + 1, len(ahead) - 1):
            nearby = next((w for w in ahead[at + 1 : at + 3] if is_number(w)), "")
            if ahead[at] in _TO and nearby:
                low, high = parse_number(ahead[first]), parse_number(nearby)
                if low is not None and high is not None:
                    return float(low), float(high)
    return None, None


def _second_verb(lists: WordLists, words: tuple[str, ...], head: int) -> str:
    """A second main verb joined by «و» or "and", or nothing."""
    if head >= len(words) or not _is_main(lists, words[head]):
        return ""
    for position in range(head + 2, len(words)):
        word, before = words[position], words[position - 1]
        if lists["means_marks"].at(words, position):
            return ""
        joined = word[1:] if word.startswith("و") and len(word) > 3 else ""
        if before == "and":
            joined, before = word, words[position - 2]
        # «خدمات دعم وتمكين» joins two nouns, not two verbs
        if joined and _is_bare_main(lists, joined) and not _is_main(lists, before):
            return word
    return ""


def _is_main(lists: WordLists, word: str) -> bool:
    return any(lists[name].has(word) for name in _MAIN_LISTS)


def _is_bare_main(lists: WordLists, word: str) -> bool:
    return any(word in lists[name].words for name in _MAIN_LISTS)


def _has_subject(setting: Setting, words: tuple[str, ...]) -> bool:
    lists = setting.words
    empty = ("stop_words", "generic_nouns", "time_units", "months", "place_cues", "year_marks")
    return any(
        not is_number(word)
        and word != PERCENT
        and not any(lists[name].has(word) for name in empty)
        and not _is_main(lists, word)
        and not lists["number_words"].has(word)
        and not lists["percent_words"].has(word)
        and setting.places.find(word) is None
        for word in words
    )


def _is_one_of(word: str, entries: tuple[str, ...]) -> bool:
    return any(form in entries for form in forms(word))
