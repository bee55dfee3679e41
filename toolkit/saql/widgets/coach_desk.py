"""What the coach's desk knows and does, in plain Python: submissions, findings, reviews.

It speaks the same messages as a `Workspace`, so the page keeps unsent writing, joins what two
coaches write at once and says when it is saved, exactly as it does for a plan. A "section" here
is the review of one submission, named ``r`` and its number.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from saql.client import ServiceClient
from saql.course import Course, default_course
from saql.grading.award import named, share
from saql.grading.feedback import COMMENT_KINDS, KIND_WORDS, findings
from saql.grading.layout import ASSIGNMENTS
from saql.grading.tasks import CHECKS
from saql.i18n import LANGUAGES, catalogue
from saql.i18n.findings import describe
from saql.i18n.formats import format_date
from saql.plan.document import Plan
from saql.plan.edit import EditError, apply_edits
from saql.plan.fields import Language, Text
from saql.store import StoreRefused, StoreUnavailable
from saql.widgets.coach_reading import reading
from saql.widgets.words import page_words

log = logging.getLogger(__name__)

Message = dict[str, Any]

MAX_TRIES = 5
REMEMBERED = 500
PLANS_HELD = 8
"""Opened plans kept, so that going back and forth costs nothing."""

ASSIGNMENT_WORDS = {"swot": "SWOT analysis", "strategic_plan": "Strategic plan"}
"""English words by assignment; the Arabic ones are in the catalogue."""


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
        self._given_course = course
        self._names: dict[str, Text] = {}
        self._submissions: dict[int, Message] = {}
        self._reviews: dict[int, Message] = {}
        self._plans: OrderedDict[int, Plan] = OrderedDict()
        self._answered: OrderedDict[str, list[Message]] = OrderedDict()
        self._questions: dict[str, Callable[[Message], tuple[list[Message], Message]]] = {
            "cohort": self._cohort,
            "open": self._open,
            "counts": self._counts,
            "finish": self._finish,
        }

    # -- messages ---------------------------------------------------------------------------

    def handle(self, message: Message) -> list[Message]:
        """The replies to one message; every failure is a reply with a sentence, never raised."""
        kind = message.get("type")
        try:
            if kind == "ping":
                return [{"type": "pong", "at": message.get("at")}]
            if kind == "hello":
                return self._hello(message)
            if kind in ("edits", "ask") and not self.me:
                self._load()
            if kind == "edits":
                return self._edits(message)
            if kind == "ask":
                return self._ask(message)
        except StoreUnavailable:
            return [self._failed(message, self._board("The data cannot be reached just now."))]
        except StoreRefused as refusal:
            return [self._refused(message, self._refusal(refusal))]
        except Exception:
            log.exception("message %r failed", kind)
            sentence = self._board("Something went wrong here. We try again.")
            return [self._failed(message, sentence)]
        return []

    def poll(self) -> list[Message]:
        """Nothing comes by itself: the page asks for the cohort when it shows the list."""
        return []

    # -- the cohort -------------------------------------------------------------------------

    def _hello(self, message: Message) -> list[Message]:
        self._load()
        wanted = message.get("language")
        spoken = wanted if wanted in LANGUAGES else self.me.get("language")
        if spoken in LANGUAGES:
            self.language = spoken
        return [self._state()]

    def _load(self) -> None:
        client = self._service
        self.me = client.session()["person"]
        if self.me.get("role") not in ("coach", "trainer"):
            self.me = {}
            raise StoreRefused("not_allowed")
        self._refresh()

    def _refresh(self) -> list[int]:
        """Ask for the submissions again; the numbers of those not seen before."""
        client = self._service
        self._names = {
            one["id"]: Text.model_validate(one["name"]) for one in client.organisations()
        }
        newest: dict[tuple[str, str], Message] = {}
        for one in client.submissions():
            newest.setdefault((one["organisation"], one["assignment"]), one)
        known = set(self._submissions)
        self._submissions = {one["id"]: one for one in newest.values()}
        fresh = [number for number in self._submissions if number not in known]
        for number in fresh:
            self._fetch_review(number)
        return fresh

    def _state(self) -> Message:
        words = page_words(("board", "grading"), self.language)
        return {
            "type": "state",
            "plan": {_section(number): self._content(number) for number in self._submissions},
            "revisions": {_section(n): self._base(n) for n in self._submissions},
            "me": self.me,
            "scope": f"coach:{self.me.get('id', '')}",
            "mode": "room",
            "questions": sorted(self._questions),
            "extra": {
                "cohort": self._rows(),
                "rubric": self._rubric(),
                "kinds": {kind: self._say(KIND_WORDS[kind]) for kind in COMMENT_KINDS},
            },
            **words,
            "labels": self._labels(words["labels"]),
            "advice": [],
        }

    def _labels(self, labels: Message) -> Message:
        """The page's labels, and what the parts of a review are called where two texts clash."""
        parts = {
            "level": self._say("Level"),
            "reason": self._say("Reason"),
            "evidence": self._say("Evidence in the plan"),
            "message": self._say("Message on the whole"),
            "text": self._say("Comment"),
            "kind": self._say("Kind of comment"),
        }
        named_reviews = {_section(n): self._title(n) for n in self._submissions}
        inside = {"": parts, "levels": parts, "comments": parts}
        return {
            **labels,
            "sections": {**labels["sections"], **named_reviews},
            "fields": {**labels["fields"], **dict.fromkeys(named_reviews, inside)},
        }

    def _rows(self) -> list[Message]:
        rows = [self._row(number) for number in self._submissions]
        return sorted(rows, key=lambda row: row["at"], reverse=True)

    def _row(self, number: int) -> Message:
        one = self._submissions[number]
        review = self._reviews.get(number)
        levels = (review or {}).get("levels") or {}
        asked = self._course.rubric.for_assignment(one["assignment"])
        status = "new" if review is None else str(review["result"])
        return {
            "id": number,
            "section": _section(number),
            "organisation": self._named(one["organisation"]),
            "organisation_id": one["organisation"],
            "assignment": one["assignment"],
            "assignment_words": self._say(ASSIGNMENT_WORDS.get(one["assignment"], "Assignment")),
            "revision": one["revision"],
            "number": one["number"],
            "at": one["at"],
            "at_words": self._moment(one["at"]),
            "person": one.get("person", ""),
            "status": status,
            "published": one.get("result", ""),
            "judged": sum(bool((levels.get(c.id) or {}).get("level")) for c in asked),
            "criteria": len(asked),
            "coach": (review or {}).get("coach", ""),
        }

    def _rubric(self) -> Message:
        rubric = self._course.rubric
        return {
            "pass": rubric.pass_level,
            "levels": [name.get(self.language) for name in rubric.level_names],
            "assignments": {
                assignment: [
                    {
                        "id": criterion.id,
                        "name": criterion.name.get(self.language),
                        "weight": criterion.weight,
                        "sections": list(criterion.sections),
                        "levels": [level.get(self.language) for level in criterion.levels],
                    }
                    for criterion in rubric.for_assignment(assignment)
                ]
                for assignment in ASSIGNMENTS
            },
        }

    # -- questions --------------------------------------------------------------------------

    def _ask(self, message: Message) -> list[Message]:
        question = self._questions.get(str(message.get("name")))
        if question is None:
            return [self._failed(message, self._board("This cannot be answered here."))]
        before, answer = question(message)
        return [*before, {"ok": True, **answer, "type": "answer", "id": message.get("id")}]

    def _cohort(self, _message: Message) -> tuple[list[Message], Message]:
        fresh = self._refresh()
        before = [self._news(fresh)] if fresh else []
        return before, {"rows": self._rows()}

    def _open(self, message: Message) -> tuple[list[Message], Message]:
        number = self._number(message)
        plan = self._plan(number)
        one = self._submissions[number]
        self._fetch_review(number)
        return [self._news([number])], {
            "row": self._row(number),
            "reading": reading(plan, self.language, self._course.places),
            "findings": self._findings(plan, one["assignment"]),
            "checks": self._points(plan, one["assignment"]),
        }

    def _counts(self, message: Message) -> tuple[list[Message], Message]:
        number = self._number(message)
        counts = {"E": 0, "W": 0, "I": 0}
        for found in findings(
            self._plan(number), self._course, self._submissions[number]["assignment"]
        ):
            counts[found.severity] += 1
        return [], {"counts": counts}

    def _finish(self, message: Message) -> tuple[list[Message], Message]:
        """Return or accept a submission, with everything written so far."""
        number = self._number(message)
        result = message.get("result")
        if result not in ("returned", "accepted"):
            return [], {"ok": False, "sentence": self._board("This cannot be answered here.")}
        lacking = self._lacking(number, str(result))
        if lacking:
            return [], {"ok": False, "sentence": lacking}
        key = str(message.get("key") or message.get("id"))
        try:
            told = self._save(number, self._content(number), str(result), key)
        except StoreRefused as refusal:
            if refusal.sentence_code != "review_overtaken":
                raise
            self._fetch_review(number)
            sentence = self._say("Another coach has just changed this review. Look once more.")
            return [self._news([number])], {"ok": False, "sentence": sentence}
        return [self._news([number])], {"row": self._row(number), "sentence": told}

    def _lacking(self, number: int, result: str) -> str:
        """What a review still needs before it goes out, or nothing."""
        levels = self._content(number)["levels"]
        assignment = self._submissions[number]["assignment"]
        criteria = self._course.rubric.for_assignment(assignment)
        if result == "accepted" and not all(levels[one.id]["level"] for one in criteria):
            return self._say("Give every criterion a level before you accept.")
        mute = [
            one.name.get(self.language)
            for one in criteria
            if levels[one.id]["level"] and not levels[one.id]["reason"].strip()
        ]
        if mute:
            joined = ("، " if self.language == "ar" else ", ").join(mute)
            return self._say("Write a reason for: %(criteria)s.") % {"criteria": joined}
        return ""

    # -- edits ------------------------------------------------------------------------------

    def _edits(self, message: Message) -> list[Message]:
        key, section, edits = (message.get(k) for k in ("key", "section", "edits"))
        number = _submission(section)
        if not isinstance(key, str) or number is None or not isinstance(edits, list):
            return [self._refused(message, self._board("This change cannot be understood."))]
        if key in self._answered:
            return self._answered[key]
        if number not in self._submissions:
            sentence = self._say("A newer submission has taken the place of this one.")
            return [self._refused(message, sentence)]
        try:
            replies = self._apply(number, key, edits)
        except EditError as error:
            log.info("edit refused: %s", error.code)
            replies = [self._refused(message, self._board("This change cannot be understood."))]
        if replies[0]["type"] != "unsaved":
            self._answered[key] = replies
        while len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)
        return replies

    def _apply(self, number: int, key: str, edits: list[Message]) -> list[Message]:
        author = ""
        for attempt in range(MAX_TRIES):
            applied = apply_edits(self._content(number), edits)
            if applied.content != self._content(number):
                own = key if attempt == 0 else f"{key}.{attempt}"
                try:
                    self._save(number, applied.content, "draft", own)
                except StoreRefused as refusal:
                    if refusal.sentence_code not in ("review_overtaken", "key_used"):
                        raise
                    self._fetch_review(number)
                    author = str((self._reviews.get(number) or {}).get("coach") or "")
                    continue
            told = {
                "type": "clash" if applied.clashes else "ack",
                "key": key,
                "section": _section(number),
                "revision": self._base(number),
                "content": self._content(number),
                "clashes": [
                    {
                        "path": list(clash.path),
                        "base": clash.base,
                        "mine": clash.mine,
                        "theirs": clash.theirs,
                        "author": author,
                    }
                    for clash in applied.clashes
                ],
            }
            return [told]
        sentence = self._board("Others are saving at the same time. We try again.")
        return [{"type": "unsaved", "key": key, "sentence": sentence}]

    def _save(self, number: int, content: Message, result: str, key: str) -> str:
        """Save a review's next state; the service's own remark, if it has one."""
        body = {
            "levels": {
                name: {**judged, "level": judged["level"] or None}
                for name, judged in content["levels"].items()
            },
            "comments": [one for one in content["comments"] if str(one.get("id") or "")],
            "message": content["message"],
            "result": result,
            "base": self._base(number),
            "key": key,
        }
        answer = self._service.save_review(number, body)
        self._reviews[number] = answer["review"]
        if result != "draft":
            self._submissions[number]["result"] = result
        return str(answer.get("sentence") or "")

    # -- what is held -----------------------------------------------------------------------

    @property
    def _service(self) -> ServiceClient:
        if self._client is None:
            raise StoreRefused("no_room")
        return self._client

    @property
    def _course(self) -> Course:
        return self._given_course or default_course()

    def _number(self, message: Message) -> int:
        number = message.get("submission")
        if not isinstance(number, int) or number not in self._submissions:
            raise StoreRefused("unknown_submission")
        return number

    def _fetch_review(self, number: int) -> None:
        found = self._service.review(number)
        if found is None:
            self._reviews.pop(number, None)
        else:
            self._reviews[number] = found

    def _base(self, number: int) -> int:
        return int((self._reviews.get(number) or {}).get("number") or 0)

    def _content(self, number: int) -> Message:
        """A review as the page edits it: every criterion there, every comment with an id."""
        review = self._reviews.get(number) or {}
        levels = review.get("levels") or {}
        asked = self._course.rubric.for_assignment(self._submissions[number]["assignment"])
        blank = {"level": None, "reason": "", "evidence": ""}
        return {
            "levels": {one.id: {**blank, **(levels.get(one.id) or {})} for one in asked},
            "comments": [
                {**comment, "id": comment.get("id") or f"co-{place}"}
                for place, comment in enumerate(review.get("comments") or [])
            ],
            "message": review.get("message") or "",
        }

    def _plan(self, number: int) -> Plan:
        if number in self._plans:
            self._plans.move_to_end(number)
            return self._plans[number]
        plan = Plan.model_validate(self._service.submission(number)["plan"])
        self._plans[number] = plan
        while len(self._plans) > PLANS_HELD:
            self._plans.popitem(last=False)
        return plan

    def _findings(self, plan: Plan, assignment: str) -> list[Message]:
        found = []
        for one in findings(plan, self._course, assignment):
            words = describe(one, self.language, plan)
            found.append(
                {
                    "code": one.code,
                    "severity": one.severity,
                    "section": one.place.section,
                    "item": one.place.item,
                    "message": words.message,
                    "reason": words.reason,
                    "mend": words.mend,
                    "where": words.where,
                }
            )
        return found

    def _points(self, plan: Plan, assignment: str) -> list[Message]:
        """The program's points, by the same rules as the assignment's test cells."""
        return [
            {
                "id": check.id,
                "title": self._say(check.title),
                "points": share(named(check.rules), plan, self._course.setting, check.points),
                "out_of": check.points,
            }
            for check in CHECKS[assignment]
        ]

    def _news(self, numbers: list[int]) -> Message:
        return {
            "type": "news",
            "sections": [
                {
                    "section": _section(number),
                    "revision": self._base(number),
                    "author": str((self._reviews.get(number) or {}).get("coach") or ""),
                    "content": self._content(number),
                }
                for number in numbers
            ],
        }

    def _named(self, organisation: str) -> str:
        name = self._names.get(organisation, Text())
        return name.best(self.language).strip() or organisation

    def _title(self, number: int) -> str:
        row = self._row(number)
        return f"{row['organisation']} · {row['assignment_words']}"

    def _moment(self, at: str) -> str:
        try:
            moment = dt.datetime.fromisoformat(at)
        except ValueError:
            return at
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        local = moment.astimezone()
        return f"{format_date(local.date(), self.language)} {local:%H:%M}"

    # -- sentences --------------------------------------------------------------------------

    def _say(self, text: str) -> str:
        return catalogue("grading", self.language).gettext(text)

    def _board(self, text: str) -> str:
        return catalogue("board", self.language).gettext(text)

    def _refusal(self, refusal: StoreRefused) -> str:
        if refusal.sentence_code == "no_room":
            return self._say("The coach's desk works in a room: start it with saql serve.")
        if refusal.sentence_code == "not_allowed":
            return self._say("This desk is for coaches and trainers.")
        return self._board("This may not be changed here.")

    def _refused(self, message: Message, sentence: str) -> Message:
        if message.get("type") == "edits":
            return {"type": "refused", "key": message.get("key"), "sentence": sentence}
        return self._failed(message, sentence)

    def _failed(self, message: Message, sentence: str) -> Message:
        kind = message.get("type")
        if kind == "edits":
            return {"type": "unsaved", "key": message.get("key"), "sentence": sentence}
        if kind == "ask":
            return {"type": "answer", "id": message.get("id"), "ok": False, "sentence": sentence}
        return {"type": "trouble", "sentence": sentence}


def _section(number: int) -> str:
    return f"r{number}"


def _submission(section: object) -> int | None:
    text = str(section or "")
    return int(text[1:]) if text[:1] == "r" and text[1:].isdecimal() else None
