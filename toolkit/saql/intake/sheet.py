"""A sheet of cells as texts, whatever file it came from, and the limits that hold for all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_FILE_BYTES = 10_000_000
MAX_ROWS = 10_000
MAX_COLUMNS = 100
MAX_EMPTY_RUN = 2_000
"""Empty rows in a row after which a sheet is taken to be at its end."""

ERROR_VALUES = re.compile(r"#(REF|N/A|NAME|VALUE|DIV/0|NULL|NUM|SPILL|CALC)[!?]?|Err:\d+")

HEADER_ROWS = 20
"""A header stands within the first rows."""


@dataclass(frozen=True)
class BadCell:
    """A cell whose value is not to be had: an error value, or a formula never reckoned."""

    code: str
    value: str


@dataclass
class Sheet:
    """Rows with the numbers that a person sees beside them; ``spans`` are merged cells."""

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column, counted from 1."""
    bad: dict[tuple[int, int], BadCell] = field(default_factory=dict)
    """Row and column, counted from 1, to what is wrong there."""
    hidden: bool = False
    wide: bool = False
    """Whether it has more columns than are read."""

    def add(self, number: int, cells: list[str]) -> None:
        """Add a row; a cell that shows an error or a formula instead of its value is emptied."""
        for at, text in enumerate(cells):
            if ERROR_VALUES.fullmatch(text):
                self.bad[number, at + 1] = BadCell("cell_error", text)
                cells[at] = ""
            elif text.startswith("="):
                self.bad[number, at + 1] = BadCell("formula", text[:80])
                cells[at] = ""
        self.rows.append((number, cells))
