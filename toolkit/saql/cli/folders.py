"""The course folder that a command works in."""

from __future__ import annotations

from pathlib import Path

from saql.cli.speech import Speech
from saql.course_folder import CourseFolderError, is_course_folder


def course_folder(speech: Speech, folder: Path) -> Path:
    """The folder, absolute; refuses one that is no course folder."""
    if not is_course_folder(folder):
        refuse_folder(speech, CourseFolderError("no_course_folder", folder.absolute()))
    return folder.absolute()


def refuse_folder(speech: Speech, error: CourseFolderError) -> None:
    """End with the sentence for a folder that cannot be made or used."""
    _ = speech.words
    sentences = {
        "not_empty": _("%(folder)s already holds something. Name a new or an empty folder."),
        "cannot_write": _("%(folder)s cannot be made: %(detail)s."),
        "no_course_folder": _(
            "%(folder)s is not a course folder. Name one with --dir, or make one: saql new FOLDER"
        ),
        "bad_settings": _("saql.toml in %(folder)s has a mistake: %(detail)s"),
    }
    speech.refuse(sentences[error.code] % {"folder": error.folder, "detail": error.detail})
