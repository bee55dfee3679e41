"""The walk as the page gets it: words in one language, labels, choices, places and examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from saql.course import Course
from saql.i18n import catalogue
from saql.i18n.formats import month_name
from saql.i18n.labels import code_label, field_label, item_label, section_label, sector_label
from saql.plan import vocabulary
from saql.plan.document import ITEM_LISTS, MODULE_SECTIONS
from saql.plan.fields import Language
from saql.plan.places import place_key
from saql.widgets.builder.examples import examples
from saql.widgets.builder.steps import Field, ItemList, Question, Step, fields_of
from saql.widgets.builder.walk import WALK

OWN_CODES = {"LANGUAGES": {"ar": "Arabic", "en": "English"}}
"""Word lists that the walk needs beyond those of the document."""


Limits = Mapping[str, Any]
"""The course's thresholds of statements, which a question's hint may name."""

PLACED = ("place", "places", "pcode")
"""Kinds of fields that name districts."""


def guide_of(
    language: Language, course: Course, sections: Sequence[str], first: str = ""
) -> dict[str, Any]:
    """The guide of a page that shows a few sections only, without what it has no use for.

    All steps stay, since items of the few may point into any of them. ``first`` is a field of the
    first section: its question comes before the others.
    """
    whole = guide(language, course)
    own = [step for step in WALK if step.section in sections]
    placed = any(field.kind in PLACED for step in own for _, field in fields_of(step))
    examples = whole["examples"]
    return {
        **whole,
        "steps": [
            {**step, "first": first if step["section"] == sections[0] else ""}
            for step in whole["steps"]
        ],
        "places": whole["places"] if placed else [],
        "examples": {k: v for k, v in examples.items() if k.partition(".")[0] in sections},
    }


@cache
def guide(language: Language, course: Course) -> dict[str, Any]:
    """Everything that stays the same while people write; a page gets it once."""
    limits = course.thresholds.statements.model_dump()
    return {
        "steps": [_step(step, language, limits) for step in WALK],
        "codes": _codes(language),
        "groups": {
            "readiness": [
                [group, code_label("READINESS_GROUPS", group, language), list(lines)]
                for group, lines in vocabulary.READINESS_GROUPS.items()
            ]
        },
        "works": MODULE_SECTIONS,
        "months": [month_name(month, language) for month in range(1, 13)],
        "places": _places(course),
        "examples": examples(course.folder, language),
        "nouns": {
            f"{section}.{name}": item_label(section, name, language)
            for section, names in ITEM_LISTS.items()
            for name in names
        },
    }


def _say(text: str, language: Language) -> str:
    return catalogue("builder", language).gettext(text) if text else ""


def _step(step: Step, language: Language, limits: Limits) -> dict[str, Any]:
    return {
        "section": step.section,
        "title": section_label(step.section, language),
        "part": _say(step.part, language),
        "optional": step.optional,
        "ask": _say(step.ask, language),
        "why": _say(step.why, language),
        "questions": [_question(step.section, "", q, language, limits) for q in step.questions],
        "lists": [_list(step.section, items, language, limits) for items in step.lists],
    }


def _list(section: str, items: ItemList, language: Language, limits: Limits) -> dict[str, Any]:
    return {
        "name": items.name,
        "ask": _say(items.ask, language),
        "add": _say(items.add, language),
        "hint": _say(items.hint, language),
        "empty": _say(items.empty, language),
        "prefix": items.prefix,
        "place": items.place,
        "title": items.title,
        "facts": list(items.facts),
        "parent": items.parent,
        "group": items.group,
        "look": items.look,
        "questions": [_question(section, items.name, q, language, limits) for q in items.questions],
    }


def _question(
    section: str, listed: str, question: Question, language: Language, limits: Limits
) -> dict[str, Any]:
    return {
        "ask": _say(question.ask, language),
        "hint": _say(question.hint, language) % limits,
        "panel": question.panel,
        "fields": [_field(section, listed, field, language) for field in question.fields],
    }


def _field(section: str, listed: str, field: Field, language: Language) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": field.name,
        "kind": field.kind,
        "label": field_label(section, listed, field.name, language),
        "hint": _say(field.hint, language),
    }
    if field.codes:
        told["codes"] = field.codes
    if field.to:
        told["to"] = list(field.to)
    if field.only:
        told["only"] = list(field.only)
    if field.within:
        told["within"] = field.within
    if field.kind == "scale":
        told["top"] = field.top
    if field.rare:
        told["rare"] = True
    return told


def _codes(language: Language) -> dict[str, list[list[str]]]:
    names = {f.codes for step in WALK for _, f in fields_of(step) if f.codes}
    found: dict[str, list[list[str]]] = {}
    for name in sorted(names):
        if name in OWN_CODES:
            found[name] = [[code, _say(text, language)] for code, text in OWN_CODES[name].items()]
        elif name == "SECTORS":
            found[name] = [[code, sector_label(code, language)] for code in vocabulary.SECTORS]
        else:
            found[name] = [
                [code, code_label(name, code, language)] for code in getattr(vocabulary, name)
            ]
    return found


def _places(course: Course) -> list[list[str]]:
    """Governorates and districts as [p-code, parent, Arabic, English, search keys]."""
    return [
        [
            row.pcode,
            row.parent,
            row.name_ar,
            row.name_en,
            " ".join(place_key(n) for n in (row.name_ar, row.name_en, *row.spellings)),
        ]
        for row in course.places.rows
    ]
