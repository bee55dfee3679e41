"""Load a course folder: what the checks need at once, what the cohort needs when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from saql import shipped
from saql.cohort.certificates_rule import CertificateRule
from saql.cohort.forms import FormFile
from saql.cohort.glossary import Glossary
from saql.cohort.papers import Paper, TestSettings, draw
from saql.cohort.questions import Bank
from saql.cohort.syllabus import Syllabus
from saql.course.cohort_files import (
    read_bank,
    read_certificates,
    read_forms,
    read_glossary,
    read_syllabus,
    read_tests,
)
from saql.course.toml_file import found, read_model
from saql.course.words import read_places, read_words
from saql.plan.checks.rule import Setting
from saql.plan.places import Places
from saql.plan.rubric import Rubric
from saql.plan.thresholds import Thresholds
from saql.plan.wordlists import WordLists

THRESHOLDS_FILE = "thresholds.toml"
RUBRIC_FILE = "rubric.toml"
PLACES_FILE = "places.csv"


@dataclass(frozen=True, eq=False)
class Course:
    """What a course folder holds.

    The figures for the checks are read at once. Questions, tests, syllabus, forms, terms and the
    rule of the certificates are read when they are first asked for, and raise ``CourseFileError``
    then; ``course_mistakes`` reads them all beforehand.
    """

    folder: Path
    thresholds: Thresholds
    words: WordLists
    rubric: Rubric
    places: Places

    @cached_property
    def setting(self) -> Setting:
        """What the checks need of it."""
        return Setting(self.thresholds, self.words, self.places)

    @cached_property
    def questions(self) -> Bank:
        """The question bank."""
        return read_bank(self.folder)

    @cached_property
    def tests(self) -> TestSettings:
        """How the pre-test and the post-test are drawn."""
        return read_tests(self.folder)

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """The ``pre_test`` and the ``post_test`` of this course.

        Raises:
            BankTooSmall: the bank has too few pairs for them.
        """
        return draw(self.questions, self.tests)

    @cached_property
    def syllabus(self) -> Syllabus:
        """Modules, agendas and session plans."""
        return read_syllabus(self.folder)

    @cached_property
    def forms(self) -> FormFile:
        """Reaction, follow-up and training request."""
        return read_forms(self.folder)

    @cached_property
    def certificates(self) -> CertificateRule:
        """Who earns a certificate."""
        return read_certificates(self.folder)

    @cached_property
    def glossary(self) -> Glossary:
        """The course's terms."""
        return read_glossary(self.folder)


@cache
def default_course() -> Course:
    """The shipped course, read once."""
    return load_course(shipped.path("course"))


def load_course(folder: Path | str) -> Course:
    """Read a course folder.

    Raises:
        CourseFileError: a file is there and has a mistake, or is missing from the shipped data too.
    """
    root = Path(folder)
    return Course(
        folder=root,
        thresholds=read_model(found(root, THRESHOLDS_FILE), root, Thresholds),
        words=read_words(root),
        rubric=read_model(found(root, RUBRIC_FILE), root, Rubric),
        places=read_places(found(root, PLACES_FILE), root),
    )
