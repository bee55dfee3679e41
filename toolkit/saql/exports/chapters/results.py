"""What the plan will change: goals and objectives, results framework, indicators."""

from __future__ import annotations

from saql.exports.blocks import (
    Block,
    Chapter,
    Column,
    Lines,
    Paragraph,
    Row,
    Section,
    Span,
)
from saql.exports.book import Book
from saql.exports.logframe import logframe_groups
from saql.exports.voice import line, table
from saql.plan.fields import number_of
from saql.plan.results import Indicator, Objective


def goals(book: Book) -> Chapter:
    """Each goal with its objectives."""
    voice, plan = book.voice, book.plan
    _ = voice.gettext
    title = _("Goals and objectives")
    if not plan.goals.items and not plan.objectives.items:
        return Chapter(title, (Section("", (voice.unwritten(),)),), "goals")
    sections: list[Section] = []
    for goal in plan.goals.items:
        blocks: list[Block] = [
            Paragraph(voice.lines(goal.text) or (voice.unwritten().lines), "lead")
        ]
        cited = [book.by_id[s] for s in goal.strategies if s in book.by_id]
        if cited:
            blocks.append(
                Paragraph(((Span(_("Carries out these strategies:"), "quiet"),),), "note")
            )
            rows = [voice.row(book.code(s.id), s.text) for s in cited if hasattr(s, "text")]
            columns = (Column(_("No."), "code", 0.5), Column(_("Strategy"), width=5))
            blocks.append(table("", columns, rows))
        mine = book.objectives.get(goal.id, [])
        blocks.append(_objectives(book, mine) if mine else voice.unwritten())
        sections.append(Section(_("Goal %s") % book.code(goal.id).lstrip(_("G")), tuple(blocks)))
    loose = book.objectives.get("", [])
    if loose:
        sections.append(Section(_("Objectives without a goal"), (_objectives(book, loose),)))
    return Chapter(title, tuple(sections), "goals")


def _objectives(book: Book, items: list[Objective]) -> Block:
    voice = book.voice
    _ = voice.gettext
    rows = [
        voice.row(
            book.code(item.id), _with_reason(book, item), item.owner, voice.place(item.place),
            voice.day(item.start), voice.day(item.deadline),
        )
        for item in items
    ]  # fmt: skip
    columns = (
        Column(_("No."), "code", 0.65),
        Column(_("Objective"), width=3.4),
        Column(_("Responsible"), width=1.1),
        Column(_("Place"), width=1),
        Column(_("Start"), "date", 1.05),
        Column(_("Deadline"), "date", 1.05),
    )
    return table(_("Objectives"), columns, rows)


def _with_reason(book: Book, item: Objective) -> Lines:
    voice = book.voice
    reason = voice.lines(item.target_reason, "quiet")
    if not reason:
        return voice.lines(item.text)
    label = Span(voice.gettext("Why this target:") + " ", "quiet")
    return (*voice.lines(item.text), (label, *reason[0]), *reason[1:])


def framework(book: Book) -> Chapter:
    """Theory of change and the numbered results framework."""
    voice, plan = book.voice, book.plan
    _ = voice.gettext
    title = _("Results framework")
    change = voice.lines(plan.results.theory_of_change)
    sections: list[Section] = []
    if change:
        sections.append(Section(_("Theory of change"), (Paragraph(change),)))
    if plan.objectives.items or plan.results.outcomes or plan.results.outputs:
        sections.append(Section(_("Logframe"), (_logframe(book),), landscape=True))
    return Chapter(title, tuple(sections) or (Section("", (voice.unwritten(),)),), "results")


