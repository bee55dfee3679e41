"""The workbook adds up, and the calendar can be read."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from saql.exports import export
from saql.exports.book import Book
from saql.exports.ics import ics
from saql.exports.voice import Voice
from saql.plan.budget import totals
from saql.plan.document import Plan
from saql.plan.places import Places
from saql.plan.upgrade import read_plan
from saql.shipped import path

STRONG = path("course") / "samples" / "strong.plan.json"
TRAPS = (
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "{=1}",
    "http://evil.example", "mailto:a@example.org", "internal:Sheet2!A1", "_x0041_", "'=1", "1e5",
)  # fmt: skip


def sheets(made: bytes, *, values: bool = False) -> Any:
    return load_workbook(io.BytesIO(made), data_only=values)


def named(book: Any, label: str, column: int) -> list[Any]:
    """The value beside a label in any sheet."""
    return [
        row[column].value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        if any(cell.value == label for cell in row[:3]) and len(row) > column
    ]


def test_the_cached_sums_are_the_plan_s_own(plan: Plan) -> None:
    book = sheets(export(plan, "xlsx", "en"), values=True)
    sums = totals(plan)
    assert sums.grand == pytest.approx(18_876.17)
    assert named(book, "Grand total", 9) == [sums.grand]
    year = book["Budget by year"]
    heads = [cell.value for cell in year[3]]
    assert heads == ["Cost category", 2027, 2028, "No year", "Total (USD)"]
    last = [cell.value for cell in list(year.iter_rows())[-1]]
    assert last == ["Yearly totals", *(sums.by_year[y] for y in (2027, 2028, None)), sums.grand]
    funding = book["Funding"]
    shown = {row[0].value: row[3].value for row in funding.iter_rows(min_row=4)}
    assert shown["Funding gap"] == sums.gap
    assert shown["Expected, weighted by probability"] == sums.weighted


def test_the_logframe_keeps_what_is_not_linked_yet_with_what_hangs_below_it(plan: Plan) -> None:
    plan.results.outcomes[0].objective = ""
    rows = list(sheets(export(plan, "xlsx", "en"))["Logframe"].iter_rows(values_only=True))
    first = [row[0] for row in rows]
    at = first.index("Not linked yet")
    assert first[at + 1 : at + 3] == ["Outcome", "Output"]
    assert [row[2] for row in rows[at + 1 : at + 3]] == ["Skills", "Courses"]


def test_sums_are_formulas(plan: Plan) -> None:
    book = sheets(export(plan, "xlsx", "en"))
    assert named(book, "Trainers", 9) == ["=ROUND(F4*G4*H4*I4/100,2)"]
    assert named(book, "Grand total", 9)[0].startswith("=SUM(")
    assert named(book, "Not counted", 9) == [None]


@pytest.mark.parametrize("sample", ["fixture", "strong"])
def test_libreoffice_calculates_what_the_plan_adds_up_to(
    plan: Plan, sample: str, tmp_path: Path
) -> None:
    if sample == "strong":
        plan = read_plan(STRONG.read_bytes())
    made = export(plan, "xlsx", "ar")
    (tmp_path / "plan.xlsx").write_bytes(_without_cached_values(made))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"),
         str(tmp_path / "plan.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    again = load_workbook(tmp_path / "out" / "plan.xlsx", data_only=True)
    formulas, before = sheets(made), sheets(made, values=True)
    compared = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    at = cell.coordinate
                    now, then = again[sheet.title][at].value, before[sheet.title][at].value
                    assert now == pytest.approx(then, abs=0.001), (sheet.title, at, cell.value)
                    compared += 1
    assert compared > 20
    assert named(again, "المجموع الكلي", 9) == [pytest.approx(totals(plan).grand)]


def _without_cached_values(made: bytes) -> bytes:
    """The same workbook with only its formulas, so that the next program must calculate."""
    out = io.BytesIO()
    sheets(made).save(out)
    return out.getvalue()


def test_arabic_sheets_run_right_to_left_with_frozen_headings(plan: Plan) -> None:
    for sheet in sheets(export(plan, "xlsx", "ar")).worksheets:
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes.endswith("4")
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows
    for sheet in sheets(export(plan, "xlsx", "en")).worksheets:
        assert not sheet.sheet_view.rightToLeft


@pytest.mark.parametrize("trap", TRAPS)
def test_text_never_becomes_a_formula_a_link_or_a_number(plan: Plan, trap: str) -> None:
    plan.budget.lines[0].text.en = trap
    plan.funding.sources[0].name.en = trap
    plan.activities.items[0].owner = trap
    plan.risks.items[0].owner = trap
    plan.budget.lines[0].category = trap
    book = sheets(export(plan, "xlsx", "en"))
    wanted = trap.replace("\r", "\n").strip()
    found = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and cell.value.strip() == wanted:
                    assert cell.data_type == "s"
                    found += 1
    assert found >= 3
    assert not sheets(export(plan, "xlsx", "en")).defined_names.get("cmd")


def test_typed_numbers_and_dates_stay_values(plan: Plan) -> None:
    plan.indicators.items[0].baseline = -5
    book = sheets(export(plan, "xlsx", "en"))
    assert named(book, "Number employed", 3) == [-5]
    assert named(book, "Set up", 4) == [dt.datetime(2027, 1, 15)]  # noqa: DTZ001  # a day


def test_the_calendar_reads_back_with_all_day_events(plan: Plan) -> None:
    made = export(plan, "ics", "ar")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    calendar = Calendar.from_ical(made)
    events = {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT")}
    assert len(events) == 7
    opening = events["مَعلَم مرحلي: افتتاح المركز"]
    assert opening["DTSTART"].dt == dt.date(2027, 6, 1)
    assert opening["DTEND"].dt == dt.date(2027, 6, 2)
    assert opening["DTSTART"].params["VALUE"] == "DATE"
    deadline = next(e for s, e in events.items() if "تدريب 600 شاب" in s)
    assert "رامي" in str(deadline["DESCRIPTION"])
    assert len(deadline.subcomponents) == 1


def test_ids_of_events_stay_the_same_when_words_change(plan: Plan) -> None:
    def ids(made: bytes) -> set[str]:
        return {str(e["UID"]) for e in Calendar.from_ical(made).walk("VEVENT")}

    before = ids(export(plan, "ics", "ar"))
    plan.activities.milestones[0].text.ar = "موعد آخر"
    assert ids(export(plan, "ics", "en")) == before
    assert len(before) == 7


def test_a_line_break_in_a_name_opens_no_calendar_field(plan: Plan) -> None:
    plan.activities.milestones[0].text.en = "A\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT"
    plan.objectives.items[0].owner = "B\r\nBEGIN:VALARM"
    calendar = Calendar.from_ical(export(plan, "ics", "en"))
    assert not any("ATTENDEE" in event for event in calendar.walk("VEVENT"))
    assert len(calendar.walk("VEVENT")) == 7


def test_the_same_moment_gives_the_same_calendar(plan: Plan) -> None:
    book = Book(plan, Voice("ar", Places(())))
    at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    assert ics([book], at) == ics([book], at)
