"""A plan as a document in one language: cover, chapters, blocks; no file format yet."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from saql.exports.blocks import Cover, Outline, Words
from saql.exports.book import Book
from saql.exports.chapters import (
    analysis,
    communication,
    delivery,
    followup,
    fundraising,
    money,
    networking,
    organisation,
    results,
    summary,
)
from saql.exports.voice import Voice, printable
from saql.plan.document import Plan
from saql.plan.fields import Language, Text
from saql.plan.places import Places
from saql.plan.span import span

ENOUGH = 0.5
"""From this share of texts in its second language on, a plan counts as written in it."""


def outline(plan: Plan, language: Language, places: Places) -> Outline:
    """The document of a plan in one language."""
    voice = Voice(language, places)
    book = Book(plan, voice)
    _ = voice.gettext
    chapters = (
        summary.summary(book),
        organisation.organisation(book),
        organisation.participation(book),
        organisation.direction(book),
        analysis.stakeholders(book),
        analysis.capacity(book),
        analysis.swot(book),
        results.goals(book),
        results.framework(book),
        results.indicators(book),
        delivery.work_plan(book),
        delivery.risks(book),
        money.budget(book),
        money.funding(book),
        followup.meal(book),
        organisation.sustainability(book),
        fundraising.fundraising(book),
        networking.networking(book),
        communication.communication(book),
        followup.sign_off(book),
        followup.thread(book),
    )
    return Outline(
        language,
        _cover(book),
        Words(_("Contents"), _("Page"), _("of"), _("Table")),
        tuple(chapter for chapter in chapters if chapter.sections),
    )


def _cover(book: Book) -> Cover:
    voice, about = book.voice, book.plan.about
    _ = voice.gettext
    facts = (
        (_("Version"), printable(about.version)),
        (_("Status"), voice.code("STATUSES", about.status)),
        (_("Date"), voice.date(about.date)),
        (_("Prepared by"), printable(about.author)),
    )
    organisation_name = voice.words(book.plan.profile.name) or _("Organisation not named yet")
    return Cover(
        kind=_("Strategic plan"),
        title=voice.words(about.title) or _("Strategic plan"),
        organisation=organisation_name,
        period=period(book),
        running=shortened(organisation_name),
        facts=tuple((name, value) for name, value in facts if value.strip()),
    )


def shortened(text: str, length: int = 90) -> str:
    """A text on one line, cut where it is too long for a header."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


def period(book: Book) -> str:
    """From the first to the last day of the plan, in words."""
    found = span(book.plan)
    if found is None:
        return ""
    first, last = (book.voice.date(day) for day in found)
    return book.voice.gettext("From %(first)s to %(last)s") % {"first": first, "last": last}


def languages_of(plan: Plan) -> tuple[Language, ...]:
    """The languages that a bilingual document of this plan has, Arabic first."""
    texts = [text for text in _texts(plan) if text]
    found: list[Language] = []
    both: tuple[Language, ...] = ("ar", "en")
    for language in both:
        share = sum(1 for t in texts if t.get(language).strip()) / len(texts) if texts else 0.0
        if language == plan.about.language or share >= ENOUGH:
            found.append(language)
    return tuple(found)


def _texts(part: object) -> Iterator[Text]:
    if isinstance(part, Text):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _texts(getattr(part, name))
    elif isinstance(part, list):
        for item in part:
            yield from _texts(item)
