"""What a lesson must have: both languages alike, time that adds up, the parts of good teaching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from saql.i18n import LANGUAGES
from saql.lessons.errors import LessonError
from saql.lessons.library import lesson_files
from saql.lessons.notebook import SLIDES, Call, Cell, Lesson, read_lesson
from saql.plan.document import SECTIONS, Plan

LONGEST_SEGMENT = 12
SHORTEST, LONGEST = 30, 60
NEEDED = ("outcomes", "weak", "strong", "exercise", "check", "take-home")
OWN_PACE = ("exercise", "case", "check")
"""Roles whose minutes may be more than those of a reading segment."""
BROKEN = (
    "unreadable",
    "no_cells",
    "conflict",
    "encoding",
    "too_large",
    "cannot_open",
    "identity",
    "title",
)
"""Mistakes with which a lesson cannot be shown at all."""
CALL_OF = {"setup": "open", "exercise": "exercise", "case": "case", "check": "self_check"}


def mistakes(modules_dir: Path) -> list[LessonError]:
    """Everything that is wrong with the lessons of a modules folder.

    A trainer's own cells (Markdown or code without one of our roles) are never wrong, nor is
    what a run has put out: the room shows neither outputs nor their numbers.
    """
    found: list[LessonError] = []
    twins: dict[str, dict[str, Lesson]] = {}
    for path in lesson_files(modules_dir):
        try:
            lesson = read_lesson(path)
        except LessonError as error:
            found.append(error)
            continue
        file = f"{lesson.module}/{path.name}"
        twins.setdefault(lesson.id, {})[lesson.language] = lesson
        found += _alone(lesson, file)
    for name, pair in twins.items():
        found += _together(name, pair)
    return found


def _alone(lesson: Lesson, file: str) -> Iterator[LessonError]:
    ids = Counter(cell.id for cell in lesson.cells)
    yield from (LessonError(file, one, "twice") for one, count in ids.items() if count > 1)
    for cell in lesson.cells:
        if cell.slide not in SLIDES:
            yield LessonError(file, cell.id, "slide", cell.slide)
        if cell.role not in OWN_PACE and cell.minutes > LONGEST_SEGMENT:
            yield LessonError(file, cell.id, "segment", str(cell.minutes))
        yield from _called(cell, file)
    roles = {cell.role for cell in lesson.cells}
    yield from (LessonError(file, "", "role", role) for role in NEEDED if role not in roles)
    calls = {cell.call.name for cell in lesson.cells if cell.call}
    for role in ("exercise", "check"):
        if role in roles and CALL_OF[role] not in calls:
            yield LessonError(file, role, "call")
    total = sum(cell.minutes for cell in lesson.cells)
    if total != lesson.minutes:
        yield LessonError(file, "", "sum", str(total))
    if not SHORTEST <= lesson.minutes <= LONGEST:
        yield LessonError(file, "", "length", str(lesson.minutes))


def _called(cell: Cell, file: str) -> Iterator[LessonError]:
    if cell.kind != "code" or cell.role not in CALL_OF:
        return
    if cell.call is None or cell.call.name != CALL_OF[cell.role]:
        yield LessonError(file, cell.id, "call")
    elif cell.role == "exercise":
        if not cell.call.arguments:
            yield LessonError(file, cell.id, "call")
        for name in cell.call.arguments:
            if name not in SECTIONS:
                yield LessonError(file, cell.id, "section", name)
        yield from _first_field(cell.call, cell.id, file)


def _first_field(call: Call, cell: str, file: str) -> Iterator[LessonError]:
    section = Plan.model_fields.get(call.arguments[0]) if call.arguments else None
    if call.first and section and call.first not in getattr(section.annotation, "model_fields", {}):
        yield LessonError(file, cell, "field", call.first)


def _together(name: str, pair: dict[str, Lesson]) -> Iterator[LessonError]:
    if len(pair) < len(LANGUAGES):
        (only,) = pair
        yield LessonError(f"{name}.{only}.ipynb", "", "no_twin")
        return
    first, second = (_shape(pair[language]) for language in LANGUAGES)
    for a, b in zip(first, second, strict=False):
        if a != b:
            yield LessonError(f"{name}.ipynb", a[0], "twins")
            return
    if len(first) != len(second):
        longer = max(first, second, key=len)
        yield LessonError(f"{name}.ipynb", longer[min(len(first), len(second))][0], "twins")


def _shape(lesson: Lesson) -> list[tuple[str, str, str, int, str, str]]:
    """What must be the same in both languages; a trainer's own cells may be in one only."""
    return [
        (
            cell.id,
            cell.role,
            cell.slide,
            cell.minutes,
            cell.kind,
            cell.source if cell.kind == "code" and cell.role != "setup" else "",
        )
        for cell in lesson.cells
        if cell.role
    ]
