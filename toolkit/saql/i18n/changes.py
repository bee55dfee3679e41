"""What changed between two plans, in the words of people who do not program.

The changes come by section and item. Every value is shown as it is read: codes and places by
their names, dates and numbers written out, references by what they point to, and of a long text
only the words around what changed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from saql.i18n import excerpt
from saql.i18n.catalogue import catalogue
from saql.i18n.excerpt import Piece, Pieces
from saql.i18n.formats import format_date, format_number, format_percent
from saql.i18n.labels import code_label, field_label, item_label, section_label
from saql.i18n.lines import SPOKEN_FIELDS, line_in
from saql.i18n.values import (
    CODES,
    DATES,
    PERCENTS,
    PLACES,
    REFERENCES,
    TITLES,
    YEARS,
    on_scale,
)
from saql.plan.diff import Change, diff
from saql.plan.document import Plan, items_of
from saql.plan.fields import Language
from saql.plan.numbering import numbering
from saql.plan.places import Places

SIGNS = {"added": "+", "removed": "−", "changed": "~"}
"""A sign beside the word, so that colour is never all that tells them apart."""

ONE_LINE = 90
"""Characters of before and after together that stand on one line."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class FieldChange:
    """A field's two values; the one that is empty has no pieces."""

    kind: str
    label: str
    before: Pieces
    after: Pieces


@dataclass(frozen=True)
class ItemChange:
    """An item that was added, removed or changed; without a name, the section itself."""

    kind: str
    id: str
    label: str
    number: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class SectionChange:
    """A section with everything that changed in it."""

    section: str
    title: str
    items: tuple[ItemChange, ...]


def told(before: Plan, after: Plan, language: Language, places: Places) -> list[SectionChange]:
    """The changes by section, in the plan's order."""
    old, new = _Reader(before, language, places), _Reader(after, language, places)
    sections: dict[str, dict[tuple[str, str], list[Change]]] = {}
    for change in diff(before, after):
        items = sections.setdefault(change.section, {})
        items.setdefault((change.list_name, change.item_id), []).append(change)
    return [
        SectionChange(
            section,
            section_label(section, language),
            tuple(_item(found, old, new, language) for found in items.values()),
        )
        for section, items in sections.items()
    ]


def lines(changes: Iterable[SectionChange], language: Language) -> list[str]:
    """The changes as lines of plain text: a heading for each section, its items below."""
    _ = catalogue("plan", language).gettext
    kinds = {"added": _("added: %(item)s"), "removed": _("removed: %(item)s")}
    found: list[str] = []
    for section in changes:
        found.append(section.title)
        for item in section.items:
            name = _called(item)
            deep = "  "
            if name:
                found.append(
                    f"  {SIGNS[item.kind]} {kinds.get(item.kind, '%(item)s') % {'item': name}}"
                )
                deep = "      "
            for field in item.fields:
                found.extend(deep + line for line in _field_lines(field, bool(name), language))
    return found


def _called(item: ItemChange) -> str:
    named = f"«{item.name}»" if item.name and item.id else ""
    return " ".join(part for part in (item.label, item.number, named) if part)


def _field_lines(field: FieldChange, inside: bool, language: Language) -> list[str]:
    _ = catalogue("plan", language).gettext
    sign = "" if inside else f"{SIGNS[field.kind]} "
    old, new = (_alone(excerpt.plain(one), language) for one in (field.before, field.after))
    if not old and not new:
        return [f"{sign}{field.label}"]
    if field.kind == "added":
        return [f"{sign}{field.label}: {_('written: %(new)s') % {'new': new}}"]
    if field.kind == "removed":
        return [f"{sign}{field.label}: {_('cleared; it was: %(old)s') % {'old': old}}"]
    if len(old) + len(new) <= ONE_LINE:
        return [f"{sign}{field.label}: {old} {'←' if language == 'ar' else '→'} {new}"]
    return [
        f"{sign}{field.label}",
        f"    {_('before: %(old)s') % {'old': old}}",
        f"    {_('after: %(new)s') % {'new': new}}",
    ]


def _alone(text: str, language: Language) -> str:
    """The text, kept apart where its letters run the other way: the arrow stays where it is."""
    other = re.search("[A-Za-z]" if language == "ar" else "[\u0600-\u06ff]", text)
    return f"\u2068{text}\u2069" if other else text


