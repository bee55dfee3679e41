"""The plan builder: the guided walk through a whole plan, over one workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from saql.course import Course, default_course
from saql.plan.document import SECTIONS
from saql.plan.fields import Language
from saql.widgets.board import Board
from saql.widgets.builder.answers import Answers, exporter
from saql.widgets.builder.guide import guide, guide_of
from saql.widgets.esm import SHARED
from saql.widgets.workspace import Message, Workspace

DOMAINS = ("board", "builder")
"""The catalogues whose words the page needs."""


class PlanBuilder(Board):
    """The walk through all sections of one plan, with its views and documents.

    In a notebook: ``PlanBuilder("plan.json")``. A page that holds other things too shows a few of
    its steps: ``PlanBuilder(work, sections=("readiness",))``.
    """

    entry = "builder"
    styles = (
        *SHARED,
        "changes",
        "builder",
        "builder-questions",
        "builder-inputs",
        "builder-items",
        "builder-foot",
        "builder-narrow",
        "builder-checklist",
        "builder-thread",
        "builder-timeline",
        "builder-money",
        "builder-review",
        "builder-readiness",
        "builder-maps",
        "builder-asking",
        "builder-message",
    )

    def __init__(
        self,
        work: Workspace | Path | str = "plan.json",
        language: Language = "ar",
        *,
        course: Course | None = None,
        sections: Sequence[str] | None = None,
        first: str = "",
        **traits: Any,
    ) -> None:
        """Open a workspace whose domains are `DOMAINS`, or a plan file.

        Args:
            work: the workspace or the file.
            language: spoken until the person's own language is known.
            course: whose examples, places and words are used; the shipped one by default.
            sections: the sections to show, without the walk and the views around them, for a
                page that holds other things too; everything where it is left out.
            first: a field of the first of these sections whose question comes before the others.
            traits: of the widget.

        Raises:
            ValueError: ``sections`` names none, or one that no plan has.
        """
        if sections is not None and (not sections or not set(sections) <= set(SECTIONS)):
            raise ValueError(f"sections of a plan are wanted, not {tuple(sections)}")
        if not isinstance(work, Workspace):
            work = Workspace.on_file(work, language, course=course, domains=DOMAINS)
        self._course = course
        self._sections = None if sections is None else tuple(sections)
        self._first = first
        self.answers = Answers(work, exporter(course), course)
        work.extra = self._extra
        super().__init__(work, **traits)

    def _extra(self, work: Workspace) -> Message:
        course = self._course or default_course()
        overview = self.answers.overview({})
        if self._sections is None:
            return {"guide": guide(work.language, course), "overview": overview}
        few = guide_of(work.language, course, self._sections, self._first)
        return {"guide": few, "overview": overview, "only": list(self._sections)}

    def _answer(self, message: Message | None) -> None:
        super()._answer(message)
        if self.answers.replaced:
            self.answers.replaced = False
            self._hand_over(self.workspace.state())
