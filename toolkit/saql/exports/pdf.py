"""The plan as PDF, set by typst from data alone: no text of the plan is ever typst code."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from saql.exports.blocks import Outline, Span
from saql.exports.direction import against
from saql.exports.spreads import spreads
from saql.plan.fields import Language

TEMPLATE = Path(__file__).parent / "plan.typ"
_LONG = re.compile(r"\S{36,}")


def pdf(outlines: Sequence[Outline]) -> bytes:
    """One PDF with every outline, each in its own direction."""
    import typst

    data = json.dumps({"parts": [_part(outline) for outline in outlines]}, ensure_ascii=False)
    with tempfile.TemporaryDirectory(prefix="saql-pdf-") as empty:
        # An empty root, and no package folders: the template can read no file and fetch nothing.
        compiler = typst.Compiler(
            TEMPLATE.read_bytes(),
            root=empty,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            package_path=empty,
            package_cache_path=empty,
        )
        made = compiler.compile(format="pdf")
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single document")
    return made


@cache
def _fonts() -> Any:
    import typst
    from fontpkg_ibm_plex_sans_arabic import ROOT

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(ROOT / "files")],
    )


def _part(outline: Outline) -> dict[str, Any]:
    language = outline.language
    return {
        "language": language,
        "cover": _plain(outline.cover, language),
        "words": {**_plain(outline.words, language), "rtl": language == "ar"},
        "spreads": [_plain(spread, language) for spread in spreads(outline.chapters)],
    }


def _plain(value: Any, language: Language) -> Any:
    """Blocks as JSON: each dataclass an object that names its kind."""
    if isinstance(value, Span):
        return [softened(value.text), value.tone, against(value.text, language)]
    if is_dataclass(value):
        found = {f.name: _plain(getattr(value, f.name), language) for f in fields(value)}
        return {"block": type(value).__name__, **found}
    if isinstance(value, list | tuple):
        return [_plain(part, language) for part in value]
    return softened(value) if isinstance(value, str) else value


def softened(text: str) -> str:
    """The text with places to break in words too long for a column."""
    return _LONG.sub(lambda match: _broken(match.group()), text)


def _broken(word: str) -> str:
    return "\u200b".join(word[at : at + 12] for at in range(0, len(word), 12))
