"""What is wrong in a course folder outside the files that the course itself reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from saql import shipped
from saql.cli.folders import folder_sentence
from saql.cli.os_words import opening_sentence
from saql.cli.plan_commands import plan_reason
from saql.cli.speech import Speech
from saql.course_folder import SETTINGS, CourseFolderError, read_settings

GRADING = "nbgrader_config.py"
READ_FIRST = ("*.toml", "places.csv", "questions/*.toml", "words/*.toml")
DEMONSTRATION = "cohort.toml"


@dataclass(frozen=True)
class Problem:
    """A sentence about a file; a blocking one keeps a room from being opened."""

    sentence: str
    blocking: bool


def beside_the_course(speech: Speech, folder: Path) -> list[Problem]:
    """What is wrong with the room's own file, nbgrader's, and the sample plans."""
    return [
        *_settings(speech, folder),
        *_grading(speech, folder / GRADING),
        *_samples(speech, folder / "course"),
    ]


def left_out(speech: Speech, folder: Path) -> list[Problem]:
    """Files that the course does not have, so that the shipped ones count.

    Somebody may have renamed one without noticing, as where an editor adds “.txt”.
    """
    own, shipped_course = folder / "course", shipped.path("course")
    sentence = speech.words(
        "%(file)s is not in the folder; the file that comes with Saql is used in its place. If "
        "yours has another name now, give it this one again; or copy it from a new course folder."
    )
    return [
        Problem(sentence % {"file": name}, False)
        for pattern in READ_FIRST
        for path in sorted(shipped_course.glob(pattern))
        if (name := path.relative_to(shipped_course).as_posix()) != DEMONSTRATION
        and not (own / name).exists()
    ]


def _settings(speech: Speech, folder: Path) -> list[Problem]:
    if not (folder / SETTINGS).is_file():
        return []
    try:
        read_settings(folder)
    except CourseFolderError as error:
        return [Problem(folder_sentence(speech, error), True)]
    return []


def _grading(speech: Speech, path: Path) -> list[Problem]:
    """Nbgrader runs this file: whoever breaks it learns so in the evening, when the room grades."""
    if not path.exists():
        return []
    try:
        compile(path.read_bytes(), path.name, "exec", dont_inherit=True)
    except OSError as error:
        return [Problem(opening_sentence(speech, path.name, error), True)]
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else 1
        sentence = speech.words(
            "%(file)s, line %(line)d: this cannot be read as Python. Put back the file of a new "
            "course folder."
        )
        return [Problem(sentence % {"file": path.name, "line": line or 1}, True)]
    return []


def _samples(speech: Speech, course: Path) -> list[Problem]:
    """Sample plans that cannot be read; lessons practise on one of them."""
    from saql.plan.upgrade import PlanFileError, read_plan

    found = []
    for path in sorted((course / "samples").glob("*.json")):
        shown = path.relative_to(course).as_posix()
        try:
            read_plan(path.read_bytes())
        except PlanFileError as error:
            found.append(Problem(plan_reason(speech, shown, error), True))
        except OSError as error:
            found.append(Problem(opening_sentence(speech, shown, error), True))
    return found
