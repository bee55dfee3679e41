"""``saql backup`` and ``saql restore``."""

from pathlib import Path
from typing import Annotated

import typer

from saql.cli.folders import course_folder, refuse_folder
from saql.cli.os_words import os_reason, writing_refused
from saql.cli.plan_commands import chosen
from saql.cli.speech import Speech
from saql.course_folder import CourseFolderError, read_settings


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the commands to ``saql``."""
    _ = speech.words
    dir_help = _("The course folder; by default this folder.")
    lang_help = _("Language of what is printed: ar or en.")

    @app.command("backup", help=_("Write a complete, checked copy of a room, also while it runs."))
    def backup(
        file: Annotated[Path, typer.Argument(help=_("The backup file to write."))],
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        chosen(speech, lang)
        from saql.service import backup as backups
        from saql.service.backup_manifest import BackupError
        from saql.service.settings import Settings

        room = course_folder(speech, folder)
        try:
            url = read_settings(room).database_url
            made = backups.backup(Settings(room, url), file.absolute())
        except CourseFolderError as error:
            refuse_folder(speech, error)
        except BackupError:
            speech.refuse(_("The backup does not read back. Try again on another disk."), 1)
        except OSError as error:
            writing_refused(speech, file, error)
        counted = {"file": file, "rows": sum(made.rows.values()), "files": len(made.files)}
        speech.say(_("Backed up and checked: %(file)s (%(rows)d rows, %(files)d files)") % counted)

    @app.command("restore", help=_("Put a backup into a new folder, checked before and after."))
    def restore(
        file: Annotated[Path, typer.Argument(help=_("The backup file."))],
        folder: Annotated[
            Path, typer.Option("--dir", help=_("A new or an empty folder for the room."))
        ],
        database_url: Annotated[
            str,
            typer.Option(
                "--database-url", help=_("An empty PostgreSQL database, instead of SQLite.")
            ),
        ] = "",
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        chosen(speech, lang)
        from saql.service import backup as backups
        from saql.service.backup_manifest import BackupError
        from saql.service.settings import Settings

        sentences = {
            "not_a_backup": _("%(file)s is not a backup of a room."),
            "newer_version": _("%(file)s was made by a newer version. Update Saql first."),
            "damaged": _("%(file)s is damaged, so nothing was restored. Use another backup."),
            "not_empty": _("%(folder)s already holds something. Name a new or an empty folder."),
        }
        if not file.is_file():
            speech.refuse(_("%(file)s is not a backup of a room.") % {"file": file})
        try:
            backups.restore(file, Settings(folder.absolute(), database_url))
        except BackupError as error:
            speech.refuse(sentences[error.code] % {"file": file, "folder": folder.absolute()})
        except OSError as error:
            sentence = _("%(folder)s cannot be made: %(detail)s.")
            speech.refuse(sentence % {"folder": folder, "detail": os_reason(speech, error)})
        speech.say(_("Restored and checked: %(folder)s") % {"folder": folder.absolute()})
