"""The sections of a plan as forms on paper: empty to write on, or filled in from a plan."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from saql.exports.direction import balanced
from saql.i18n import catalogue
from saql.i18n.labels import code_label, field_label, item_label, section_label
from saql.i18n.values import CODES
from saql.plan import vocabulary
from saql.plan.document import ITEM_LISTS, Plan
from saql.plan.fields import Language, Text

Json = dict[str, Any]

EMPTY_ITEMS = 2
"""Empty cards of each list; more are copied or written on the back."""

MOST_ITEMS = 12
"""Items of a list that a filled-in form shows; the plan itself has them all."""

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
        "fields": _written(_fields(section, "", part, own, language), plan),
        "lists": [_list(section, name, part, language, plan) for name in listed],
        "note": "",
    }


def printed_before(section: str, lesson: str, language: Language) -> Json:
    """What stands for a filled-in section that an earlier lesson has shown already."""
    said = catalogue("lessons", language).gettext("As you wrote it: see the lesson “%(lesson)s”.")
    return {
        "title": section_label(section, language),
        "fields": [],
        "lists": [],
        "note": said % {"lesson": lesson},
    }


def _written(fields: list[Json], plan: Plan | None) -> list[Json]:
    """On a filled-in form only what was written; an empty one keeps every place to write."""
    return fields if plan is None else [one for one in fields if one["value"]]


def _list(section: str, name: str, part: BaseModel, language: Language, plan: Plan | None) -> Json:
    shape = type(part).model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]  # a list of items
    names = [field for field in shape.model_fields if field != "id"]
    items = list(getattr(part, name))
    filled = plan if items else None
    left = len(items) - MOST_ITEMS
    more = catalogue("lessons", language).ngettext(
        "And %(n)d more in the plan.", "And %(n)d more in the plan.", max(0, left)
    )
    items = items[:MOST_ITEMS] or [shape(id=f"empty-{n}") for n in range(EMPTY_ITEMS)]
    return {
        "name": item_label(section, name, language),
        "items": [
            _written(_fields(section, name, item, names, language), filled) for item in items
        ],
        "more": more % {"n": left} if left > 0 else "",
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
