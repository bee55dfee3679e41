"""What a section, a field or a code of the plan document is called in either language."""

from __future__ import annotations

from saql.i18n.catalogue import catalogue
from saql.i18n.label_words import CODE_WORDS, FIELD_WORDS, ITEM_WORDS, SECTION_WORDS
from saql.plan.fields import Language


def section_label(section: str, language: Language) -> str:
    """The title of a section; the name itself where a newer version added it."""
    return _words(SECTION_WORDS.get(section, section), language)


def item_label(section: str, list_name: str, language: Language) -> str:
    """The word for one item of a list («نشاط», "activity")."""
    return _words(ITEM_WORDS.get(f"{section}.{list_name}", section), language)


def field_label(section: str, list_name: str, field: str, language: Language) -> str:
    """The label of a field; ``list_name`` is empty for a section's own field.

    A dotted field (``text.ar``, ``place.pcode``) is called by its first part.
    """
    name = field.partition(".")[0]
    full = f"{section}.{list_name}.{name}" if list_name else f"{section}.{name}"
    for key in (full, f".{name}"):
        if key in FIELD_WORDS:
            return _words(FIELD_WORDS[key], language)
    return name


def code_label(vocabulary: str, code: str, language: Language) -> str:
    """The words of a code of `saql.plan.vocabulary`; an unknown code is shown as it is."""
    return _words(CODE_WORDS.get(vocabulary, {}).get(code, code), language)


def sector_label(code: str, language: Language) -> str:
    """The words of an OECD-DAC purpose code."""
    return code_label("SECTORS", code, language)


def _words(english: str, language: Language) -> str:
    return catalogue("plan", language).gettext(english) if english else ""
