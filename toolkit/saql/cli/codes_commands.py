"""``saql codes``: the personal codes on the screen, for a spreadsheet, or as slips to cut out."""

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from saql.cli.folders import course_folder, refuse_folder
from saql.cli.os_words import writing_refused
from saql.cli.plan_commands import chosen
from saql.cli.speech import Speech
from saql.course_folder import CourseFolderError, read_settings

Row = tuple[str, str, str, str]


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the command to ``saql``."""
    _ = speech.words

    @app.command("codes", help=_("Print the personal codes."))
    def codes(
        folder: Annotated[
            Path, typer.Option("--dir", help=_("The course folder; by default this folder."))
        ] = Path(),
        form: Annotated[
            str, typer.Option("--format", help=_("table, or csv for a spreadsheet."))
        ] = "table",
        slips: Annotated[
            Path | None,
            typer.Option(
                "--slips", help=_("A PDF to write: a slip with a QR picture for each person.")
            ),
        ] = None,
        address: Annotated[
            str,
            typer.Option("--address", help=_("Where people reach the room, for the QR pictures.")),
        ] = "",
        lang: Annotated[
            str, typer.Option("--lang", help=_("Language of what is printed: ar or en."))
        ] = "",
    ) -> None:
        from saql.service.codes import listed
        from saql.service.settings import Settings

        room = course_folder(speech, folder)
        if form not in ("table", "csv"):
            speech.refuse(_("Choose one of these after --format: table, csv."))
        rows = [(c.role, c.organisation, c.person, c.code) for c in listed(Settings(room))]
        said = Speech(chosen(speech, lang)) if lang else speech
        if slips:
            _write_slips(said, room, rows, slips, address)
        elif form == "csv":
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(("role", "organisation", "person", "code"))
            writer.writerows(rows)
        else:
            _print_table(said, rows)


def _print_table(speech: Speech, rows: list[Row]) -> None:
    _ = speech.words
    table = Table(_("Role"), _("Organisation"), _("Person"), _("Code"))
    roles = _roles(speech)
    for role, *rest in rows:
        table.add_row(roles.get(role, role), *rest)
    speech.out.print(table)
    if not rows:
        speech.say(_("Nobody has a code yet."))


def _write_slips(speech: Speech, room: Path, rows: list[Row], out: Path, address: str) -> None:
    from saql.exports.slips import Slip, code_slips
    from saql.server.address import addresses

    try:
        reached = address or addresses("0.0.0.0", read_settings(room).port)[0]  # noqa: S104  # names, does not bind
    except CourseFolderError as error:
        refuse_folder(speech, error)
    roles = _roles(speech)
    people = [
        Slip(person, organisation, roles.get(role, role), code)
        for role, organisation, person, code in rows
    ]
    try:
        out.write_bytes(code_slips(people, reached.rstrip("/") + "/", speech.language))
    except OSError as error:
        writing_refused(speech, out, error)
    speech.say(speech.words("Written: %(file)s") % {"file": out})


def _roles(speech: Speech) -> dict[str, str]:
    _ = speech.words
    return {"participant": _("participant"), "coach": _("coach"), "trainer": _("trainer")}
