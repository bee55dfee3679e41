"""One language's way of writing values: words, numbers, dates, money, codes, places, text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cached_property

from saql.exports.blocks import Cell, Column, Line, Lines, Paragraph, Row, Shade, Span, Table, Tone
from saql.exports.direction import balanced
from saql.i18n.catalogue import catalogue
from saql.i18n.formats import format_date, format_money, format_number
from saql.i18n.labels import code_label
from saql.plan.fields import Language, Text
from saql.plan.items import Place
from saql.plan.places import Places

_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document format can hold (and nobody can see)."""

NOTHING = "–"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def printable(text: str) -> str:
    """The text as typed, without the characters that XML cannot carry, with plain line ends."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _NOT_TEXT.sub("", plain.replace("\u2028", "\n").replace("\u2029", "\n"))


def line(text: str, tone: Tone = "ink") -> Line:
    """One line of one tone."""
    return (Span(balanced(printable(text).replace("\n", " ")), tone),)


def lines(text: str, tone: Tone = "ink") -> Lines:
    """The lines of a text; blank ones are left out."""
    return tuple(
        (Span(balanced(part), tone),) for part in printable(text).split("\n") if part.strip()
    )


class Voice:
    """Writes a plan's values in one language."""

    def __init__(self, language: Language, places: Places) -> None:
        self.language = language
        self.places = places
        self.gettext = catalogue("exports", language).gettext
        self.ngettext = catalogue("exports", language).ngettext

    @cached_property
    def nothing(self) -> Lines:
        """What stands where a table has nothing to say."""
        return (line(NOTHING, "quiet"),)

    def words(self, text: Text) -> str:
        """The text in this language, in the other one where this is empty."""
        return printable(text.best(self.language)).strip()

    def lines(self, text: Text, tone: Tone = "ink") -> Lines:
        """The text's lines, in this language or else in the other one."""
        return lines(text.best(self.language), tone)

    def number(self, value: float | int | str | None) -> str:
        """A number as people read it; what could not be read as one stays as typed."""
        if value is None:
            return ""
        return printable(value) if isinstance(value, str) else format_number(value, self.language)

    def year(self, value: float | int | str | None) -> str:
        """A year, without a separator for thousands."""
        if value is None or isinstance(value, str):
            return printable(value or "")
        return str(int(value)) if float(value).is_integer() else str(value)

    def date(self, value: dt.date | str | None) -> str:
        """A date in words."""
        if value is None or isinstance(value, str):
            return printable(value or "")
        return format_date(value, self.language)

    def day(self, value: dt.date | str | None) -> str:
        """A date in few characters, for tables: 15/3/2027 in Arabic, 15 Mar 2027 in English."""
        if not isinstance(value, dt.date):
            return printable(value or "")
        if self.language == "ar":
            return f"{value.day}/{value.month}/{value.year}"
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

    def money(self, value: float | str | None, currency: str) -> str:
        """An amount with its currency."""
        if value is None or isinstance(value, str):
            return printable(value or "")
        if not currency:
            return self.number(value)
        return format_money(value, currency, self.language)

    def code(self, vocabulary: str, code: str) -> str:
        """The word for a code; nothing for one that no list holds."""
        if not code:
            return ""
        try:
            return code_label(vocabulary, code, self.language)
        except KeyError:
            return printable(code)

    def place(self, place: Place) -> str:
        """A place's name, with what was added to it in words."""
        named = self.place_name(place.pcode)
        added = self.words(place.text)
        joint = "، " if self.language == "ar" else ", "
        return joint.join(part for part in (added, named) if part)

    def place_name(self, pcode: str) -> str:
        """The name of a governorate or district; the code itself where it is unknown."""
        return printable(self.places.name(pcode, self.language)) if pcode else ""

    def listed(self, parts: Iterable[str]) -> str:
        """Several words with the language's comma; a sentence loses its full stop before it."""
        *before, last = [part for part in parts if part] or [""]
        comma = "، " if self.language == "ar" else ", "
        return comma.join([*(part.rstrip(".") for part in before), last])

    def unwritten(self) -> Paragraph:
        """The quiet sentence where a part is still empty."""
        return Paragraph((line(self.gettext("Not written yet"), "quiet"),), "quiet")

    def cell(self, value: str | Text | Lines, shade: Shade = "", tone: Tone = "ink") -> Cell:
        """A cell; an empty one shows a dash."""
        if isinstance(value, Text):
            found = self.lines(value, tone)
        elif isinstance(value, str):
            found = lines(value, tone)
        else:
            found = value
        return Cell(found or self.nothing, shade)

    def blank(self) -> Cell:
        """A cell that is empty on purpose."""
        return Cell((line(" "),))

    def row(self, *values: str | Text | Lines) -> Row:
        """A row of plain cells."""
        return Row(tuple(self.cell(value) for value in values))

    def group(self, title: str, columns: int) -> Row:
        """A row that names those that follow."""
        return Row((Cell(lines(title, "strong"), "soft", columns),), "group")


def table(caption: str, columns: Iterable[Column], rows: Iterable[Row]) -> Table:
    """A table without the columns in which no row says anything (the first always stays)."""
    heads, body = tuple(columns), tuple(rows)
    plain = [row for row in body if len(row.cells) == len(heads)]
    kept = [
        at
        for at in range(len(heads))
        if at == 0 or not plain or any(_says(row.cells[at]) for row in plain)
    ]
    if len(kept) == len(heads):
        return Table(caption, heads, body)
    return Table(
        caption, tuple(heads[at] for at in kept), tuple(_fit(r, kept, len(heads)) for r in body)
    )


def _says(cell: Cell) -> bool:
    return any(span.text.strip() not in ("", NOTHING) for part in cell.lines for span in part)


def _fit(row: Row, kept: list[int], width: int) -> Row:
    """The row without the dropped columns; a cell over several columns gets narrower."""
    cells, at = [], 0
    for cell in row.cells:
        covered = [k for k in kept if at <= k < at + cell.span]
        at += cell.span
        if covered:
            cells.append(Cell(cell.lines, cell.shade, len(covered)))
    assert at == width or len(row.cells) == 1  # noqa: S101  # rows are made above
    return Row(tuple(cells), row.role)
