"""The lessons of a room's course folder, read when they are asked for and when they change."""

from __future__ import annotations

import contextlib
from pathlib import Path

from saql import shipped
from saql.cohort.syllabus import Module
from saql.course import Course, CourseFileError, load_course
from saql.exports.lessons import handout
from saql.lessons import Lesson, LessonError, Listed, lessons_of, path_of, read_lesson
from saql.lessons.library import lesson_files
from saql.plan.fields import Language

MOST_PAPERS = 60
Mark = tuple[tuple[str, int, int], ...]


class Shelf:
    """What a room can show.

    Attributes:
        folder: the modules folder; the shipped one where the course folder holds no lesson.
    """

    def __init__(self, course_dir: Path) -> None:
        own = course_dir / "modules"
        self.folder = own if lesson_files(own) else shipped.path("modules")
        self._course_dir = course_dir
        self._course: Course | None = None
        self._listed: tuple[Mark, list[Listed]] = ((), [])
        self._read: dict[Path, tuple[Mark, Lesson]] = {}
        self._papers: dict[Lesson, bytes] = {}

    def lessons(self) -> list[Listed]:
        """All lessons in order."""
        mark = _mark(lesson_files(self.folder))
        if mark != self._listed[0]:
            self._listed = (mark, lessons_of(self.folder))
        return self._listed[1]

    def lesson(self, name: str, language: Language) -> Lesson | None:
        """A lesson in this language, or in the one that it has; None where there is none."""
        path = path_of(self.folder, name, language)
        if path is None:
            return None
        try:
            mark = _mark([path])
            if path not in self._read or self._read[path][0] != mark:
                self._read[path] = (mark, read_lesson(path))
            return self._read[path][1]
        except (LessonError, OSError):
            return None

    def paper(self, lesson: Lesson) -> bytes:
        """A lesson's handout, made once for each state of the lesson.

        Raises:
            CourseFileError: a file of the course has a mistake.
            PdfError: it cannot be set.
        """
        if lesson not in self._papers:
            if len(self._papers) >= MOST_PAPERS:
                self._papers.clear()
            self._papers[lesson] = handout(lesson, self.course())
        return self._papers[lesson]

    def module_name(self, module: str, language: Language) -> str:
        """What a module is called: as the syllabus has it, else by its folder."""
        found = self._module(module)
        if found:
            return found.name.get(language)
        return module.partition("_")[2].replace("_", " ").capitalize() or module

    def assignment(self, module: str) -> str:
        """What is handed in at the end of a module; empty where nothing is."""
        found = self._module(module)
        return found.assignment if found else ""

    def _module(self, module: str) -> Module | None:
        try:
            return self.course().syllabus.module(module)
        except CourseFileError:
            return None

    def course(self) -> Course:
        """The course of the room.

        Raises:
            CourseFileError: a file of it has a mistake.
        """
        if self._course is None:
            self._course = load_course(self._course_dir / "course")
        return self._course


def _mark(paths: list[Path]) -> Mark:
    """Changes whenever one of the files does."""
    found = []
    for path in paths:
        with contextlib.suppress(OSError):  # gone since it was listed: an editor is replacing it
            stat = path.stat()
            found.append((str(path), stat.st_size, stat.st_mtime_ns))
    return tuple(found)
