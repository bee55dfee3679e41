"""``saql grade`` and ``saql collect``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saql.cli.folders import course_folder, opened_room
from saql.cli.plan_commands import chosen
from saql.cli.speech import Speech

if TYPE_CHECKING:
    from saql.grading.collect import Collected


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the commands to ``saql``."""
    _ = speech.words
    dir_help = _("The course folder; by default this folder.")
    lang_help = _("Language of what is printed: ar or en.")

    @app.command("grade", help=_("Grade all submissions and say who needs what."))
    def grade(
        assignment: Annotated[
            str, typer.Argument(help=_("The name of an assignment; by default all."))
        ] = "",
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        jobs: Annotated[
            int,
            typer.Option("--jobs", min=0, help=_("Processes at once; 0 means one for each core.")),
        ] = 0,
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        chosen(speech, lang)
        room = course_folder(speech, folder)
        from saql.grading.layout import TESTS, assignments_in
        from saql.grading.roster import submitters
        from saql.grading.tasks import CHECKS

        if assignment and assignment not in (*CHECKS, *TESTS):
            names = ", ".join((*CHECKS, *TESTS))
            speech.refuse(_("Choose one of these assignments: %(names)s.") % {"names": names})
        taken = tuple(test for test in TESTS if submitters(room, test))
        wanted = (assignment,) if assignment else (*assignments_in(room), *taken)
        failed = [_grade(speech, room, name, jobs) for name in wanted]
        if any(failed):
            raise typer.Exit(1)

    @app.command("collect", help=_("Take in work that was done elsewhere: zip files and folders."))
    def collect(
        files: Annotated[list[Path], typer.Argument(help=_("Zip files, folders or plan files."))],
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        assignment: Annotated[
            str,
            typer.Option(
                "--assignment", help=_("Which assignment it is, where the file does not say.")
            ),
        ] = "",
        organisation: Annotated[
            str,
            typer.Option(
                "--organisation", help=_("Whose it is, by id, where the file does not say.")
            ),
        ] = "",
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        chosen(speech, lang)
        room = course_folder(speech, folder)
        results = _collect(speech, room, files, assignment, organisation)
        for result in results:
            console = speech.out if result.taken else speech.err
            console.print(result.sentence(speech.language), soft_wrap=True)
        if not all(result.taken for result in results):
            raise typer.Exit(1)


def _collect(
    speech: Speech, room: Path, files: list[Path], assignment: str, organisation: str
) -> "list[Collected]":
    """Take parcels in: laid out for nbgrader, and recorded with the room's own submissions."""
    from saql.grading.collect import collect
    from saql.grading.layout import submission
    from saql.grading.roster import enrol
    from saql.plan.upgrade import read_plan
    from saql.service import setup

    with opened_room(speech, room) as database:
        names = setup.organisation_names(database)
        if organisation and organisation not in names:
            sentence = speech.words("There is no organisation “%(id)s” here. There are: %(known)s")
            speech.refuse(sentence % {"id": organisation, "known": ", ".join(sorted(names))})
        enrol(room, names)
        results = collect(
            files,
            room,
            assignment=assignment or None,
            organisation=organisation or None,
            organisations=names,
        )
        for result in results:
            if result.taken:
                folder = submission(room, result.organisation, result.assignment)
                plan = read_plan((folder / "plan.json").read_bytes())
                setup.take_in(database, result.organisation, result.assignment, plan)
    return results


def _grade(speech: Speech, folder: Path, assignment: str, jobs: int) -> bool:
    """Grade one assignment; returns whether a submission could not be graded."""
    from saql.grading.grade import Graded, grade
    from saql.grading.layout import GradingError
    from saql.grading.roster import enrolled
    from saql.grading.words import error_sentence, sentences

    with speech.progress() as progress:
        task = progress.add_task(assignment, total=None)

        def step(done: int, total: int, _result: Graded) -> None:
            progress.update(task, completed=done, total=total)

        try:
            cohort = grade(folder, assignment, jobs or None, step)
        except GradingError as error:
            speech.refuse(error_sentence(error, speech.language))
    speech.say(f"— {assignment} —")
    for sentence in sentences(cohort, speech.language, enrolled(folder, assignment)):
        speech.say(sentence)
    return any(result.status == "failed" for result in cohort.results)
