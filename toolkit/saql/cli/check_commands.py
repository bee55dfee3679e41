"""``saql check``: every file of a course folder, before anybody meets its mistakes."""

import json
from pathlib import Path
from typing import Annotated

import typer

from saql.cli.folder_problems import Problem, beside_the_course, left_out
from saql.cli.folders import refuse_folder
from saql.cli.plan_commands import chosen
from saql.cli.speech import Speech
from saql.course_folder import CourseFolderError


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the command to ``saql``."""
    _ = speech.words

    @app.command(
        "check", help=_("Check every file of a course folder: course, lessons and assignments.")
    )
    def check(
        folder: Annotated[
            Path,
            typer.Argument(metavar="DIR", help=_("The course folder; by default this folder.")),
        ] = Path(),
        write_assignments: Annotated[
            bool,
            typer.Option(
                "--write-assignments",
                help=_("First write the assignment notebooks anew from the rubric."),
            ),
        ] = False,
        lang: Annotated[
            str, typer.Option("--lang", help=_("Language of what is printed: ar or en."))
        ] = speech.language,
    ) -> None:
        chosen(speech, lang)
        if not (folder / "course").is_dir():
            refuse_folder(speech, CourseFolderError("no_course_folder", folder.absolute()))
        if write_assignments:
            _write_assignments(speech, folder)
        found = problems(speech, folder)
        for problem in found:
            speech.err.print(problem.sentence, soft_wrap=True)
        if found:
            raise typer.Exit(1)
        speech.say(_("All right: every file of the course can be used."))


def problems(speech: Speech, folder: Path) -> list[Problem]:
    """Everything that is wrong in a course folder."""
    from saql.course.review import INCOMPLETE, course_mistakes
    from saql.grading.layout import ASSIGNMENTS
    from saql.lessons.library import lessons_of
    from saql.lessons.rules import BROKEN, mistakes

    modules = folder / "modules"
    lessons = [lesson.id for lesson in lessons_of(modules)]
    in_course = course_mistakes(folder / "course", ASSIGNMENTS, lessons)
    found = beside_the_course(speech, folder)
    found += [
        Problem(each.sentence(speech.language), each.code not in INCOMPLETE) for each in in_course
    ]
    found += left_out(speech, folder)
    found += [
        Problem(each.sentence(speech.language), each.code in BROKEN) for each in mistakes(modules)
    ]
    if not any(problem.blocking for problem in found):
        found += _assignment_problems(speech, folder)
    return found


def refuse_broken_course(speech: Speech, folder: Path) -> None:
    """End where a room's course is broken; say how much else there is to mend."""
    found = problems(speech, folder)
    broken = [problem.sentence for problem in found if problem.blocking]
    if broken:
        speech.refuse("\n".join(broken))
    if found:
        sentence = speech.words(
            "Something in the course is incomplete; the room opens all the same. "
            "See what: %(command)s"
        )
        command = f'saql check "{folder}"'
        speech.err.print(sentence % {"command": command}, soft_wrap=True)


def _assignment_problems(speech: Speech, folder: Path) -> list[Problem]:
    """Where an assignment's notebook gives a criterion other points than the rubric does."""
    from saql.course import load_course
    from saql.grading.layout import ASSIGNMENTS
    from saql.grading.sources import place
    from saql.grading.tasks import criterion_cell

    _ = speech.words
    rubric = load_course(folder / "course").rubric
    command = f'saql check "{folder}" --write-assignments'
    found = []
    for assignment in ASSIGNMENTS:
        for language in ("ar", "en"):
            path = place(folder / "assignments", assignment, language)
            shown = path.relative_to(folder).as_posix()
            points = _points(path)
            if points is None:
                sentence = _("%(file)s cannot be read as a notebook. To write it anew: %(command)s")
                said = sentence % {"file": shown, "command": command}
                found.append(Problem(said, False))
                continue
            for criterion in rubric.for_assignment(assignment):
                there = points.get(criterion_cell(criterion.id))
                if there == criterion.weight:
                    continue
                sentence = _(
                    "%(file)s: the rubric gives the criterion %(id)s %(weight)d points, this "
                    "notebook %(there)s. To write the notebooks anew: %(command)s"
                )
                data = {
                    "file": shown,
                    "id": criterion.id,
                    "weight": criterion.weight,
                    "there": "0" if there is None else f"{there:g}",
                    "command": command,
                }
                found.append(Problem(sentence % data, False))
    return [*found, *_test_problems(speech, folder, command)]


def _test_problems(speech: Speech, folder: Path, command: str) -> list[Problem]:
    """Where a test's notebook has another number of questions than the tests are drawn with."""
    from saql.course import load_course
    from saql.grading.layout import TESTS
    from saql.grading.notebooks_of_tests import questions_in

    _ = speech.words
    asked = load_course(folder / "course").tests.questions
    sentence = _(
        "assignments/%(test)s: the test has %(asked)d questions, its notebook %(there)d. To write "
        "the notebooks anew: %(command)s"
    )
    found = []
    for test in TESTS:
        for language in ("ar", "en"):
            there = questions_in(folder / "assignments", test, language)
            if there != asked:
                data = {"test": test, "asked": asked, "there": there, "command": command}
                found.append(Problem(sentence % data, False))
                break
    return found


def _points(path: Path) -> dict[str, float] | None:
    """The points of a notebook's graded cells; None where it cannot be read."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
        return {mark["grade_id"]: float(mark.get("points") or 0) for mark in marks if mark}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write_assignments(speech: Speech, folder: Path) -> None:
    """Bring the notebooks up to date with the rubric; a broken rubric is refused."""
    from saql.course import CourseFileError, load_course
    from saql.grading import notebooks_of_tests
    from saql.grading.sources import write

    try:
        course = load_course(folder / "course")
        written = write(folder / "assignments", course.rubric)
        written += notebooks_of_tests.write(folder / "assignments", course.tests.questions)
    except CourseFileError as error:
        speech.refuse(error.sentence(speech.language), 1)
    for path in written:
        speech.say(speech.words("Written: %(file)s") % {"file": path.relative_to(folder)})
