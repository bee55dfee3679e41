"""What the trainer's desk does, in plain Python: questions of its page and their answers.

It speaks the same messages as a `Workspace`. It edits no plan, so it knows questions only; each
tab is a module that registers its own.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from saql.client import ServiceClient
from saql.course import Course, CourseFileError, default_course
from saql.i18n import catalogue
from saql.plan.fields import Language
from saql.service.refusals import REFUSALS, sentence
from saql.store import StoreRefused
from saql.widgets.replies import refused, respond
from saql.widgets.trainer import (
    certificates,
    cohort,
    documents,
    evaluation,
    learning,
    live,
    marking,
    requests,
    roster,
    unfinished,
    workshop,
)
from saql.widgets.trainer.office import No, Office, Question
from saql.widgets.words import page_words, spoken

if TYPE_CHECKING:
    from saql.exports.pack import PackInputs

Message = dict[str, Any]

TABS = (
    cohort,
    roster,
    requests,
    workshop,
    live,
    learning,
    unfinished,
    marking,
    evaluation,
    documents,
    certificates,
)


class Desk:
    """One trainer at the desk of a room; nothing is asked before the page says hello."""

    def __init__(
        self,
        client: ServiceClient | None,
        course: Course | None = None,
        language: Language = "ar",
    ) -> None:
        self.language: Language = language
        self.me: Message = {}
        self._client = client
        self._course = course
        self._office: Office | None = None
        self._questions: dict[str, Question] = {}

    def handle(self, message: Message) -> list[Message]:
        """The replies to one message; every failure is a reply with a sentence, never raised."""
        answers = {"hello": self._hello, "ask": self._ask}
        return respond(message, answers, self._board, self._refused)

    def poll(self) -> list[Message]:
        """Nothing comes by itself: the page asks for what it shows."""
        return []

    def office(self) -> Office:
        """The trainer's office, opened at the first need of it, for trainers only.

        Raises:
            StoreRefused: there is no room, or the visitor is no trainer.
        """
        if self._office is None:
            if self._client is None:
                raise StoreRefused("no_room")
            person = self._client.session()["person"]
            if person.get("role") != "trainer":
                raise StoreRefused("trainers_only")
            course = self._course or default_course()
            self.me = person
            self._office = Office(self._client, course, self.language)
            for tab in TABS:
                self._questions |= tab.questions(self._office)
        return self._office

    def inputs(self) -> PackInputs:
        """Everything that the documents are made from, as the room has it now."""
        return documents.inputs(self.office())

    def _hello(self, message: Message) -> list[Message]:
        office = self.office()
        self.language = office.language = spoken(message, self.me, self.language)
        state = {
            "type": "state",
            "plan": {},
            "revisions": {},
            "me": self.me,
            "scope": f"trainer:{self.me.get('id', '')}",
            "mode": "room",
            "questions": sorted(self._questions),
            "extra": {"roles": cohort.role_words(office), "syllabus": workshop.syllabus(office)},
            **page_words(("board", "trainer"), self.language),
            "advice": [],
        }
        return [state]

    def _ask(self, message: Message) -> list[Message]:
        self.office()
        question = self._questions.get(str(message.get("name")))
        if question is None:
            return [refused(message, self._board("This cannot be answered here."))]
        try:
            found = {"ok": True, **question(message)}
        except CourseFileError as error:
            return [refused(message, error.sentence(self.language))]
        except No as no:
            return [refused(message, no.sentence)]
        if isinstance(message.get("seen"), str):
            found["mark"] = _mark(found)
            if found["mark"] == message["seen"]:
                found = {"ok": True, "same": True}
        return [{**found, "type": "answer", "id": message.get("id")}]

    # -- sentences --------------------------------------------------------------------------

    def _board(self, text: str) -> str:
        return catalogue("board", self.language).gettext(text)

    def _refused(self, message: Message, refusal: StoreRefused) -> Message:
        return refused(message, self._refusal(refusal))

    def _refusal(self, refusal: StoreRefused) -> str:
        _ = catalogue("trainer", self.language).gettext
        code = refusal.sentence_code
        if code == "no_room":
            return _("The trainer's desk works in a room: start it with saql serve.")
        if code == "trainers_only":
            return _("This desk is for trainers.")
        if code not in REFUSALS:
            return self._board("This may not be changed here.")
        return sentence(code, self.language, **refusal.data)


def _mark(found: Message) -> str:
    """What an answer is recognised by, so that it is not sent again while nothing changes."""
    said = json.dumps(found, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:24]
