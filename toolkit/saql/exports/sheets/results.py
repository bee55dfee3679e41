"""The sheets on results: logframe, indicators, work plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # ships no types

from saql.exports.book import Book
from saql.exports.chapters.delivery import first_quarter, gantt, grouped_activities
from saql.exports.chapters.results import milestone_years, value_in
from saql.exports.logframe import logframe_groups
from saql.exports.sheets.sheet import Head, Looks, Sheet, Value


def logframe(book: Book, workbook: Any, looks: Looks) -> None:
    """One row for each result and indicator."""
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Logframe"))
    heads = (
        Head(_("Level"), 11, "strong"), Head(_("No."), 11, "code"), Head(_("Result"), 46),
        Head(_("No."), 11, "code"), Head(_("Indicator"), 40), Head(_("Unit"), 12),
        Head(_("Baseline"), 11, "number"), Head(_("Year"), 8, "year"),
        Head(_("Target"), 11, "number"), Head(_("Year"), 8, "year"),
        Head(_("Source of data"), 26), Head(_("Assumptions"), 34),
    )  # fmt: skip
    sheet.title(heads)

    for heading, results in logframe_groups(book):
        sheet.group(heading, len(heads))
        for one in results:
            first: tuple[Value, ...] = (
                one.level, book.code(one.item.id), voice.words(one.item.text),
            )  # fmt: skip
            shown = voice.words(one.assumptions) if one.assumptions else ""
            for indicator in book.indicators.get(one.item.id, []) or [None]:  # type: ignore[list-item]  # a row without one
                measured: tuple[Value, ...] = (None,) * 8
                if indicator is not None:
                    measured = (
                        book.code(indicator.id), voice.words(indicator.text),
                        voice.words(indicator.unit), indicator.baseline, indicator.baseline_year,
                        indicator.target, indicator.target_year, voice.words(indicator.source),
                    )  # fmt: skip
                sheet.line((*first, *measured, shown), heads)
                first, shown = (None, None, None), ""


def indicators(book: Book, workbook: Any, looks: Looks) -> None:
    """The tracking table, with room for what was reached each year."""
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Indicators"))
    years = milestone_years(book)
    heads = [
        Head(_("No."), 12, "code"), Head(_("Indicator"), 46), Head(_("Unit"), 12),
        Head(_("Baseline"), 11, "number"), Head(_("Year"), 8, "year"),
    ]  # fmt: skip
    for year in years:
        heads.append(Head(_("Planned %d") % year, 10, "number"))
        heads.append(Head(_("Reached %d") % year, 10, "entry"))
    heads += [
        Head(_("Target"), 11, "number"), Head(_("Year"), 8, "year"),
        Head(_("Source of data"), 24), Head(_("Method"), 32), Head(_("Frequency"), 12),
        Head(_("Responsible"), 18), Head(_("Disaggregation"), 18),
    ]  # fmt: skip
    sheet.title(heads)
    for item in book.plan.indicators.items:
        tracked: list[Value] = []
        for year in years:
            tracked += [value_in(item, year), None]
        sheet.line(
            (
                book.code(item.id), voice.words(item.text), voice.words(item.unit),
                item.baseline, item.baseline_year, *tracked, item.target, item.target_year,
                voice.words(item.source), voice.words(item.method),
                voice.code("FREQUENCIES", item.frequency), item.person,
                voice.listed(voice.code("DISAGGREGATIONS", d) for d in item.disaggregation),
            ),
            heads,
        )  # fmt: skip


def work_plan(book: Book, workbook: Any, looks: Looks) -> None:
    """Activities with dates, a chart that follows the dates, and milestones."""
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Work plan"))
    heads = [
        Head(_("No."), 13, "code"), Head(_("Activity"), 46), Head(_("Output"), 11, "code"),
        Head(_("Responsible"), 20), Head(_("Start"), 12, "date"), Head(_("End"), 12, "date"),
        Head(_("After"), 14, "code"),
        Head(_("Budget (%s)") % book.currency, 14, "money"),
    ]  # fmt: skip
    plain = len(heads)
    quarters = _quarters(book)
    heads += [Head(name, 6.5, "code") for name, _day in quarters]
    sheet.title(heads)
    # The first day of each quarter, out of sight: the chart's colours are worked out from it.
    for column, (_name, day) in enumerate(quarters, plain):
        sheet.put(1, column, day, "date")
    sheet.work.set_row(1, None, None, {"hidden": True})
    first = sheet.row
    for objective_id, found in grouped_activities(book):
        objective = book.by_id.get(objective_id)
        heading = " ".join(s.text for s in book.coded(objective)) if objective else ""
        sheet.group(heading or _("Other activities"), len(heads))
        for item in found:
            cost = book.cost_of_activity.get(item.id)
            sheet.line(
                (
                    book.code(item.id), voice.words(item.text), book.code(item.output),
                    item.owner, item.start, item.end, book.code_list(item.depends_on),
                    round(cost, 2) if cost else None, *(None for _quarter in quarters),
                ),
                heads,
            )  # fmt: skip
    if book.plan.activities.milestones:
        sheet.group(_("Milestones"), len(heads))
        for milestone in book.plan.activities.milestones:
            values: tuple[Value, ...] = (
                book.code(milestone.id), voice.words(milestone.text), None, None,
                milestone.date, milestone.date, book.code(milestone.activity), None,
            )  # fmt: skip
            sheet.line((*values, *(None for _quarter in quarters)), heads)
    if quarters and sheet.row > first:
        start, end = (xl_rowcol_to_cell(first, c, col_abs=True) for c in (4, 5))
        day = xl_rowcol_to_cell(1, plain, row_abs=True)
        rule = f"=AND(ISNUMBER({start}),ISNUMBER({end}),{start}<EDATE({day},3),{end}>={day})"
        sheet.work.conditional_format(
            first, plain, sheet.row - 1, plain + len(quarters) - 1,
            {"type": "formula", "criteria": rule, "format": looks["bar"]},
        )  # fmt: skip


def _quarters(book: Book) -> list[tuple[str, dt.date]]:
    begin, chart = first_quarter(book), gantt(book)
    if begin is None or chart is None:
        return []
    found = []
    for at, name in enumerate(chart.quarters):
        number = begin[1] + at
        day = dt.date(begin[0] + number // 4, number % 4 * 3 + 1, 1)
        found.append((f"{name}\n{day.year}", day))
    return found
