"""The plan's dates as a calendar: all-day events with ids that stay the same."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

from saql.exports.book import Book
from saql.exports.dates import module_events
from saql.exports.event import Event, dated
from saql.exports.voice import printable

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://saql.example/calendar")


def events(book: Book) -> Iterator[Event]:
    """Milestones, reviews and deadlines of the plan, those whose date can be read."""
    plan, voice = book.plan, book.voice
    _ = voice.gettext

    for m in plan.activities.milestones:
        yield from dated(m.id, m.date, _("Milestone: %s") % voice.words(m.text), warn_days=1)
    for review in plan.meal.reviews:
        kind = voice.code("REVIEW_KINDS", review.kind)
        detail = "\n".join(t for t in map(voice.words, (review.participants, review.decision)) if t)
        yield from dated(review.id, review.date, _("Review of the plan: %s") % kind, "", detail, 7)
    for objective in plan.objectives.items:
        text = _named(book, objective.id, voice.words(objective.text))
        yield from dated(
            objective.id, objective.deadline, _("Deadline: %s") % text, objective.owner, "", 7
        )
    for risk in plan.risks.items:
        text = _named(book, risk.id, voice.words(risk.text))
        summary = _("Risk action: %s") % text
        yield from dated(risk.id, risk.due, summary, risk.owner, voice.words(risk.mitigation), 3)
    for source in plan.funding.sources:
        summary = _("Funding decision: %s") % voice.words(source.name)
        step = voice.words(source.next_step)
        yield from dated(source.id, source.decision, summary, source.owner, step, 7)
    for score in plan.capacity.items:
        summary = _("Capacity action: %s") % voice.code("CAPACITY_AREAS", score.area)
        yield from dated(score.id, score.due, summary, score.owner, voice.words(score.action))
    for holder in plan.stakeholders.items:
        summary = _("Stakeholder action: %s") % voice.words(holder.name)
        yield from dated(holder.id, holder.due, summary, holder.owner, voice.words(holder.action))
    for indicator in plan.indicators.items:
        text = _named(book, indicator.id, voice.words(indicator.text))
        summary = _("Baseline due: %s") % text
        yield from dated(indicator.id, indicator.baseline_due, summary, indicator.person, "", 7)
    yield from module_events(book)


def _named(book: Book, item_id: str, text: str) -> str:
    return f"{book.code(item_id)} {text}".strip()


def ics(books: list[Book], at: dt.datetime | None = None) -> bytes:
    """The calendar in the first book's language; a second one adds its words to the description."""
    from icalendar import Alarm, Calendar
    from icalendar import Event as Entry

    book = books[0]
    voice = book.voice
    _ = voice.gettext
    stamp = at or dt.datetime.now(dt.UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//Saql//Strategic plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = _("Calendar of the strategic plan: %s") % voice.words(book.plan.profile.name)
    calendar.add("x-wr-calname", _one_line(name))
    calendar.add("x-wr-timezone", "Asia/Damascus")
    others = [{event.key: event for event in events(other)} for other in books[1:]]
    owner = (
        f"{book.plan.id}|{book.plan.profile.name.ar}" if book.plan.id == "plan" else book.plan.id
    )
    for event in events(book):
        entry = Entry()
        entry.add("uid", f"{uuid.uuid5(NAMESPACE, f'{owner}|{event.key}')}@saql")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + dt.timedelta(days=1))
        entry.add("summary", _one_line(event.summary), parameters={"LANGUAGE": voice.language})
        detail = [printable(event.detail)] if event.detail else []
        if event.person.strip():
            detail.insert(0, _("Responsible: %s") % _one_line(event.person))
        detail += [other[event.key].summary for other in others if event.key in other]
        if detail:
            entry.add("description", "\n".join(detail))
        entry.add("transp", "TRANSPARENT")
        if event.warn_days:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", dt.timedelta(days=-event.warn_days))
            alarm.add("description", _one_line(event.summary))
            entry.add_component(alarm)
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())[:500]
