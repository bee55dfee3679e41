"""A lesson as it is read from its notebook: cells with roles, minutes and places in the slides.

Whatever a notebook holds is read, so that a trainer's own cells never keep a lesson from opening;
only a file that is no notebook of a lesson is refused. `saql.lessons.rules` says what a shipped
lesson must have.
"""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from saql.course.slips import conflict_line
from saql.i18n import LANGUAGES
from saql.lessons.errors import LessonError
from saql.lessons.markdown import heading
from saql.plan.fields import Language

ROLES = (
    "setup",
    "title",
    "outcomes",
    "idea",
    "story",
    "weak",
    "strong",
    "talk",
    "case",
    "exercise",
    "check",
    "take-home",
    "notes",
)
"""What a cell is for; each is a tag. A cell with none of them is a trainer's own."""

SLIDES = ("slide", "subslide", "fragment", "skip", "notes", "-")
MAX_BYTES = 10_000_000
"""No lesson is larger; a room reads one while people wait."""
NAME = re.compile(r"(?P<lesson>\d\d_[a-z0-9_]+)\.(?P<language>ar|en)\.ipynb")
CALLS = ("open", "exercise", "case", "self_check")

Slide = Literal["slide", "subslide", "fragment", "skip", "notes", "-"]


@dataclass(frozen=True, slots=True)
class Call:
    """What a code cell asks of ``saql.apps.lesson``.

    Attributes:
        name: the function.
        arguments: its arguments that are texts.
        first: the field that an exercise begins with; empty where it begins as the walk does.
    """

    name: str
    arguments: tuple[str, ...]
    first: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        id: its name in the notebook.
        role: one of `ROLES`; empty for a trainer's own cell.
        slide: its place in the slides; whatever is unknown counts as ``-``.
        minutes: how long the segment takes that it begins; 0 where it begins none.
        kind: whether its source is Markdown or code.
        source: the text.
        call: what a code cell asks for, where it is one plain call.
    """

    id: str
    role: str
    slide: str
    minutes: int
    kind: Literal["markdown", "code"]
    source: str
    call: Call | None = None

    @property
    def is_notes(self) -> bool:
        """Whether it is for the trainer's eyes only."""
        return self.role == "notes" or self.slide == "notes"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in one language.

    Attributes:
        id: module and name, as ``01_fundraising/01_sources``.
        module: the module's folder.
        minutes: how long it takes.
    """

    id: str
    module: str
    language: Language
    title: str
    minutes: int
    cells: tuple[Cell, ...]

    @property
    def slug(self) -> str:
        """Its name without the module's."""
        return self.id.partition("/")[2]

    def without_notes(self) -> tuple[Cell, ...]:
        """The cells that anybody may read."""
        return tuple(cell for cell in self.cells if not cell.is_notes)

    def sections(self) -> tuple[str, ...]:
        """The sections of the plan that its exercises fill."""
        calls = [cell.call for cell in self.cells if cell.call and cell.call.name == "exercise"]
        return tuple(dict.fromkeys(name for call in calls for name in call.arguments))


def read_lesson(path: Path) -> Lesson:
    """Read a lesson's notebook.

    Raises:
        LessonError: the file cannot be read, is no notebook, or says not whose lesson it is.
    """
    file = f"{path.parent.name}/{path.name}"
    named = NAME.fullmatch(path.name)
    if named is None:
        raise LessonError(file, "", "name")
    text = _text(path, file)
    book = _notebook(text, file)
    told = _dict(_dict(book.get("metadata")).get("saql"))
    cells = tuple(_cell(one, n) for n, one in enumerate(book["cells"], 1))
    lesson = f"{path.parent.name}/{named['lesson']}"
    if told.get("lesson") != lesson or told.get("language") != named["language"]:
        raise LessonError(file, "", "identity", lesson, line=_line_of(text, "saql"))
    title = _title(cells, told.get("title"))
    if not title:
        raise LessonError(file, "", "title", line=_line_of(text, "saql"))
    return Lesson(
        id=lesson,
        module=path.parent.name,
        language=cast("Language", named["language"]),
        title=title,
        minutes=_minutes(told.get("minutes")),
        cells=cells,
    )


