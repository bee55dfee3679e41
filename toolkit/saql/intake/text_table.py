"""The rows of a text file with separators: which encoding and which separator is found out."""

from __future__ import annotations

import csv
import io

from saql.intake.columns import best_header
from saql.intake.refusal import IntakeError
from saql.intake.sheet import HEADER_ROWS, MAX_COLUMNS, MAX_ROWS, Sheet

SEPARATORS = (",", ";", "\t", "،", "|")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f")
MAX_CONTROLS = 0.01


def read_text_table(content: bytes, name: str) -> Sheet:
    """The file as one sheet.

    Raises:
        IntakeError: it is no text, or has more rows than a roster can have.
    """
    text = decoded(content)
    first, _, rest = text.partition("\n")
    typed = first.strip().strip('"').casefold()
    if typed.startswith("sep=") and len(typed) == 5:
        return _sheet(rest, typed[-1], name, first_row=2)
    head = "\n".join(text.splitlines()[: HEADER_ROWS + 5])
    tried = [_sheet(head, separator, name) for separator in SEPARATORS]
    best = max(range(len(tried)), key=lambda at: (_score(tried[at]), _width(tried[at]), -at))
    return _sheet(text, SEPARATORS[best], name)


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or the older Arabic code page."""
    try:
        if content.startswith(_UTF16):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if sum(byte in _CONTROLS for byte in content) > MAX_CONTROLS * len(content):
            raise IntakeError("not_a_spreadsheet") from None
        return content.decode("cp1256", errors="replace")


def _sheet(text: str, separator: str, name: str, first_row: int = 1) -> Sheet:
    sheet = Sheet(name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = first_row
    try:
        for cells in reader:
            kept = [cell.strip() for cell in cells[:MAX_COLUMNS]]
            if any(kept):
                sheet.rows.append((number, kept))
                if len(sheet.rows) > MAX_ROWS + 50:
                    raise IntakeError("too_many_rows", limit=MAX_ROWS)
            number = first_row + reader.line_num
    except csv.Error as error:
        raise IntakeError("damaged") from error
    return sheet


def _score(sheet: Sheet) -> int:
    header = best_header(sheet)
    return header.score if header else 0


def _width(sheet: Sheet) -> int:
    return max((len(cells) for _number, cells in sheet.rows), default=0)
