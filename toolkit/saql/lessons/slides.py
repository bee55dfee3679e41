"""A lesson as slides: what is projected, in which steps, and the trainer's notes to each.

The notes lie in a field of their own, so that whoever writes the projected page never holds them.
"""

from __future__ import annotations

from dataclasses import dataclass

from saql.lessons.markdown import heading
from saql.lessons.notebook import Cell, Lesson
from saql.lessons.segments import unheaded


@dataclass(frozen=True, slots=True)
class Piece:
    """Something on a slide.

    Attributes:
        cells: one cell, or a weak wording and the strong one beside it.
        steps: for each cell, the step at which it appears; 0 is at once.
    """

    cells: tuple[Cell, ...]
    steps: tuple[int, ...]

    @property
    def cell(self) -> Cell:
        """Its first cell."""
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class SlideView:
    """One slide; ``last`` is its last step."""

    title: str
    pieces: tuple[Piece, ...]
    last: int


def slides(lesson: Lesson) -> tuple[SlideView, ...]:
    """The slides, without notes."""
    return tuple(_view(group) for group, _notes in _groups(lesson))


def notes(lesson: Lesson) -> tuple[tuple[str, ...], ...]:
    """The trainer's notes to each slide, as Markdown; in the order of `slides`."""
    return tuple(tuple(cell.source for cell in told) for _group, told in _groups(lesson))


def _groups(lesson: Lesson) -> list[tuple[list[Cell], list[Cell]]]:
    """Cells and notes of each slide; notes before the first slide belong to the first."""
    found: list[tuple[list[Cell], list[Cell]]] = []
    early: list[Cell] = []
    for cell in lesson.cells:
        if cell.is_notes:
            (found[-1][1] if found else early).append(cell)
        elif cell.slide == "skip" or cell.role == "setup" or not cell.source.strip():
            continue
        elif cell.slide in ("slide", "subslide") or not found:
            found.append(([cell], []))
        else:
            found[-1][0].append(cell)
    if found and early:
        found[0][1][:0] = early
    return found


def _view(cells: list[Cell]) -> SlideView:
    pieces: list[Piece] = []
    step = 0
    for at, whole in enumerate(cells):
        if whole.slide == "fragment" and at:
            step += 1
        over, cell = unheaded(whole)
        if over:
            pieces.append(Piece((over,), (step,)))
        before = pieces[-1] if pieces else None
        if cell.role == "strong" and before and [one.role for one in before.cells] == ["weak"]:
            pieces[-1] = Piece((*before.cells, cell), (*before.steps, step))
        else:
            pieces.append(Piece((cell,), (step,)))
    title = next(
        (words for one in cells if one.kind == "markdown" and (words := heading(one.source))), ""
    )
    return SlideView(title, tuple(pieces), step)
