"""What the coach's desk does, in plain Python: questions about submissions, edits of reviews.

It speaks the same messages as a `Workspace`, so the page keeps unsent writing, joins what two
coaches write at once and says when it is saved, exactly as it does for a plan. A "section" here
is the review of one submission.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from saql.client import ServiceClient
from saql.course import Course, default_course
from saql.grading.feedback import KIND_WORDS
from saql.i18n import catalogue
from saql.i18n.changes import told
from saql.plan.edit import EditError, apply_edits
from saql.plan.fields import Language
from saql.store import StoreRefused
from saql.widgets import coach_words as words
from saql.widgets.coach_cohort import Cohort
from saql.widgets.coach_reading import reading
from saql.widgets.replies import Answered, failed, refused, respond, told_clashes, unsaved
from saql.widgets.words import page_words, spoken

log = logging.getLogger(__name__)

Message = dict[str, Any]
Told = tuple[list[Message], Message]
"""Messages that go first, and the fields of the answer."""

MAX_TRIES = 5
"""Times that one save is tried on top of what others saved meanwhile."""

REFUSALS = {
    "no_room": "The coach's desk works in a room: start it with saql serve.",
    "not_allowed": "This desk is for coaches and trainers.",
    "unknown_submission": "A newer submission has taken the place of this one.",
}
"""English sentences by code of a refusal; the Arabic ones are in the catalogue."""


class Desk:
    """One coach at the desk of a room; nothing is asked before the page says hello."""

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
        self._opened: Cohort | None = None
        self._answered = Answered()
        self._questions: dict[str, Callable[[Message], Told]] = {
            "cohort": self._cohort_again,
            "open": self._open,
            "counts": self._counts,
            "changes": self._changes,
            "finish": self._finish,
        }

    # -- messages ---------------------------------------------------------------------------

    def handle(self, message: Message) -> list[Message]:
        """The replies to one message; every failure is a reply with a sentence, never raised."""
        answers = {"hello": self._hello, "edits": self._edits, "ask": self._ask}
        return respond(message, answers, self._board, self._refused)

    def poll(self) -> list[Message]:
        """Nothing comes by itself: the page asks for the cohort while it shows the list."""
        return []

    @property
    def _cohort(self) -> Cohort:
        """The cohort, opened at the first need of it, for coaches and trainers only."""
        if self._opened is None:
            if self._client is None:
                raise StoreRefused("no_room")
            person = self._client.session()["person"]
            if person.get("role") not in ("coach", "trainer"):
                raise StoreRefused("not_allowed")
            cohort = Cohort(self._client, self._course or default_course())
            cohort.refresh()
            self.me, self._opened = person, cohort
        return self._opened

    def _hello(self, message: Message) -> list[Message]:
        cohort = self._cohort
        self.language = spoken(message, self.me, self.language)
        page = page_words(("board", "grading"), self.language)
        numbers = list(cohort.submissions)
        state = {
            "type": "state",
            "plan": {words.section_of(one): cohort.content(one) for one in numbers},
            "revisions": {words.section_of(one): cohort.base(one) for one in numbers},
            "me": self.me,
            "scope": f"coach:{self.me.get('id', '')}",
            "mode": "room",
            "questions": sorted(self._questions),
            "extra": {
                "cohort": words.rows(cohort, self.language),
                "rubric": words.rubric_words(cohort.course, self.language),
                "kinds": {kind: self._say(text) for kind, text in KIND_WORDS.items()},
            },
            **page,
            "labels": words.labels(cohort, page["labels"], self.language),
            "advice": [],
        }
        return [state]

    # -- questions --------------------------------------------------------------------------

    def _ask(self, message: Message) -> list[Message]:
        question = self._questions.get(str(message.get("name")))
        if question is None:
            return [failed(message, self._board("This cannot be answered here."))]
        before, answer = question(message)
        return [*before, {"ok": True, **answer, "type": "answer", "id": message.get("id")}]

    def _cohort_again(self, _message: Message) -> Told:
        fresh = self._cohort.refresh()
        before = [self._news(fresh)] if fresh else []
        return before, {"rows": words.rows(self._cohort, self.language)}

    def _open(self, message: Message) -> Told:
        cohort, language = self._cohort, self.language
        number = cohort.number(message.get("submission"))
        assignment = cohort.submissions[number]["assignment"]
        plan, course = cohort.plan(number), cohort.course
        cohort.fetch_review(number)
        criteria = course.rubric.for_assignment(assignment)
        asked = {section for criterion in criteria for section in criterion.sections}
        return [self._news([number])], {
            "row": words.row(cohort, number, language),
            "reading": reading(plan, language, course.places, asked),
            "findings": words.finding_words(plan, course, assignment, language),
            "begun": words.begun(plan, course, assignment),
            "checks": words.program_points(plan, course, assignment, language),
        }

    def _changes(self, message: Message) -> Told:
        """What changed since the revision that was reviewed last; nothing for a first one."""
        cohort, language = self._cohort, self.language
        number = cohort.number(message.get("submission"))
        found = cohort.reviewed_before(number, str(self.me.get("name") or ""))
        if found is None:
            return [], {"since": None, "sections": []}
        submission, review = found
        before, after = cohort.plan(submission["id"]), cohort.plan(number)
        since = {
            "number": submission["number"],
            "revision": submission["revision"],
            "coach": review["coach"],
            "mine": review["coach"] == self.me.get("name"),
            "at_words": words.moment(review["at"], language),
        }
        sections = told(before, after, language, cohort.course.places)
        return [], {"since": since, "sections": [asdict(one) for one in sections]}

    def _counts(self, message: Message) -> Told:
        cohort = self._cohort
        number = cohort.number(message.get("submission"))
        assignment = cohort.submissions[number]["assignment"]
        plan, course = cohort.plan(number), cohort.course
        return [], {
            "counts": words.counts(plan, course, assignment),
            "begun": words.begun(plan, course, assignment),
        }

    def _finish(self, message: Message) -> Told:
        """Return or accept a submission, with everything written so far."""
        cohort = self._cohort
        number = cohort.number(message.get("submission"))
        result = message.get("result")
        if result not in ("returned", "accepted"):
            return [], {"ok": False, "sentence": self._board("This cannot be answered here.")}
        lacking = self._lacking(number, str(result))
        if lacking:
            return [], {"ok": False, "sentence": lacking}
        key = str(message.get("key") or message.get("id"))
        try:
            remark = cohort.save(number, cohort.content(number), str(result), key)
        except StoreRefused as refusal:
            if refusal.sentence_code != "review_overtaken":
                raise
            cohort.fetch_review(number)
            sentence = self._say("Another coach has just changed this review. Look once more.")
            return [self._news([number])], {"ok": False, "sentence": sentence}
        answer = {"row": words.row(cohort, number, self.language), "sentence": remark}
        return [self._news([number])], answer

    def _lacking(self, number: int, result: str) -> str:
        """What a review still needs before it goes out, or nothing."""
        levels = self._cohort.content(number)["levels"]
        assignment = self._cohort.submissions[number]["assignment"]
        criteria = self._cohort.course.rubric.for_assignment(assignment)
        if result == "accepted" and not all(levels[one.id]["level"] for one in criteria):
            return self._say("Give every criterion a level before you accept.")
        mute = [
            one.name.get(self.language)
            for one in criteria
            if levels[one.id]["level"] and not levels[one.id]["reason"].strip()
        ]
        joined = ("، " if self.language == "ar" else ", ").join(mute)
        return self._say("Write a reason for: %(criteria)s.") % {"criteria": joined} if mute else ""

    # -- edits ------------------------------------------------------------------------------

    def _edits(self, message: Message) -> list[Message]:
        key, section, edits = (message.get(k) for k in ("key", "section", "edits"))
        asked = words.submission_of(section)
        if not isinstance(key, str) or asked is None or not isinstance(edits, list):
            return [refused(message, self._board("This change cannot be understood."))]
        before = self._answered.get(key)
        if before is not None:
            return before
        number = self._cohort.number(asked)
        try:
            replies = self._apply(number, key, edits)
        except EditError as error:
            log.info("edit refused: %s", error.code)
            replies = [refused(message, self._board("This change cannot be understood."))]
        return self._answered.keep(key, replies)

    def _apply(self, number: int, key: str, edits: list[Message]) -> list[Message]:
        cohort = self._cohort
        author = ""
        for attempt in range(MAX_TRIES):
            content = cohort.content(number)
            applied = apply_edits(content, edits)
            if applied.content != content:
                own = key if attempt == 0 else f"{key}.{attempt}"
                try:
                    cohort.save(number, applied.content, "draft", own)
                except StoreRefused as refusal:
                    if refusal.sentence_code not in ("review_overtaken", "key_used"):
                        raise
                    cohort.fetch_review(number)
                    author = cohort.author(number)
                    continue
            clashes = told_clashes(applied.clashes, author)
            told = {"type": "clash" if clashes else "ack", "key": key, "clashes": clashes}
            return [told | self._part(number)]
        sentence = self._board("Others are saving at the same time. We try again.")
        return [unsaved(key, sentence)]

    def _part(self, number: int) -> Message:
        return {
            "section": words.section_of(number),
            "revision": self._cohort.base(number),
            "content": self._cohort.content(number),
        }

    def _news(self, numbers: list[int]) -> Message:
        parts = [self._part(one) | {"author": self._cohort.author(one)} for one in numbers]
        return {"type": "news", "sections": parts}

    # -- sentences --------------------------------------------------------------------------

    def _say(self, text: str) -> str:
        return catalogue("grading", self.language).gettext(text)

    def _board(self, text: str) -> str:
        return catalogue("board", self.language).gettext(text)

    def _refused(self, message: Message, refusal: StoreRefused) -> Message:
        if refusal.sentence_code in REFUSALS:
            return refused(message, self._say(REFUSALS[refusal.sentence_code]))
        return refused(message, self._board("This may not be changed here."))
