"""Tests that were begun and not handed in: who they are of, and handing in what was answered."""

from __future__ import annotations

from saql.cohort.papers import TESTS
from saql.widgets.trainer.office import Json, Office, Question, text_of


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about tests that somebody left unfinished."""
    return {
        "begun": lambda message: _begun(office, message),
        "hand_in_begun": lambda message: _hand_in(office, message),
    }


def test_of(office: Office, message: Json) -> str:
    """The test that a message is about.

    Raises:
        No: the course has no such test.
    """
    test = text_of(message, "test")
    if test not in TESTS:
        raise office.no("The course has no such test.")
    return test


def begun(office: Office, attempts: list[Json], people: list[Json]) -> list[Json]:
    """Who of these answered questions of a test and has not handed it in."""
    left = unfinished(attempts)
    return [
        {"id": one["id"], "name": one["name"], "words": answered_words(office, left[one["id"]])}
        for one in people
        if left.get(one["id"], {}).get("answered")
    ]


def unfinished(attempts: list[Json]) -> dict[int, Json]:
    """Each person's newest attempt, of those whose newest is not handed in."""
    newest: dict[int, Json] = {}
    for one in sorted(attempts, key=lambda one: one["number"]):
        newest[one["person"]] = one
    return {person: one for person, one in newest.items() if not one["submitted_at"]}


def answered_words(office: Office, attempt: Json) -> str:
    """How much of an attempt is answered."""
    said = office.gettext("Answers: %(n)s of %(of)s")
    return said % {"n": attempt["answered"], "of": len(attempt["answers"])}


def _begun(office: Office, message: Json) -> Json:
    attempts = office.attempts(test_of(office, message))
    return {"people": begun(office, attempts, office.participants())}


def _hand_in(office: Office, message: Json) -> Json:
    people = [one for one in message.get("people") or [] if isinstance(one, int)]
    if not people:
        raise office.no("Nobody is chosen.")
    done = office.client.hand_in_begun(test_of(office, message), people)
    said = office.ngettext("%(n)d test was handed in.", "%(n)d tests were handed in.", len(done))
    return {"words": said}
