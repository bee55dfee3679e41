"""The dates of raising money, working with others and telling people, for the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from saql.exports.book import Book
from saql.exports.event import Event, dated
from saql.plan.vocabulary import OPEN_STAGES


def module_events(book: Book) -> Iterator[Event]:
    """Deadlines, campaign, meetings, communication and actions of the course's sections."""
    yield from _asking(book)
    yield from _campaign(book)
    yield from _together(book)


def _asking(book: Book) -> Iterator[Event]:
    plan, voice = book.plan, book.voice
    _ = voice.gettext
    for line in plan.readiness.items:
        if line.answer != "yes":
            what = voice.words(line.action) or voice.code("READINESS_ITEMS", line.item)
            yield from dated(line.id, line.due, _("Readiness action: %s") % what, line.owner)
    for donor in plan.donors.items:
        name = voice.words(donor.name)
        step = voice.words(donor.next_step)
        call = _("Call of the donor: %s") % name
        yield from dated(f"{donor.id}-call", donor.deadline, call, donor.owner, "", 14)
        yield from dated(donor.id, donor.due, _("Donor: %s") % name, donor.owner, step, 3)
    for ask in plan.pipeline.items:
        if ask.stage not in OPEN_STAGES:
            continue
        name, step = voice.words(ask.text), voice.words(ask.next_step)
        if ask.stage != "submitted":
            own = _("Our own deadline: %s") % name
            yield from dated(f"{ask.id}-own", ask.internal_deadline, own, ask.owner, step, 7)
            theirs = _("Donor deadline: %s") % name
            yield from dated(f"{ask.id}-deadline", ask.deadline, theirs, ask.owner, step, 14)
        decision = _("Decision on: %s") % name
        yield from dated(f"{ask.id}-decision", ask.decision_date, decision, ask.owner, step, 7)


def _campaign(book: Book) -> Iterator[Event]:
    voice, written = book.voice, book.plan.campaign
    _ = voice.gettext
    name = voice.words(written.name)
    begins, ends = _("The campaign begins: %s") % name, _("The campaign ends: %s") % name
    yield from dated("campaign-start", written.start, begins, "", "", 7)
    yield from dated("campaign-end", written.end, ends, "", "", 7)
    for step in written.steps:
        what = _("Campaign: %s") % voice.words(step.text)
        channel = voice.code("CHANNELS", step.channel)
        yield from dated(step.id, step.date, what, step.owner, channel, 3)


def _together(book: Book) -> Iterator[Event]:
    plan, voice = book.plan, book.voice
    _ = voice.gettext
    for tie in plan.ties.items:
        what, step = _("Tie: %s") % voice.words(tie.name), voice.words(tie.first_step)
        yield from dated(tie.id, tie.due, what, tie.owner, step)
    for agreement in plan.agreements.items:
        what = _("The agreement ends: %s") % voice.words(agreement.partner)
        yield from dated(agreement.id, agreement.end, what, agreement.owner, "", 60)
    for meeting in plan.coordination.meetings:
        what = _("Coordination: %s") % voice.words(meeting.text)
        often = voice.code("FREQUENCIES", meeting.frequency)
        detail = "\n".join(part for part in (often, voice.words(meeting.bring)) if part)
        yield from dated(meeting.id, meeting.date, what, meeting.owner, detail, 1)
    messages = {one.id: voice.words(one.text) for one in plan.messages.items}
    for line in plan.communication.items:
        what = _("Communication: %s") % voice.words(line.text)
        channel = voice.code("CHANNELS", line.channel)
        detail = "\n".join(part for part in (channel, messages.get(line.message, "")) if part)
        yield from dated(line.id, line.date, what, line.owner, detail, 3)
