"""The gradebook as a spreadsheet that runs in the reader's direction, and as CSV for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from saql.exports.direction import balanced
from saql.exports.pack.inputs import GradeRow, PackInputs
from saql.exports.voice import printable
from saql.i18n import catalogue
from saql.plan.fields import Language

FORMULA_LEADS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
HEAD_HEIGHT = 32
"""Two lines of a heading, in points."""

WIDTHS = (34, 26, 14, 14, 14, 14, 14, 22)
PERCENT = 100
DECIMALS = 2


def gradebook_xlsx(inputs: PackInputs, language: Language) -> bytes:
    """One sheet for each assignment and test; the program's points and the coach's stand apart."""
    import xlsxwriter  # type: ignore[import-untyped]  # it has no types

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        plain = {"font_name": "Arial", "font_size": 10, "border": 1, "border_color": "#CFD9DE"}
        side = "right" if language == "ar" else "left"
        looks = {
            "text": book.add_format({**plain, "align": side, "valign": "top", "text_wrap": True}),
            "number": book.add_format({**plain, "num_format": "#,##0.##", "align": "center"}),
            "head": book.add_format(
                {**plain, "bold": True, "font_color": "#FFFFFF", "bg_color": "#0F4C5C",
                 "text_wrap": True, "align": "center", "valign": "vcenter"}
            ),
        }  # fmt: skip
        for assignment in _assignments(inputs) or [""]:
            _sheet(book, looks, inputs, assignment, language)
    return out.getvalue()


def gradebook_csv(inputs: PackInputs, language: Language) -> bytes:
    """All rows in one file, UTF-8 with its mark so that Excel reads Arabic; never a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    _ = catalogue("pack", language).gettext
    writer.writerow([_("Assignment"), *_heads(language)])
    for row in inputs.grades:
        name = assignment_title(inputs, row.assignment, language)
        writer.writerow([_safe(value) for value in (name, *_cells(row))])
    return out.getvalue().encode("utf-8-sig")


def assignment_title(inputs: PackInputs, assignment: str, language: Language) -> str:
    """What an assignment or a test is called in a document."""
    _ = catalogue("pack", language).gettext
    if assignment in ("pre_test", "post_test"):
        return inputs.course.tests.name(assignment).get(language)
    names = {
        "swot": _("SWOT analysis"),
        "strategic_plan": _("Strategic plan"),
        "fundraising": _("Fundraising"),
        "networking": _("Networking"),
        "communication": _("Communication"),
    }
    return names.get(assignment, assignment)


def _assignments(inputs: PackInputs) -> list[str]:
    return list(dict.fromkeys(row.assignment for row in inputs.grades))


def _heads(language: Language) -> list[str]:
    _ = catalogue("pack", language).gettext
    return [
        _("Name"), _("Id"), _("Program's points"), _("Program's points, out of"),
        _("Coach's points"), _("Coach's points, out of"),
        _("Program's points, %"), _("Submitted"),
    ]  # fmt: skip


def _cells(row: GradeRow) -> list[Any]:
    share = None
    if row.program is not None and row.program_of:
        share = round(PERCENT * row.program / row.program_of, 1)
    coach_of = row.coach_of if row.coach_of else None
    program = None if row.program is None else round(row.program, DECIMALS)
    coach = None if row.coach is None else round(row.coach, DECIMALS)
    return [row.name, row.student, program, row.program_of, coach, coach_of, share,
            row.submitted_at[:16].replace("T", " ")]  # fmt: skip


def _sheet(
    book: Any, looks: dict[str, Any], inputs: PackInputs, assignment: str, language: Language
) -> None:
    name = assignment_title(inputs, assignment, language)
    sheet = book.add_worksheet(_tab(name, book))
    if language == "ar":
        sheet.right_to_left()
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&C&A")
    sheet.set_footer("&C&P / &N")
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_row(0, HEAD_HEIGHT)
    for column, (head, width) in enumerate(zip(_heads(language), WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, looks["head"])
    rows = [row for row in inputs.grades if row.assignment == assignment]
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(_cells(row)):
            if isinstance(value, str):
                sheet.write_string(at, column, balanced(printable(value)), looks["text"])
            elif value is None:
                sheet.write_blank(at, column, None, looks["number"])
            else:
                sheet.write_number(at, column, value, looks["number"])


def _tab(name: str, book: Any) -> str:
    """A sheet's name within Excel's limits, and not there yet."""
    plain = "".join(" " if letter in "[]:*?/\\'" else letter for letter in name).strip()[:28]
    taken: Sequence[str] = [sheet.get_name() for sheet in book.worksheets()]
    wanted, number = plain or "–", 2
    while wanted in taken:
        wanted, number = f"{plain} {number}", number + 1
    return wanted


def _safe(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA_LEADS):
        return "'" + value
    return "" if value is None else value
