"""The live view: where every organisation is, and what the room gets wrong most."""

from __future__ import annotations

from collections import Counter

from saql.i18n import catalogue
from saql.i18n.finding_words import REASONS
from saql.i18n.labels import section_label
from saql.plan.checks import RULES
from saql.plan.document import CORE_SECTIONS, MODULE_SECTIONS
from saql.widgets.trainer.office import Json, Office, Question

WRONG = 8
MOST_SECTIONS = 2
READS = {
    rule.id: next((name for name in rule.sections if name != "about"), "about")
    for rule in RULES
    if 0 < len(rule.sections) <= MOST_SECTIONS
}
"""The section that a check is about, where it reads only a few; the plan's card gives the years."""


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about the room as it is now."""
    return {"live": lambda _message: shown(office)}


def shown(office: Office) -> Json:
    """The matrix by groups of columns, and the checks that most organisations fail."""
    found = office.client.live()
    places: dict[str, Counter[str]] = {}
    for one in found["organisations"]:
        for stuck in one["stuck"]:
            places.setdefault(stuck["code"], Counter())[stuck["section"]] += 1
    return {
        "groups": _groups(office, found["sections"]),
        "organisations": [_row(office, one) for one in found["organisations"]],
        "wrong": [
            {
                "code": one["code"],
                "organisations": one["organisations"],
                "words": _wrong(office, one["code"], places.get(one["code"])),
            }
            for one in found["wrong"][:WRONG]
        ],
    }


def check_words(office: Office, code: str) -> str:
    """What a check asks for, in one sentence."""
    said = REASONS.get(code)
    return catalogue("checks", office.language).gettext(said) % {} if said else code


def _wrong(office: Office, code: str, places: Counter[str] | None) -> str:
    words = check_words(office, code)
    section = places.most_common(1)[0][0] if places else READS.get(code, "")
    if not section:
        return words
    return f"{section_label(section, office.language)}: {words}"


def _groups(office: Office, sections: list[str]) -> list[Json]:
    """The columns that belong together: the plan's own sections, each module's, each lesson's."""
    _ = office.gettext

    def columns(names: tuple[str, ...]) -> list[Json]:
        language = office.language
        kept = [name for name in names if name in sections]
        return [{"id": name, "words": section_label(name, language)} for name in kept]

    half = CORE_SECTIONS.index("objectives")
    analysis, work = columns(CORE_SECTIONS[:half]), columns(CORE_SECTIONS[half:])
    groups = [
        {"id": "plan-analysis", "words": _("Plan: who we are and our goals"), "columns": analysis},
        {"id": "plan-work", "words": _("Plan: results, work and money"), "columns": work},
    ]
    for module, names in MODULE_SECTIONS.items():
        words = _("Exercises: %(module)s") % {"module": office.module_name(module)}
        groups.append({"id": f"plan-{module}", "words": words, "columns": columns(names)})
    by_module: dict[str, list[Json]] = {}
    for lesson in office.lessons:
        column = {"id": lesson.id, "words": lesson.title(office.language)}
        by_module.setdefault(lesson.module, []).append(column)
    for module, lessons in by_module.items():
        words = _("Lessons: %(module)s") % {"module": office.module_name(module)}
        groups.append({"id": f"lessons-{module}", "words": words, "columns": lessons})
    return [group for group in groups if group["columns"]]


def _row(office: Office, one: Json) -> Json:
    stuck: dict[str, str] = {}
    for finding in one["stuck"]:
        section = finding["section"]
        if section not in stuck:
            stuck[section] = check_words(office, finding["code"])
    cells = dict(one["sections"])
    shares = {}
    for lesson, count in one["lessons"].items():
        if not count["opened"] and not count["passed"]:
            continue
        finished = count["people"] and count["passed"] >= count["people"]
        cells[lesson] = "done" if finished else "progress"
        shares[lesson] = f"{count['passed']}/{count['people']}"
    return {
        "id": one["id"],
        "name": office.best(one["name"]) or one["id"],
        "cells": cells,
        "shares": shares,
        "stuck": stuck,
        "errors": one["errors"],
        "warnings": one["warnings"],
    }
