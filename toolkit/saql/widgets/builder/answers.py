"""What the builder's page may ask its kernel, each question a function over the workspace."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeGuard, cast

from saql.course import Course, default_course
from saql.i18n import LANGUAGES, catalogue
from saql.i18n.changes import told
from saql.plan.document import Plan
from saql.plan.numbering import numbering
from saql.plan.places import Places
from saql.plan.upgrade import PlanFileError, write_plan
from saql.store import PlanStore, Snapshot
from saql.widgets.builder import history, sources
from saql.widgets.builder.chain import chain
from saql.widgets.builder.money import line_totals, money
from saql.widgets.builder.panels import panel
from saql.widgets.builder.progress import progress
from saql.widgets.builder.sight import Sight
from saql.widgets.builder.timeline import timeline
from saql.widgets.workspace import Message, Workspace

log = logging.getLogger(__name__)

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "json": "application/json",
}

PAPERS = {"plan": tuple(FORMATS), "concept": ("docx", "pdf"), "agreements": ("docx", "pdf")}
"""What may be taken away, and the formats in which it is made."""

Export = Callable[[Plan, str, str, str], bytes]


class Answers:
    """The builder's questions and answers, over one workspace.

    Args:
        workspace: whose plan is asked about.
        export: makes a document of a plan; the shipped exporters by default.
        course: whose places are named; the shipped one by default.

    Attributes:
        replaced: whether another plan was put in place that the page has not been told of.
    """

    def __init__(
        self, workspace: Workspace, export: Export | None = None, course: Course | None = None
    ) -> None:
        self.replaced = False
        self._workspace = workspace
        self._export = export or exporter()
        self._course = course
        self._upload = sources.Upload()
        self._waiting: Plan | None = None
        workspace.answers.update(
            overview=self.overview,
            thread=self.thread,
            timeline=self.timeline,
            money=self.money,
            panel=self.panel,
            history=self.history,
            changes=self.changes,
            restore=self.restore,
            open=self.open,
            replace=self.replace,
            export=self.export,
        )

    # -- reading ----------------------------------------------------------------------------

    def overview(self, _message: Message) -> Message:
        """Display numbers, the state of each section, and each budget line's total."""
        plan = self._workspace.plan
        return {
            "numbers": numbering(plan),
            "progress": progress(plan, self._workspace.findings),
            "totals": line_totals(plan, self._workspace.language),
        }

    def thread(self, message: Message) -> Message:
        """The thread through one item."""
        return chain(self._workspace.plan, str(message.get("item", "")))

    def timeline(self, _message: Message) -> Message:
        """The work plan by quarter."""
        return timeline(self._workspace.plan)

    def money(self, _message: Message) -> Message:
        """The budget and its funding."""
        return money(self._workspace.plan, self._workspace.language)

    def panel(self, message: Message) -> Message:
        """The picture below a question."""
        course = self._course or default_course()
        sight = Sight(
            self._workspace.plan,
            str(message.get("item") or ""),
            self._workspace.language,
            course,
        )
        found = panel(str(message.get("panel", "")), sight)
        return self._no("This cannot be shown just now.") if found is None else found

    # -- history ----------------------------------------------------------------------------

    def history(self, _message: Message) -> Message:
        """The history, newest first."""
        return {"lines": history.lines(self._store().history())}

    def changes(self, message: Message) -> Message:
        """What changed from one revision to another, in words; without one: the plan as it is."""
        first, second = message.get("before"), message.get("after")
        if not all(one is None or _is_revision(one) for one in (first, second)):
            return self._no("This version is not in the history.")
        before, after = self._plan_at(first), self._plan_at(second)
        found = told(before, after, self._workspace.language, self._places())
        return {"sections": [asdict(one) for one in found]}

    def _plan_at(self, number: int | None) -> Plan:
        if number is None:
            return self._store().load().plan
        return self._store().at(number).plan if number else Plan()

    def restore(self, message: Message) -> Message:
        """Make the plan what it was (0: blank); what is there now stays in the history."""
        number = message.get("revision")
        if not _is_revision(number):
            return self._no("This version is not in the history.")
        key = str(message.get("key") or uuid.uuid4().hex)
        store = self._store()
        self._show(store.restore(number, key=key) if number else store.replace(Plan(), key=key))
        return {}

    # -- opening ----------------------------------------------------------------------------

    def open(self, message: Message) -> Message:
        """Read a blank plan, a sample or a file's next piece, and say what it would replace."""
        try:
            wanted = self._wanted(message)
        except PlanFileError as error:
            return self._no(sources.FILE_SENTENCES.get(error.code, "This file holds no plan."))
        if wanted is None:
            return {"more": True}
        self._waiting = wanted
        return {"changes": sources.compared(self._workspace.plan, wanted)}

    def _wanted(self, message: Message) -> Plan | None:
        source = str(message.get("source", ""))
        if source == "blank":
            return Plan()
        if source != "file":
            return sources.sample(source)
        number, of, text = (message.get(k) for k in ("number", "of", "text"))
        if not (isinstance(number, int) and isinstance(of, int) and isinstance(text, str)):
            raise PlanFileError("not_json")
        return self._upload.plan() if self._upload.add(number, of, text) else None

    def replace(self, _message: Message) -> Message:
        """Put what was opened in the place of the plan."""
        if self._waiting is None:
            return self._no("Open a file first.")
        self._show(self._store().replace(self._waiting, key=f"open-{uuid.uuid4().hex}"))
        self._waiting = None
        return {}

    # -- leaving ----------------------------------------------------------------------------

    def export(self, message: Message) -> Message:
        """A document of the plan, or a paper made from it, as one buffer."""
        to, language = str(message.get("to")), str(message.get("language"))
        paper = str(message.get("paper") or "plan")
        if to not in PAPERS.get(paper, ()) or language not in (*LANGUAGES, "both"):
            return self._no("This document cannot be made.")
        plan = self._workspace.plan
        if paper == "agreements" and not plan.agreements.items:
            return self._no("Write down an agreement first.")
        try:
            if to == "json":
                made = write_plan(plan).encode()
            else:
                made = self._export(plan, to, language, paper)
        except Exception:
            log.exception("export to %s failed", to)
            return self._no("This document could not be made. Your plan is safe; try again.")
        return {"mime": FORMATS[to], "buffers": [made]}

    # -- inside -----------------------------------------------------------------------------

    def _show(self, snapshot: Snapshot) -> None:
        self._workspace.replace(snapshot)
        self.replaced = True

    def _places(self) -> Places:
        return (self._course or default_course()).places

    def _store(self) -> PlanStore:
        store = self._workspace.store
        if store is None:  # the workspace opens it before any question
            raise RuntimeError("asked before the store was opened")
        return store

    def _no(self, sentence: str) -> Message:
        said = catalogue("builder", self._workspace.language).gettext(sentence)
        return {"ok": False, "sentence": said}


def _is_revision(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and not isinstance(number, bool) and number >= 0


def exporter(course: Course | None = None) -> Export:
    """The shipped documents, with a course's words; loaded when the first one is asked for."""

    def made(plan: Plan, to: str, language: str, paper: str) -> bytes:
        from saql.exports import Format, Languages, Paper, export

        return export(
            plan, cast("Format", to), cast("Languages", language), course, cast("Paper", paper)
        )

    return made
