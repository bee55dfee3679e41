"""The course's lessons as the documents read them."""

from __future__ import annotations

from pathlib import Path

from saql.lessons import LessonError, lessons_of, path_of, read_lesson
from saql.lessons.notebook import Lesson
from saql.plan.fields import Language


def lesson_in(modules_dir: Path, lesson: str, language: Language) -> Lesson | None:
    """A lesson in one language; None where it is missing or cannot be read."""
    path = path_of(modules_dir, lesson, language)
    if path is None:
        return None
    try:
        return read_lesson(path)
    except LessonError:
        return None


def lessons_in(modules_dir: Path, language: Language) -> list[Lesson]:
    """All lessons that can be read, in their order."""
    found = (lesson_in(modules_dir, each.id, language) for each in lessons_of(modules_dir))
    return [lesson for lesson in found if lesson is not None]