def _logframe(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    columns = (
        Column(_("Level"), width=0.8),
        Column(_("Result"), width=3),
        Column(_("Indicators"), width=2.6),
        Column(_("Baseline and target"), width=1.4),
        Column(_("Sources of data"), width=1.6),
        Column(_("Assumptions"), width=1.7),
    )
    rows: list[Row] = []

    for heading, results in logframe_groups(book):
        rows.append(voice.group(heading, len(columns)))
        for one in results:
            mine = book.indicators.get(one.item.id, [])
            cells = (
                voice.cell((line(one.level, "strong"),)),
                voice.cell(book.coded_lines(one.item)),
                voice.cell(tuple(book.coded(i) for i in mine)),
                voice.cell(tuple(line(_baseline_to_target(book, i)) for i in mine)),
                voice.cell(_sources(book, mine)),
                voice.cell(one.assumptions or ""),
            )
            rows.append(Row(cells))
    return table(_("Logframe"), columns, rows)


def _sources(book: Book, indicators: list[Indicator]) -> Lines:
    seen: dict[str, None] = {}
    for indicator in indicators:
        seen.setdefault(book.voice.words(indicator.source))
    return tuple(line(source) for source in seen if source)


def with_year(book: Book, value: float | str | None, year: float | str | None) -> str:
    """A value with its year in brackets."""
    shown, when = book.voice.number(value), book.voice.year(year)
    return f"{shown} ({when})" if shown and when else shown


def _baseline_to_target(book: Book, indicator: Indicator) -> str:
    arrow = " ← " if book.voice.language == "ar" else " → "
    ends = (
        with_year(book, indicator.baseline, indicator.baseline_year),
        with_year(book, indicator.target, indicator.target_year),
    )
    return arrow.join(end or "…" for end in ends) if any(ends) else ""


def milestone_years(book: Book) -> list[int]:
    """The years for which an indicator has a milestone or a target, in order."""
    years: set[int] = set()
    for item in book.plan.indicators.items:
        for value in (*(m.year for m in item.milestones), item.target_year):
            year = number_of(value)
            if year is not None and 1900 <= year <= 2200:
                years.add(int(year))
    return sorted(years)[:8]


def value_in(indicator: Indicator, year: int) -> float | str | None:
    """The milestone for a year, or the target in its own year."""
    for milestone in indicator.milestones:
        if number_of(milestone.year) == year:
            return milestone.value
    return indicator.target if number_of(indicator.target_year) == year else None


def indicators(book: Book) -> Chapter:
    """The tracking table, and how each indicator is measured."""
    voice, items = book.voice, book.plan.indicators.items
    _ = voice.gettext
    title = _("Indicators")
    if not items:
        return Chapter(title, (Section("", (voice.unwritten(),)),), "indicators")
    return Chapter(
        title,
        (
            Section(_("Indicator performance tracking table"), (_tracking(book),), landscape=True),
            Section(_("How indicators are measured"), (_measurement(book),), landscape=True),
        ),
        "indicators",
    )


def _tracking(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    years = milestone_years(book)
    columns = (
        Column(_("No."), "code", 0.85),
        Column(_("Indicator"), width=3.2),
        Column(_("Unit"), width=0.9),
        Column(_("Baseline"), "number", 1.05),
        *(Column(str(year), "number", 0.8) for year in years),
        Column(_("Target"), "number", 1.05),
    )
    rows: list[Row] = []
    for item in book.plan.indicators.items:
        baseline = with_year(book, item.baseline, item.baseline_year)
        if not baseline and item.baseline_due:
            baseline = _("By %s") % voice.day(item.baseline_due)
        rows.append(
            voice.row(
                book.code(item.id), item.text, item.unit, baseline,
                *(voice.number(value_in(item, year)) for year in years),
                with_year(book, item.target, item.target_year),
            )
        )  # fmt: skip
    return table(_("Indicator performance tracking table"), columns, rows)


def _measurement(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    rows: list[Row] = []
    for item in book.plan.indicators.items:
        method = voice.lines(item.method)
        for label, text in (
            (_("Numerator:"), item.numerator),
            (_("Denominator:"), item.denominator),
        ):
            found = voice.lines(text)
            if found:
                method = (*method, (Span(label + " ", "quiet"), *found[0]), *found[1:])
        rows.append(
            voice.row(
                book.code(item.id), item.text, item.source, method,
                voice.code("FREQUENCIES", item.frequency), item.person,
                voice.listed(voice.code("DISAGGREGATIONS", d) for d in item.disaggregation),
            )
        )  # fmt: skip
    columns = (
        Column(_("No."), "code", 0.85),
        Column(_("Indicator"), width=2.4),
        Column(_("Source of data"), width=1.5),
        Column(_("Method"), width=2.2),
        Column(_("Frequency"), width=0.9),
        Column(_("Responsible"), width=1.1),
        Column(_("Disaggregation"), width=1.1),
    )
    return table(_("Measurement plan"), columns, rows)
