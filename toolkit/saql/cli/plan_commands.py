"""``saql plan check``, ``export`` and ``diff``: one plan file, no room needed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from saql.cli.os_words import opening_refused, writing_refused
from saql.cli.speech import Speech
from saql.plan.document import Plan
from saql.plan.fields import Language
from saql.plan.upgrade import PlanFileError, read_plan

if TYPE_CHECKING:
    from saql.course import Course

FORMATS = ("docx", "pdf", "xlsx", "ics")
SEVERITY_STYLES = {"E": "bold red", "W": "yellow", "I": "cyan"}


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the commands to ``saql plan``."""
    _ = speech.words
    lang_help = _("Language of what is printed: ar or en.")

    @app.command("check", help=_("Check a plan file; exit 1 while an error is left."))
    def check(
        file: Annotated[Path, typer.Argument(help=_("A plan.json file."))],
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
        as_json: Annotated[
            bool, typer.Option("--json", help=_("Print the findings as JSON."))
        ] = False,
        folder: Annotated[
            Path | None,
            typer.Option(
                "--dir", help=_("The course folder; by default the one around the file or here.")
            ),
        ] = None,
    ) -> None:
        plan, language = load(speech, file), chosen(speech, lang)
        course = course_for(speech, file, folder)
        findings = described(plan, language, course)
        if as_json:
            typer.echo(json.dumps(findings, ensure_ascii=False, indent=2))
        else:
            _print_findings(Speech(language), findings)
        if any(finding["severity"] == "E" for finding in findings):
            raise typer.Exit(1)

    @app.command("export", help=_("Make a document of a plan file: docx, pdf, xlsx or ics."))
    def export(
        file: Annotated[Path, typer.Argument(help=_("A plan.json file."))],
        to: Annotated[str, typer.Option("--to", help="docx, pdf, xlsx, ics")],
        out: Annotated[Path, typer.Option("-o", "--output", help=_("The file to write."))],
        lang: Annotated[
            str, typer.Option("--lang", help=_("Language of the document: ar, en or both."))
        ] = "",
    ) -> None:
        plan = load(speech, file)
        language = lang or plan.about.language
        if to not in FORMATS:
            speech.refuse(_("Choose one of these after --to: docx, pdf, xlsx, ics."))
        if language not in ("ar", "en", "both"):
            speech.refuse(_("Choose one of these after --lang: ar, en, both."))
        _write(speech, plan, to, language, out)

    @app.command("diff", help=_("Tell what changed between two plan files."))
    def diff(
        before: Annotated[Path, typer.Argument(help=_("The earlier plan.json."))],
        after: Annotated[Path, typer.Argument(help=_("The later plan.json."))],
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        from saql.course import default_course
        from saql.i18n.changes import lines, told

        language = chosen(speech, lang)
        old, new = load(speech, before), load(speech, after)
        found = told(old, new, language, default_course().places)
        for line in lines(found, language):
            if line.startswith(" "):
                speech.say(line)
            else:
                speech.out.print(line, style="bold", soft_wrap=True, markup=False)
        if not found:
            speech.say(Speech(language).words("The two plans are the same."))

    @app.command("schema", help=_("Print the JSON Schema of the plan file."))
    def schema() -> None:
        from saql.plan.schema import json_schema

        typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def chosen(speech: Speech, lang: str) -> Language:
    """The language asked for; refuses any but ar and en."""
    if lang not in ("ar", "en"):
        speech.refuse(speech.words("Choose one of these after --lang: ar, en."))
    return cast("Language", lang)


def load(speech: Speech, file: Path) -> Plan:
    """Read a plan file, or say in a sentence why it cannot be read."""
    try:
        return read_plan(file.read_bytes())
    except OSError as error:
        opening_refused(speech, file, error)
    except PlanFileError as error:
        speech.refuse(plan_reason(speech, file, error))


def plan_reason(speech: Speech, file: Path | str, error: PlanFileError) -> str:
    """Why a file is no plan."""
    _ = speech.words
    reasons = {
        "too_large": _("%(file)s is larger than a plan can be (2 MB)."),
        "not_utf8": _("%(file)s is not text in UTF-8. Save it as UTF-8, or export it again."),
        "not_json": _("%(file)s is not a plan file: it is damaged or of another kind."),
        "too_deep": _("%(file)s is not a plan file: it is damaged or of another kind."),
        "not_a_plan": _("%(file)s is not a plan. Choose the plan.json that Saql saved."),
        "impossible": _("%(file)s has a value that no plan can hold, at: %(where)s."),
    }
    return reasons[error.code] % {"where": "", **error.data, "file": file}


def course_for(speech: Speech, file: Path, folder: Path | None) -> "Course":
    """The course that a file belongs to: the folder named, one around it or here, or the default.

    Refuses a folder that is none, and a course with a mistake.
    """
    from saql.cli.folders import course_folder
    from saql.course import CourseFileError, default_course, load_course
    from saql.course_folder import is_course_folder

    if folder is not None:
        found: Path | None = course_folder(speech, folder)
    else:
        around = (*file.absolute().parents, Path.cwd(), *Path.cwd().parents)
        found = next((place for place in around if is_course_folder(place)), None)
    try:
        return load_course(found / "course") if found else default_course()
    except CourseFileError as error:
        speech.refuse(error.sentence(speech.language))


def described(plan: Plan, language: Language, course: "Course") -> list[dict[str, Any]]:
    """The findings of a plan as data with their words, errors first."""
    from saql.i18n.findings import describe
    from saql.plan.checks import check

    order = {"E": 0, "W": 1, "I": 2}
    rows: list[dict[str, Any]] = []
    for finding in check(plan, course.setting):
        told = describe(finding, language, plan)
        rows.append(
            {
                "code": finding.code,
                "severity": finding.severity,
                "section": finding.place.section,
                "item": finding.place.item,
                "field": finding.place.field,
                "where": told.where,
                "message": told.message,
                "reason": told.reason,
                "mend": told.mend,
            }
        )
    return sorted(rows, key=lambda row: order[row["severity"]])


def _print_findings(speech: Speech, findings: list[dict[str, Any]]) -> None:
    _ = speech.words
    names = {"E": _("Error"), "W": _("Warning"), "I": _("Hint")}
    for finding in findings:
        style = SEVERITY_STYLES[finding["severity"]]
        heading = f"{names[finding['severity']]} {finding['code']} · {finding['where']}"
        speech.out.print(heading, style=style, soft_wrap=True)
        speech.say(f"  {finding['message']}")
        speech.say(f"  {finding['mend']}")
    counts = {key: sum(f["severity"] == key for f in findings) for key in names}
    summary = _("Errors: %(E)d · warnings: %(W)d · hints: %(I)d")
    speech.say(summary % counts)


def _write(speech: Speech, plan: Plan, to: str, language: str, out: Path) -> None:
    from saql.exports import export

    try:
        out.write_bytes(export(plan, to, language))  # type: ignore[arg-type]  # both were checked against their lists
    except OSError as error:
        writing_refused(speech, out, error)
    speech.say(speech.words("Written: %(file)s") % {"file": out})
