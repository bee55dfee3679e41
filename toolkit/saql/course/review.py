"""Every mistake in a course's files at once, for whoever is about to open a room with them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from saql.cohort.certificates_rule import CertificateRule
from saql.cohort.forms import FormFile, forms_mistakes
from saql.cohort.glossary import Glossary, glossary_mistakes
from saql.cohort.mistakes import Mistake
from saql.cohort.papers import TestSettings, settings_mistakes
from saql.cohort.questions import CHECKS_PER_LESSON, Bank, QuestionFile
from saql.cohort.syllabus import Syllabus, syllabus_mistakes
from saql.course.cohort_files import (
    CERTIFICATES_FILE,
    FORMS_FILE,
    GLOSSARY_FILE,
    QUESTIONS_FOLDER,
    SYLLABUS_FILE,
    TESTS_FILE,
    bank_errors,
    question_files,
)
from saql.course.errors import CourseFileError
from saql.course.loading import PLACES_FILE, RUBRIC_FILE, THRESHOLDS_FILE
from saql.course.toml_file import at_line, found, model_mistakes, read_model, read_toml
from saql.course.words import read_places, read_words
from saql.plan.rubric import Rubric
from saql.plan.thresholds import Thresholds

_Model = TypeVar("_Model", bound=BaseModel)


MODELLED = (
    THRESHOLDS_FILE,
    RUBRIC_FILE,
    TESTS_FILE,
    SYLLABUS_FILE,
    FORMS_FILE,
    CERTIFICATES_FILE,
    GLOSSARY_FILE,
)
INCOMPLETE = ("checks_count", "no_notebook", "no_assignment")
"""Mistakes with which a room can still be opened: something is missing, nothing is broken."""


def course_mistakes(
    folder: Path | str, assignments: Collection[str] = (), lessons: Collection[str] | None = None
) -> list[CourseFileError]:
    """Everything wrong in a course folder, file by file; nothing where it can be used.

    Args:
        folder: The folder ``course`` of a room.
        assignments: The assignments there are; none given, their names are not checked.
        lessons: The lessons that have notebooks; none given, this is not checked.
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
    errors += _file(
        root,
        SYLLABUS_FILE,
        Syllabus,
        lambda syllabus: [
            *syllabus_mistakes(syllabus, assignments),
            *_without_notebook(syllabus, lessons),
        ],
    )
    errors += _bank_lessons(root)
    errors += _check_counts(bank, lessons) if bank and lessons else []
    errors += _others(root)
    errors += _file(root, FORMS_FILE, FormFile, forms_mistakes)
    errors += _file(root, GLOSSARY_FILE, Glossary, glossary_mistakes)
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
    """Questions of lessons that the syllabus does not have.

    A module that a course leaves out of its syllabus keeps its questions in their file, unused.
    """
    path = found(root, SYLLABUS_FILE)
    if model_mistakes(path, root, Syllabus):
        return []
    syllabus = read_model(path, root, Syllabus)
    lessons = set(syllabus.lessons)
    errors = []
    for file in question_files(root):
        if model_mistakes(file, root, QuestionFile):
            continue
        for at, question in enumerate(read_model(file, root, QuestionFile).questions):
            if question.lesson not in lessons and syllabus.module(question.module):
                place = ("questions", at, "lesson")
                errors.append(at_line(Mistake("no_lesson", place, question.lesson), file, root))
    return errors


def _without_notebook(syllabus: Syllabus, lessons: Collection[str] | None) -> list[Mistake]:
    return [
        Mistake("no_notebook", ("modules", at, "lessons", n), lesson)
        for at, module in enumerate(syllabus.modules)
        for n, lesson in enumerate(module.lessons)
        if lessons is not None and lesson not in lessons
    ]


def _check_counts(bank: Bank, lessons: Collection[str]) -> list[CourseFileError]:
    """Lessons with too few or too many questions for their self-check."""
    least, most = CHECKS_PER_LESSON
    errors = []
    for lesson in sorted(lessons):
        count = len(bank.of_lesson(lesson, "check"))
        if not least <= count <= most:
            file = f"{QUESTIONS_FOLDER}/{lesson.partition('/')[0].partition('_')[2]}.toml"
            found_there = f"{lesson}: {count} ∉ {least}–{most}"
            errors.append(CourseFileError(file, 1, "checks_count", detail=found_there))
    return errors


def _others(root: Path) -> list[CourseFileError]:
    """The files that are read elsewhere; here only whether they are TOML."""
    errors = []
    for path in sorted(root.glob("*.toml")):
        if path.name not in MODELLED:
            errors += _refused(partial(read_toml, path))
    return errors


def _rule_mistakes(rule: CertificateRule, assignments: Collection[str]) -> list[Mistake]:
    return [
        Mistake("no_assignment", ("assignments", at), name)
        for at, name in enumerate(rule.assignments)
        if assignments and name not in assignments
    ]
