"""The pipeline of asks, and the donation campaign."""

from __future__ import annotations

from saql.exports.blocks import (
    Block,
    Cell,
    Column,
    KeyFigures,
    Paragraph,
    Row,
    Section,
    Span,
    Subheading,
)
from saql.exports.book import Book
from saql.exports.voice import line, table
from saql.plan.campaign import campaign_totals
from saql.plan.pipeline import forecast
from saql.plan.vocabulary import PIPELINE_STAGES


def pipeline(book: Book) -> list[Section]:
    """Asks by stage with their dates, and the decision to go for each."""
    voice = book.voice
    _ = voice.gettext
    items = book.plan.pipeline.items
    if not items:
        return []
    found = forecast(items)
    figures = KeyFigures(
        (
            (voice.money(found.open.amount, book.currency), _("Asked for, still open")),
            (voice.money(found.open.weighted, book.currency), _("Expected, weighted")),
            (voice.money(found.won.amount, book.currency), _("Won")),
        )
    )
    donors = {one.id: voice.words(one.name) for one in book.plan.donors.items}
    columns = (
        Column(_("Opportunity"), width=2.2),
        Column(_("Donor"), width=1.6),
        Column(_("Amount (%s)") % book.currency, "number", 1.1),
        Column(_("Probability"), "number", 0.9),
        Column(_("Deadline"), "date", 1.1),
        Column(_("Decision"), "date", 1.1),
        Column(_("Go or no-go"), width=1),
        Column(_("Responsible"), width=1.4),
        Column(_("Next step"), width=2),
    )
    rows: list[Row] = []
    for stage in (*PIPELINE_STAGES, ""):
        own = [one for one in items if (one.stage if one.stage in PIPELINE_STAGES else "") == stage]
        if own:
            title = voice.code("PIPELINE_STAGES", stage) or _("No stage yet")
            rows.append(voice.group(title, len(columns)))
        rows.extend(
            voice.row(
                voice.lines(one.text, "strong"),
                donors.get(one.donor, ""),
                voice.number(one.amount),
                f"{voice.number(one.probability)}%" if one.probability is not None else "",
                voice.day(one.deadline),
                voice.day(one.decision_date),
                voice.code("GO_DECISIONS", one.decision),
                one.owner,
                one.next_step,
            )
            for one in own
        )
    blocks = (figures, table(_("Pipeline"), columns, rows))
    return [Section(_("Pipeline"), blocks, landscape=True)]


def campaign(book: Book) -> list[Section]:
    """The campaign's goal, gift table, calendar, thanks and costs."""
    voice, written = book.voice, book.plan.campaign
    _ = voice.gettext
    blocks: list[Block] = []
    name = voice.lines(written.name)
    if name:
        blocks.append(Paragraph(name, "lead"))
    currency = written.currency or book.currency
    found = campaign_totals(written)
    if found.goal:
        figures = [(voice.money(found.goal, currency), _("Goal of the campaign"))]
        if found.cost_per_unit_planned is not None and found.costs:
            figures.append((voice.money(found.costs, currency), _("Cost of the campaign")))
            unit = voice.number(round(found.cost_per_unit_planned, 2))
            figures.append((unit, _("Cost of one unit raised")))
        blocks.append(KeyFigures(tuple(figures)))
    period = [voice.date(written.start), voice.date(written.end)]
    for title, text in (
        (_("What the money is for"), voice.lines(written.purpose)),
        (_("Period"), (line(" – ".join(day for day in period if day)),) if any(period) else ()),
        (_("Whom we will ask"), voice.lines(written.audience)),
    ):
        if text:
            blocks += [Subheading((line(title),)), Paragraph(text)]
    if written.gifts:
        blocks.append(_gifts(book, currency))
    blocks += _steps(book)
    blocks += _thanks(book)
    if written.costs:
        columns = (Column(_("Cost"), width=4), Column(_("Amount (%s)") % currency, "number", 1))
        rows = [voice.row(one.text, voice.number(one.amount)) for one in written.costs]
        rows.append(_total(book, (_("Total"), voice.number(found.costs))))
        blocks.append(table(_("Costs of the campaign"), columns, rows))
    return [Section(_("Donation campaign"), tuple(blocks))] if blocks else []


def _gifts(book: Book, currency: str) -> Block:
    voice = book.voice
    _ = voice.gettext
    found = campaign_totals(book.plan.campaign)
    who = {one.id: one.who for one in book.plan.campaign.gifts}
    columns = (
        Column(_("Amount of one gift (%s)") % currency, "number", 1.2),
        Column(_("Gifts"), "number", 0.8),
        Column(_("People we will ask"), "number", 1),
        Column(_("Sum"), "number", 1),
        Column(_("Running sum"), "number", 1.1),
        Column(_("Who they are"), width=2.6),
    )
    rows = [
        voice.row(
            voice.number(row.amount),
            voice.number(row.gifts),
            voice.number(row.prospects),
            voice.number(row.total),
            voice.number(row.running),
            who[row.id],
        )
        for row in found.rows
    ]
    last = (_("Total"), *map(voice.number, (found.gifts, found.prospects, found.planned)), " ", " ")
    rows.append(_total(book, last))
    return table(_("Gift table"), columns, rows)


def _total(book: Book, values: tuple[str, ...]) -> Row:
    cells: list[Cell] = [
        book.voice.cell(((Span(value, "strong"),),)) if value.strip() else book.voice.blank()
        for value in values
    ]
    return Row(tuple(cells), "total")


def _steps(book: Book) -> list[Block]:
    voice = book.voice
    _ = voice.gettext
    if not book.plan.campaign.steps:
        return []
    columns = (
        Column(_("Date"), "date", 1.1),
        Column(_("Step"), width=3),
        Column(_("Channel"), width=1),
        Column(_("Responsible"), width=1.6),
    )
    rows = [
        voice.row(voice.day(one.date), one.text, voice.code("CHANNELS", one.channel), one.owner)
        for one in book.plan.campaign.steps
    ]
    return [table(_("Calendar of the campaign"), columns, rows)]


def _thanks(book: Book) -> list[Block]:
    voice = book.voice
    _ = voice.gettext
    if not book.plan.campaign.thanks:
        return []
    columns = (
        Column(_("Who is thanked"), width=1.6),
        Column(_("How"), width=2.6),
        Column(_("Within days"), "number", 0.8),
        Column(_("Responsible"), width=1.4),
    )
    rows = [
        voice.row(one.who, one.text, voice.number(one.days), one.owner)
        for one in book.plan.campaign.thanks
    ]
    return [table(_("Thanking the givers"), columns, rows)]
