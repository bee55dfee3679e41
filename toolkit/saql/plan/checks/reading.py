"""How rules read a plan: texts in its language, texts compared, links followed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from pydantic import BaseModel

from saql.plan.budget import Totals, line_total, totals
from saql.plan.checks.rule import Look, Setting
from saql.plan.document import Plan
from saql.plan.fields import Part, Text, number_of
from saql.plan.items import Item
from saql.plan.results import Objective, Outcome, Output
from saql.plan.tokens import PERCENT, is_number, stem, tokens
from saql.plan.wordlists import WordLists

ItemType = TypeVar("ItemType", bound=Item)
Thing = TypeVar("Thing")


def text_of(plan: Plan, text: Text) -> str:
    """The text in the plan's language, or in the other one where that is empty."""
    return text.best(plan.about.language)


def texts_of(part: Part) -> Iterator[tuple[str, Text]]:
    """The bilingual texts of a section or an item, each with the name of its field."""
    for name, inner in _text_fields(type(part)):
        value = getattr(part, name)
        yield name, (getattr(value, inner) if inner else value)


@lru_cache(maxsize=64)
def _text_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for name, field_info in model.model_fields.items():
        kind = field_info.annotation
        if kind is Text:
            found.append((name, ""))
        elif isinstance(kind, type) and issubclass(kind, Part) and "pcode" in kind.model_fields:
            found.append((name, "text"))
    return tuple(found)


def is_begun(plan: Plan, section: str) -> bool:
    """Whether anything is written in a section."""
    return any(value for _, value in getattr(plan, section))


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def unreadable(value: object) -> bool:
    """Whether a number or date field holds text that could not be read."""
    return isinstance(value, str) and bool(value.strip())


def missing(item: Item, *fields: str) -> tuple[str, ...]:
    """Those of an item's fields in which nothing is written."""
    return tuple(name for name in fields if _is_blank(getattr(item, name)))


def _is_blank(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, Text | list) and not value)


def flag_missing(look: Look, section: str, item: Item, fields: tuple[str, ...]) -> None:
    """Say once, at the first of them, which fields an item that is begun still lacks."""
    if fields:
        look.flag("incomplete", section, item.id, fields[0], missing=",".join(fields))


def score_of(value: object, low: int = 1, high: int = 5) -> float | None:
    """A score within its scale, or None."""
    number = number_of(value) if isinstance(value, int | float | str) else None
    return number if number is not None and low <= number <= high else None


@lru_cache(maxsize=8192)
def content(words: WordLists, text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; numbers stay as they are."""
    stops = words["stop_words"]
    return frozenset(
        word if is_number(word) else stem(word)
        for word in tokens(text)
        if word != PERCENT and not stops.has(word)
    )


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """How much two sets of words share, 0 to 1 (Dice)."""
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def same_text(first: str, second: str) -> bool:
    """Whether two texts are the same but for spelling, spaces and marks."""
    return bool(first.strip()) and tokens(first) == tokens(second)


@lru_cache(maxsize=4096)
def places_in(setting: Setting, text: str) -> frozenset[str]:
    """The codes of the gazetteer's places that a sentence names."""
    return frozenset(row.pcode for row in setting.places.named_in(text))


def by_id(items: Iterable[ItemType]) -> dict[str, ItemType]:
    """The items by id; the first of two with one id."""
    found: dict[str, ItemType] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found


def objective_of(plan: Plan, output_id: str) -> Objective | None:
    """The objective that an output leads to, through its outcome."""
    output: Output | None = by_id(plan.results.outputs).get(output_id)
    outcome: Outcome | None = by_id(plan.results.outcomes).get(output.outcome) if output else None
    return by_id(plan.objectives.items).get(outcome.objective) if outcome else None


@dataclass(frozen=True)
class _Money:
    """A plan, equal to another where budget lines and funding sources have the same figures."""

    figures: tuple[object, ...]
    plan: Plan = field(compare=False)


@lru_cache(maxsize=4)
def _sums(money: _Money) -> tuple[Totals, dict[str, float | None]]:
    return totals(money.plan), {line.id: line_total(line) for line in money.plan.budget.lines}


def _money(plan: Plan) -> _Money:
    lines = tuple(
        (
            each.id,
            each.quantity,
            each.unit_cost,
            each.duration,
            each.share,
            each.category,
            each.meal,
        )
        for each in plan.budget.lines
    )
    sources = tuple((s.amount, s.status, s.probability) for s in plan.funding.sources)
    return _Money((lines, sources), plan)


def sums(plan: Plan) -> Totals:
    """The sums of the budget, remembered while its figures stay (``by_year`` may be older)."""
    return _sums(_money(plan))[0]


def line_totals(plan: Plan) -> dict[str, float | None]:
    """The calculated total of each budget line by id, remembered while the figures stay."""
    return _sums(_money(plan))[1]


def pairs(things: list[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Every two of the things, in order."""
    for position, first in enumerate(things):
        for second in things[position + 1 :]:
            yield first, second


def quarter_starts(start: dt.date, end: dt.date) -> list[dt.date]:
    """The first days of the plan's quarters, counted from its start."""
    found: list[dt.date] = []
    for number in range(200):
        months = start.month - 1 + 3 * number
        day = dt.date(start.year + months // 12, months % 12 + 1, min(start.day, 28))
        if day > end:
            break
        found.append(day)
    return found
