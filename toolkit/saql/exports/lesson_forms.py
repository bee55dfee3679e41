"""The sections of a plan as forms on paper: empty to write on, or filled in from a plan."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from saql.exports.direction import balanced
from saql.i18n.labels import code_label, field_label, item_label, section_label
from saql.i18n.values import CODES
from saql.plan import vocabulary
from saql.plan.document import ITEM_LISTS, Plan
from saql.plan.fields import Language, Text

Json = dict[str, Any]

EMPTY_ITEMS = 2
"""Empty cards of each list; more are copied or written on the back."""

MOST_CHOICES = 9
"""A closed list of at most so many codes is printed to be ticked."""

_BLANK = Plan()


def form(section: str, language: Language, plan: Plan | None = None) -> Json:
    """A section as a form.

    Args:
        section: its name in the document.
        language: of the labels.
        plan: whose words are filled in; None leaves everything empty.
    """
    part = getattr(plan or _BLANK, section)
    listed = ITEM_LISTS.get(section, ())
    own = [name for name in type(part).model_fields if name not in listed and name != "id"]
    return {
        "title": section_label(section, language),
        "fields": _fields(section, "", part, own, language),
        "lists": [_list(section, name, part, language) for name in listed],
    }


def _list(section: str, name: str, part: BaseModel, language: Language) -> Json:
    shape = type(part).model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]  # a list of items
    names = [field for field in shape.model_fields if field != "id"]
    items = list(getattr(part, name)) or [shape(id=f"empty-{n}") for n in range(EMPTY_ITEMS)]
    return {
        "name": item_label(section, name, language),
        "items": [_fields(section, name, item, names, language) for item in items],
    }


def _fields(
    section: str, listed: str, holder: BaseModel, names: list[str], language: Language
) -> list[Json]:
    found = []
    for name in names:
        value = getattr(holder, name)
        label = field_label(section, listed, name, language)
        if label == name:  # a field without words is not for people
            continue
        list_name = CODES.get(f"{section}.{name}", "")
        codes = getattr(vocabulary, list_name, ())
        choices = [code_label(list_name, code, language) for code in codes]
        found.append(
            {
                "label": label,
                "value": balanced(_words(value, list_name, language)),
                "choices": choices if len(choices) <= MOST_CHOICES else [],
                "long": isinstance(value, Text) or 4 < len(choices) <= MOST_CHOICES,
            }
        )
    return found


def _words(value: object, list_name: str, language: Language) -> str:
    """A value as people read it; what refers to other items stays for the screen."""
    if isinstance(value, Text):
        return value.best(language)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return f"{value:,.10g}"
    if isinstance(value, str):
        return code_label(list_name, value, language) if list_name else value
    if isinstance(value, list):
        words = [_words(one, list_name, language) for one in value if isinstance(one, str)]
        return ("، " if language == "ar" else ", ").join(words)
    return ""
