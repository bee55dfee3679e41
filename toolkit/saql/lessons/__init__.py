"""Lessons: notebooks read as data, for pages, slides, handouts and the checks."""

from saql.lessons.errors import LessonError
from saql.lessons.library import Listed, around, lessons_of, modules_in
from saql.lessons.notebook import Call, Cell, Lesson, path_of, read_lesson
from saql.lessons.rules import mistakes

__all__ = [
    "Call",
    "Cell",
    "Lesson",
    "LessonError",
    "Listed",
    "around",
    "lessons_of",
    "mistakes",
    "modules_in",
    "path_of",
    "read_lesson",
]
