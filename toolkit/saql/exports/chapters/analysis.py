"""Where the organisation stands: stakeholders, capacity, SWOT, and the strategies from it."""

from __future__ import annotations

from saql.exports.blocks import (
    Block,
    Chapter,
    Column,
    Line,
    Matrix,
    Paragraph,
    Quarter,
    Row,
    Section,
    Shade,
    Span,
)
from saql.exports.book import Book
from saql.exports.voice import line, table
from saql.plan.fields import Text, number_of
from saql.plan.vocabulary import BOXES, QUADRANTS

_BOX_SHADES: dict[str, Shade] = {
    "strength": "teal",
    "weakness": "amber",
    "opportunity": "green",
    "threat": "rose",
}
HIGH = 4
"""Interest or influence from here on counts as high (of 5)."""


def stakeholders(book: Book) -> Chapter:
    """Stakeholders and partners, with the power-interest grid."""
    voice, items = book.voice, book.plan.stakeholders.items
    _ = voice.gettext
    title = _("Stakeholders and partners")
    if not items:
        return Chapter(title, (Section("", (voice.unwritten(),)),), "stakeholders")
    register = table(
        _("Stakeholders and partners"),
        (
            Column(_("Stakeholder"), width=1.9),
            Column(_("Type"), width=1.2),
            Column(_("Role"), width=2.1),
            Column(_("Interest"), "centre", 0.72),
            Column(_("Influence"), "centre", 0.78),
            Column(_("Partner"), "centre", 0.68),
            Column(_("How we engage"), width=2.7),
            Column(_("Responsible"), width=1.35),
            Column(_("By"), "date", 1.0),
        ),
        [
            voice.row(
                voice.lines(item.name, "strong"),
                voice.code("STAKEHOLDER_TYPES", item.type),
                item.role,
                voice.number(item.interest),
                voice.number(item.influence),
                _("Yes") if item.partner else "",
                item.action,
                item.owner,
                voice.day(item.due),
            )
            for item in items
        ],
    )
    sections = [Section(_("Stakeholder register"), (register,), landscape=True)]
    grid = _power_interest(book)
    if grid:
        # After the register and as wide: the grid fills the page on which the register ends.
        sections.append(Section(_("Influence and interest"), (grid,), landscape=True))
    return Chapter(title, tuple(sections), "stakeholders")


def _power_interest(book: Book) -> Matrix | None:
    voice = book.voice
    _ = voice.gettext
    boxes: dict[tuple[bool, bool], list[Line]] = {}
    for item in book.plan.stakeholders.items:
        interest, influence = number_of(item.interest), number_of(item.influence)
        if interest is None or influence is None:
            continue
        scores = f"{voice.number(item.influence)} × {voice.number(item.interest)}"
        entry = (Span(voice.words(item.name)), Span(f"  ({scores})", "quiet"))
        boxes.setdefault((influence >= HIGH, interest >= HIGH), []).append(entry)
    if not boxes:
        return None
    return Matrix(
        _("Power-interest grid (influence × interest, 1 to 5)"),
        (
            Quarter(_("Manage closely"), tuple(boxes.get((True, True), ())), "teal"),
            Quarter(_("Keep satisfied"), tuple(boxes.get((True, False), ())), "soft"),
            Quarter(_("Keep informed"), tuple(boxes.get((False, True), ())), "soft"),
            Quarter(_("Monitor"), tuple(boxes.get((False, False), ())), ""),
        ),
        (_("High interest"), _("Lower interest")),
        (_("High influence"), _("Lower influence")),
    )


def capacity(book: Book) -> Chapter:
    """The capacity self-assessment."""
    voice, items = book.voice, book.plan.capacity.items
    _ = voice.gettext
    title = _("Organisational capacity assessment")
    if not items:
        return Chapter(title, (Section("", (voice.unwritten(),)),), "capacity")
    rows = []
    for item in items:
        measure = voice.lines(item.action)
        if not measure and item.accepted:
            measure = (line(_("Accepted for now")), *voice.lines(item.accepted_reason))
        rows.append(
            voice.row(
                ((Span(voice.code("CAPACITY_AREAS", item.area), "strong"),),),
                _dots(number_of(item.score)) or voice.number(item.score),
                item.evidence, measure, item.owner, voice.day(item.due),
            )
        )  # fmt: skip
    block = table(
        _("Capacity self-assessment (1 to 4)"),
        (
            Column(_("Area"), width=1.2),
            Column(_("Score"), "centre", 0.9),
            Column(_("Evidence"), width=2.2),
            Column(_("Action"), width=2.2),
            Column(_("Responsible"), width=1.1),
            Column(_("By"), "date", 1.1),
        ),
        rows,
    )
    note = Paragraph(
        (line(_("Each area is scored from 1 (starting) to 4 (strong)."), "quiet"),), "note"
    )
    return Chapter(title, (Section("", (note, block), landscape=True),), "capacity")


