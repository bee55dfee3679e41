"""What the plan costs and who pays."""

from __future__ import annotations

from saql.exports.blocks import (
    Bar,
    Bars,
    Block,
    Cell,
    Chapter,
    Column,
    KeyFigures,
    Paragraph,
    Row,
    Section,
    Span,
)
from saql.exports.book import Book
from saql.exports.voice import line, table
from saql.plan.budget import line_total, line_year
from saql.plan.money import BudgetLine
from saql.plan.vocabulary import CATEGORIES


def budget(book: Book) -> Chapter:
    """By category and year, by goal, and line by line."""
    voice, written = book.voice, book.plan.budget
    _ = voice.gettext
    title = _("Budget")
    if not written.lines:
        return Chapter(title, (Section("", (voice.unwritten(),)),), "budget")
    summary: list[Block] = [_by_category(book)]
    if book.totals.grand:
        summary.append(_bars(book))
    notes = [_currency_note(book)]
    summary.extend(Paragraph((line(note, "quiet"),), "note") for note in notes if note)
    sections = [Section(_("Budget by category and year"), tuple(summary))]
    if any(book.cost_of_goal(goal.id) for goal in book.plan.goals.items):
        sections.append(Section(_("Budget by goal"), (by_goal(book),)))
    sections.append(Section(_("Budget lines"), (_lines(book),), landscape=True))
    argument = voice.lines(written.value_for_money)
    if argument:
        sections.append(Section(_("Value for money"), (Paragraph(argument),)))
    return Chapter(title, tuple(sections), "budget")


def categories(book: Book) -> list[str]:
    """The categories that have lines, in the standard order; unknown and empty ones last."""
    used = {item.category for item in book.plan.budget.lines}
    return [*(c for c in CATEGORIES if c in used), *sorted(used - set(CATEGORIES))]


def category_name(book: Book, category: str) -> str:
    """A category's name, with its letter where it has one."""
    name = book.voice.code("CATEGORIES", category)
    return name or book.voice.gettext("Without a category")


def budget_years(book: Book) -> list[int | None]:
    """The years of the budget in order; None last, for lines without one."""
    years = {line_year(item, book.plan) for item in book.plan.budget.lines}
    found = sorted(year for year in years if year is not None)
    return [*found, None] if None in years else [*found]


def sums_by_category(book: Book) -> dict[tuple[str, int | None], float]:
    """What each cost category takes in each year of the budget."""
    sums: dict[tuple[str, int | None], float] = {}
    for item in book.plan.budget.lines:
        key = (item.category, line_year(item, book.plan))
        sums[key] = sums.get(key, 0.0) + (line_total(item) or 0.0)
    return sums


def year_name(book: Book, year: int | None) -> str:
    """A year, or the words for none."""
    return str(year) if year is not None else book.voice.gettext("No year")


