"""nbgrader's students are this course's organisations, and for the tests its people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from saql.grading.book import open_gradebook
from saql.grading.layout import PERSON, TESTS, folder, safe_name, student_of


def enrol(course_dir: Path, organisations: Mapping[str, str]) -> None:
    """Put organisations (id to name) into the gradebook, or bring their names up to date.

    Raises:
        GradingError: ``unsafe_name``.
    """
    for organisation in organisations:
        safe_name(organisation)
    with open_gradebook(course_dir) as gradebook:
        for organisation, name in organisations.items():
            gradebook.update_or_create_student(organisation, last_name=name)


def enrol_people(course_dir: Path, people: Mapping[int, str]) -> None:
    """Put people (id to name) into the gradebook: they are the students of the tests."""
    enrol(course_dir, {student_of(person): name for person, name in people.items()})


def enrolled(course_dir: Path, assignment: str = "") -> dict[str, str]:
    """Who is expected to submit, id to name (empty where nbgrader knows only the id).

    People for a test; organisations for any other assignment, and where none is named.
    """
    people = assignment in TESTS
    with open_gradebook(course_dir) as gradebook:
        return {
            student.id: student.last_name or ""
            for student in gradebook.students
            if student.id.startswith(PERSON) == people
        }


def submitters(course_dir: Path, assignment: str) -> list[str]:
    """The organisations whose submission of this assignment is waiting in ``submitted/``."""
    root = folder(course_dir, "submitted")
    if not root.is_dir():
        return []
    return sorted(entry.name for entry in root.iterdir() if (entry / assignment).is_dir())
