"""How the plan will be carried out: work plan with its chart, milestones, risks."""

from __future__ import annotations

import datetime as dt

from saql.exports.blocks import (
    Block,
    Cell,
    Chapter,
    Column,
    Gantt,
    GanttRow,
    Paragraph,
    Row,
    Section,
    Shade,
    Span,
    Table,
)
from saql.exports.book import Book
from saql.exports.voice import line, table
from saql.plan.delivery import Activity
from saql.plan.fields import date_of, number_of
from saql.plan.span import span

MAX_QUARTERS = 24


def work_plan(book: Book) -> Chapter:
    """Chart by quarter, activities in detail, milestones."""
    voice, activities = book.voice, book.plan.activities
    _ = voice.gettext
    title = _("Work plan")
    if not activities.items and not activities.milestones:
        return Chapter(title, (Section("", (voice.unwritten(),)),), "activities")
    sections: list[Section] = []
    chart = gantt(book)
    if chart:
        sections.append(Section(_("Timeline by quarter"), (chart,), landscape=True))
    if activities.items:
        sections.append(Section(_("Activities"), (_activities(book),), landscape=True))
    if activities.milestones:
        sections.append(Section(_("Milestones"), (_milestones(book),)))
    return Chapter(title, tuple(sections), "activities")


def grouped_activities(book: Book) -> list[tuple[str, list[Activity]]]:
    """Activities under the objectives that they serve; loose ones last, under an empty id."""
    groups = [(o.id, book.activities_of(o.id)) for o in book.plan.objectives.items]
    placed = {activity.id for _, found in groups for activity in found}
    loose = [a for a in book.plan.activities.items if a.id not in placed]
    return [group for group in (*groups, ("", loose)) if group[1]]


def first_quarter(book: Book) -> tuple[int, int] | None:
    """Year and quarter (0 to 3) in which the chart begins, and None without any date."""
    days = [d for d in _days(book) if d is not None]
    whole = span(book.plan)
    if whole:
        days.append(whole[0])
    if not days:
        return None
    first = min(days)
    return first.year, (first.month - 1) // 3


def _days(book: Book) -> list[dt.date | None]:
    activities = book.plan.activities
    return [
        *(date_of(a.start) for a in activities.items),
        *(date_of(a.end) for a in activities.items),
        *(date_of(m.date) for m in activities.milestones),
    ]


