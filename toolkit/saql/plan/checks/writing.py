"""Rule A2: every text is meant: no empty item, no test words, the plan's own language."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from pydantic import BaseModel

from saql.plan.checks.reading import text_of, texts_of, unreadable
from saql.plan.checks.rule import Look, Outcome, Setting, rule
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan
from saql.plan.fields import Part, Text
from saql.plan.items import Item
from saql.plan.tokens import is_arabic, is_number, tokens
from saql.plan.wordlists import WordLists

MAIN_FIELDS = ("text", "name", "partner", "need")
"""The field that says what an item is: the first of these that it has."""

_OPEN_LINES = ("author", "contact", "owner", "person", "version")
_NO_MAIN_FIELD = (
    ("capacity", "items"),
    ("meal", "reviews"),
    ("profile", "consultations"),
    ("readiness", "items"),
    ("funding_map", "items"),
    ("campaign", "gifts"),
    ("ties", "items"),
    ("coordination", "presence"),
)
_MAY_REPEAT = (
    ("budget", "lines"),
    ("swot", "items"),
    ("objectives", "items"),
    ("funding_map", "items"),
    ("campaign", "steps"),
    ("campaign", "thanks"),
    ("agreements", "items"),
    ("coordination", "presence"),
    ("coordination", "referrals"),
    ("coordination", "meetings"),
)
_SHORT = 12
_LONGEST_PLACEHOLDER = 18
_FEW_WORDS = 6
_SAME_LETTER = re.compile(r"(.)\1{4,}")
_BLANK_MARKS = re.compile(r"[\s.…_\-–—xX×?؟*#/\\]+")
_KEYBOARD_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
    "ئءؤرلاىةوزظ",
)
_MONEY_SECTIONS = ("budget", "funding")


@rule("A2", "E", reads=SECTIONS, source="Rule of the toolkit")
def texts_are_meant(plan: Plan, setting: Setting, look: Look) -> None:
    """No placeholder, test or repeated text, no empty item, nothing unreadable."""
    for section in SECTIONS:
        look_at_section(plan, section, setting, look)


def look_at_section(plan: Plan, section: str, setting: Setting, look: Look) -> None:
    """The rule's work on one section, which needs nothing of the others but the language."""
    language = plan.about.language
    _look_at_part(section, None, getattr(plan, section), language, setting, look)
    for list_name in ITEM_LISTS.get(section, ()):
        items: list[Item] = getattr(getattr(plan, section), list_name)
        for item in items:
            _look_at_part(section, item.id, item, language, setting, look)
            if (section, list_name) not in _NO_MAIN_FIELD and not _main(item):
                field = next(name for name in MAIN_FIELDS if hasattr(item, name))
                look.flag("empty", section, item.id, field)
        if (section, list_name) not in _MAY_REPEAT:
            _look_for_repeats(plan, section, items, look)


def _look_at_part(
    section: str, item: str | None, part: Part, language: str, setting: Setting, look: Look
) -> None:
    for field, text in texts_of(part):
        if not text:
            continue
        look.at()
        if not text.get("ar" if language == "ar" else "en").strip():
            look.flag(f"no_{language}", section, item, field)
        for words in (text.ar, text.en):
            _flag_if_unmeant(words, section, item, field, setting, look)
    for field in _open_lines(type(part)):
        _flag_if_unmeant(getattr(part, field), section, item, field, setting, look)
    if section not in _MONEY_SECTIONS:
        for field in _numbers(type(part)):
            _flag_if_unreadable("unreadable_number", part, section, item, field, look)
    for field in _dates(type(part)):
        _flag_if_unreadable("unreadable_date", part, section, item, field, look)


def _flag_if_unmeant(
    words: str, section: str, item: str | None, field: str, setting: Setting, look: Look
) -> None:
    variant = words and unmeant(setting.words, words)
    if variant:
        look.flag(variant, section, item, field)


def _flag_if_unreadable(
    variant: str, part: Part, section: str, item: str | None, field: str, look: Look
) -> None:
    value = getattr(part, field)
    if unreadable(value):
        look.at()
        look.flag(variant, section, item, field, typed=value[:40])


