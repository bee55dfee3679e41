"""Raising money: readiness, sources, donors, case for support."""

from __future__ import annotations

from saql.exports.blocks import Block, Chapter, Column, Paragraph, Row, Section, Span, Subheading
from saql.exports.book import Book
from saql.exports.chapters.asking import campaign, pipeline
from saql.exports.voice import line, table
from saql.plan.fields import Text
from saql.plan.fundraising import DonorProfile
from saql.plan.vocabulary import READINESS_GROUPS

CASE_PARTS = ("need", "people", "answer", "why_us", "change", "ask", "without_you")
"""The parts of the case for support, in the order in which they are read."""


def fundraising(book: Book) -> Chapter:
    """What is written of raising money; no section, so no chapter, where nothing is."""
    sections = (
        *readiness(book),
        *funding_map(book),
        *donors(book),
        *case_for_support(book),
        *pipeline(book),
        *campaign(book),
    )
    return Chapter(book.voice.gettext("Raising money"), sections, "fundraising")


def labelled(book: Book, title: str, text: Text) -> list[Block]:
    """A text under a small heading; nothing where it is not written."""
    lines = book.voice.lines(text)
    return [Subheading((line(title),)), Paragraph(lines)] if lines else []


def readiness(book: Book) -> list[Section]:
    """The self-check line by line, and the first thirty days."""
    voice, written = book.voice, book.plan.readiness
    _ = voice.gettext
    blocks: list[Block] = []
    lines = {one.item: one for one in written.items if one.answer}
    if lines:
        columns = (
            Column(_("Statement"), width=3),
            Column(_("Answer"), "centre", 0.8),
            Column(_("Evidence"), width=2),
            Column(_("What we will do"), width=2),
            Column(_("Responsible"), width=1.2),
            Column(_("Due"), "date", 1),
        )
        rows: list[Row] = []
        for group, items in READINESS_GROUPS.items():
            own = [lines[item] for item in items if item in lines]
            if own:
                rows.append(voice.group(voice.code("READINESS_GROUPS", group), len(columns)))
            rows.extend(
                voice.row(
                    voice.code("READINESS_ITEMS", one.item),
                    voice.code("READINESS_ANSWERS", one.answer),
                    one.evidence,
                    one.action,
                    one.owner,
                    voice.day(one.due),
                )
                for one in own
            )
        blocks.append(table(_("Readiness self-check"), columns, rows))
    blocks += labelled(book, _("The first thirty days"), written.first_days)
    return [Section(_("Readiness for raising money"), tuple(blocks))] if blocks else []


def funding_map(book: Book) -> list[Section]:
    """Kinds of sources with what they bring, and the decision on each."""
    voice, written = book.voice, book.plan.funding_map
    _ = voice.gettext
    blocks: list[Block] = []
    if written.items:
        columns = (
            Column(_("Source"), width=2.4),
            Column(_("Kind"), width=1),
            Column(_("Now (%s)") % book.currency, "number", 1),
            Column(_("In a year (%s)") % book.currency, "number", 1),
            Column(_("Effort"), "centre", 0.7),
            Column(_("Fit"), "centre", 0.7),
            Column(_("Decision"), width=0.9),
            Column(_("Reason"), width=2.2),
        )
        rows = [
            voice.row(
                voice.lines(one.text, "strong"),
                voice.code("FUNDING_KINDS", one.kind),
                voice.number(one.now),
                voice.number(one.potential),
                voice.number(one.effort),
                voice.number(one.fit),
                voice.code("SOURCE_DECISIONS", one.decision),
                one.reason,
            )
            for one in written.items
        ]
        blocks.append(table(_("Map of funding sources"), columns, rows))
    blocks += labelled(book, _("Conclusion"), written.conclusion)
    return [Section(_("Funding-source map"), tuple(blocks))] if blocks else []


def donors(book: Book) -> list[Section]:
    """One card for each donor."""
    voice = book.voice
    _ = voice.gettext
    blocks: list[Block] = []
    for one in book.plan.donors.items:
        name = voice.words(one.name) or _("Donor not named yet")
        blocks.append(Subheading((line(name),)))
        columns = (Column(_("About the donor"), width=1.3), Column(_("What we know"), width=4))
        rows = [
            voice.row(((Span(label, "strong"),),), value)
            for label, value in _donor_facts(book, one)
            if value
        ]
        blocks.append(table("", columns, rows) if rows else voice.unwritten())
    return [Section(_("Donor profiles"), tuple(blocks))] if blocks else []


def _donor_facts(book: Book, one: DonorProfile) -> list[tuple[str, str | Text]]:
    voice = book.voice
    _ = voice.gettext
    currency = one.currency or book.currency
    size = " – ".join(
        voice.money(each, currency) for each in (one.grant_min, one.grant_max) if each is not None
    )
    missing = [paper for paper in one.attachments if paper not in one.attachments_ready]
    places = [*(voice.place_name(pcode) for pcode in one.places), voice.words(one.other_places)]
    steps = [voice.words(one.next_step), one.owner, voice.day(one.due)]
    return [
        (_("Kind"), voice.code("DONOR_TYPES", one.type)),
        (_("Interests"), one.interests),
        (_("Sectors"), voice.listed(voice.code("SECTORS", code) for code in one.priorities)),
        (_("Places"), voice.listed(places)),
        (_("Size of a grant"), size),
        (_("Co-funding"), _percent(book, one.co_funding)),
        (_("Indirect costs up to"), _percent(book, one.indirect_max)),
        (_("Languages"), voice.listed(voice.code("LANGUAGES_USED", x) for x in one.languages)),
        (_("Calls"), one.calls),
        (_("Next deadline"), voice.date(one.deadline)),
        (_("Eligibility"), one.eligibility),
        (
            _("Papers asked for"),
            voice.listed(voice.code("ATTACHMENTS", x) for x in one.attachments),
        ),
        (_("Papers still missing"), voice.listed(voice.code("ATTACHMENTS", x) for x in missing)),
        (_("Relation"), voice.code("RELATIONS", one.relation)),
        (_("So far"), one.past),
        (_("Next step"), voice.listed(steps)),
    ]


def _percent(book: Book, value: float | int | str | None) -> str:
    return f"{book.voice.number(value)}%" if value is not None else ""


def case_for_support(book: Book) -> list[Section]:
    """The case, part by part, with its short version first."""
    written = book.plan.case_for_support
    _ = book.voice.gettext
    titles = case_titles(book)
    blocks: list[Block] = []
    short = book.voice.lines(written.short)
    if short:
        blocks.append(Paragraph(short, "lead"))
    for part in CASE_PARTS:
        blocks += labelled(book, titles[part], getattr(written, part))
    return [Section(_("Case for support"), tuple(blocks))] if blocks else []


def case_titles(book: Book) -> dict[str, str]:
    """What each part of the case answers."""
    _ = book.voice.gettext
    return {
        "need": _("The need"),
        "people": _("The people"),
        "answer": _("Our answer"),
        "why_us": _("Why us"),
        "change": _("What will change"),
        "ask": _("What we ask for"),
        "without_you": _("Without this support"),
    }
