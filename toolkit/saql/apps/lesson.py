"""A lesson's notebook: the exercises on the reader's own plan, the cases and the self-check.

In JupyterLab these work on the ``plan.json`` beside the notebook. In a room the kernel is made
ready before anybody has come (`ready`), and works for whoever opens the lesson.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from saql.apps.room import open_workspace
from saql.client import ServiceClient
from saql.cohort.questions import Bank, Question, Use
from saql.course import Course, CourseFileError, default_course, load_course
from saql.course.cohort_files import question_files, read_bank
from saql.i18n import LANGUAGES
from saql.plan.document import SECTIONS
from saql.plan.fields import Language
from saql.store import FileStore
from saql.widgets.builder import DOMAINS, PlanBuilder
from saql.widgets.builder.guide import guide
from saql.widgets.lesson import Message, QuestionBoard
from saql.widgets.lesson_frame import LessonFrame
from saql.widgets.lesson_sharing import Sharing
from saql.widgets.words import page_words
from saql.widgets.workspace import Workspace

_Board = TypeVar("_Board", PlanBuilder, QuestionBoard)

EXAMPLE = "samples/strong.plan.json"


@dataclass
class Sitting:
    """One notebook that runs: which lesson, for whom, on which course."""

    client: ServiceClient | None = None
    course: Course | None = None
    lesson: str = ""
    language: Language = "ar"
    sharing: Sharing = field(default_factory=Sharing)
    bank: tuple[object, Bank] = (None, Bank())
    person: Message | None = None

    def who(self) -> Message:
        """The visitor; nobody where there is no room."""
        if self.client is None:
            return {}
        if self.person is None:
            self.person = dict(self.client.session()["person"])
        return self.person

    @property
    def takes_part(self) -> bool:
        """Whether the visitor has an organisation, and so a plan and progress of their own."""
        return bool(self.who().get("organisation"))


_now = Sitting()


def ready(client: ServiceClient | None, *, course: Course | None = None) -> None:
    """Make a room's kernel ready: what it works with, before a lesson or a visitor is known."""
    _now.client = client
    _now.course = course
    with contextlib.suppress(CourseFileError):  # said when somebody asks for the questions
        _bank()
    # What every exercise needs is made while the kernel waits for its visitor.
    for spoken in LANGUAGES:
        page_words(DOMAINS, spoken)
        guide(spoken, course or default_course())
    PlanBuilder(Path(tempfile.gettempdir()) / "nobody.json", sections=("direction",)).close()
    QuestionBoard((), "ar").close()


def open(lesson: str, language: Language = "ar") -> LessonFrame | None:  # noqa: A001  # reads well in a notebook
    """Begin a lesson; in a notebook it is then laid out in the lesson's direction.

    Args:
        lesson: its id, as ``01_fundraising/01_sources``.
        language: in which its exercises and questions speak.
    """
    _now.lesson = lesson
    _now.language = language
    _now.sharing = Sharing()
    if _now.course is None:
        _now.course = course_around(Path.cwd())
    return LessonFrame(language) if _now.client is None else None


def exercise(*sections: str, first: str = "") -> PlanBuilder:
    """The builder's steps of some sections, on the reader's own plan.

    Whoever has no organisation in the room gets a copy of the example plan to practise on.

    Args:
        sections: names of sections of the plan.
        first: a field of the first of them whose question comes before the others.

    Raises:
        ValueError: no section is named, or one that no plan has.
    """
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown or not sections:
        raise ValueError(f"no section of the plan: {', '.join(unknown) or '…'}")
    board = PlanBuilder(_workspace(sections), course=_now.course, sections=sections, first=first)
    return _joined(board, "builder")


def case() -> QuestionBoard:
    """The lesson's cases: a situation, choices, and what follows from each."""
    return _joined(
        QuestionBoard(_questions("case"), _now.language, use="case", name=_now.lesson), "lesson"
    )


def self_check() -> QuestionBoard:
    """The lesson's self-check; a room remembers the answers."""
    stored = _now.client is not None and _now.takes_part
    board = QuestionBoard(
        _questions("check"),
        _now.language,
        name=_now.lesson,
        load=_chosen_before if stored else None,
        keep=_keep if stored else None,
    )
    return _joined(board, "lesson")


def course_around(folder: Path) -> Course:
    """The course in whose folder a notebook lies; the shipped one outside any."""
    for above in (folder, *folder.parents):
        if (above / "course").is_dir() and (above / "modules").is_dir():
            return load_course(above / "course")
    return default_course()


def _questions(use: Use) -> tuple[Question, ...]:
    return _bank().of_lesson(_now.lesson, use)


def _bank() -> Bank:
    """The course's questions; read again when a trainer has changed a file."""
    folder = (_now.course or default_course()).folder
    mark = [(path, path.stat().st_mtime_ns) for path in question_files(folder)]
    if _now.bank[0] != mark:
        _now.bank = (mark, read_bank(folder))
    return _now.bank[1]


def _joined(board: _Board, entry: str) -> _Board:
    if _now.client is not None:
        _now.sharing.join(board, entry)
    return board


def _workspace(sections: tuple[str, ...]) -> Workspace:
    scope = f"{_now.lesson}:{'+'.join(sections)}"
    if _now.client is not None and _now.takes_part:
        return open_workspace(
            _now.client,
            course=_now.course,
            language=_now.language,
            sections=sections,
            domains=DOMAINS,
            scope=scope,
        )
    file = Path(os.environ.get("SAQL_PLAN") or "plan.json")
    if _now.client is not None:
        file = _practice_copy()
    mark = hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:16]
    return Workspace(
        lambda: FileStore(file),
        _now.course,
        _now.language,
        scope=f"{mark}:{scope}",
        sections=sections,
        domains=DOMAINS,
    )


def _practice_copy() -> Path:
    """The example plan in a folder of its own, which nobody else sees and nothing keeps."""
    course = _now.course or default_course()
    sample = course.folder / EXAMPLE
    if not sample.is_file():
        sample = default_course().folder / EXAMPLE
    copy = Path(tempfile.mkdtemp(prefix="saql-practice-")) / "plan.json"
    shutil.copyfile(sample, copy)
    return copy


def _chosen_before() -> dict[str, str]:
    if _now.client is None:
        return {}
    mine = [one for one in _now.client.lesson_progress() if one["lesson"] == _now.lesson]
    return {name: given["option"] for one in mine for name, given in one["answers"].items()}


def _keep(event: Message) -> None:
    client, key = _now.client, str(event["key"])
    if client is None:
        return
    if event["event"] == "done":
        client.lesson_done(_now.lesson, passed=True, key=key)
        return
    client.lesson_answered(
        _now.lesson, event["question"], event["option"], right=event["right"], key=key
    )
