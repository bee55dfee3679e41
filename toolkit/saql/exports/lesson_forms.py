"""The sections of a plan as forms on paper: empty to write on, or filled in from a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from saql.exports.direction import balanced
from saql.exports.lesson_blanks import GROUPS, NOT_ASKED, OFF_PAPER, ONE_LINE, cards_of
from saql.i18n import catalogue
from saql.i18n.labels import code_label, field_label, item_label, section_label
from saql.i18n.plan_values import PlanValues
from saql.i18n.values import CODES
from saql.plan import vocabulary
from saql.plan.document import ITEM_LISTS, Plan
from saql.plan.fields import Language, Text

Json = dict[str, Any]

MOST_ITEMS = 12
"""Items of a list that a filled-in form shows; the plan itself has them all."""

MOST_CHOICES = 9
"""A closed list of at most so many codes is printed to be ticked."""

_BLANK = Plan()


def form(section: str, language: Language, values: PlanValues | None = None) -> Json:
    """A section as a form.

    Args:
        section: its name in the document.
        language: of the labels.
        values: the plan whose words are filled in; where it says nothing in this section, or
            with None, everything is empty.
    """
    if values is not None and getattr(values.plan, section) == getattr(_BLANK, section):
        values = None
    part = getattr(values.plan if values else _BLANK, section)
    listed = ITEM_LISTS.get(section, ())
    own = [name for name in type(part).model_fields if name not in listed]
    return {
        "title": section_label(section, language),
        "fields": _fields(section, "", part, own, language, values),
        "lists": [_list(section, name, part, language, values) for name in listed],
        "note": "",
    }


def printed_before(section: str, lesson: str, language: Language, *, filled: bool) -> Json:
    """What stands for a section that an earlier lesson of the same book has printed already."""
    _ = catalogue("lessons", language).gettext
    wrote = _("As you wrote it: see the lesson “%(lesson)s”.")
    said = wrote if filled else _("The place to write it is in the lesson “%(lesson)s”.")
    return {
        "title": section_label(section, language),
        "fields": [],
        "lists": [],
        "note": said % {"lesson": lesson},
    }


def _list(
    section: str, name: str, part: BaseModel, language: Language, values: PlanValues | None
) -> Json:
    shape = type(part).model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]  # a list of items
    items = list(getattr(part, name))
    fields = [field for field in shape.model_fields if field != "id"]
    word = item_label(section, name, language)
    if not items:
        return {"items": _empty(f"{section}.{name}", word, shape(id="empty"), language), "more": ""}
    left = max(0, len(items) - MOST_ITEMS)
    more = catalogue("lessons", language).ngettext(
        "And %(n)d more in the plan.", "And %(n)d more in the plan.", left
    )
    cards = [
        {
            "name": f"{word} {number}",
            "fields": _fields(section, name, item, fields, language, values),
        }
        for number, item in enumerate(items[:MOST_ITEMS], 1)
    ]
    return {"items": cards, "more": more % {"n": left} if left else ""}


def _empty(listed: str, word: str, item: BaseModel, language: Language) -> list[Json]:
    """Empty cards, as many as the exercises ask for; those of a group carry its name."""
    section, _, name = listed.partition(".")
    field, codes = GROUPS.get(listed, ("", ("",)))
    count = cards_of(listed)
    cards: list[Json] = []
    for code in codes:
        left_out = {"id", field, *NOT_ASKED.get(code, ())}
        fields = [one for one in type(item).model_fields if one not in left_out]
        title = code_label(CODES[f"{section}.{field}"], code, language) if field else word
        cards += [
            {
                "name": f"{title} {number}" if count > 1 or not field else title,
                "fields": _fields(section, name, item, fields, language, None),
            }
            for number in range(1, count + 1)
        ]
    return cards


def _fields(
    section: str,
    listed: str,
    holder: BaseModel,
    names: Iterable[str],
    language: Language,
    values: PlanValues | None,
) -> list[Json]:
    """The fields of a section or an item; a filled-in form has only those that say something."""
    found = []
    for name in names:
        label = field_label(section, listed, name, language)
        if label == name or f"{section}.{name}" in OFF_PAPER:
            continue  # a field without words is not for people
        value = getattr(holder, name)
        said = values.said(section, name, value) if values else ""
        if values and not said:
            continue
        choices = _choices(section, name, value, language)
        found.append(
            {
                "label": label,
                "value": balanced(said),
                "choices": choices,
                "long": (isinstance(value, Text) and name != "unit") or len(choices) > 4,
                "lines": _lines(section, listed, name, value),
            }
        )
    return found


def _choices(section: str, name: str, value: object, language: Language) -> list[str]:
    """What can be ticked on paper; nothing where it is written."""
    if isinstance(value, bool):
        return [code_label("YES_NO", answer, language) for answer in ("yes", "no")]
    list_name = CODES.get(f"{section}.{name}", "")
    codes: Iterable[str] = getattr(vocabulary, list_name, ())
    words = [code_label(list_name, code, language) for code in codes]
    return words if len(words) <= MOST_CHOICES else []


def _lines(section: str, listed: str, name: str, value: object) -> int:
    """How many lines a hand needs: a section's own text more than an item's, a name only one."""
    if not isinstance(value, Text) or {name, f"{section}.{name}"} & ONE_LINE:
        return 1
    return 2 if listed else 4