def _look_for_repeats(plan: Plan, section: str, items: list[Item], look: Look) -> None:
    texts = [(item, tokens(text_of(plan, main))) for item in items if (main := _main(item))]
    counts = Counter(words for _, words in texts)
    seen: set[tuple[str, ...]] = set()
    for item, words in texts:
        if counts[words] > 1 and words in seen:
            field = "text" if hasattr(item, "text") else "name"
            look.flag("same_twice", section, item.id, field)
        seen.add(words)


def _main(item: Item) -> Text | None:
    for name in MAIN_FIELDS:
        text = getattr(item, name, None)
        if isinstance(text, Text) and text:
            return text
    return None


def unmeant(words: WordLists, text: str) -> str:
    """Which kind of text nobody means this is: placeholder, mashing, repeated, or none ("")."""
    return _unmeant(words, text) if len(text) <= 2000 else ""


@lru_cache(maxsize=16384)
def _unmeant(words: WordLists, text: str) -> str:
    if not text.strip():
        return ""
    if _BLANK_MARKS.fullmatch(text):
        return "placeholder"
    found = tokens(text)
    if _is_placeholder(words, found):
        return "placeholder"
    if _repeats_itself(found):
        return "repeated"
    return "mashing" if _is_mashing(text, found) else ""


def _is_placeholder(words: WordLists, found: tuple[str, ...]) -> bool:
    """Whether the text is nothing but an entry of the list, or holds one of its phrases."""
    placeholders = words["placeholders"]
    if len(found) > _LONGEST_PLACEHOLDER or placeholders.openings.isdisjoint(found):
        return False
    rest, position = 0, 0
    while position < len(found):
        taken = placeholders.at(found, position)
        if taken > 1 and not _has_much_else(found, taken):
            return True
        if not taken and not is_number(found[position]):
            rest += 1
        position += taken or 1
    return bool(found) and rest == 0 and not all(is_number(t) or t == "%" for t in found)


def _has_much_else(found: tuple[str, ...], taken: int) -> bool:
    return len(found) - taken > _SHORT


def _repeats_itself(found: tuple[str, ...]) -> bool:
    if len(set(found)) == len(found):
        return False
    run = longest = 1
    for before, word in itertools.pairwise(found):
        run = run + 1 if word == before and not is_number(word) else 1
        longest = max(longest, run)
    return longest >= 3 or (len(found) >= 8 and len(set(found)) * 3 <= len(found))


def _is_mashing(text: str, found: tuple[str, ...]) -> bool:
    if len(found) > _FEW_WORDS:
        return False
    same = _SAME_LETTER.search(text)
    if same and same.group()[0].isalpha():
        return True
    return 0 < len(found) <= _FEW_WORDS // 2 and all(_is_mashed(word) for word in found)


def _is_mashed(word: str) -> bool:
    if len(word) < 5 or not word.isalpha():
        return False
    runs = sum(
        any(word[i : i + 4] in row or word[i : i + 4] in row[::-1] for row in _KEYBOARD_ROWS)
        for i in range(len(word) - 3)
    )
    if runs:
        return True
    return not is_arabic(word) and len(word) >= 6 and not set(word) & set("aeiouyáéíóúäöü")


@lru_cache(maxsize=64)
def _open_lines(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name in _OPEN_LINES)


@lru_cache(maxsize=64)
def _numbers(model: type[BaseModel]) -> tuple[str, ...]:
    return _fields_holding(model, "float")


@lru_cache(maxsize=64)
def _dates(model: type[BaseModel]) -> tuple[str, ...]:
    return _fields_holding(model, "date")


def _fields_holding(model: type[BaseModel], kind: str) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if kind in str(field.annotation) and "list" not in str(field.annotation)
    )


def _section_outcome(plan: Plan, section: str, setting: Setting) -> Outcome:
    look = Look(texts_are_meant.id, texts_are_meant.severity)
    look_at_section(plan, section, setting, look)
    return look.outcome()


RULES = (replace(texts_are_meant, run_section=_section_outcome),)
