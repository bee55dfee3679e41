"""Papers of a few pages that are made from the plan: the concept note, the memoranda."""

from __future__ import annotations

from saql.exports.blocks import (
    Block,
    Chapter,
    Column,
    Cover,
    KeyFigures,
    Outline,
    Paragraph,
    Row,
    Section,
    Signatures,
    Words,
)
from saql.exports.book import Book
from saql.exports.chapters.money import by_goal
from saql.exports.outline import period, shortened
from saql.exports.voice import Voice, line, printable, table
from saql.plan.document import Plan
from saql.plan.fields import Language, Text
from saql.plan.networking import Agreement
from saql.plan.places import Places


def concept_note(plan: Plan, language: Language, places: Places) -> list[Outline]:
    """Two pages for a donor: why, what, for how much, and what is still missing."""
    book = Book(plan, Voice(language, places))
    _ = book.voice.gettext
    case, direction = plan.case_for_support, plan.direction
    sections = (
        Section("", (*_lead(book, case.short), _facts(book))),
        _texts(book, _("The need"), case.need, case.people),
        _texts(book, _("Who we are"), direction.mission, case.why_us),
        _texts(book, _("Our answer"), case.answer, case.change),
        Section(_("What we will reach"), _targets(book)),
        Section(_("Budget and gap"), _money(book)),
        _texts(book, _("What we ask for"), case.ask, case.without_you),
    )
    title = _("Concept note")
    return [_paper(book, title, tuple(one for one in sections if one.blocks))]


def memoranda(plan: Plan, language: Language, places: Places) -> list[Outline]:
    """Each partnership agreement as a memorandum of understanding with lines to sign."""
    book = Book(plan, Voice(language, places))
    _ = book.voice.gettext
    title = _("Memorandum of understanding")
    return [
        _paper(book, title, _memorandum(book, agreement)) for agreement in plan.agreements.items
    ]


def _paper(book: Book, title: str, sections: tuple[Section, ...]) -> Outline:
    voice = book.voice
    _ = voice.gettext
    name = voice.words(book.plan.profile.name) or _("Organisation not named yet")
    cover = Cover(title, title, name, period(book), shortened(name), ())
    words = Words(_("Contents"), _("Page"), _("of"), _("Table"))
    return Outline(voice.language, cover, words, (Chapter(title, sections),), brief=True)


def _lead(book: Book, text: Text) -> list[Block]:
    lines = book.voice.lines(text)
    return [Paragraph(lines, "lead")] if lines else []


def _texts(book: Book, title: str, *texts: Text) -> Section:
    found = [Paragraph(lines) for text in texts if (lines := book.voice.lines(text))]
    return Section(title, tuple(found) or (book.voice.unwritten(),))


def _facts(book: Book) -> Block:
    voice, plan = book.voice, book.plan
    _ = voice.gettext
    where = voice.listed(voice.place_name(pcode) for pcode in plan.profile.places)
    gap = voice.money(book.totals.gap, book.currency) if book.totals.grand else ""
    facts = (
        (_("Organisation"), voice.words(plan.profile.name)),
        (_("Places"), where),
        (_("Period"), period(book)),
        (_("Still to be funded"), gap),
        (_("Contact"), printable(plan.profile.contact)),
    )
    columns = (Column(_("At a glance"), width=1), Column(" ", width=4))
    rows = [voice.row((line(name, "strong"),), value) for name, value in facts if value]
    return table("", columns, rows)


def _targets(book: Book) -> tuple[Block, ...]:
    """One row for each objective: its first indicator, from where to where, by when."""
    voice = book.voice
    _ = voice.gettext
    columns = (
        Column(_("No."), "code", 0.6),
        Column(_("Indicator"), width=4),
        Column(_("From"), "number", 0.8),
        Column(_("To"), "number", 0.8),
        Column(_("Unit"), width=1),
        Column(_("By the year"), "centre", 0.8),
    )
    rows: list[Row] = []
    for objective in book.plan.objectives.items:
        own = book.indicators.get(objective.id, [])
        if own:
            first = own[0]
            rows.append(
                voice.row(
                    book.code(objective.id),
                    first.text,
                    voice.number(first.baseline),
                    voice.number(first.target),
                    first.unit,
                    voice.year(first.target_year),
                )
            )
        else:
            rows.append(voice.row(book.code(objective.id), objective.text, "", "", "", ""))
    return (table("", columns, rows),) if rows else (voice.unwritten(),)


def _money(book: Book) -> tuple[Block, ...]:
    voice, sums = book.voice, book.totals
    _ = voice.gettext
    if not sums.grand:
        return (voice.unwritten(),)
    figures = KeyFigures(
        (
            (voice.money(sums.grand, book.currency), _("Total budget")),
            (voice.money(sums.confirmed, book.currency), _("Confirmed funding")),
            (voice.money(sums.gap, book.currency), _("Funding gap")),
        )
    )
    return (figures, by_goal(book, caption=False)) if book.plan.goals.items else (figures,)


def _memorandum(book: Book, one: Agreement) -> tuple[Section, ...]:
    voice = book.voice
    _ = voice.gettext
    us = voice.words(book.plan.profile.name) or _("Organisation not named yet")
    them = voice.words(one.partner) or "…………………"
    opening = _("Between %(us)s (the first party) and %(them)s (the second party).") % {
        "us": us,
        "them": them,
    }
    days = [voice.date(one.start) or "…………", voice.date(one.end) or "…………"]
    validity = _("From %(first)s to %(last)s") % {"first": days[0], "last": days[1]}
    articles: tuple[tuple[str, tuple[tuple[str, Text | str], ...]], ...] = (
        (_("Purpose"), (("", one.purpose),)),
        (_("Roles"), ((_("First party"), one.our_role), (_("Second party"), one.their_role))),
        (
            _("Contributions"),
            ((_("First party"), one.our_contribution), (_("Second party"), one.their_contribution)),
        ),
        (_("Period"), (("", validity),)),
        (_("Decisions and follow-up"), (("", one.decisions),)),
        (_("Sharing of information"), (("", one.data_sharing),)),
        (_("Money"), (("", one.money),)),
        (_("Risks"), (("", one.risks),)),
        (_("Disputes"), (("", one.disputes),)),
        (_("Ending the agreement"), (("", one.exit),)),
    )
    sections = [Section("", (Paragraph((line(opening),), "lead"),))]
    for number, (title, parts) in enumerate(articles, 1):
        heading = _("Article %(n)d: %(title)s") % {"n": number, "title": title}
        sections.append(Section(heading, tuple(_clauses(book, parts))))
    headings = (_("Party"), _("Name and position"), _("Signature"), _("Date"))
    sections.append(Section(_("Signatures"), (Signatures(headings, 2),)))
    return tuple(sections)


def _clauses(book: Book, parts: tuple[tuple[str, Text | str], ...]) -> list[Block]:
    voice = book.voice
    found: list[Block] = []
    for who, text in parts:
        lines = voice.lines(text) if isinstance(text, Text) else (line(text),)
        if not lines:
            found.append(
                voice.unwritten() if not who else Paragraph((line(f"{who}: …………", "quiet"),))
            )
        elif who:
            found.append(Paragraph(((*line(f"{who}: ", "strong"), *lines[0]), *lines[1:])))
        else:
            found.append(Paragraph(lines))
    return found
