"""What a picture below the questions is drawn from, and the words it is drawn with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from saql.course import Course
from saql.i18n import catalogue
from saql.i18n.formats import format_money, format_number
from saql.i18n.labels import code_label
from saql.plan.document import Plan
from saql.plan.fields import Language, Text

Data = dict[str, Any]


@dataclass(frozen=True)
class Sight:
    """What a picture is drawn from: the plan, one item of it, the language, the course."""

    plan: Plan
    item: str
    language: Language
    course: Course

    @cached_property
    def say(self) -> Callable[[str], str]:
        """The words of the builder."""
        return catalogue("builder", self.language).gettext

    def words(self, text: Text) -> str:
        """A person's text, in this language where it is written in it."""
        return text.best(self.language).strip()

    def code(self, vocabulary: str, value: str) -> str:
        """The words of a code."""
        return code_label(vocabulary, value, self.language) if value else ""

    def money(self, amount: float, currency: str | None = None) -> str:
        """An amount in words, in the budget's currency unless another is named."""
        named = self.plan.budget.currency if currency is None else currency
        if not named:
            return format_number(amount, self.language)
        return format_money(amount, named, self.language)

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share from 0 to 1 in per cent, or nothing."""
        return "" if share is None else f"{round(share * 100, digits):g}%"
