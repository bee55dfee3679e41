"""A plan's values as people read them: no code, no id, no date of a computer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from saql.i18n.catalogue import catalogue
from saql.i18n.formats import format_date, format_number
from saql.i18n.labels import code_label
from saql.i18n.lines import SPOKEN_FIELDS, line_in
from saql.i18n.values import CODES, PLACES, REFERENCES, TITLES, YEARS, on_scale
from saql.plan.document import Plan, items_of
from saql.plan.fields import Language, Text
from saql.plan.items import Item, Place
from saql.plan.numbering import numbering
from saql.plan.places import Places
from saql.plan.results import Milestone


class PlanValues:
    """Says the values of one plan in one language.

    Attributes:
        plan: the plan.
        numbers: the numbers of goals, objectives and whatever hangs from them, by item.
    """

    def __init__(
        self, plan: Plan, language: Language, places: Places, *, numbered: bool = True
    ) -> None:
        """``numbered`` names an item that another one refers to by its number, where it has one."""
        self.plan = plan
        self._language: Language = language
        self._places = places
        self._numbered = numbered
        self.numbers = numbering(plan)
        self._items: dict[str, Item] = {item.id: item for _, _, item in items_of(plan)}

    def said(self, section: str, name: str, value: Any) -> str:
        """The value of a field; empty where nothing is written."""
        key = f"{section}.{name}"
        if isinstance(value, Text):
            return value.best(self._language).strip()
        if isinstance(value, bool):
            return "✓" if value else ""
        if isinstance(value, dt.date):
            return format_date(value, self._language)
        if isinstance(value, int | float):
            figure = str(value) if name in YEARS else format_number(value, self._language)
            return on_scale(key, value, self._language) or figure
        if isinstance(value, Place):
            return self._place(value)
        if isinstance(value, list):
            shown = [self.said(section, name, one) for one in value]
            return ("، " if self._language == "ar" else ", ").join(one for one in shown if one)
        if isinstance(value, Milestone):
            return f"{value.year or ''}: {format_number(value.value, self._language)}"
        if isinstance(value, str):
            spoken = name in SPOKEN_FIELDS
            return line_in(value, self._language) if spoken else self._words(key, value)
        return ""

    def _words(self, key: str, value: str) -> str:
        if not value.strip():
            return ""
        if key in CODES:
            return code_label(CODES[key], value, self._language)
        if key == "about.language":
            name = {"ar": "Arabic", "en": "English"}.get(value, value)
            return catalogue("plan", self._language).gettext(name)
        if key in PLACES or key.endswith(".pcode"):
            return self._places.name(value, self._language) or value
        return self._reference(value) if key in REFERENCES else value

    def _place(self, place: Place) -> str:
        named = self._places.name(place.pcode, self._language) if place.pcode else ""
        written = place.text.best(self._language).strip()
        return " - ".join(one for one in (named, written) if one)

    def _reference(self, item_id: str) -> str:
        if self._numbered and item_id in self.numbers:
            return self.numbers[item_id]
        item = self._items.get(item_id)
        if item is None:
            return catalogue("plan", self._language).gettext("something that no longer exists")
        for name in TITLES:
            title = getattr(item, name, None)
            if isinstance(title, Text) and title:
                return title.best(self._language).strip()
        return catalogue("plan", self._language).gettext("without words yet")
