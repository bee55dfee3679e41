"""What a board knows and does, in plain Python: one person's work on one plan.

A board passes it the browser's messages and sends back the replies. Nothing is opened before
the browser's ``hello``, so that a kernel may be started before anybody has come.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from saql.course import Course
from saql.i18n import catalogue
from saql.plan.checks import Finding
from saql.plan.clash import Clash
from saql.plan.document import SECTIONS, Plan
from saql.plan.edit import EditError
from saql.plan.fields import Language
from saql.service.refusals import REFUSALS, sentence
from saql.store import FileStore, PlanStore, Snapshot, StoreRefused, StoreUnavailable
from saql.widgets.advice import advice
from saql.widgets.replies import Answered, failed, refused, respond, told_clashes, unsaved
from saql.widgets.stored import StoredPlan
from saql.widgets.words import page_words, spoken

log = logging.getLogger(__name__)

Message = dict[str, Any]
Answer = Callable[[Message], Message]

ENDED = ("not_signed_in",)
"""Refusals of a session that has ended."""


class Workspace:
    """One person's work on one plan: state, edits, questions, news and advice as messages.

    Attributes:
        language: the language in which it speaks.
        answers: named questions of the app: name to a function from the ``ask`` message to the
            fields of the ``answer`` (``buffers``: a list of bytes, sent as binary).
        extra: called for each state message; its fields are added under ``extra``.
    """

    def __init__(
        self,
        open_store: Callable[[], PlanStore],
        course: Course | None = None,
        language: Language = "ar",
        *,
        person: Callable[[], Message] | None = None,
        scope: str = "",
        sections: Sequence[str] = SECTIONS,
        domains: Sequence[str] = ("board",),
    ) -> None:
        """Nothing is opened yet.

        Args:
            open_store: opens the plan's store when the browser has come.
            course: thresholds and words of the checks; the shipped course by default.
            language: spoken until the person's own language is known.
            person: who has come (``id``, ``name``, ``role``, ``language``, ``organisation``);
                None where a file is edited with no room around it.
            scope: what the browser keeps unsent writing under: one person's one plan.
            sections: the sections whose advice is shown.
            domains: the catalogues whose words the page needs.
        """
        self.language: Language = language
        self.answers: dict[str, Answer] = {}
        self.extra: Callable[[Workspace], Message] | None = None
        self.mode = "room" if person else "file"
        self.me: Message = {}
        self.store: PlanStore | None = None
        self._open_store = open_store
        self._stored = StoredPlan(course)
        self._person = person
        self._scope = scope
        self._sections = frozenset(sections)
        self._domains = tuple(domains)
        self._answered = Answered()

    @classmethod
    def on_file(cls, path: Path | str, language: Language = "ar", **options: Any) -> Workspace:
        """A workspace on a ``plan.json``, with no room around it; options as in the class."""
        file = Path(path)
        mark = hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:16]
        return cls(lambda: FileStore(file), language=language, scope=mark, **options)

    # -- messages ---------------------------------------------------------------------------

    def handle(self, message: Message) -> list[Message]:
        """The replies to one message; every failure is a reply with a sentence, never raised."""
        answers = {"hello": self._hello, "edits": self._edits, "ask": self._ask}
        return respond(message, answers, self._say, self._refused)

    def _refused(self, message: Message, refusal: StoreRefused) -> Message:
        if refusal.sentence_code in ENDED:
            # Signing in again mends it, so the page keeps what was written.
            return failed(message, self._refusal(refusal))
        told = refused(message, self._refusal(refusal))
        if refusal.sentence_code == "no_organisation":
            told["home"] = self._say("Home page")
        return told

    def poll(self) -> list[Message]:
        """What other people have saved since the last look; nothing where it cannot be asked."""
        if self.store is None:
            return []
        try:
            fresh = self._stored.news(self.store)
        except (StoreUnavailable, StoreRefused):
            return []
        except Exception:
            log.exception("news failed")
            return []
        if not fresh:
            return []
        sections = [
            {
                "section": one.section,
                "revision": one.revision,
                "author": one.author,
                "at": one.at.isoformat(),
                "content": self.content(one.section),
            }
            for one in fresh
        ]
        return [{"type": "news", "sections": sections}, self._advice(one.section for one in fresh)]

    @property
    def plan(self) -> Plan:
        """The plan as it is stored."""
        return self._stored.plan

    @property
    def findings(self) -> list[Finding]:
        """What the rules find in the plan as it is stored."""
        return self._stored.findings

    def content(self, section: str) -> dict[str, Any]:
        """One section as JSON."""
        return self._stored.content(section)

    def state(self) -> Message:
        """Everything the page needs to draw itself."""
        return {
            "type": "state",
            "plan": self.plan.model_dump(mode="json"),
            "revisions": self._stored.revisions,
            "me": self.me,
            "scope": self._scope_of(),
            "mode": self.mode,
            "questions": sorted(self.answers),
            "extra": self.extra(self) if self.extra else {},  # noqa: S610 -- not Django's
            **page_words(self._domains, self.language),
            "advice": self._described(),
        }

    # -- hello ------------------------------------------------------------------------------

    def _hello(self, message: Message) -> list[Message]:
        self._load()
        self.language = spoken(message, self.me, self.language)
        return [self.state()]

    def _load(self) -> PlanStore:
        if self._person:
            self.me = self._person()
        self.store = store = self.store or self._open_store()
        self._stored.take_over(store.load())
        return store

    def replace(self, snapshot: Snapshot) -> None:
        """Take over another plan (after an import or a restore), without telling the page."""
        self._stored.take_over(snapshot)

    def _scope_of(self) -> str:
        organisation = self.me.get("organisation") or {}
        parts = (self._scope, self.me.get("id", ""), organisation.get("id", ""), self.plan.id)
        return ":".join(str(part) for part in parts if part)

    # -- edits ------------------------------------------------------------------------------

    def _edits(self, message: Message) -> list[Message]:
        key, section, edits = message.get("key"), message.get("section"), message.get("edits")
        if (
            not isinstance(key, str)
            or not isinstance(section, str)
            or section not in SECTIONS
            or not isinstance(edits, list)
            or not all(isinstance(edit, dict) for edit in edits)
        ):
            return [refused(message, self._say("This change cannot be understood."))]
        before = self._answered.get(key)
        if before is not None:
            return before
        try:
            replies = self._save(key, section, edits)
        except (EditError, ValidationError) as error:
            log.info("edit refused: %s", type(error).__name__)
            replies = [refused(message, self._say("This change fits nowhere in the plan."))]
        return self._answered.keep(key, replies)

    def _save(self, key: str, section: str, edits: list[dict[str, Any]]) -> list[Message]:
        store = self.store or self._load()
        saved = self._stored.save(store, key, section, edits)
        if saved is None:
            return [unsaved(key, self._say("Others are saving at the same time. We try again."))]
        told = self._told(key, section, saved.clashes)
        return [told, self._advice([section])] if saved.changed else [told]

    def _told(self, key: str, section: str, clashes: list[Clash]) -> Message:
        if not clashes:
            return self._ack(key, section)
        return {
            **self._ack(key, section),
            "type": "clash",
            "clashes": told_clashes(clashes, self._stored.authors.get(section, "")),
        }

    def _ack(self, key: str, section: str) -> Message:
        return {
            "type": "ack",
            "key": key,
            "section": section,
            "revision": self._stored.revisions.get(section, 0),
            "content": self.content(section),
        }

    # -- questions --------------------------------------------------------------------------

    def _ask(self, message: Message) -> list[Message]:
        if self.store is None:
            self._load()
        answer = self.answers.get(str(message.get("name")))
        if answer is None:
            return [failed(message, self._say("This cannot be answered here."))]
        return [{"ok": True, **answer(message), "type": "answer", "id": message.get("id")}]

    # -- advice -----------------------------------------------------------------------------

    def _advice(self, sections: Iterable[str]) -> Message:
        self._stored.recheck(sections)
        return {"type": "advice", "findings": self._described()}

    def _described(self) -> list[Message]:
        return advice(self.findings, self._sections, self.language, self.plan)

    # -- sentences --------------------------------------------------------------------------

    def _say(self, text: str) -> str:
        return catalogue("board", self.language).gettext(text)

    def _refusal(self, refusal: StoreRefused) -> str:
        if refusal.sentence_code == "no_organisation":
            return self._say("You belong to no organisation here, so you have no plan to open.")
        if refusal.sentence_code not in REFUSALS:
            return self._say("This may not be changed here.")
        return sentence(refusal.sentence_code, self.language, **refusal.data)
