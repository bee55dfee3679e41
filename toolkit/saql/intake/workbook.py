"""The sheets of an Excel workbook, read row by row with limits."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]  # ships no types
from openpyxl.utils.cell import range_boundaries  # type: ignore[import-untyped]  # as above

from saql.intake.kind import MAX_UNPACKED
from saql.intake.refusal import IntakeError
from saql.intake.sheet import MAX_COLUMNS, MAX_EMPTY_RUN, MAX_ROWS, BadCell, Sheet

MAX_SHEETS = 50
MAX_SPANS = 20_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def read_workbook(content: bytes) -> list[Sheet]:
    """Every sheet with something in it, hidden ones too.

    Raises:
        IntakeError: the workbook is damaged, or has more rows than a roster can have.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of charts and styles it leaves out
            return _sheets(content)
    except IntakeError:
        raise
    except Exception as error:  # a damaged part may fail anywhere in the reader
        raise IntakeError("damaged") from error


def _sheets(content: bytes) -> list[Sheet]:
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    found: list[Sheet] = []
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for page in values.worksheets[:MAX_SHEETS]:
            raw = archive.read(page._worksheet_path)
            unpacked += len(raw)  # several sheets may name one and the same large part
            if unpacked > MAX_UNPACKED:
                raise IntakeError("bomb")
            sheet = Sheet(page.title, hidden=page.sheet_state != "visible")
            _fill(sheet, page)
            if sheet.rows:
                sheet.spans = [
                    _span(ref.decode("ascii")) for ref in _MERGE.findall(raw)[:MAX_SPANS]
                ]
                if _FORMULA.search(raw):
                    _mark_formulas(sheet, content)
                found.append(sheet)
    values.close()
    return found


def _fill(sheet: Sheet, page: Any) -> None:
    page.reset_dimensions()
    empty = 0
    for number, row in enumerate(page.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True), 1):
        cells = [_text(value) for value in row[:MAX_COLUMNS]]
        sheet.wide = sheet.wide or any(_text(value) for value in row[MAX_COLUMNS:])
        if not any(cells):
            empty += 1
            if empty > MAX_EMPTY_RUN:
                break
            continue
        empty = 0
        sheet.add(number, cells)
        if len(sheet.rows) > MAX_ROWS + 50:
            raise IntakeError("too_many_rows", limit=MAX_ROWS)


def _mark_formulas(sheet: Sheet, content: bytes) -> None:
    """Note the formulas whose result the file does not hold."""
    formulas = load_workbook(io.BytesIO(content), read_only=True)
    page = formulas[sheet.name]
    page.reset_dimensions()
    last = sheet.rows[-1][0] + MAX_EMPTY_RUN
    there = dict(sheet.rows)
    fresh: list[tuple[int, list[str]]] = []
    for number, row in enumerate(page.iter_rows(max_row=last, max_col=MAX_COLUMNS), 1):
        for column, cell in enumerate(row, 1):
            if cell.data_type != "f":
                continue
            cells = there.get(number)
            known = cells is not None and column <= len(cells) and cells[column - 1]
            if not known and (number, column) not in sheet.bad:
                sheet.bad[number, column] = BadCell("formula", str(cell.value)[:80])
                if cells is None:
                    there[number] = [""] * len(row)
                    fresh.append((number, there[number]))
    sheet.rows = sorted([*sheet.rows, *fresh])
    formulas.close()


def _span(reference: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(reference)
    return int(top), int(left), int(bottom), int(right)


def _text(value: Any) -> str:
    """A cell as it is typed: whole numbers without a point, dates in ISO form."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value).strip()
