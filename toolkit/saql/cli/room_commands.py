"""``saql new``, ``demo``, ``serve``, ``codes`` and ``openapi``."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from saql.cli.check_commands import refuse_broken_course
from saql.cli.cohort_words import read_cohort
from saql.cli.folders import course_folder, refuse_folder
from saql.cli.language import asked
from saql.cli.plan_commands import chosen
from saql.cli.speech import Speech
from saql.course_folder import (
    CourseFolderError,
    RoomSettings,
    create_course_folder,
    is_course_folder,
    read_settings,
)
from saql.plan.fields import Language

STAFF_ONLY: dict[str, Any] = {
    "name": "Saql",
    "staff": [
        {"name": {"ar": "المدرّب", "en": "Trainer"}, "role": "trainer"},
        {"name": {"ar": "مدرّب الصقل", "en": "Coach"}, "role": "coach"},
    ],
}
"""Who can sign in to a new room, until there is a cohort."""


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the commands to ``saql``."""
    _ = speech.words
    dir_help = _("The course folder; by default this folder.")
    lang_help = _("Language of the terminal and of the sign-in page: ar or en.")
    new_lang_help = _("Language of the terminal and of the room: ar or en; the room's is else ar.")
    port_help = _("The port; by default the one in saql.toml.")

    @app.command(
        "new", help=_("Make a course folder: everything you may edit, and an empty database.")
    )
    def new(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help=_("A new or an empty folder."))],
        cohort: Annotated[
            Path | None,
            typer.Option("--cohort", help=_("A file like course/cohort.toml: who takes part.")),
        ] = None,
        lang: Annotated[str, typer.Option("--lang", help=new_lang_help)] = "",
    ) -> None:
        language = _room_language(speech, lang)
        content = read_cohort(speech, cohort)[0] if cohort else STAFF_ONLY
        try:
            made = create_course_folder(folder, language)
            _fill(speech, made, read_settings(made), content)
        except CourseFolderError as error:
            refuse_folder(speech, error)
        speech.say(_("The course folder is ready: %(folder)s") % {"folder": made})
        if not cohort:
            command = f'saql people import {_("people.xlsx")} --dir "{made}"'
            speech.say(_("Enter those who take part: %(command)s") % {"command": command})
            speech.say(_("Or later at the trainer's desk, from the same spreadsheet."))
        command = f'saql codes --dir "{made}"'
        speech.say(_("Your own code as the trainer: %(command)s") % {"command": command})
        speech.say(_("Open the room with: saql serve --dir %(folder)s") % {"folder": made})

    @app.command("demo", help=_("Make a ready room with sample organisations, and open it."))
    def demo(
        folder: Annotated[
            Path,
            typer.Option("--dir", help=_("Where the room is made; it is used again next time.")),
        ] = Path("saql-demo"),
        port: Annotated[int, typer.Option("--port", min=0, max=65535, help=port_help)] = 0,
        lang: Annotated[str, typer.Option("--lang", help=new_lang_help)] = "",
        host: Annotated[str, typer.Option("--host", help=_("The network address to open."))] = "",
        setup_only: Annotated[
            bool, typer.Option("--setup-only", help=_("Make the room and do not open it."))
        ] = False,
    ) -> None:
        language = _room_language(speech, lang)
        try:
            if not is_course_folder(folder):
                made = create_course_folder(folder, language)
                cohort = read_cohort(speech, made / "course" / "cohort.toml")[0]
                _fill(speech, made, read_settings(made), cohort)
        except CourseFolderError as error:
            refuse_folder(speech, error)
        speech.say(_("The room is ready: %(folder)s") % {"folder": folder.absolute()})
        if not setup_only:
            _serve(speech, folder, port, host, lang)

    @app.command("serve", help=_("Open the room of a course folder on your network."))
    def serve(
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        port: Annotated[int, typer.Option("--port", min=0, max=65535, help=port_help)] = 0,
        host: Annotated[str, typer.Option("--host", help=_("The network address to open."))] = "",
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = "",
    ) -> None:
        _serve(speech, course_folder(speech, folder), port, host, lang)

    @app.command("openapi", help=_("Print the OpenAPI description of the service."))
    def openapi() -> None:
        from saql.service.openapi import description

        typer.echo(json.dumps(description(), ensure_ascii=False, indent=2))


def _serve(speech: Speech, folder: Path, port: int, host: str, lang: str) -> None:
    from saql.server.run import RoomStartError, serve

    try:
        settings = read_settings(folder.absolute())
    except CourseFolderError as error:
        refuse_folder(speech, error)
    refuse_broken_course(speech, folder)
    if settings.database_url:
        os.environ.setdefault("SAQL_DATABASE_URL", settings.database_url)
    speech.say(speech.words("The room is being opened; this takes some seconds."))
    try:
        serve(
            folder.absolute(),
            host or "0.0.0.0",  # noqa: S104  # a room is for the devices around this one
            port or settings.port,
            chosen(speech, lang) if lang else settings.language,
            terminal=speech.language,
            names=settings.hosts,
            say=speech.say,
        )
    except RoomStartError as error:
        speech.refuse(str(error), 1)


def _room_language(speech: Speech, lang: str) -> Language:
    """The language of a new room: Arabic, whatever the system speaks, unless another is asked."""
    if lang:
        return chosen(speech, lang)
    return asked(sys.argv[1:]) or "ar"


def _fill(speech: Speech, folder: Path, room: RoomSettings, cohort: Mapping[str, Any]) -> None:
    from saql.demo import fill_room

    if not cohort.get("organisations"):
        fill_room(folder, room, cohort)
        return
    with speech.progress() as progress:
        task = progress.add_task(speech.words("Organisations"), total=None)
        fill_room(
            folder,
            room,
            cohort,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
