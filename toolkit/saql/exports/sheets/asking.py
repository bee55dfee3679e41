"""The sheets on raising money: pipeline, donors, gift table."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import (  # type: ignore[import-untyped]  # ships no types
    xl_range_abs,
    xl_rowcol_to_cell,
)

from saql.exports.book import Book
from saql.exports.sheets.sheet import Head, Looks, Sheet
from saql.plan.campaign import campaign_totals
from saql.plan.fields import number_of
from saql.plan.pipeline import forecast, weighted
from saql.plan.vocabulary import OPEN_STAGES


def pipeline(book: Book, workbook: Any, looks: Looks) -> None:
    """Every ask with its weighted amount as a formula; no sheet where there is none."""
    items = book.plan.pipeline.items
    if not items:
        return
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Pipeline"))
    heads = (
        Head(_("Opportunity"), 34, "strong"), Head(_("Donor"), 26), Head(_("Stage"), 20),
        Head(_("Amount (%s)") % book.currency, 16, "money"),
        Head(_("Probability"), 12, "percent"), Head(_("Weighted amount"), 16, "money"),
        Head(_("Own deadline"), 13, "date"), Head(_("Deadline"), 13, "date"),
        Head(_("Decision"), 13, "date"), Head(_("Go or no-go"), 14), Head(_("Responsible"), 24),
        Head(_("Next step"), 40), Head(_("Lost because"), 20),
    )  # fmt: skip
    sheet.title(heads)
    donors = {one.id: voice.words(one.name) for one in book.plan.donors.items}
    first = sheet.row
    for one in items:
        row = sheet.line(
            (
                voice.words(one.text), donors.get(one.donor, ""),
                voice.code("PIPELINE_STAGES", one.stage), one.amount, one.probability, None,
                one.internal_deadline, one.deadline, one.decision_date,
                voice.code("GO_DECISIONS", one.decision), one.owner, voice.words(one.next_step),
                voice.code("LOST_REASONS", one.lost_reason),
            ),
            heads,
        )  # fmt: skip
        if one.stage in OPEN_STAGES and number_of(one.amount) is not None:
            text = f"=N({xl_rowcol_to_cell(row, 3)})*N({xl_rowcol_to_cell(row, 4)})/100"
            sheet.formula(row, 5, text, weighted(one), "money")
    row = sheet.line((_("Total"), *(None,) * 12), heads, "total")
    cells = xl_range_abs(first, 5, row - 1, 5)
    sheet.formula(row, 5, f"=ROUND(SUM({cells}),2)", forecast(items).open.weighted, "total-money")


def donors(book: Book, workbook: Any, looks: Looks) -> None:
    """One row for each donor."""
    if not book.plan.donors.items:
        return
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Donors"))
    heads = (
        Head(_("Donor"), 30, "strong"), Head(_("Kind"), 20), Head(_("Interests"), 40),
        Head(_("Places"), 24), Head(_("Currency"), 9, "code"),
        Head(_("Smallest grant"), 14, "money"), Head(_("Largest grant"), 14, "money"),
        Head(_("Co-funding"), 12, "percent"), Head(_("Indirect costs up to"), 12, "percent"),
        Head(_("Languages"), 16), Head(_("Calls"), 34), Head(_("Next deadline"), 13, "date"),
        Head(_("Eligibility"), 34), Head(_("Papers asked for"), 34), Head(_("Papers ready"), 34),
        Head(_("Contact"), 26), Head(_("Relation"), 18), Head(_("Next step"), 34),
        Head(_("Responsible"), 24), Head(_("Due"), 13, "date"),
    )  # fmt: skip
    sheet.title(heads)
    for one in book.plan.donors.items:
        sheet.line(
            (
                voice.words(one.name), voice.code("DONOR_TYPES", one.type),
                voice.words(one.interests), voice.listed(map(voice.place_name, one.places)),
                one.currency, one.grant_min, one.grant_max, one.co_funding, one.indirect_max,
                voice.listed(voice.code("LANGUAGES_USED", each) for each in one.languages),
                voice.words(one.calls), one.deadline, voice.words(one.eligibility),
                voice.listed(voice.code("ATTACHMENTS", each) for each in one.attachments),
                voice.listed(voice.code("ATTACHMENTS", each) for each in one.attachments_ready),
                one.contact, voice.code("RELATIONS", one.relation), voice.words(one.next_step),
                one.owner, one.due,
            ),
            heads,
        )  # fmt: skip


def gift_table(book: Book, workbook: Any, looks: Looks) -> None:
    """The gift table; sums and running sums are formulas."""
    written = book.plan.campaign
    if not written.gifts:
        return
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Gift table"))
    currency = written.currency or book.currency
    heads = (
        Head(_("Amount of one gift (%s)") % currency, 18, "money"), Head(_("Gifts"), 12, "number"),
        Head(_("People we will ask"), 16, "number"), Head(_("Sum"), 16, "money"),
        Head(_("Running sum"), 16, "money"), Head(_("Who they are"), 50),
    )  # fmt: skip
    sheet.title(heads)
    found = campaign_totals(written)
    who = {one.id: voice.words(one.who) for one in written.gifts}
    first = sheet.row
    for level in found.rows:
        values = (level.amount, level.gifts, level.prospects, None, None, who[level.id])
        row = sheet.line(values, heads)
        product = f"={xl_rowcol_to_cell(row, 0)}*{xl_rowcol_to_cell(row, 1)}"
        sheet.formula(row, 3, product, level.total, "money")
        running = f"=SUM({xl_range_abs(first, 3, row, 3)})"
        sheet.formula(row, 4, running, level.running, "money")
    row = sheet.line((_("Total"), *(None,) * 5), heads, "total")
    sums = ((1, found.gifts), (2, found.prospects), (3, found.planned))
    for column, value in sums:
        text = f"=SUM({xl_range_abs(first, column, row - 1, column)})"
        sheet.formula(row, column, text, value, "total-money" if column == 3 else "total")
    sheet.line((_("Goal of the campaign"), None, None, written.goal, None, None), heads)