def gantt(book: Book) -> Gantt | None:
    """The chart by quarter; None where no date is written."""
    voice = book.voice
    _ = voice.gettext
    begin = first_quarter(book)
    if begin is None:
        return None

    def at(day: dt.date) -> int:
        return (day.year - begin[0]) * 4 + (day.month - 1) // 3 - begin[1]

    days = [d for d in _days(book) if d is not None]
    whole = span(book.plan)
    last = max([*days, *whole] if whole else days)
    count = min(at(last) + 1, MAX_QUARTERS)
    numbers = [begin[1] + i for i in range(count)]
    years: dict[int, int] = {}
    for number in numbers:
        years[begin[0] + number // 4] = years.get(begin[0] + number // 4, 0) + 1
    rows: list[GanttRow] = []
    for objective_id, found in grouped_activities(book):
        objective = book.by_id.get(objective_id)
        heading = book.coded_lines(objective) if objective else (line(_("Other activities")),)
        rows.append(GanttRow("", heading, role="group"))
        for activity in found:
            start, end = date_of(activity.start), date_of(activity.end)
            first = at(start or end) if start or end else -1  # type: ignore[arg-type]  # one of them
            final = at(end or start) if start or end else -1  # type: ignore[arg-type]  # one of them
            text = voice.lines(activity.text) or voice.nothing
            rows.append(GanttRow(book.code(activity.id), text, first, min(final, count - 1)))
    if book.plan.activities.milestones:
        rows.append(GanttRow("", (line(_("Milestones")),), role="group"))
        for milestone in book.plan.activities.milestones:
            day = date_of(milestone.date)
            where = at(day) if day else -1
            text = voice.lines(milestone.text) or voice.nothing
            rows.append(GanttRow(book.code(milestone.id), text, where, where, "milestone"))
    return Gantt(
        _("Timeline by quarter"),
        _("Activity"),
        tuple((str(year), number) for year, number in years.items()),
        tuple(_("Q%d") % (number % 4 + 1) for number in numbers),
        tuple(rows),
    )


def _activities(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    columns = (
        Column(_("No."), "code", 0.9),
        Column(_("Activity"), width=3),
        Column(_("Output"), "code", 0.9),
        Column(_("Responsible"), width=1.3),
        Column(_("Start"), "date", 1.15),
        Column(_("End"), "date", 1.15),
        Column(_("After"), "code", 0.95),
        Column(_("Budget (%s)") % book.currency, "number", 1.1),
    )
    rows: list[Row] = []
    for objective_id, found in grouped_activities(book):
        objective = book.by_id.get(objective_id)
        heading = book.coded_lines(objective) if objective else (line(_("Other activities")),)
        rows.append(Row((Cell(heading, "soft", len(columns)),), "group"))
        for item in found:
            cost = book.cost_of_activity.get(item.id)
            shown = voice.number(round(cost, 2)) if cost else ""
            if item.no_cost and not cost:
                shown = _("No cost")
            rows.append(
                voice.row(
                    book.code(item.id), item.text, book.code(item.output), item.owner,
                    voice.day(item.start), voice.day(item.end),
                    book.code_list(item.depends_on), shown,
                )
            )  # fmt: skip
    return table(_("Activities"), columns, rows)


def _milestones(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    rows = [
        voice.row(book.code(m.id), m.text, voice.day(m.date), book.code(m.activity))
        for m in book.plan.activities.milestones
    ]
    columns = (
        Column(_("No."), "code", 0.6),
        Column(_("Milestone"), width=3.6),
        Column(_("Date"), "date", 1.3),
        Column(_("Activity"), "code", 0.9),
    )
    return table(_("Milestones"), columns, rows)


def risk_shade(score: float) -> Shade:
    """Low below 6, medium below 12, high from there (of 25)."""
    return "high" if score >= 12 else "medium" if score >= 6 else "low"


def risks(book: Book) -> Chapter:
    """The heat map and the register."""
    voice, items = book.voice, book.plan.risks.items
    _ = voice.gettext
    title = _("Risks")
    if not items:
        return Chapter(title, (Section("", (voice.unwritten(),)),), "risks")
    sections: list[Section] = []
    chart = _heat_map(book)
    if chart:
        note = _("Score = likelihood × severity of the effect (1 to 25).")
        sections.append(Section(_("Risk map"), (Paragraph((line(note, "quiet"),), "note"), chart)))
    sections.append(Section(_("Risk register"), (_register(book),), landscape=True))
    return Chapter(title, tuple(sections), "risks")


def _heat_map(book: Book) -> Block | None:
    voice = book.voice
    _ = voice.gettext
    placed: dict[tuple[float, float], list[str]] = {}
    for item in book.plan.risks.items:
        likelihood, severity = number_of(item.likelihood), number_of(item.severity)
        if likelihood is not None and severity is not None:
            placed.setdefault((likelihood, severity), []).append(book.code(item.id))
    if not placed:
        return None
    columns = (
        Column(_("Likelihood (down), severity (across)"), width=2),
        *(Column(voice.number(severity), "centre", 1) for severity in range(1, 6)),
    )
    rows = []
    for likelihood in range(5, 0, -1):
        cells = [voice.cell(((Span(voice.number(likelihood), "strong"),),))]
        for severity in range(1, 6):
            codes = placed.get((likelihood, severity), [])
            found = ((Span(voice.listed(codes), "strong"),),) if codes else (line(" "),)
            cells.append(Cell(found, risk_shade(likelihood * severity)))
        rows.append(Row(tuple(cells)))
    return Table(_("Risk map"), columns, tuple(rows), "grid")


def _register(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    rows: list[Row] = []
    for item in book.plan.risks.items:
        likelihood, severity = number_of(item.likelihood), number_of(item.severity)
        score = likelihood * severity if likelihood is not None and severity is not None else None
        cells = list(
            voice.row(
                book.code(item.id), item.text, voice.number(item.likelihood),
                voice.number(item.severity), voice.number(score),
                voice.code("RESPONSES", item.response), item.mitigation, item.owner,
                voice.day(item.due),
            ).cells
        )  # fmt: skip
        if score is not None:
            cells[4] = Cell(((Span(voice.number(score), "strong"),),), risk_shade(score))
        rows.append(Row(tuple(cells)))
    columns = (
        Column(_("No."), "code", 0.55),
        Column(_("Risk"), width=2.6),
        Column(_("Likelihood"), "centre", 0.85),
        Column(_("Severity"), "centre", 0.8),
        Column(_("Score"), "centre", 0.75),
        Column(_("Response"), width=0.9),
        Column(_("Mitigation"), width=2.8),
        Column(_("Responsible"), width=1.15),
        Column(_("By"), "date", 1.1),
    )
    return table(_("Risk register"), columns, rows)
