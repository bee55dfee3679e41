"""Every mistake in a course's files at once, for whoever is about to open a room with them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from saql.cohort.certificates_rule import CertificateRule
from saql.cohort.forms import FormFile, forms_mistakes
from saql.cohort.mistakes import Mistake
from saql.cohort.papers import TestSettings, settings_mistakes
from saql.cohort.questions import Bank, QuestionFile
from saql.cohort.syllabus import Syllabus, syllabus_mistakes
from saql.course.cohort_files import (
    CERTIFICATES_FILE,
    FORMS_FILE,
    SYLLABUS_FILE,
    TESTS_FILE,
    bank_errors,
    question_files,
)
from saql.course.errors import CourseFileError
from saql.course.loading import PLACES_FILE, RUBRIC_FILE, THRESHOLDS_FILE
from saql.course.toml_file import at_line, found, model_mistakes, read_model
from saql.course.words import read_places, read_words
from saql.plan.rubric import Rubric
from saql.plan.thresholds import Thresholds

_Model = TypeVar("_Model", bound=BaseModel)


def course_mistakes(folder: Path | str, assignments: Collection[str] = ()) -> list[CourseFileError]:
    """Everything wrong in a course folder, file by file; nothing where it can be used.

    Args:
        folder: The folder ``course`` of a room.
        assignments: The assignments there are; none given, their names are not checked.
    """
    root = Path(folder)
    errors = [
        *model_mistakes(found(root, THRESHOLDS_FILE), root, Thresholds),
        *_refused(lambda: read_words(root)),
        *model_mistakes(found(root, RUBRIC_FILE), root, Rubric),
        *_refused(lambda: read_places(found(root, PLACES_FILE), root)),
    ]
    bank, in_bank = _bank(root)
    errors += in_bank
    errors += _file(root, TESTS_FILE, TestSettings)
    if bank and not model_mistakes(found(root, TESTS_FILE), root, TestSettings):
        path = found(root, TESTS_FILE)
        settings = read_model(path, root, TestSettings)
        errors += [at_line(each, path, root) for each in settings_mistakes(bank, settings)]
    errors += _file(root, SYLLABUS_FILE, Syllabus, lambda s: syllabus_mistakes(s, assignments))
    errors += _bank_lessons(root)
    errors += _file(root, FORMS_FILE, FormFile, forms_mistakes)
    errors += _file(
        root, CERTIFICATES_FILE, CertificateRule, lambda rule: _rule_mistakes(rule, assignments)
    )
    return errors


def _file(
    root: Path,
    name: str,
    model: type[_Model],
    together: Callable[[_Model], list[Mistake]] = lambda _model: [],
) -> list[CourseFileError]:
    path = found(root, name)
    return model_mistakes(path, root, model) or [
        at_line(each, path, root) for each in together(read_model(path, root, model))
    ]


def _refused(read: Callable[[], object]) -> list[CourseFileError]:
    try:
        read()
    except CourseFileError as error:
        return [error]
    return []


def _bank(root: Path) -> tuple[Bank | None, list[CourseFileError]]:
    files = question_files(root)
    errors = [error for path in files for error in model_mistakes(path, root, QuestionFile)]
    if errors:
        return None, errors
    read = [(path, read_model(path, root, QuestionFile)) for path in files]
    questions = tuple(question for _path, file in read for question in file.questions)
    return Bank(questions=questions), bank_errors(read, root)


def _bank_lessons(root: Path) -> list[CourseFileError]:
    """Questions of lessons that the syllabus does not have."""
    path = found(root, SYLLABUS_FILE)
    if model_mistakes(path, root, Syllabus):
        return []
    lessons = set(read_model(path, root, Syllabus).lessons)
    errors = []
    for file in question_files(root):
        if model_mistakes(file, root, QuestionFile):
            continue
        for at, question in enumerate(read_model(file, root, QuestionFile).questions):
            if question.lesson not in lessons:
                place = ("questions", at, "lesson")
                errors.append(at_line(Mistake("no_lesson", place, question.lesson), file, root))
    return errors


def _rule_mistakes(rule: CertificateRule, assignments: Collection[str]) -> list[Mistake]:
    return [
        Mistake("no_assignment", ("assignments",), name)
        for name in rule.assignments
        if assignments and name not in assignments
    ]
