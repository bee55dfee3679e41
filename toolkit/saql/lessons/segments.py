"""A lesson cut into its timed segments, as pages and print show it.

Notes never come through here: what a participant gets is made from these parts only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from saql.lessons.markdown import heading
from saql.lessons.notebook import Cell, Lesson

_HEADING = re.compile(r"^##\s+[^\n]*\n?")
_TITLE = re.compile(r"^#\s+[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Part:
    """Something shown: a text, a weak wording beside a strong one, or what a code cell puts out."""

    kind: Literal["text", "pair", "code"]
    cells: tuple[Cell, ...]

    @property
    def cell(self) -> Cell:
        """Its first cell."""
        return self.cells[0]

    @property
    def asks(self) -> str:
        """What a code cell asks for: ``exercise``, ``case``, ``self_check``; else empty."""
        call = self.cell.call
        return call.name if call else ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Parts that belong together, with their minutes and the words by which they are found.

    The title is empty where the author gave none; `about` says then what it is.
    """

    id: str
    title: str
    minutes: int
    parts: tuple[Part, ...]

    @property
    def about(self) -> str:
        """``pair``, or what its first code cell asks for; empty for a text."""
        for part in self.parts:
            if part.asks or any(cell.role in ("weak", "strong") for cell in part.cells):
                return part.asks or "pair"
        return ""


def lead(lesson: Lesson) -> str:
    """What stands under the lesson's title."""
    cell = next((cell for cell in lesson.cells if cell.role == "title"), None)
    return _TITLE.sub("", cell.source.lstrip(), count=1).strip() if cell else ""


def segments(lesson: Lesson) -> tuple[Segment, ...]:
    """The lesson without its title and without notes; a cell with minutes begins a segment."""
    groups: list[list[Cell]] = []
    for cell in lesson.without_notes():
        if cell.role in ("title", "setup") or (cell.call and cell.call.name == "open"):
            continue
        begins = cell.minutes or cell.role in ("outcomes", "take-home")
        if begins or not groups:
            groups.append([])
        groups[-1].append(cell)
    return tuple(
        Segment(
            id=group[0].id,
            title=_title(group),
            minutes=sum(cell.minutes for cell in group),
            parts=tuple(_parts(group)),
        )
        for group in groups
    )


def _title(group: list[Cell]) -> str:
    """Its first heading; those over single wordings say nothing about the whole."""
    named = (heading_of(unheaded(cell)[0] or cell) for cell in group if _names(cell))
    return next((words for words in named if words), "")


def _names(cell: Cell) -> bool:
    return cell.role not in ("weak", "strong") or unheaded(cell)[0] is not None


def unheaded(cell: Cell) -> tuple[Cell | None, Cell]:
    """A wording without the heading of the whole segment, which then stands over the pair."""
    heads = _HEADING.match(cell.source.lstrip())
    if cell.role not in ("weak", "strong") or cell.kind != "markdown" or heads is None:
        return None, cell
    over = replace(cell, role="idea", source=heads[0].strip())
    return over, replace(cell, source=cell.source.lstrip()[heads.end() :].lstrip())


def heading_of(cell: Cell) -> str:
    """A Markdown cell's first heading."""
    return heading(cell.source) if cell.kind == "markdown" else ""


def _parts(group: list[Cell]) -> list[Part]:
    found: list[Part] = []
    rest = list(group)
    while rest:
        over, cell = unheaded(rest.pop(0))
        if over:
            found.append(Part("text", (over,)))
        if cell.kind == "code":
            found.append(Part("code", (cell,)))
        elif cell.role == "weak" and rest and rest[0].role == "strong":
            found.append(Part("pair", (cell, rest.pop(0))))
        else:
            found.append(Part("text", (cell,)))
    return found
