"""The plan builder: the guided walk through a whole plan, over one workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from saql.course import Course, default_course
from saql.plan.fields import Language
from saql.widgets.board import Board
from saql.widgets.builder.answers import Answers, exporter
from saql.widgets.builder.guide import guide
from saql.widgets.workspace import Message, Workspace

DOMAINS = ("board", "builder")
"""The catalogues whose words the page needs."""


class PlanBuilder(Board):
    """The walk through all sections of one plan, with its views and documents.

    In a notebook: ``PlanBuilder("plan.json")``.
    """

    entry = "builder"
    styles = ("tokens", "board", "changes", "builder", "builder-views")

    def __init__(
        self,
        work: Workspace | Path | str = "plan.json",
        language: Language = "ar",
        *,
        course: Course | None = None,
        **traits: Any,
    ) -> None:
        """Open a workspace whose domains are `DOMAINS`, or a plan file.

        ``course`` is whose examples, places and words are used; the shipped one by default.
        """
        if not isinstance(work, Workspace):
            work = Workspace.on_file(work, language, course=course, domains=DOMAINS)
        self._course = course
        self.answers = Answers(work, exporter(course), course)
        work.extra = self._extra
        super().__init__(work, **traits)

    def _extra(self, work: Workspace) -> Message:
        course = self._course or default_course()
        return {"guide": guide(work.language, course), "overview": self.answers.overview({})}

    def _answer(self, message: Message | None) -> None:
        super()._answer(message)
        if self.answers.replaced:
            self.answers.replaced = False
            self._hand_over(self.workspace.state())
