"""A plan laid out for reading: every section that has something in it, as labelled text.

The texts of people stay plain text; the page shows them as text nodes.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel

from saql.i18n.labels import field_label, item_label, section_label
from saql.i18n.plan_values import PlanValues
from saql.i18n.values import TITLES
from saql.plan.document import CORE_SECTIONS, ITEM_LISTS, SECTIONS, Plan
from saql.plan.fields import Language
from saql.plan.items import Item
from saql.plan.places import Places

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
        self._values = PlanValues(plan, language, places)

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
            "number": self._values.numbers.get(item.id, ""),
            "title": self._values.said(section, title_field, getattr(item, title_field, "")),
            "rows": self._rows(section, listed, item, skip=("id", title_field)),
        }

    def _rows(
        self, section: str, listed: str, part: BaseModel, skip: tuple[str, ...]
    ) -> list[dict[str, str]]:
        rows = []
        for name in type(part).model_fields:
            shown = "" if name in skip else self._values.said(section, name, getattr(part, name))
            if shown:
                label = field_label(section, listed, name, self._language)
                rows.append({"label": label, "text": shown})
        return rows
