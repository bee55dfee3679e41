"""Working with others: ties, agreements, coordination."""

from __future__ import annotations

from saql.exports.blocks import Block, Chapter, Column, Section
from saql.exports.book import Book
from saql.exports.chapters.fundraising import labelled
from saql.exports.voice import table
from saql.plan.network import level_of
from saql.plan.vocabulary import TIE_LEVELS


def networking(book: Book) -> Chapter:
    """What is written of working with others."""
    sections = (*ties(book), *agreements(book), *coordination(book))
    return Chapter(book.voice.gettext("Networking and coordination"), sections, "networking")


def level(book: Book, value: float | int | str | None) -> str:
    """A tie's strength in words."""
    found = level_of(value)
    return "" if found is None else book.voice.code("TIE_LEVELS", TIE_LEVELS[found])


def ties(book: Book) -> list[Section]:
    """Purpose and principles of the network, and its ties today and wanted."""
    voice, written = book.voice, book.plan.ties
    _ = voice.gettext
    blocks: list[Block] = [
        *labelled(book, _("What the network is for"), written.purpose),
        *labelled(book, _("Principles"), written.principles),
    ]
    if written.items:
        columns = (
            Column(_("Tie with"), width=1.8),
            Column(_("Today"), width=0.9),
            Column(_("Wanted"), width=0.9),
            Column(_("Goal"), "code", 0.6),
            Column(_("We give"), width=1.7),
            Column(_("We get"), width=1.7),
            Column(_("First step"), width=1.7),
            Column(_("Responsible"), width=1.3),
            Column(_("Due"), "date", 1),
        )
        rows = [
            voice.row(
                voice.lines(one.name, "strong"),
                level(book, one.now),
                level(book, one.wanted),
                book.code(one.goal),
                one.give,
                one.get,
                one.first_step,
                one.owner,
                voice.day(one.due),
            )
            for one in written.items
        ]
        blocks.append(table(_("Ties today and wanted"), columns, rows))
    return [Section(_("Network map"), tuple(blocks), landscape=True)] if blocks else []


def agreements(book: Book) -> list[Section]:
    """The agreements at a glance; each is a memorandum of its own."""
    voice = book.voice
    _ = voice.gettext
    items = book.plan.agreements.items
    if not items:
        return []
    columns = (
        Column(_("The partner"), width=1.8),
        Column(_("Purpose"), width=2.4),
        Column(_("Our role"), width=2),
        Column(_("Their role"), width=2),
        Column(_("From"), "date", 1),
        Column(_("To"), "date", 1),
        Column(_("Status"), width=0.9),
    )
    rows = [
        voice.row(
            voice.lines(one.partner, "strong"),
            one.purpose,
            one.our_role,
            one.their_role,
            voice.day(one.start),
            voice.day(one.end),
            voice.code("AGREEMENT_STATUSES", one.status),
        )
        for one in items
    ]
    block = table(_("Partnership agreements"), columns, rows)
    return [Section(_("Partnership agreements"), (block,), landscape=True)]


def coordination(book: Book) -> list[Section]:
    """Who does what where, referral paths, the calendar."""
    voice, written = book.voice, book.plan.coordination
    _ = voice.gettext
    blocks: list[Block] = []
    if written.presence:
        columns: tuple[Column, ...] = (
            Column(_("What we do"), width=2),
            Column(_("Sector"), width=1.3),
            Column(_("Where"), width=1.1),
            Column(_("From"), "date", 1),
            Column(_("To"), "date", 1),
            Column(_("Status"), width=0.8),
            Column(_("For whom"), width=1.4),
            Column(_("Targeted"), "number", 0.8),
            Column(_("Reached"), "number", 0.8),
            Column(_("Others who work there"), width=2),
        )
        rows = [
            voice.row(
                voice.lines(one.text, "strong"),
                voice.code("SECTORS", one.sector),
                voice.place_name(one.pcode),
                voice.day(one.start),
                voice.day(one.end),
                voice.code("PRESENCE_STATUSES", one.status),
                one.target_group,
                voice.number(one.targeted),
                voice.number(one.reached),
                one.others,
            )
            for one in written.presence
        ]
        blocks.append(table(_("Who does what where (3W)"), columns, rows))
    if written.referrals:
        columns = (
            Column(_("Need"), width=1.4),
            Column(_("Who meets it"), width=1.5),
            Column(_("Contact"), width=1.4),
            Column(_("How a person gets there safely"), width=2),
            Column(_("Consent"), width=2),
            Column(_("Follow-up"), width=1.8),
            Column(_("Responsible"), width=1.3),
        )
        rows = [
            voice.row(
                voice.lines(one.need, "strong"),
                one.provider,
                one.contact,
                one.way,
                one.consent,
                one.follow_up,
                one.owner,
            )
            for one in written.referrals
        ]
        blocks.append(table(_("Referral paths"), columns, rows))
    if written.meetings:
        columns = (
            Column(_("First date"), "date", 1.1),
            Column(_("Meeting"), width=2.6),
            Column(_("How often"), width=1),
            Column(_("What we bring"), width=2.4),
            Column(_("Responsible"), width=1.4),
        )
        rows = [
            voice.row(
                voice.day(one.date),
                one.text,
                voice.code("FREQUENCIES", one.frequency),
                one.bring,
                one.owner,
            )
            for one in written.meetings
        ]
        blocks.append(table(_("Coordination calendar"), columns, rows))
    return (
        [Section(_("Coordination and referral"), tuple(blocks), landscape=True)] if blocks else []
    )
