"""The rows of a text file with separators: which encoding and which separator is found out."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable

from saql.intake.columns import best_header
from saql.intake.refusal import IntakeError
from saql.intake.sheet import HEADER_ROWS, MAX_COLUMNS, MAX_ROWS, BadCell, Sheet

SEPARATORS = (",", ";", "\t", "،", "|")
OLD_ENCODINGS = ("cp1256", "iso8859_6")
"""Of Windows and of Unix, before there was one for all languages."""
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f")
MAX_CONTROLS = 0.01
LOST = "???"
"""What is left of Arabic words in an encoding that has no Arabic."""


def is_headed(sheet: Sheet) -> bool:
    """Whether a sheet names columns of a roster."""
    return best_header(sheet) is not None


def read_text_table(
    content: bytes, name: str, headed: Callable[[Sheet], bool] = is_headed
) -> Sheet:
    """The file as one sheet.

    Args:
        content: The file's bytes.
        name: Its name, to be shown.
        headed: Whether a sheet names the columns that are looked for; it decides between encodings.

    Raises:
        IntakeError: it is no text, its letters are lost, or it has more rows than a roster can.
    """
    texts = _readings(content)
    for text in texts:
        sheet = _table(text, name)
        if headed(sheet):
            return sheet
    if len(texts) > 1 or any(LOST in cell for _row, cells in sheet.rows[:3] for cell in cells):
        raise IntakeError("letters")
    return sheet


def _readings(content: bytes) -> list[str]:
    """The text of a file; more than one where nothing in it says which encoding it is in."""
    encoding = next((found for mark, found in _MARKED if content.startswith(mark)), "")
    encoding = encoding or _unmarked_utf16(content) or "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        rest = content.replace(b"\0", b"")
        if sum(byte in _CONTROLS for byte in rest) > MAX_CONTROLS * len(rest):
            raise IntakeError("not_a_spreadsheet") from None
        if len(rest) < len(content):
            raise IntakeError("damaged") from None
        return [content.decode(each, errors="replace") for each in OLD_ENCODINGS]
    if "\0" in text:
        strange = sum(ord(sign) in _CONTROLS for sign in text.replace("\0", ""))
        raise IntakeError("not_a_spreadsheet" if strange else "damaged")
    return [text]


def _unmarked_utf16(content: bytes) -> str:
    """The name of UTF-16 where a text is in it without its mark: one byte of two is often zero."""
    zeros = content[::2].count(0), content[1::2].count(0)
    if bool(zeros[0]) == bool(zeros[1]) or len(content) % 2:
        return ""
    encoding = "utf-16-be" if zeros[0] else "utf-16-le"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return "" if any(ord(sign) in _CONTROLS for sign in text) else encoding


def _table(text: str, name: str) -> Sheet:
    first, _, rest = text.partition("\n")
    typed = first.strip().strip('"').casefold()
    if typed.startswith("sep=") and len(typed) == 5:
        return _sheet(rest, typed[-1], name, first_row=2)
    head = "\n".join(text.splitlines()[: HEADER_ROWS + 5])
    tried = [_sheet(head, separator, name) for separator in SEPARATORS]
    best = max(range(len(tried)), key=lambda at: (_score(tried[at]), _width(tried[at]), -at))
    return _sheet(text, SEPARATORS[best], name)


def _sheet(text: str, separator: str, name: str, first_row: int = 1) -> Sheet:
    sheet = Sheet(name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = first_row
    try:
        for cells in reader:
            kept = [cell.strip() for cell in cells[:MAX_COLUMNS]]
            sheet.wide = sheet.wide or any(cells[MAX_COLUMNS:])
            if any(kept):
                _add(sheet, number, kept, separator)
                if len(sheet.rows) > MAX_ROWS + 50:
                    raise IntakeError("too_many_rows", limit=MAX_ROWS)
            number = first_row + reader.line_num
    except csv.Error as error:  # a cell without end
        raise IntakeError("long_row", row=number) from error
    return sheet


def _add(sheet: Sheet, number: int, cells: list[str], separator: str) -> None:
    """Add a row; a cell that has swallowed others, from an open quotation mark on, is no value."""
    swallowed = [at for at, cell in enumerate(cells) if separator in cell and "\n" in cell]
    for at in swallowed:
        sheet.bad[number, at + 1] = BadCell("open_quote", cells[at].split("\n")[0][:80])
    sheet.add(number, cells)


def _score(sheet: Sheet) -> int:
    header = best_header(sheet)
    return header.score if header else 0


def _width(sheet: Sheet) -> int:
    return max((len(cells) for _number, cells in sheet.rows), default=0)
