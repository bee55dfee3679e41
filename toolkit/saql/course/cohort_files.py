"""The course files of the cohort: question bank, tests, syllabus, forms, certificates."""

from __future__ import annotations

from pathlib import Path

from saql import shipped
from saql.cohort.certificates_rule import CertificateRule
from saql.cohort.forms import FormFile, forms_mistakes
from saql.cohort.glossary import Glossary, glossary_mistakes
from saql.cohort.mistakes import Mistake
from saql.cohort.papers import TestSettings
from saql.cohort.questions import Bank, Question, QuestionFile, file_mistakes
from saql.cohort.syllabus import Syllabus, syllabus_mistakes
from saql.course.errors import CourseFileError
from saql.course.toml_file import at_line, found, read_model, shown

QUESTIONS_FOLDER = "questions"
TESTS_FILE = "tests.toml"
SYLLABUS_FILE = "syllabus.toml"
FORMS_FILE = "forms.toml"
CERTIFICATES_FILE = "certificates.toml"
GLOSSARY_FILE = "glossary.toml"


def question_files(root: Path) -> list[Path]:
    """The files of the bank: the course's own, and a shipped one for each it leaves out."""
    names = {
        path.name
        for base in (shipped.path("course"), root)
        for path in (base / QUESTIONS_FOLDER).glob("*.toml")
    }
    return [found(root, f"{QUESTIONS_FOLDER}/{name}") for name in sorted(names)]


def read_bank(root: Path) -> Bank:
    """The question bank.

    Raises:
        CourseFileError: the first mistake in its files.
    """
    files = [(path, read_model(path, root, QuestionFile)) for path in question_files(root)]
    for error in bank_errors(files, root):
        raise error
    listed = [question for _path, file in files for question in file.questions]
    return Bank(questions=tuple(sorted(listed, key=lambda question: question.module)))


def bank_errors(files: list[tuple[Path, QuestionFile]], root: Path) -> list[CourseFileError]:
    """What does not go together within the files of a bank, and between them."""
    errors = []
    first_at: dict[str, str] = {}
    for path, file in files:
        errors += [at_line(each, path, root) for each in file_mistakes(path.stem, file.questions)]
        errors += [
            at_line(each, path, root)
            for each in _elsewhere(first_at, shown(path, root), file.questions)
        ]
    return errors


def _elsewhere(
    first_at: dict[str, str], name: str, questions: tuple[Question, ...]
) -> list[Mistake]:
    """Ids and pairs that another file has; notes this file's."""
    again = []
    for at, question in enumerate(questions):
        for key, value in (("id", question.id), ("pair", question.pair)):
            other = first_at.setdefault(f"{key} {value}", name) if value else name
            if other != name:
                found_there = f"{value} ({other})"
                again.append(Mistake("in_other_file", ("questions", at, key), found_there))
    return again


def read_tests(root: Path) -> TestSettings:
    """How the tests are drawn.

    Raises:
        CourseFileError: the first mistake.
    """
    return read_model(found(root, TESTS_FILE), root, TestSettings)


def read_syllabus(root: Path) -> Syllabus:
    """The syllabus.

    Raises:
        CourseFileError: the first mistake.
    """
    path = found(root, SYLLABUS_FILE)
    syllabus = read_model(path, root, Syllabus)
    for mistake in syllabus_mistakes(syllabus):
        raise at_line(mistake, path, root)
    return syllabus


def read_forms(root: Path) -> FormFile:
    """The forms.

    Raises:
        CourseFileError: the first mistake.
    """
    path = found(root, FORMS_FILE)
    forms = read_model(path, root, FormFile)
    for mistake in forms_mistakes(forms):
        raise at_line(mistake, path, root)
    return forms


def read_glossary(root: Path) -> Glossary:
    """The course's terms.

    Raises:
        CourseFileError: the first mistake.
    """
    path = found(root, GLOSSARY_FILE)
    glossary = read_model(path, root, Glossary)
    for mistake in glossary_mistakes(glossary):
        raise at_line(mistake, path, root)
    return glossary


def read_certificates(root: Path) -> CertificateRule:
    """The rule of the certificates.

    Raises:
        CourseFileError: the first mistake.
    """
    return read_model(found(root, CERTIFICATES_FILE), root, CertificateRule)
