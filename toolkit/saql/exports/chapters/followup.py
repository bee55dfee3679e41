"""How the plan is followed, who signs it, and the thread that holds it together."""

from __future__ import annotations

from saql.exports.blocks import Block, Chapter, Column, Line, Paragraph, Row, Section, Signatures
from saql.exports.book import Book
from saql.exports.voice import line, table
from saql.plan.results import Goal
from saql.plan.vocabulary import DAC_CRITERIA


def meal(book: Book) -> Chapter:
    """Reviews, feedback, learning, evaluation questions."""
    voice, written = book.voice, book.plan.meal
    _ = voice.gettext
    sections: list[Section] = []
    if written.reviews:
        rows = [
            voice.row(
                voice.day(review.date), voice.code("REVIEW_KINDS", review.kind),
                review.participants, review.decision,
            )
            for review in written.reviews
        ]  # fmt: skip
        columns = (
            Column(_("Date"), "date", 1.2),
            Column(_("Review"), width=1.1),
            Column(_("Participants"), width=2),
            Column(_("Decision expected"), width=2.6),
        )
        sections.append(
            Section(_("Review calendar"), (table(_("Review calendar"), columns, rows),))
        )
    for title, text in (
        (_("Feedback and complaints"), written.feedback),
        (_("Learning and use of results"), written.learning),
    ):
        if text:
            sections.append(Section(title, (Paragraph(voice.lines(text)),)))
    if written.questions:
        sections.append(Section(_("Evaluation questions"), (_questions(book),)))
    return Chapter(
        _("Monitoring, evaluation, accountability and learning"),
        tuple(sections) or (Section("", (voice.unwritten(),)),),
        "meal",
    )


def _questions(book: Book) -> Block:
    voice = book.voice
    _ = voice.gettext
    order = {criterion: at for at, criterion in enumerate(DAC_CRITERIA)}
    found = sorted(book.plan.meal.questions, key=lambda q: order.get(q.criterion, len(order)))
    rows = [
        voice.row((line(voice.code("DAC_CRITERIA", q.criterion), "strong"),), q.text) for q in found
    ]
    columns = (Column(_("Criterion"), width=1.2), Column(_("Question"), width=4))
    return table(_("Evaluation questions"), columns, rows)


def sign_off(book: Book) -> Chapter:
    """The page that the board signs."""
    voice, about = book.voice, book.plan.about
    _ = voice.gettext
    name = voice.words(book.plan.profile.name) or "…………………"
    sentence = _(
        "The board of %(name)s has discussed this strategic plan, version %(version)s, "
        "approves it, and will review its progress at the dates in the review calendar."
    ) % {"name": name, "version": printable_version(about.version)}
    headings = (_("Name"), _("Position"), _("Signature"), _("Date"))
    return Chapter(
        _("Sign-off"),
        (Section("", (Paragraph((line(sentence),)), Signatures(headings, 5))),),
        "sign-off",
    )


def printable_version(version: str) -> str:
    """The version, or room to write one."""
    return version.strip() or "…………"


def thread(book: Book) -> Chapter:
    """From evidence to money: what each goal rests on and what it leads to."""
    voice, plan = book.voice, book.plan
    _ = voice.gettext
    columns = (
        Column(_("Evidence (SWOT)"), width=2.4),
        Column(_("Strategy"), width=2),
        Column(_("Objective"), width=2.2),
        Column(_("Results"), width=2.4),
        Column(_("Activities"), width=2.4),
        Column(_("Budget (%s)") % book.currency, "number", 1.1),
    )
    rows: list[Row] = []
    for goal in plan.goals.items:
        rows.append(voice.group(" ".join(s.text for s in book.coded(goal)), len(columns)))
        rows.extend(_goal_rows(book, goal))
    if not rows:
        return Chapter(_("Annex: the thread of the plan"), (), "thread")
    note = _("Each row can be read from the evidence to the money, and back.")
    blocks = (
        Paragraph((line(note, "quiet"),), "note"),
        table(_("The thread of the plan"), columns, rows),
    )
    return Chapter(
        _("Annex: the thread of the plan"), (Section("", blocks, landscape=True),), "thread"
    )


def _goal_rows(book: Book, goal: Goal) -> list[Row]:
    voice = book.voice
    strategies = [s for s in book.plan.tows.strategies if s.id in goal.strategies]
    cited = list(dict.fromkeys(c for s in strategies for c in s.cites))
    evidence = tuple(book.coded(i) for i in book.plan.swot.items if i.id in cited)
    basis = tuple(book.coded(s) for s in strategies)
    rows: list[Row] = []
    for at, objective in enumerate(book.objectives.get(goal.id, [])):
        results: list[Line] = []
        for outcome in book.outcomes.get(objective.id, []):
            results.append(book.coded(outcome))
            results.extend(book.coded(output) for output in book.outputs.get(outcome.id, []))
        cost = book.cost_of_objective(objective.id)
        above = voice.gettext("As above")
        rows.append(
            voice.row(
                evidence if at == 0 or not evidence else (line(above, "quiet"),),
                basis if at == 0 or not basis else (line(above, "quiet"),),
                (book.coded(objective),),
                tuple(results),
                tuple(book.coded(a) for a in book.activities_of(objective.id)),
                voice.number(cost) if cost else "",
            )
        )
    return rows or [voice.row(evidence, basis, "", "", "", "")]
