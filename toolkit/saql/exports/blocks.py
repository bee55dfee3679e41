"""The blocks a document is made of, in one language and without any file format.

The outline writes them once; Word and PDF draw the same ones, so both say the same thing.
Text is a tuple of lines, a line a tuple of spans: a participant's words are always a span of
their own, so that a renderer can isolate them from ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from saql.plan.fields import Language

Tone = Literal["ink", "quiet", "accent", "strong"]
Shade = Literal[
    "", "soft", "teal", "amber", "green", "rose", "low", "medium", "high", "bar", "milestone"
]
Kind = Literal["text", "code", "number", "centre", "date"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one tone."""

    text: str
    tone: Tone = "ink"


Line = tuple[Span, ...]
Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a ``lead`` stands out, a ``quiet`` one says that something is missing."""

    lines: Lines
    role: Literal["body", "lead", "quiet", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section (the third level)."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few large figures with what each one counts."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds, its share of the width."""

    title: str
    kind: Kind = "text"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``span`` counts the columns that it covers."""

    lines: Lines = ()
    shade: Shade = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a ``group`` names those that follow, a ``total`` closes them."""

    cells: tuple[Cell, ...]
    role: Literal["body", "group", "total"] = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row that repeats on every page; a ``whole`` one stays on one."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    look: Literal["rows", "grid"] = "rows"
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    """One box of a two-by-two matrix."""

    title: str
    items: tuple[Line, ...]
    shade: Shade = "soft"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Two by two boxes with the names of columns and rows (both may be empty)."""

    caption: str
    quarters: tuple[Quarter, Quarter, Quarter, Quarter]
    columns: tuple[str, str] = ("", "")
    rows: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its name, its value in words, its length from 0 to 1."""

    label: str
    value: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart."""

    caption: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A line of the chart; ``first`` to ``last`` are quarters, counted from 0."""

    code: str
    lines: Lines
    first: int = -1
    last: int = -1
    role: Literal["group", "activity", "milestone"] = "activity"


@dataclass(frozen=True, slots=True)
class Gantt:
    """Activities over quarters; ``years`` names each year with its number of quarters."""

    caption: str
    title: str
    years: tuple[tuple[str, int], ...]
    quarters: tuple[str, ...]
    rows: tuple[GanttRow, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to be signed: who, in which capacity."""

    headings: tuple[str, ...]
    rows: int


Block = Paragraph | Subheading | KeyFigures | Table | Matrix | Bars | Gantt | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a second-level heading (none where the title is empty).

    A ``fresh`` one with a title begins a page.
    """

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A first-level heading and its sections."""

    title: str
    sections: tuple[Section, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page; ``running`` is the organisation's name where there is one line for it."""

    kind: str
    title: str
    organisation: str
    period: str
    running: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that the frame of a document needs: contents, page numbers, captions."""

    contents: str
    page: str
    of: str
    table: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document in one language; a ``brief`` one has neither cover page nor contents."""

    language: Language
    cover: Cover
    words: Words
    chapters: tuple[Chapter, ...] = field(default=())
    brief: bool = False
