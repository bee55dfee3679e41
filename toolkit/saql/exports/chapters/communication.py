"""Telling people: the communication plan, its messages, dignity and consent."""

from __future__ import annotations

from saql.exports.blocks import Block, Chapter, Column, Paragraph, Section
from saql.exports.book import Book
from saql.exports.chapters.fundraising import labelled
from saql.exports.voice import line, table
from saql.plan.communication import Message


def communication(book: Book) -> Chapter:
    """The communication plan, its messages, dignity and consent."""
    voice, plan = book.voice, book.plan
    _ = voice.gettext
    sections: list[Section] = []
    messages = {one.id: one for one in plan.messages.items}
    if plan.communication.items:
        columns: tuple[Column, ...] = (
            Column(_("Objective"), width=2.2),
            Column(_("Goal"), "code", 0.6),
            Column(_("Audience"), width=1.5),
            Column(_("Message"), width=2.8),
            Column(_("Channel"), width=0.9),
            Column(_("Date"), "date", 1),
            Column(_("How often"), width=0.9),
            Column(_("Responsible"), width=1.3),
            Column(_("Measure"), width=1.6),
        )
        rows = [
            voice.row(
                voice.lines(one.text, "strong"),
                book.code(one.goal),
                one.audience,
                messages[one.message].text if one.message in messages else "",
                voice.code("CHANNELS", one.channel),
                voice.day(one.date),
                voice.code("FREQUENCIES", one.frequency),
                one.owner,
                one.measure,
            )
            for one in plan.communication.items
        ]
        block = table(_("Communication plan"), columns, rows)
        sections.append(Section(_("Communication plan"), (block,), landscape=True))
    if messages:
        columns = (
            Column(_("Message"), width=3.4),
            Column(_("Audience"), width=1.4),
            Column(_("What they should do"), width=1.6),
            Column(_("Consent"), width=0.9),
        )
        rows = [
            voice.row(one.text, one.audience, one.ask, _consent(book, one))
            for one in plan.messages.items
        ]
        sections.append(Section(_("Messages"), (table(_("Messages"), columns, rows),)))
    care: list[Block] = [
        *labelled(book, _("Dignity in stories and photos"), plan.communication.dignity),
        *labelled(book, _("Consent"), plan.communication.consent),
    ]
    if plan.communication.spokesperson.strip():
        said = _("Spokesperson: %s") % plan.communication.spokesperson
        care.append(Paragraph((line(said),)))
    if care:
        sections.append(Section(_("Stories and photos"), tuple(care)))
    return Chapter(_("Communication"), tuple(sections), "communication")


def _consent(book: Book, one: Message) -> str:
    _ = book.voice.gettext
    if not one.about_people:
        return ""
    return _("given") if one.consent_given else _("still needed")
