"""A lesson as slides: what is projected, in which steps, and the trainer's notes to each.

The notes lie in a field of their own, so that whoever writes the projected page never holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saql.lessons.markdown import heading
from saql.lessons.notebook import Call, Cell, Lesson
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


def slides(lesson: Lesson, cases: Sequence[int] = ()) -> tuple[SlideView, ...]:
    """The slides, without notes.

    Args:
        lesson: whose slides.
        cases: how many options each of its cases has. A case is a slide of its own, which says in
            as many steps what follows from each choice; its cell's call names the case's number.
    """
    return tuple(_view(group, cases) for group, _notes in _groups(lesson, cases))


def notes(lesson: Lesson, cases: Sequence[int] = ()) -> tuple[tuple[str, ...], ...]:
    """The trainer's notes to each slide, as Markdown; in the order of `slides`."""
    return tuple(tuple(cell.source for cell in told) for _group, told in _groups(lesson, cases))


def _groups(lesson: Lesson, cases: Sequence[int]) -> list[tuple[list[Cell], list[Cell]]]:
    """Cells and notes of each slide; notes before the first slide belong to the first.

    Notes after several cases belong to the first of them: that is where the trainer begins.
    """
    found: list[tuple[list[Cell], list[Cell]]] = []
    early: list[Cell] = []
    for cell in lesson.cells:
        if cell.is_notes:
            _told_at(found, early).append(cell)
        elif cell.slide == "skip" or cell.role == "setup" or not cell.source.strip():
            continue
        elif _is_case(cell):
            calls = (Call("case", (str(number),)) for number in range(len(cases)))
            found += [([replace(cell, call=call)], []) for call in calls]
        elif cell.slide in ("slide", "subslide") or not found:
            found.append(([cell], []))
        else:
            found[-1][0].append(cell)
    if found and early:
        found[0][1][:0] = early
    return found


def _told_at(found: list[tuple[list[Cell], list[Cell]]], early: list[Cell]) -> list[Cell]:
    if not found:
        return early
    here = found[-1][0][0].id
    return next(told for group, told in found if group[0].id == here)


def _is_case(cell: Cell) -> bool:
    return cell.call is not None and cell.call.name == "case"


def _view(cells: list[Cell], cases: Sequence[int]) -> SlideView:
    first = cells[0]
    if first.call and _is_case(first):
        return SlideView("", (Piece((first,), (0,)),), cases[int(first.call.arguments[0])])
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
