"""Who the organisation is: profile, achievements, participation, direction."""

from __future__ import annotations

from saql.exports.blocks import Block, Chapter, Column, Paragraph, Section, Span
from saql.exports.book import Book
from saql.exports.voice import table
from saql.plan.fields import Text, number_of


def organisation(book: Book) -> Chapter:
    """Profile and achievements."""
    _ = book.voice.gettext
    return Chapter(_("The organisation"), (_profile(book), _achievements(book)), "profile")


def _profile(book: Book) -> Section:
    voice, profile = book.voice, book.plan.profile
    _ = voice.gettext
    blocks: list[Block] = []
    founded = voice.listed((voice.year(profile.founded_year), voice.place(profile.founded_place)))
    facts = [
        (_("Name"), voice.words(profile.name)),
        (_("Legal form"), voice.code("LEGAL_FORMS", profile.legal_form)),
        (_("Registration"), voice.words(profile.registration)),
        (_("Founded"), founded),
        (_("Sectors of work"), voice.listed(voice.code("SECTORS", s) for s in profile.sectors)),
        (
            _("Places of work"),
            voice.listed(
                [*(voice.place_name(p) for p in profile.places), voice.words(profile.other_places)]
            ),
        ),
        (_("Target group"), voice.words(profile.target_group)),
        (_("Board members"), voice.number(profile.board_members)),
        (_("Staff"), voice.number(profile.staff)),
        (_("Volunteers"), voice.number(profile.volunteers)),
        (_("Contact"), profile.contact),
    ]
    written = [(name, value) for name, value in facts if value.strip()]
    summary = voice.lines(profile.summary)
    governance = voice.lines(profile.governance)
    if summary:
        blocks.append(Paragraph(summary))
    if written:
        columns = (Column(_("Item"), width=1.2), Column(_("Details"), width=3.8))
        rows = [voice.row(((Span(name, "strong"),),), value) for name, value in written]
        blocks.append(table(_("Organisation profile"), columns, rows))
    if governance:
        blocks.append(Paragraph((((Span(_("Governance"), "strong")),),)))
        blocks.append(Paragraph(governance))
    return Section(_("Organisation profile"), tuple(blocks) or (voice.unwritten(),))


def _achievements(book: Book) -> Section:
    voice = book.voice
    _ = voice.gettext
    rows = []
    for item in book.plan.achievements.items:
        number = " ".join(p for p in (voice.number(item.number), voice.words(item.unit)) if p)
        rows.append(
            voice.row(
                item.text, number, voice.year(item.year), voice.place(item.place),
                item.evidence, item.donor,
            )
        )  # fmt: skip
    columns = (
        Column(_("Achievement"), width=3),
        Column(_("Number"), width=1.3),
        Column(_("Year"), "centre", 0.7),
        Column(_("Place"), width=1.2),
        Column(_("Evidence"), width=1.6),
        Column(_("Donor"), width=1.2),
    )
    block = table(_("Achievements"), columns, rows) if rows else voice.unwritten()
    return Section(_("Achievements"), (block,))


def participation(book: Book) -> Chapter:
    """How the plan was made, and who was asked."""
    voice = book.voice
    _ = voice.gettext
    rows = []
    people = women = 0.0
    for item in book.plan.profile.consultations:
        people += number_of(item.people) or 0
        women += number_of(item.women) or 0
        rows.append(
            voice.row(
                item.group, voice.day(item.date), voice.number(item.people),
                voice.number(item.women), item.changed,
            )
        )  # fmt: skip
    columns = (
        Column(_("Group consulted"), width=1.8),
        Column(_("Date"), "date", 1.2),
        Column(_("People"), "number", 0.8),
        Column(_("Of whom women"), "number", 0.9),
        Column(_("What it changed in the plan"), width=2.6),
    )
    if not rows:
        return Chapter(
            _("How the plan was prepared"), (Section("", (voice.unwritten(),)),), "participation"
        )
    count = voice.ngettext(
        "The plan rests on %(n)d consultation.", "The plan rests on %(n)d consultations.", len(rows)
    ) % {"n": len(rows)}
    sentences = [count]
    if people:
        sentences.append(
            _("%(people)s people took part, %(women)s of them women.")
            % {"people": voice.number(people), "women": voice.number(women)}
        )
    intro = Paragraph(((Span(" ".join(sentences)),),))
    return Chapter(
        _("How the plan was prepared"),
        (Section("", (intro, table(_("Consultations"), columns, rows))),),
        "participation",
    )


def direction(book: Book) -> Chapter:
    """Vision, mission and values."""
    voice, written = book.voice, book.plan.direction
    _ = voice.gettext

    def said(title: str, text: Text) -> Section:
        found = voice.lines(text)
        return Section(title, (Paragraph(found, "lead") if found else voice.unwritten(),))

    rows = [voice.row(voice.lines(v.name, "strong"), v.behaviour) for v in written.values]
    columns = (Column(_("Value"), width=1.2), Column(_("How we show it"), width=3.8))
    values = table(_("Values and behaviours"), columns, rows) if rows else voice.unwritten()
    return Chapter(
        _("Vision, mission and values"),
        (
            said(_("Vision"), written.vision),
            said(_("Mission"), written.mission),
            Section(_("Values"), (values,)),
        ),
        "direction",
    )


def sustainability(book: Book) -> Chapter:
    """Coordination, inclusion, protection, and what lasts."""
    voice, written = book.voice, book.plan.sustainability
    _ = voice.gettext
    parts = (
        (_("Coordination and avoiding duplication"), written.coordination),
        (_("Inclusion of the least served"), written.inclusion),
        (_("Protection and safeguarding"), written.protection),
        (_("Continuation after funding"), written.continuation),
    )
    sections = tuple(
        Section(title, (Paragraph(voice.lines(text)),)) for title, text in parts if text
    )
    return Chapter(
        _("Sustainability, inclusion and protection"),
        sections or (Section("", (voice.unwritten(),)),),
        "sustainability",
    )
