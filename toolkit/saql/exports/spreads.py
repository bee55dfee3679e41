"""The order on paper: headings and blocks in a row, cut where the page turns on its side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from saql.exports.blocks import Block, Chapter


@dataclass(frozen=True, slots=True)
class Title:
    """A numbered heading; ``anchor`` is unique in its document, a ``fresh`` one begins a page."""

    level: Literal[1, 2]
    number: str
    text: str
    anchor: str
    fresh: bool = False


@dataclass(slots=True)
class Spread:
    """Pieces that share an orientation."""

    landscape: bool
    pieces: list[Title | Block] = field(default_factory=list)


def spreads(chapters: Iterable[Chapter], prefix: str = "") -> list[Spread]:
    """The chapters as runs of one orientation, with their headings numbered."""
    found: list[Spread] = []
    for at, chapter in enumerate(chapters, 1):
        pending: list[Title] = [Title(1, str(at), chapter.title, f"{prefix}{at}")]
        number = 0
        for section in chapter.sections:
            if section.title:
                number += 1
                name = f"{at}.{number}"
                anchor = f"{prefix}{at}_{number}"
                fresh = section.fresh and not pending
                pending.append(Title(2, name, section.title, anchor, fresh))
            if not found or found[-1].landscape != section.landscape:
                found.append(Spread(section.landscape))
            found[-1].pieces.extend((*pending, *section.blocks))
            pending = []
    return found


def titles(found: Iterable[Spread]) -> list[Title]:
    """Every heading, for the contents."""
    return [piece for spread in found for piece in spread.pieces if isinstance(piece, Title)]
