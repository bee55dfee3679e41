"""The sheets on money: every sum is a formula, and shows what `saql.plan.budget` adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import (  # type: ignore[import-untyped]  # ships no types
    quote_sheetname,
    xl_range,
    xl_range_abs,
    xl_rowcol_to_cell,
)

from saql.exports.book import Book
from saql.exports.chapters.money import (
    budget_years,
    categories,
    category_name,
    sums_by_category,
    year_name,
)
from saql.exports.sheets.sheet import Head, Looks, Sheet, Value
from saql.plan.budget import line_total, line_year
from saql.plan.fields import number_of
from saql.plan.money import BudgetLine

CATEGORY, YEAR, FACTORS, TOTAL = 0, 3, (5, 6, 7, 8), 9
"""Columns of the budget sheet that formulas name."""


@dataclass(frozen=True)
class Lines:
    """Where the budget lines are."""

    sheet: str
    first: int
    last: int

    def column(self, at: int) -> str:
        """The reference of one of their columns."""
        return f"{self.sheet}!{xl_range_abs(self.first, at, self.last, at)}"


def budget(book: Book, workbook: Any, looks: Looks) -> str:
    """Lines with subtotals, then categories by year; gives the reference of the grand total."""
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Budget"))
    heads = (
        Head(_("Cost category"), 24), Head(_("Budget line"), 44), Head(_("Activity"), 13, "code"),
        Head(_("Year"), 8, "year"), Head(_("Unit"), 12), Head(_("Quantity"), 10, "number"),
        Head(_("Unit cost"), 12, "money"), Head(_("Duration"), 9, "number"),
        Head(_("Share %"), 10, "percent"), Head(_("Total (%s)") % book.currency, 16, "money"),
        Head(_("Stated total"), 14, "money"), Head(_("Currency"), 9, "code"),
        Head(_("Details"), 44),
    )  # fmt: skip
    sheet.title(heads)
    first = sheet.row
    subtotals: list[str] = []
    for category in categories(book):
        start = sheet.row
        for item in book.plan.budget.lines:
            if item.category == category:
                _line(book, sheet, heads, item)
        row = sheet.line((None, _("Subtotal"), *(None,) * 11), heads, "total")
        amount = book.totals.by_category.get(category, 0.0)
        cells = xl_range_abs(start, TOTAL, row - 1, TOTAL)
        sheet.formula(row, TOTAL, f"=SUM({cells})", amount, "total-money")
        subtotals.append(xl_rowcol_to_cell(row, TOTAL))
    last = sheet.row - 1
    row = sheet.line((None, _("Grand total"), *(None,) * 11), heads, "total")
    text = f"=SUM({','.join(subtotals)})" if subtotals else "=0"
    sheet.formula(row, TOTAL, text, book.totals.grand, "total-money")
    grand = xl_rowcol_to_cell(row, TOTAL, row_abs=True, col_abs=True)
    if subtotals:
        _by_year(book, workbook, looks, Lines(quote_sheetname(sheet.name), first, last))
    return f"{quote_sheetname(sheet.name)}!{grand}"


def _line(book: Book, sheet: Sheet, heads: tuple[Head, ...], item: BudgetLine) -> None:
    voice = book.voice
    details = (voice.words(item.breakdown), voice.words(item.explanation))
    values: tuple[Value, ...] = (
        category_name(book, item.category), voice.words(item.text), book.code(item.activity),
        line_year(item, book.plan), voice.words(item.unit), item.quantity, item.unit_cost,
        item.duration, item.share, None, item.total, item.currency or book.currency,
        "\n".join(part for part in details if part),
    )  # fmt: skip
    row = sheet.line(values, heads)
    total = line_total(item)
    if total is None:
        sheet.put(row, TOTAL, None, "money")
        return
    product = "*".join(xl_rowcol_to_cell(row, column) for column in FACTORS)
    sheet.formula(row, TOTAL, f"=ROUND({product}/100,2)", total, "money")


def _by_year(book: Book, workbook: Any, looks: Looks, lines: Lines) -> None:
    """Categories by year, each cell summed from the budget lines."""
    voice = book.voice
    _ = voice.gettext
    years = budget_years(book)
    sums = sums_by_category(book)
    sheet = Sheet(book, workbook, looks, _("Budget by year"))
    sheet.title(
        (
            Head(_("Cost category"), 40),
            *(Head(year_name(book, year), 18) for year in years),
            Head(_("Total (%s)") % book.currency, 18),
        )
    )
    top = sheet.row
    for column, year in enumerate(years, 1):
        # A number, as in the lines, so that the formulas below find it.
        sheet.put(top - 1, column, year if year is not None else year_name(book, None), "head")
    for category in categories(book):
        row = sheet.row
        sheet.put(row, 0, category_name(book, category), "strong")
        mine = xl_rowcol_to_cell(row, 0, col_abs=True)
        for column, year in enumerate(years, 1):
            wanted = '""'
            if year is not None:
                wanted = xl_rowcol_to_cell(top - 1, column, row_abs=True)
            text = (
                f"=SUMPRODUCT(--({lines.column(CATEGORY)}={mine}),"
                f"--({lines.column(YEAR)}={wanted}),{lines.column(TOTAL)})"
            )
            sheet.formula(row, column, text, round(sums.get((category, year), 0.0), 2), "money")
        cells = xl_range(row, 1, row, len(years))
        total = book.totals.by_category.get(category, 0.0)
        sheet.formula(row, len(years) + 1, f"=SUM({cells})", total, "total-money")
        sheet.row += 1
    sheet.put(sheet.row, 0, _("Yearly totals"), "total")
    values = [*(book.totals.by_year.get(year, 0.0) for year in years), book.totals.grand]
    for column, value in enumerate(values, 1):
        cells = xl_range(top, column, sheet.row - 1, column)
        sheet.formula(sheet.row, column, f"=SUM({cells})", value, "total-money")


def funding(book: Book, workbook: Any, looks: Looks, grand: str) -> None:
    """Sources, what they are worth by probability, and the gap."""
    voice, sums = book.voice, book.totals
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Funding"))
    heads = (
        Head(_("Source"), 34, "strong"), Head(_("Kind"), 18), Head(_("Status"), 16),
        Head(_("Amount (%s)") % book.currency, 16, "money"),
        Head(_("Probability"), 12, "percent"), Head(_("Weighted amount"), 16, "money"),
        Head(_("Decision"), 13, "date"), Head(_("Responsible"), 20), Head(_("Next step"), 40),
    )  # fmt: skip
    sheet.title(heads)
    first = sheet.row
    confirmed: list[str] = []
    for source in book.plan.funding.sources:
        row = sheet.line(
            (
                voice.words(source.name), voice.code("FUNDING_KINDS", source.kind),
                voice.code("FUNDING_STATUSES", source.status), source.amount,
                source.probability, None, source.decision, source.owner,
                voice.words(source.next_step),
            ),
            heads,
        )  # fmt: skip
        amount, chance = number_of(source.amount), number_of(source.probability)
        if source.status == "confirmed" and amount is not None:
            confirmed.append(xl_rowcol_to_cell(row, 3))
        elif source.status in ("submitted", "planned") and amount is not None:
            text = f"=N({xl_rowcol_to_cell(row, 3)})*N({xl_rowcol_to_cell(row, 4)})/100"
            sheet.formula(row, 5, text, amount * (chance or 0.0) / 100, "money")
    last = sheet.row - 1
    weighted = f"=ROUND(SUM({xl_range_abs(first, 5, last, 5)}),2)" if last >= first else "=0"
    sheet.row += 1
    base = sheet.row
    rows = (
        (_("Total budget"), f"={grand}", sums.grand),
        (_("Confirmed funding"), f"={'+'.join(confirmed) or '0'}", sums.confirmed),
        (_("Expected, weighted by probability"), weighted, sums.weighted),
        (
            _("Funding gap"),
            f"={xl_rowcol_to_cell(base, 3)}-{xl_rowcol_to_cell(base + 1, 3)}",
            sums.gap,
        ),
    )
    for label, text, value in rows:
        for column in range(3):
            sheet.put(sheet.row, column, label if column == 0 else None, "total")
        sheet.formula(sheet.row, 3, text, value, "total-money")
        sheet.row += 1
