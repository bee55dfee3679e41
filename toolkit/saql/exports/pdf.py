"""The plan as PDF, set by typst from data alone: no text of the plan is ever typst code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from saql.exports.blocks import Cover, Outline, Span
from saql.exports.direction import against
from saql.exports.spreads import spreads
from saql.exports.voice import lines
from saql.plan.fields import Language

TEMPLATE = Path(__file__).parent / "plan.typ"
TYPESETTER = Path(__file__).parent / "typesetter.py"
MAX_SECONDS = 60
_LONG = re.compile(r"\S{24,}")
_LONGEST = 36
_JOINT = re.compile(r"(?<=\w)(?=[@.][A-Za-z]{3})")
"""Where an address breaks: before the sign or the point that a part of it follows."""


class PdfError(Exception):
    """The document could not be set; the message is the typesetter's, for the log."""


def pdf(outlines: Sequence[Outline]) -> bytes:
    """One PDF with every outline, each in its own direction.

    Raises:
        PdfError: the typesetter failed or took longer than ``MAX_SECONDS``.
    """
    return typeset(TEMPLATE, {"parts": [_part(outline) for outline in outlines]})


def typeset(template: Path, content: dict[str, Any]) -> bytes:
    """A PDF of a template of this package and data that it prints.

    Raises:
        PdfError: as for `pdf`.
    """
    from fontpkg_ibm_plex_sans_arabic import ROOT  # type: ignore[import-untyped]  # ships no types

    data = json.dumps(content, ensure_ascii=False)
    # -P: the folder of this package does not come before the libraries.
    command = [sys.executable, "-P", str(TYPESETTER), str(template), str(ROOT / "files")]
    try:
        done = subprocess.run(  # noqa: S603  # our own program, the plan only on its input
            command, input=data.encode(), capture_output=True, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PdfError(f"not set within {MAX_SECONDS} seconds") from error
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF"):
        raise PdfError(done.stderr.decode(errors="replace")[:2000])
    return done.stdout


def _part(outline: Outline) -> dict[str, Any]:
    language = outline.language
    return {
        "language": language,
        "brief": outline.brief,
        "cover": _cover(outline.cover, language),
        "words": {**_plain(outline.words, language), "rtl": language == "ar"},
        "spreads": [_plain(spread, language) for spread in spreads(outline.chapters)],
    }


def _cover(cover: Cover, language: Language) -> dict[str, Any]:
    """The cover, its names as lines, since they may run against the document."""

    def said(text: str) -> Any:
        return _plain(lines(text), language)

    return {
        "kind": cover.kind,
        "plain_title": " ".join(cover.title.split()),
        "plain_organisation": cover.running,
        "title": said(cover.title),
        "organisation": said(cover.organisation),
        "running": said(cover.running),
        "period": cover.period,
        "facts": [[name, said(value)] for name, value in cover.facts],
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
    """The text with places to break in words and addresses too long for a column."""
    return _LONG.sub(lambda match: _broken(match.group()), text)


def _broken(word: str) -> str:
    if len(word) < _LONGEST:
        return _JOINT.sub("\u200b", word)
    return "\u200b".join(word[at : at + 12] for at in range(0, len(word), 12))
