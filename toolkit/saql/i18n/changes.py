"""A change between two plans as a sentence for people who do not program."""

from __future__ import annotations

from typing import Any

from saql.i18n.catalogue import catalogue
from saql.i18n.labels import field_label, item_label, section_label
from saql.plan.diff import Change
from saql.plan.document import Plan, items_of
from saql.plan.fields import Language, Text

SHOWN = 160
"""Characters of a text that a sentence shows."""


def describe_change(change: Change, before: Plan, after: Plan, language: Language) -> str:
    """One line: the section, the item by its own words, what happened, before → after."""
    _ = catalogue("plan", language).gettext
    where = section_label(change.section, language)
    if not change.field:
        plan = after if change.kind == "added" else before
        item = item_label(change.section, change.list_name, language)
        said = _("added: %(item)s") if change.kind == "added" else _("removed: %(item)s")
        return (
            f"{where} — {said % {'item': _quoted(item, name_of(plan, change.item_id, language))}}"
        )
    if change.field == "order":
        return f"{where} — {_('the order of the items changed')}"
    label = field_label(change.section, change.list_name, change.field, language)
    if change.field.endswith((".ar", ".en")):
        tongue = _("Arabic") if change.field.endswith(".ar") else _("English")
        label = f"{label} ({tongue})"
    if change.item_id:
        item = item_label(change.section, change.list_name, language)
        where += f" — {_quoted(item, name_of(after, change.item_id, language))}"
    names = {**_names(before, language), **_names(after, language)}
    old, new = _shown(change.before, names, language), _shown(change.after, names, language)
    if change.kind == "added":
        return f"{where} — {label}: {_('written: %(new)s') % {'new': new}}"
    if change.kind == "removed":
        return f"{where} — {label}: {_('cleared; it was: %(old)s') % {'old': old}}"
    return f"{where} — {label}: {old} {'←' if language == 'ar' else '→'} {new}"


def name_of(plan: Plan, item_id: str, language: Language) -> str:
    """An item's own words: its text or name, or its id where it has neither."""
    return _names(plan, language).get(item_id, item_id)


def _names(plan: Plan, language: Language) -> dict[str, str]:
    names: dict[str, str] = {}
    for _section, _list, item in items_of(plan):
        for field in ("text", "name", "group"):
            words = getattr(item, field, None)
            if isinstance(words, Text) and words:
                names[item.id] = _short(words.best(language))
                break
    return names


def _quoted(item: str, name: str) -> str:
    return f"{item} «{name}»"


def _shown(value: Any, names: dict[str, str], language: Language) -> str:
    _ = catalogue("plan", language).gettext
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        joint = "، " if language == "ar" else ", "
        return joint.join(_shown(each, names, language) for each in value) or "—"
    if isinstance(value, dict):
        return _shown([each for each in value.values() if each is not None], names, language)
    if value in (None, ""):
        return "—"
    return names.get(str(value)) or _short(str(value))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