def _item(changes: list[Change], old: _Reader, new: _Reader, language: Language) -> ItemChange:
    first = changes[0]
    whole = first.kind if first.item_id and not first.field else "changed"
    reader = old if whole == "removed" else new
    fields = tuple(_field(one, old, new, language) for one in changes if one.field)
    if not first.list_name or not first.item_id:
        label = item_label(first.section, first.list_name, language) if first.list_name else ""
        return ItemChange(whole, "", label, "", "", fields)
    return ItemChange(
        whole,
        first.item_id,
        item_label(first.section, first.list_name, language),
        reader.numbers.get(first.item_id, ""),
        reader.names.get(first.item_id, ""),
        fields,
    )


def _field(change: Change, old: _Reader, new: _Reader, language: Language) -> FieldChange:
    _ = catalogue("plan", language).gettext
    if change.field == "order":
        return FieldChange("changed", _("the order of the items changed"), (), ())
    label = field_label(change.section, change.list_name, change.field, language)
    if change.field.endswith((".ar", ".en")):
        tongue = _("Arabic") if change.field.endswith(".ar") else _("English")
        label = f"{label} ({tongue})"
    was, now = old.value(change, change.before), new.value(change, change.after)
    if isinstance(was, list) or isinstance(now, list):
        joint = "، " if language == "ar" else ", "
        return FieldChange(change.kind, label, *excerpt.listed(_rows(was), _rows(now), joint))
    if change.kind == "changed":
        return FieldChange(change.kind, label, *excerpt.compared(was, now))
    pieces = [(Piece(excerpt.short(one), True),) if one else () for one in (was, now)]
    return FieldChange(change.kind, label, *pieces)


def _rows(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


class _Reader:
    """Shows the values of one plan in one language."""

    def __init__(self, plan: Plan, language: Language, places: Places) -> None:
        self._language: Language = language
        self._places = places
        self._say = catalogue("plan", language).gettext
        self.numbers = numbering(plan)
        self.names: dict[str, str] = {}
        for section, _list, item in items_of(plan):
            held = item.model_dump(mode="json")
            field = next((name for name in TITLES if name in held), "")
            self.names[item.id] = excerpt.short(self._title(section, field, held.get(field)))

    def value(self, change: Change, value: Any) -> str | list[str]:
        """A field's value as people read it; a list stays one."""
        section, field = change.section, change.field
        if isinstance(value, list):
            return [self._one(section, field, each) for each in value]
        return self._one(section, field, value)

    def _one(self, section: str, field: str, value: Any) -> str:
        key, name = f"{section}.{field}", field.rpartition(".")[2]
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return self._say("yes") if value else self._say("no")
        if isinstance(value, int | float):
            return on_scale(key, value, self._language) or self._number(name, value)
        if isinstance(value, dict):
            return self._pair(section, field, value)
        if key in CODES:
            return code_label(CODES[key], str(value), self._language)
        if key == "about.language":
            return self._say({"ar": "Arabic", "en": "English"}.get(value, str(value)))
        if key in PLACES or name == "pcode":
            return self._places.name(str(value), self._language)
        if key in REFERENCES:
            return self._reference(str(value))
        if name in DATES and _ISO.fullmatch(str(value)):
            return format_date(dt.date.fromisoformat(value), self._language)
        return line_in(str(value), self._language) if name in SPOKEN_FIELDS else str(value)

    def _number(self, name: str, value: int | float) -> str:
        if name in YEARS:
            return str(int(value)) if float(value).is_integer() else str(value)
        shown = format_percent if name in PERCENTS else format_number
        return shown(value, self._language)

    def _pair(self, section: str, field: str, value: dict[str, Any]) -> str:
        """A text in two languages, a place, or a year with its value."""
        if "ar" in value or "en" in value:
            return self._best(value)
        parts = [self._one(section, f"{field}.{name}", each) for name, each in value.items()]
        return ": ".join(part for part in parts if part)

    def _title(self, section: str, field: str, value: Any) -> str:
        return self._best(value) if isinstance(value, dict) else self._one(section, field, value)

    def _best(self, text: dict[str, Any]) -> str:
        ar, en = str(text.get("ar") or ""), str(text.get("en") or "")
        first, second = (ar, en) if self._language == "ar" else (en, ar)
        return first if first.strip() else second

    def _reference(self, item_id: str) -> str:
        if item_id not in self.names:
            return self._say("something that no longer exists")
        number, name = self.numbers.get(item_id, ""), self.names[item_id]
        return " ".join(part for part in (number, name) if part) or self._say("without words yet")
