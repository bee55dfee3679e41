"""The sheets on working with others: ties, 3W with HXL hashtags, communication calendar."""

from __future__ import annotations

from typing import Any

from saql.exports.book import Book
from saql.exports.chapters.networking import level
from saql.exports.sheets.sheet import Head, Looks, Sheet

HXL = (
    "#org+impl+name", "#sector", "#sector+code+v_dac", "#activity+name", "#adm1+name",
    "#adm1+code", "#adm2+name", "#adm2+code", "#status", "#date+start", "#date+end",
    "#beneficiary+type", "#targeted", "#reached",
)  # fmt: skip
"""The hashtag row of the 3W sheet, column by column; people are counted, never named."""


def ties(book: Book, workbook: Any, looks: Looks) -> None:
    """The network's ties today and wanted; no sheet where there is none."""
    if not book.plan.ties.items:
        return
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Ties"))
    heads = (
        Head(_("Tie with"), 34, "strong"), Head(_("Kind"), 20), Head(_("Today"), 18),
        Head(_("Wanted"), 18), Head(_("Goal"), 9, "code"), Head(_("We give"), 34),
        Head(_("We get"), 34), Head(_("First step"), 34), Head(_("Responsible"), 24),
        Head(_("Due"), 13, "date"),
    )  # fmt: skip
    sheet.title(heads)
    for one in book.plan.ties.items:
        sheet.line(
            (
                voice.words(one.name), voice.code("TIE_TYPES", one.type), level(book, one.now),
                level(book, one.wanted), book.code(one.goal), voice.words(one.give),
                voice.words(one.get), voice.words(one.first_step), one.owner, one.due,
            ),
            heads,
        )  # fmt: skip


def presence(book: Book, workbook: Any, looks: Looks) -> None:
    """Who does what where, with the HXL hashtags that other tools read."""
    if not book.plan.coordination.presence:
        return
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("3W"))
    heads = (
        Head(_("Organisation"), 34), Head(_("Sector"), 28), Head(_("Sector code"), 10, "code"),
        Head(_("What we do"), 34, "strong"), Head(_("Governorate"), 18),
        Head(_("Governorate code"), 12, "code"), Head(_("District"), 20),
        Head(_("District code"), 12, "code"), Head(_("Status"), 14), Head(_("From"), 13, "date"),
        Head(_("To"), 13, "date"), Head(_("Target group"), 34), Head(_("Targeted"), 11, "number"),
        Head(_("Reached"), 11, "number"),
    )  # fmt: skip
    sheet.title(heads)
    sheet.line(HXL, heads, "note")
    organisation = voice.words(book.plan.profile.name)
    for one in book.plan.coordination.presence:
        chain = {row.level: row.pcode for row in voice.places.chain(one.pcode)}
        adm1, adm2 = chain.get(1, ""), chain.get(2, "")
        sheet.line(
            (
                organisation, voice.code("SECTORS", one.sector), one.sector, voice.words(one.text),
                voice.place_name(adm1), adm1, voice.place_name(adm2), adm2,
                voice.code("PRESENCE_STATUSES", one.status), one.start, one.end,
                voice.words(one.target_group), one.targeted, one.reached,
            ),
            heads,
        )  # fmt: skip


def communication(book: Book, workbook: Any, looks: Looks) -> None:
    """The communication calendar."""
    items = book.plan.communication.items
    if not items:
        return
    voice = book.voice
    _ = voice.gettext
    sheet = Sheet(book, workbook, looks, _("Communication"))
    heads = (
        Head(_("Date"), 13, "date"), Head(_("How often"), 14), Head(_("Objective"), 40, "strong"),
        Head(_("Goal"), 9, "code"), Head(_("Audience"), 28), Head(_("Message"), 50),
        Head(_("Channel"), 16), Head(_("Responsible"), 24), Head(_("Measure"), 34),
    )  # fmt: skip
    sheet.title(heads)
    messages = {one.id: voice.words(one.text) for one in book.plan.messages.items}
    for one in sorted(items, key=lambda each: (each.date is None, str(each.date or ""))):
        sheet.line(
            (
                one.date, voice.code("FREQUENCIES", one.frequency), voice.words(one.text),
                book.code(one.goal), voice.words(one.audience), messages.get(one.message, ""),
                voice.code("CHANNELS", one.channel), one.owner, voice.words(one.measure),
            ),
            heads,
        )  # fmt: skip
