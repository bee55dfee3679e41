"""The words a board shows: catalogue texts, plurals and labels in one language, for the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from saql.i18n import LANGUAGES, catalogue, direction
from saql.i18n.catalogue import words
from saql.i18n.labels import code_label, field_label, section_label
from saql.plan import vocabulary
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan
from saql.plan.fields import Language
from saql.widgets.esm import literals

OPENING = (
    "Opening your work…",
    "Nobody answers yet. Your earlier writing is safe; please wait or load the page again.",
    "Load the page again",
    "The board cannot open.",
)
"""Ids of the words a page needs before it knows whose it is."""


def opening() -> dict[str, dict[str, str]]:
    """The words that are shown before the first answer, in each language."""
    return {
        language: {text: catalogue("board", language).gettext(text) for text in OPENING}
        for language in LANGUAGES
    }


def spoken(message: dict[str, Any], me: dict[str, Any], otherwise: Language) -> Language:
    """The language that a page asks for, else the person's own, else the one named."""
    wanted = message.get("language")
    found = wanted if wanted in LANGUAGES else me.get("language")
    return found if found in LANGUAGES else otherwise


@cache
def words_of_page(domain: str, language: Language) -> dict[str, str]:
    """A domain's texts that a page can ask for; what Python alone says is not sent."""
    said = literals()
    return {key: text for key, text in words(domain, language).items() if key in said}


@cache
def _texts(domain: str, language: Language) -> tuple[dict[str, str], dict[str, list[str]]]:
    found = getattr(catalogue(domain, language), "_catalog", {})
    plurals: dict[str, dict[int, str]] = {}
    for key, value in found.items():
        if isinstance(key, tuple):
            plurals.setdefault(key[0], {})[key[1]] = value
    said = literals()
    return words_of_page(domain, language), {
        key: [forms[n] for n in sorted(forms)] for key, forms in plurals.items() if key in said
    }


@cache
def labels(language: Language) -> dict[str, Any]:
    """Names of sections, fields and codes: what the page calls the parts of a plan."""
    fields: dict[str, dict[str, dict[str, str]]] = {}
    for section in SECTIONS:
        part = Plan.model_fields[section].annotation
        names = {"": list(getattr(part, "model_fields", {}))}
        for listed in ITEM_LISTS.get(section, ()):
            item = part.model_fields[listed].annotation.__args__[0]  # type: ignore[union-attr]  # a section is a model and its lists hold items
            names[listed] = [name for name in item.model_fields if name != "id"]
        fields[section] = {
            listed: {name: field_label(section, listed, name, language) for name in found}
            for listed, found in names.items()
        }
    codes = {
        name: {code: code_label(name, code, language) for code in value}
        for name, value in vars(vocabulary).items()
        if name.isupper() and name not in ("SECTORS", "INTERNAL_BOXES", "EXTERNAL_BOXES")
    }
    return {
        "sections": {section: section_label(section, language) for section in SECTIONS},
        "fields": fields,
        "codes": codes,
    }


def page_words(domains: Sequence[str], language: Language) -> dict[str, Any]:
    """Everything a page says in one language, as part of the ``state`` message."""
    texts: dict[str, str] = {}
    plurals: dict[str, list[str]] = {}
    for domain in domains:
        single, several = _texts(domain, language)
        texts.update(single)
        plurals.update(several)
    return {
        "language": language,
        "direction": direction(language),
        "words": texts,
        "plurals": plurals,
        "labels": labels(language),
    }
