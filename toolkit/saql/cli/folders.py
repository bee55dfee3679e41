"""The course folder that a command works in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from saql.cli.os_words import os_reason
from saql.cli.speech import Speech
from saql.course_folder import CourseFolderError, is_course_folder, read_settings

if TYPE_CHECKING:
    from saql.service.database import Database


def course_folder(speech: Speech, folder: Path) -> Path:
    """The folder, absolute; refuses one that is no course folder."""
    if not is_course_folder(folder):
        refuse_folder(speech, CourseFolderError("no_course_folder", folder.absolute()))
    return folder.absolute()


@contextmanager
def opened_room(speech: Speech, folder: Path) -> Iterator[Database]:
    """The database of a room, for the length of a block."""
    from saql.service.database import opened
    from saql.service.settings import Settings

    try:
        url = os.environ.get("SAQL_DATABASE_URL") or read_settings(folder).database_url
    except CourseFolderError as error:
        refuse_folder(speech, error)
    with opened(Settings(folder, url)) as database:
        yield database


def refuse_folder(speech: Speech, error: CourseFolderError) -> NoReturn:
    """End with the sentence for a folder that cannot be made or used."""
    speech.refuse(folder_sentence(speech, error))


def folder_sentence(speech: Speech, error: CourseFolderError) -> str:
    """Why a folder cannot be made or used, and what to do."""
    from saql.course.errors import CourseFileError

    _ = speech.words
    if isinstance(error.__cause__, CourseFileError):
        return error.__cause__.sentence(speech.language)
    sentences = {
        "not_empty": _("%(folder)s already holds something. Name a new or an empty folder."),
        "cannot_write": _("%(folder)s cannot be made: %(detail)s."),
        "no_course_folder": _(
            "%(folder)s is not a course folder. Name one with --dir, or make one: saql new FOLDER"
        ),
    }
    detail = error.detail
    if error.code == "cannot_write":
        detail = os_reason(speech, error.errno)
    return sentences[error.code] % {"folder": error.folder, "detail": detail}
