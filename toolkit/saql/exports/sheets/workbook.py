"""The workbook as a whole."""

from __future__ import annotations

import io

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from saql.exports.book import Book
from saql.exports.sheets import asking, money, results, working
from saql.exports.sheets.sheet import Looks


def xlsx(book: Book) -> bytes:
    """The workbook of a plan in one language."""
    out = io.BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    workbook = xlsxwriter.Workbook(out, settings)
    rtl = book.voice.language == "ar"
    looks = Looks(workbook, rtl=rtl)
    plan = book.plan
    workbook.set_properties(
        {
            "title": book.voice.words(plan.about.title)[:255],
            "author": book.voice.words(plan.profile.name)[:255],
            "subject": book.voice.gettext("Strategic plan"),
        }
    )
    results.logframe(book, workbook, looks)
    results.indicators(book, workbook, looks)
    results.work_plan(book, workbook, looks)
    grand = money.budget(book, workbook, looks)
    money.funding(book, workbook, looks, grand)
    for write in (
        asking.pipeline,
        asking.donors,
        asking.gift_table,
        working.ties,
        working.presence,
        working.communication,
    ):
        write(book, workbook, looks)
    workbook.close()
    return out.getvalue()
