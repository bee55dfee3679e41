"""One sheet of the workbook: typed values only, so that no text becomes a formula or a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from saql.exports.book import Book
from saql.exports.direction import balanced
from saql.exports.voice import printable

MAX_CELL = 32_767
"""Characters that a cell holds."""
FIRST_DAY = dt.date(1900, 3, 1)
"""The first date on which every spreadsheet program agrees."""

Value = str | int | float | dt.date | None


@dataclass(frozen=True)
class Head:
    """A column of a sheet: its heading, its width in characters, the format of its cells."""

    title: str
    width: float
    look: str = "text"


class Looks:
    """The formats of the workbook, made once."""

    def __init__(self, workbook: Any, *, rtl: bool) -> None:
        edge = {"border": 1, "border_color": "#CFD9DE", "valign": "top"}
        money = {"num_format": "#,##0.00"}
        number = {"num_format": "#,##0.##"}
        wrap = {"text_wrap": True, "align": "right" if rtl else "left"}
        total = {"bold": True, "bg_color": "#EEF3F5", "top": 2, "top_color": "#0F4C5C"}
        date = {"num_format": "d/m/yyyy" if rtl else "d mmm yyyy", "align": "center"}
        head = {
            "bold": True, "font_color": "#FFFFFF", "bg_color": "#0F4C5C", "text_wrap": True,
            "align": "center", "valign": "vcenter",
        }  # fmt: skip
        looks: dict[str, dict[str, Any]] = {
            "text": edge | wrap,
            "strong": edge | wrap | {"bold": True},
            "code": edge | {"align": "center"},
            "number": edge | number,
            "money": edge | money,
            "year": edge | {"num_format": "0", "align": "center"},
            "percent": edge | {"num_format": '0.##"%"'},
            "date": edge | date,
            "entry": edge | number | {"bg_color": "#FFFBEF"},
            "head": edge | head,
            "group": edge | wrap | {"bold": True, "bg_color": "#EEF3F5"},
            "total": edge | wrap | total,
            "total-money": edge | money | total,
            "title": {"bold": True, "font_size": 14, "font_color": "#0F4C5C"},
            "note": {"font_color": "#5B6B75"},
            "bar": {"bg_color": "#35707F", "font_color": "#35707F"},
        }
        self.by_name = {
            name: workbook.add_format({"font_name": "Arial", "font_size": 10, **look})
            for name, look in looks.items()
        }

    def __getitem__(self, name: str) -> Any:
        return self.by_name[name]


class Sheet:
    """A worksheet with a title, a frozen heading row and typed cells."""

    def __init__(self, book: Book, workbook: Any, looks: Looks, name: str) -> None:
        self.book = book
        self.looks = looks
        self.name = name
        self.work = workbook.add_worksheet(name)
        self.row = 0
        rtl = book.voice.language == "ar"
        if rtl:
            self.work.right_to_left()
        self.work.hide_gridlines(2)
        self.work.set_landscape()
        self.work.set_paper(9)
        self.work.fit_to_pages(1, 0)
        self.work.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.work.set_footer("&C&8&P / &N")

    def title(self, heads: Sequence[Head]) -> None:
        """Whose sheet it is, then the heading row, which stays in view and repeats on paper."""
        voice = self.book.voice
        organisation = voice.words(self.book.plan.profile.name)
        self.put(0, 0, f"{self.name} | {organisation}" if organisation else self.name, "title")
        self.row = 2
        self.heads(heads)
        self.work.freeze_panes(self.row, min(2, len(heads)))
        self.work.repeat_rows(self.row - 1)

    def heads(self, heads: Sequence[Head]) -> None:
        """A heading row; the columns take its widths."""
        for column, head in enumerate(heads):
            self.work.set_column(column, column, head.width)
            self.put(self.row, column, head.title, "head")
        self.work.set_row(self.row, 32)
        self.row += 1

    def put(self, row: int, column: int, value: Value, look: str) -> None:
        """One typed cell: text stays text whatever it looks like."""
        shown = self.looks[look]
        if isinstance(value, str):
            text = balanced(printable(value))[:MAX_CELL]
            if text.strip():
                self.work.write_string(row, column, text, shown)
            else:
                self.work.write_blank(row, column, None, shown)
        elif value is None:
            self.work.write_blank(row, column, None, shown)
        elif isinstance(value, dt.date):
            if value >= FIRST_DAY:
                self.work.write_datetime(row, column, value, shown)
            else:
                self.work.write_string(row, column, value.isoformat(), shown)
        else:
            self.work.write_number(row, column, value, shown)

    def line(self, values: Sequence[Value], heads: Sequence[Head], look: str = "") -> int:
        """A row of cells in the formats of its columns; its row number from 0."""
        tallest = 1
        for column, (value, head) in enumerate(zip(values, heads, strict=True)):
            self.put(self.row, column, value, look or head.look)
            if isinstance(value, str):
                tallest = max(tallest, _line_count(value, head.width))
        # Said outright: programs differ in whether they fit a row to wrapped text on opening.
        self.work.set_row(self.row, min(400, 4 + 13.5 * tallest))
        self.row += 1
        return self.row - 1

    def group(self, title: str, columns: int) -> None:
        """A row that names those that follow."""
        if columns > 1:
            self.work.merge_range(self.row, 0, self.row, columns - 1, "", self.looks["group"])
        self.put(self.row, 0, title, "group")
        self.row += 1

    def formula(self, row: int, column: int, text: str, value: float, look: str) -> None:
        """A formula of ours with the value that it has now."""
        self.work.write_formula(row, column, text, self.looks[look], value)


def _line_count(text: str, width: float) -> int:
    """About how many lines a text takes in a column of this many characters."""
    return sum(1 + int(len(part) / (width * 1.1)) for part in text.split("\n"))