def path_of(modules_dir: Path, lesson: str, language: Language) -> Path | None:
    """Where a lesson's notebook is: in this language, else in the other; None where there is none.

    A lesson's id names one file of the modules folder and cannot lead out of it.
    """
    module, _, slug = lesson.partition("/")
    for spoken in (language, *(other for other in LANGUAGES if other != language)):
        name = f"{slug}.{spoken}.ipynb"
        path = modules_dir / module / name
        if NAME.fullmatch(name) and re.fullmatch(r"\w{1,60}", module) and path.is_file():
            return path
    return None


def _title(cells: tuple[Cell, ...], told: object) -> str:
    """The heading of the title cell, which is what a trainer edits; else what the metadata say."""
    first = next((cell for cell in cells if cell.role == "title" and cell.kind == "markdown"), None)
    words = heading(first.source) if first else ""
    return words or (_whole(told.strip()) if isinstance(told, str) else "")


def _whole(text: str) -> str:
    """A text without halves of characters, which no page could send."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(path: Path, file: str) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise LessonError(file, "", "too_large", str(MAX_BYTES // 1_000_000))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise LessonError(file, "", "encoding", line=line) from error
    except OSError as error:
        raise LessonError(file, "", "cannot_open") from error


def _notebook(text: str, file: str) -> dict[str, Any]:
    try:
        book = json.loads(text)
    except json.JSONDecodeError as error:
        conflict = conflict_line(text)
        code, line = ("conflict", conflict) if conflict else ("unreadable", error.lineno)
        raise LessonError(file, "", code, line=line) from error
    except (ValueError, RecursionError) as error:
        raise LessonError(file, "", "unreadable") from error
    cells = book.get("cells") if isinstance(book, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise LessonError(file, "", "no_cells", line=_line_of(text, "cells"))
    return cast("dict[str, Any]", book)


def _line_of(text: str, key: str) -> int:
    """The last line that begins with this key, as notebooks are written; else the first line."""
    lines = text.splitlines()
    at = (n for n in range(len(lines), 0, -1) if lines[n - 1].lstrip().startswith(f'"{key}":'))
    return next(at, 1)


def _cell(raw: dict[str, Any], number: int) -> Cell:
    metadata = _dict(raw.get("metadata"))
    tags = metadata.get("tags")
    tags = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    source = raw.get("source", "")
    text = _whole("".join(map(str, source)) if isinstance(source, list) else str(source))
    code = raw.get("cell_type") == "code"
    return Cell(
        id=_whole(str(raw.get("id") or f"cell-{number}")),
        role=next((role for role in ROLES if role in tags), ""),
        slide=str(_dict(metadata.get("slideshow")).get("slide_type") or "-"),
        minutes=_minutes(_dict(metadata.get("saql")).get("minutes")),
        kind="code" if code else "markdown",
        source=text,
        call=_call(text) if code else None,
    )


def _call(source: str) -> Call | None:
    """What a code cell asks of the lesson: its last line, where that is one plain call."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the last two: nested too deep
        return None
    last = body[-1].value if body and isinstance(body[-1], ast.Expr) else None
    if not isinstance(last, ast.Call) or not isinstance(last.func, ast.Attribute):
        return None
    if getattr(last.func.value, "id", "") != "lesson" or last.func.attr not in CALLS:
        return None
    named = {one.arg: _literal(one.value) for one in last.keywords}
    given = tuple(text for one in last.args if (text := _literal(one)))
    return Call(last.func.attr, given, named.get("first", ""))


def _literal(node: ast.expr) -> str:
    value = node.value if isinstance(node, ast.Constant) else ""
    return value if isinstance(value, str) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _minutes(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
