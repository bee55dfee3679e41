"""Gettext catalogues, one domain for each part of the package, ids in English.

A domain's Arabic words are in ``locale/ar/LC_MESSAGES/<domain>.po``. Plurals have Arabic's six
forms. A wheel carries compiled ``.mo`` files beside them; in a checkout the ``.po`` is compiled
in memory at first use.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from saql.plan.fields import Language

LANGUAGES: tuple[Language, ...] = ("ar", "en")
LOCALE = Path(__file__).parent / "locale"

Catalogue = gettext.NullTranslations


def direction(language: Language) -> str:
    """``rtl`` or ``ltr``, for the ``dir`` attribute."""
    return "rtl" if language == "ar" else "ltr"


@cache
def catalogue(domain: str, language: Language) -> Catalogue:
    """The words of one domain in one language; use ``.gettext`` and ``.ngettext``.

    English is the language of the message ids, so it needs no catalogue.

    Raises:
        FileNotFoundError: the domain has no catalogue in this language.
    """
    if language == "en":
        return gettext.NullTranslations()
    source = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(compile_po(source)))


def compile_po(source: Path) -> bytes:
    """The compiled form of a ``.po`` file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    with source.open("rb") as file:
        write_mo(out, read_po(file))
    return out.getvalue()


def words(domain: str, language: Language) -> dict[str, str]:
    """Every message of a domain as id to words, for a page that translates in the browser."""
    found = catalogue(domain, language)
    messages = getattr(found, "_catalog", {})
    return {key: value for key, value in messages.items() if isinstance(key, str) and key}
