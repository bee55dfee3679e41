"""The summary page: what a busy reader must know."""

from __future__ import annotations

from saql.exports.blocks import Block, Chapter, Column, KeyFigures, Paragraph, Row, Section, Span
from saql.exports.book import Book
from saql.exports.voice import table


def summary(book: Book) -> Chapter:
    """Key figures, the vision and mission, the goals at a glance."""
    voice, plan = book.voice, book.plan
    _ = voice.gettext
    blocks: list[Block] = []
    vision, mission = voice.lines(plan.direction.vision), voice.lines(plan.direction.mission)
    if vision:
        blocks.append(Paragraph(vision, "lead"))
    if mission:
        blocks.append(Paragraph(mission))
    figures = _figures(book)
    if figures:
        blocks.append(KeyFigures(figures))
    if plan.goals.items:
        blocks.append(_goals(book))
    return Chapter(_("Summary"), (Section("", tuple(blocks) or (voice.unwritten(),)),), "summary")


def _figures(book: Book) -> tuple[tuple[str, str], ...]:
    voice, plan, sums = book.voice, book.plan, book.totals
    _ = voice.gettext
    figures: list[tuple[str, str]] = []
    counts = (
        (len(plan.goals.items), _("Strategic goals")),
        (len(plan.objectives.items), _("Objectives")),
        (len(plan.indicators.items), _("Indicators")),
        (len(plan.activities.items), _("Activities")),
    )
    figures.extend((voice.number(count), label) for count, label in counts if count)
    if sums.grand:
        figures.append((voice.money(sums.grand, book.currency), _("Total budget")))
        figures.append((voice.money(sums.confirmed, book.currency), _("Confirmed funding")))
        figures.append((voice.money(sums.gap, book.currency), _("Funding gap")))
        covered = round(100 * sums.confirmed / sums.grand)
        figures.append((f"{voice.number(covered)}%", _("Share of budget covered")))
    return tuple(figures)


def _goals(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    rows: list[Row] = []
    objectives = indicators = 0
    budget = 0.0
    for goal in book.plan.goals.items:
        mine = book.objectives.get(goal.id, [])
        measures = sum(_indicator_count(book, objective.id) for objective in mine)
        cost = book.cost_of_goal(goal.id)
        objectives, indicators, budget = (
            objectives + len(mine),
            indicators + measures,
            budget + cost,
        )
        rows.append(
            voice.row(
                book.code(goal.id), goal.text, voice.number(len(mine)), voice.number(measures),
                voice.number(cost) if book.totals.grand else "",
            )
        )  # fmt: skip
    total = (
        ((Span(_("Total"), "strong"),),),
        voice.number(objectives),
        voice.number(indicators),
        voice.number(round(budget, 2)) if book.totals.grand else "",
    )
    rows.append(Row((voice.blank(), *(voice.cell(value) for value in total)), "total"))
    columns = (
        Column(_("No."), "code", 0.6),
        Column(_("Strategic goal"), width=4),
        Column(_("Objectives"), "number", 0.9),
        Column(_("Indicators"), "number", 0.95),
        Column(_("Activity budget (%s)") % book.currency, "number", 1.3),
    )
    return table(_("Goals at a glance"), columns, rows)


def _indicator_count(book: Book, objective_id: str) -> int:
    count = len(book.indicators.get(objective_id, []))
    for outcome in book.outcomes.get(objective_id, []):
        count += len(book.indicators.get(outcome.id, []))
        count += sum(len(book.indicators.get(o.id, [])) for o in book.outputs.get(outcome.id, []))
    return count
