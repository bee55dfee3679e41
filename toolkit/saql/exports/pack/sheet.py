"""The parts of printed sheets, as the data that their template draws."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from saql.exports.direction import against
from saql.exports.pdf import softened, typeset
from saql.exports.voice import printable
from saql.i18n import catalogue
from saql.plan.fields import Language

TEMPLATE = Path(__file__).parent / "pack.typ"

Block = dict[str, Any]
Said = list[str] | str


def said(text: str, language: Language) -> Said:
    """A text for the template, with its own direction where that differs from the sheet's."""
    plain = softened(printable(text))
    return [plain, against(plain, language)]


def sheets(
    title: str,
    header: str,
    blocks: Sequence[Block],
    language: Language,
    *,
    landscape: bool = False,
) -> bytes:
    """A PDF of blocks, with the title and page numbers on every page.

    Args:
        title: of the document.
        header: who issues it, at the head of every page.
        blocks: what to draw, see ``pack.typ``.
        language: of the sheets; it decides their direction.
        landscape: whether the pages lie on their side.
    """
    _ = catalogue("exports", language).gettext
    return typeset(
        TEMPLATE,
        {
            "language": language,
            "title": printable(title),
            "author": printable(header),
            "header": said(header, language),
            "landscape": landscape,
            "words": {"page": _("Page"), "of": _("of")},
            "blocks": list(blocks),
        },
    )
