"""A course's own data, read from its folder: figures, words, rubric, questions, forms, syllabus.

A file that a course leaves out is taken from the shipped data. A file with a mistake is refused
with its name, the line and a sentence that says what to do.
"""

from __future__ import annotations

from saql.course.errors import CourseFileError
from saql.course.lines import line_of
from saql.course.loading import Course, default_course, load_course
from saql.course.review import course_mistakes
from saql.course.toml_file import read_toml

__all__ = [
    "Course",
    "CourseFileError",
    "course_mistakes",
    "default_course",
    "line_of",
    "load_course",
    "read_toml",
]
