"""A plan laid out for reading: every section that has something in it, as labelled text.

The texts of people stay plain text; the page shows them as text nodes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from pydantic import BaseModel

from saql.i18n import catalogue
from saql.i18n.formats import format_date, format_number
from saql.i18n.labels import code_label, field_label, item_label, section_label
from saql.i18n.values import CODES, PLACES, REFERENCES, TITLES, YEARS, on_scale
from saql.plan.document import CORE_SECTIONS, ITEM_LISTS, SECTIONS, Plan, items_of
from saql.plan.fields import Language, Text
from saql.plan.items import Item, Place
from saql.plan.numbering import numbering
from saql.plan.places import Places
from saql.plan.results import Milestone

Block = dict[str, Any]


def reading(
    plan: Plan, language: Language, places: Places, asked: Collection[str] = ()
) -> list[Block]:
    """The sections of a plan, in order, with what is written in them.

    Empty sections that a module adds are left out unless the assignment asks for them. Where it
    asks for a module's sections, these come first: what is judged is not below the whole plan.
    """
    reader = _Reader(plan, language, places)
    first = () if set(asked) <= set(CORE_SECTIONS) else asked
    order = sorted(SECTIONS, key=lambda name: name not in first)
    blocks = [reader.section(name) for name in order]
    return [
        block
        for block in blocks
        if block["rows"]
        or block["lists"]
        or block["section"] in CORE_SECTIONS
        or block["section"] in asked
    ]


class _Reader:
    def __init__(self, plan: Plan, language: Language, places: Places) -> None:
        self._plan = plan
        self._language = language
        self._places = places
        self._numbers = numbering(plan)
        self._named = {item.id: (section, item) for section, _list, item in items_of(plan)}

    def section(self, name: str) -> Block:
        part: BaseModel = getattr(self._plan, name)
        lists = ITEM_LISTS.get(name, ())
        rows = self._rows(name, "", part, skip=lists)
        listed = [
            {
                "label": item_label(name, one, self._language),
                "items": [self._item(name, one, item) for item in getattr(part, one)],
            }
            for one in lists
            if getattr(part, one)
        ]
        return {
            "section": name,
            "title": section_label(name, self._language),
            "rows": rows,
            "lists": listed,
        }

    def _item(self, section: str, listed: str, item: Item) -> Block:
        title_field = next((name for name in TITLES if hasattr(item, name)), "")
        return {
            "id": item.id,
            "number": self._numbers.get(item.id, ""),
            "title": self._show(section, title_field, getattr(item, title_field, "")),
            "rows": self._rows(section, listed, item, skip=("id", title_field)),
        }

    def _rows(
        self, section: str, listed: str, part: BaseModel, skip: tuple[str, ...]
    ) -> list[dict[str, str]]:
        rows = []
        for name in type(part).model_fields:
            shown = "" if name in skip else self._show(section, name, getattr(part, name))
            if shown:
                label = field_label(section, listed, name, self._language)
                rows.append({"label": label, "text": shown})
        return rows

    def _show(self, section: str, name: str, value: Any) -> str:
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
            shown = [self._show(section, name, one) for one in value]
            return ("، " if self._language == "ar" else ", ").join(one for one in shown if one)
        if isinstance(value, Milestone):
            return f"{value.year or ''}: {format_number(value.value, self._language)}"
        if isinstance(value, str):
            return self._words(key, value)
        return ""

    def _words(self, key: str, value: str) -> str:
        if not value.strip():
            return ""
        if key in CODES:
            return code_label(CODES[key], value, self._language)
        if key == "about.language":
            name = {"ar": "Arabic", "en": "English"}.get(value, value)
            return catalogue("builder", self._language).gettext(name)
        if key in PLACES or key.endswith(".pcode"):
            return self._places.name(value, self._language) or value
        return self._reference(value) if key in REFERENCES else value

    def _place(self, place: Place) -> str:
        named = self._places.name(place.pcode, self._language) if place.pcode else ""
        written = place.text.best(self._language).strip()
        return " — ".join(one for one in (named, written) if one)

    def _reference(self, item_id: str) -> str:
        if item_id in self._numbers:
            return self._numbers[item_id]
        _section, item = self._named.get(item_id, ("", None))
        for name in TITLES:
            title = getattr(item, name, None)
            if isinstance(title, Text) and title:
                return title.best(self._language).strip()
        return item_id