def _by_category(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    years = budget_years(book)
    sums = sums_by_category(book)
    grand = book.totals.grand
    rows: list[Row] = []
    for category in categories(book):
        total = book.totals.by_category.get(category, 0.0)
        rows.append(
            voice.row(
                category_name(book, category),
                *(voice.number(round(sums.get((category, year), 0.0), 2)) for year in years),
                voice.number(total),
                f"{voice.number(round(100 * total / grand, 1))}%" if grand else "",
            )
        )
    last = (
        _("Total"),
        *(voice.number(book.totals.by_year.get(year, 0.0)) for year in years),
        voice.number(grand),
        "100%" if grand else "",
    )
    rows.append(Row(tuple(voice.cell(((Span(v, "strong"),),)) for v in last), "total"))
    columns = (
        Column(_("Cost category"), width=2.6),
        *(Column(year_name(book, year), "number", 1) for year in years),
        Column(_("Total (%s)") % book.currency, "number", 1.2),
        Column(_("Share"), "number", 0.7),
    )
    return table(_("Budget by category and year"), columns, rows)


def _bars(book: Book) -> Block:
    voice, grand = book.voice, book.totals.grand
    amounts = [(c, book.totals.by_category.get(c, 0.0)) for c in categories(book)]
    longest = max(amount for _, amount in amounts) or 1.0
    bars = tuple(
        Bar(
            category_name(book, category),
            f"{voice.number(round(100 * amount / grand, 1))}%",
            max(0.0, amount / longest),
        )
        for category, amount in amounts
        if amount > 0
    )
    return Bars(voice.gettext("Share of each cost category"), bars)


def _currency_note(book: Book) -> str:
    voice, written = book.voice, book.plan.budget
    _ = voice.gettext
    if not written.currency:
        return ""
    sentence = _("All amounts are in %s.") % voice.code("CURRENCIES", written.currency)
    if written.rate is not None and written.rate_currency:
        sentence += " " + _(
            "Exchange rate: %(rate)s %(local)s for one %(currency)s, on %(date)s."
        ) % {
            "rate": voice.number(written.rate),
            "local": written.rate_currency,
            "currency": written.currency,
            "date": voice.date(written.rate_date) or "…",
        }
    return sentence


def by_goal(book: Book, *, caption: bool = True) -> Block:
    """What each goal costs, and what they share."""
    voice, grand = book.voice, book.totals.grand
    _ = voice.gettext
    rows: list[Row] = []
    rest = grand
    for goal in book.plan.goals.items:
        cost = book.cost_of_goal(goal.id)
        rest -= cost
        share = f"{voice.number(round(100 * cost / grand, 1))}%" if grand else ""
        rows.append(voice.row(book.code(goal.id), goal.text, voice.number(cost), share))
    if round(rest, 2):
        share = f"{voice.number(round(100 * rest / grand, 1))}%" if grand else ""
        rows.append(
            voice.row(
                (line(" "),), _("Shared and indirect costs"), voice.number(round(rest, 2)), share
            )
        )
    last = (_("Total"), voice.number(grand), "100%" if grand else "")
    cells = (voice.cell(((Span(v, "strong"),),)) for v in last)
    rows.append(Row((voice.blank(), *cells), "total"))
    columns = (
        Column(_("No."), "code", 0.6),
        Column(_("Strategic goal"), width=4),
        Column(_("Total (%s)") % book.currency, "number", 1.2),
        Column(_("Share"), "number", 0.7),
    )
    return table(_("Budget by goal") if caption else "", columns, rows)


def _lines(book: Book) -> Block:
    voice, currency = book.voice, book.currency
    _ = voice.gettext
    columns = (
        Column(_("Budget line"), width=3),
        Column(_("Activity"), "code", 0.95),
        Column(_("Year"), "centre", 0.65),
        Column(_("Unit"), width=0.85),
        Column(_("Quantity"), "number", 0.8),
        Column(_("Unit cost"), "number", 0.95),
        Column(_("Duration"), "number", 0.75),
        Column(_("Share %"), "number", 0.75),
        Column(_("Total (%s)") % currency, "number", 1.15),
    )
    rows: list[Row] = []
    for category in categories(book):
        rows.append(voice.group(category_name(book, category), len(columns)))
        mine = [item for item in book.plan.budget.lines if item.category == category]
        rows.extend(_line(book, item) for item in mine)
        amount = voice.number(book.totals.by_category.get(category, 0.0))
        label = Cell((line(_("Subtotal"), "strong"),), span=len(columns) - 1)
        rows.append(Row((label, Cell((line(amount, "strong"),))), "total"))
    label = Cell((line(_("Grand total"), "strong"),), "soft", len(columns) - 1)
    total = Cell((line(voice.number(book.totals.grand), "strong"),), "soft")
    rows.append(Row((label, total), "total"))
    return table(_("Budget lines"), columns, rows)


def _line(book: Book, item: BudgetLine) -> Row:
    voice = book.voice
    text = voice.lines(item.text)
    for note in (item.breakdown, item.explanation):
        text = (*text, *voice.lines(note, "quiet"))
    total = line_total(item)
    shown = voice.number(total if total is not None else item.total)
    if item.currency and item.currency != book.currency:
        shown = f"{shown} {item.currency}"
    return voice.row(
        text, book.code(item.activity), voice.year(line_year(item, book.plan)), item.unit,
        voice.number(item.quantity), voice.number(item.unit_cost), voice.number(item.duration),
        voice.number(item.share), shown,
    )  # fmt: skip


def funding(book: Book) -> Chapter:
    """Who pays, and the gap."""
    voice, written, sums = book.voice, book.plan.funding, book.totals
    _ = voice.gettext
    title = _("Funding plan")
    blocks: list[Block] = []
    if sums.grand:
        blocks.append(
            KeyFigures(
                (
                    (voice.money(sums.grand, book.currency), _("Total budget")),
                    (voice.money(sums.confirmed, book.currency), _("Confirmed funding")),
                    (
                        voice.money(sums.weighted, book.currency),
                        _("Expected, weighted by probability"),
                    ),
                    (voice.money(sums.gap, book.currency), _("Funding gap")),
                )
            )
        )
        blocks.append(_coverage(book))
    if written.sources:
        blocks.append(_sources(book))
    plan = voice.lines(written.gap_plan)
    if plan:
        blocks.append(Paragraph(((Span(_("How the gap will be closed"), "strong"),),)))
        blocks.append(Paragraph(plan))
    return Chapter(title, (Section("", tuple(blocks) or (voice.unwritten(),)),), "funding")


def _coverage(book: Book) -> Block:
    voice, sums = book.voice, book.totals
    _ = voice.gettext
    open_part = max(0.0, sums.grand - sums.confirmed - sums.weighted)
    parts = (
        (_("Confirmed"), sums.confirmed),
        (_("Expected (weighted)"), sums.weighted),
        (_("Still to be found"), open_part),
    )
    return Bars(
        _("How much of the budget is covered"),
        tuple(
            Bar(
                label,
                f"{voice.number(round(100 * amount / sums.grand, 1))}%",
                min(1.0, max(0.0, amount / sums.grand)),
            )
            for label, amount in parts
        ),
    )


def _sources(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    rows = [
        voice.row(
            voice.lines(source.name, "strong"),
            voice.code("FUNDING_KINDS", source.kind),
            voice.code("FUNDING_STATUSES", source.status),
            voice.number(source.amount),
            f"{voice.number(source.probability)}%" if source.probability is not None else "",
            voice.day(source.decision),
            source.owner,
            source.next_step,
        )
        for source in book.plan.funding.sources
    ]
    columns = (
        Column(_("Source"), width=1.8),
        Column(_("Kind"), width=0.9),
        Column(_("Status"), width=0.9),
        Column(_("Amount (%s)") % book.currency, "number", 1.1),
        Column(_("Probability"), "number", 0.95),
        Column(_("Decision"), "date", 1.05),
        Column(_("Responsible"), width=1),
        Column(_("Next step"), width=1.5),
    )
    return table(_("Funding sources"), columns, rows)