def _dots(score: float | None, of: int = 4) -> str:
    if score is None or not 0 <= score <= of or not score.is_integer():
        return ""
    return "●" * int(score) + "○" * (of - int(score))


def swot(book: Book) -> Chapter:
    """SWOT in one view and with its evidence, then the strategies."""
    voice, items = book.voice, book.plan.swot.items
    _ = voice.gettext
    title = _("SWOT analysis and strategies")
    if not items:
        first: tuple[Section, ...] = (Section(_("SWOT analysis"), (voice.unwritten(),)),)
    else:
        boxes = [
            Quarter(
                voice.code("BOXES", box),
                tuple(book.coded(item) for item in items if item.box == box),
                _BOX_SHADES[box],
            )
            for box in BOXES
        ]
        matrix = Matrix(_("SWOT matrix"), (boxes[0], boxes[1], boxes[2], boxes[3]))
        first = (
            Section(_("SWOT analysis"), (matrix,), landscape=True),
            Section(_("Evidence and weight"), (_evidence(book),), landscape=True),
        )
    return Chapter(title, (*first, *_tows(book)), "swot")


def _evidence(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    columns = (
        Column(_("No."), "code", 0.5),
        Column(_("Statement"), width=2.8),
        Column(_("Evidence"), width=2.9),
        Column(_("Importance"), "centre", 0.85),
        Column(_("Likelihood"), "centre", 0.8),
        Column(_("Factor (PESTEL)"), width=1.05),
        Column(_("Set aside because"), width=2.2),
    )
    rows: list[Row] = []
    for box in (*BOXES, ""):
        found = [
            i for i in book.plan.swot.items if i.box == box or (not box and i.box not in BOXES)
        ]
        if not found:
            continue
        heading = voice.code("BOXES", box) if box else _("Not placed yet")
        rows.append(voice.group(heading, len(columns)))
        rows.extend(
            voice.row(
                book.code(item.id), item.text, item.evidence, voice.number(item.importance),
                voice.number(item.likelihood), voice.code("PESTEL", item.pestel), item.set_aside,
            )
            for item in found
        )  # fmt: skip
    return table(_("SWOT items with evidence"), columns, rows)


def _tows(book: Book) -> tuple[Section, ...]:
    voice, tows = book.voice, book.plan.tows
    _ = voice.gettext
    reasons = {
        "SO": tows.reason_so,
        "ST": tows.reason_st,
        "WO": tows.reason_wo,
        "WT": tows.reason_wt,
    }
    if not tows.strategies and not any(reasons.values()):
        return (Section(_("Strategies (TOWS)"), (voice.unwritten(),)),)
    quarters = [_quarter(book, quadrant, reasons[quadrant]) for quadrant in QUADRANTS]
    blocks: list[Block] = [
        Matrix(
            _("TOWS matrix"),
            (quarters[0], quarters[1], quarters[2], quarters[3]),
            (voice.code("BOXES", "opportunity"), voice.code("BOXES", "threat")),
            (voice.code("BOXES", "strength"), voice.code("BOXES", "weakness")),
        )
    ]
    not_doing = voice.lines(tows.not_doing)
    if not_doing:
        blocks.append(Paragraph(((Span(_("What we will not do"), "strong"),),)))
        blocks.append(Paragraph(not_doing))
    return (Section(_("Strategies (TOWS)"), tuple(blocks), landscape=True),)


def _quarter(book: Book, quadrant: str, reason: Text) -> Quarter:
    voice = book.voice
    entries: list[Line] = []
    for strategy in book.plan.tows.strategies:
        if strategy.quadrant == quadrant:
            cited = book.code_list(strategy.cites)
            tail = (Span(f"  ({cited})", "quiet"),) if cited else ()
            entries.append((*book.coded(strategy), *tail))
    if not entries:
        entries = [(Span(part.text, "quiet"),) for found in voice.lines(reason) for part in found]
    return Quarter(voice.code("QUADRANTS", quadrant), tuple(entries), "soft")
