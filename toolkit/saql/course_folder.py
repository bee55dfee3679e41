"""The course folder: what a trainer edits and where a room keeps its work.

```
DIR/
  saql.toml             settings of the room
  course/               syllabus, rubric, thresholds, samples … as data
  modules/              lesson notebooks
  assignments/          nbgrader's source notebooks
  nbgrader_config.py    so that stock nbgrader commands work here
  data/                 the service's database, secrets and codes: for the trainer only
  submitted/ autograded/ feedback/ gradebook.db    nbgrader's own
```
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from saql import shipped
from saql.plan.fields import Language

SETTINGS = "saql.toml"
SETTINGS_TEXT = """\
# Settings of the room. A change counts from the next start.
# إعدادات القاعة. يسري أي تغيير عند التشغيل التالي.

[room]
language = "{language}"   # the language of the sign-in page: "ar" or "en" · لغة صفحة الدخول
port = 8866
hosts = []        # other names by which this computer is reached · أسماء أخرى لهذا الحاسوب

[database]
url = ""          # empty: SQLite in data/. Or postgresql://…  · فارغ: قاعدة بيانات محلية
"""


class CourseFolderError(Exception):
    """A folder that cannot be made or used; ``code`` names the reason."""

    def __init__(
        self, code: str, folder: Path, detail: str = "", *, errno: int | None = None
    ) -> None:
        super().__init__(f"{code}: {folder} {detail}".strip())
        self.code = code
        self.folder = folder
        self.detail = detail
        self.errno = errno


@dataclass(frozen=True)
class RoomSettings:
    """What ``saql.toml`` says."""

    language: Language = "ar"
    port: int = 8866
    hosts: tuple[str, ...] = ()
    database_url: str = ""


def create_course_folder(folder: Path, language: Language = "ar") -> Path:
    """Make a course folder from the shipped data, whole or not at all.

    Raises:
        CourseFolderError: ``not_empty``, or ``cannot_write``.
    """
    folder = folder.absolute()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CourseFolderError("not_empty", folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".saql-") as made:
            draft = Path(made) / "course-folder"
            _fill(draft, language)
            if folder.exists():
                folder.rmdir()
            draft.replace(folder)
    except OSError as error:
        raise CourseFolderError(
            "cannot_write", folder, str(error.strerror or error), errno=error.errno
        ) from error
    return folder


def is_course_folder(folder: Path) -> bool:
    """Whether this is a folder that `create_course_folder` made."""
    return (folder / SETTINGS).is_file() and (folder / "course").is_dir()


def read_settings(folder: Path) -> RoomSettings:
    """The room's settings.

    Raises:
        CourseFolderError: ``no_course_folder``, or ``bad_settings`` with a ``CourseFileError`` as
            its cause.
    """
    from saql.course import CourseFileError
    from saql.course.room_file import read_room_file

    if not is_course_folder(folder):
        raise CourseFolderError("no_course_folder", folder)
    try:
        told = read_room_file(folder / SETTINGS)
    except CourseFileError as error:
        raise CourseFolderError("bad_settings", folder, str(error)) from error
    room = told.room
    return RoomSettings(room.language, room.port, room.hosts, told.database.url)


def _fill(draft: Path, language: Language) -> None:
    unwanted = shutil.ignore_patterns("__pycache__", ".*", "nbgrader_config.py")
    for name in ("course", "modules", "assignments"):
        shutil.copytree(shipped.path(name), draft / name, ignore=unwanted)
    shutil.copyfile(shipped.path("course") / "nbgrader_config.py", draft / "nbgrader_config.py")
    (draft / SETTINGS).write_text(SETTINGS_TEXT.format(language=language), encoding="utf-8")
    data = draft / "data"
    data.mkdir()
    if os.name == "posix":
        data.chmod(0o700)
