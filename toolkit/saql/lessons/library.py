"""The lessons of a modules folder, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from saql.lessons.errors import LessonError
from saql.lessons.notebook import NAME, read_lesson
from saql.plan.fields import Language


@dataclass(frozen=True, slots=True)
class Listed:
    """A lesson in a list: its module's folder, its id, its titles by language, its minutes."""

    module: str
    id: str
    titles: dict[str, str]
    minutes: int

    @property
    def slug(self) -> str:
        """Its name without the module's."""
        return self.id.partition("/")[2]

    def title(self, language: Language) -> str:
        """Its title in a language, or in the one that it has."""
        return self.titles.get(language) or next(iter(self.titles.values()))


def lesson_files(modules_dir: Path) -> list[Path]:
    """The notebooks of a modules folder, in the order of modules and lessons."""
    if not modules_dir.is_dir():
        return []
    return sorted(
        path
        for folder in modules_dir.iterdir()
        if folder.is_dir() and not folder.name.startswith(".")
        for path in folder.glob("*.ipynb")
        if not path.name.startswith(".") and path.is_file()
    )


def lessons_of(modules_dir: Path) -> list[Listed]:
    """The lessons, in order; a file that is no lesson is left out."""
    titles: dict[str, dict[str, str]] = {}
    minutes: dict[str, int] = {}
    for path in lesson_files(modules_dir):
        if not NAME.fullmatch(path.name):
            continue
        try:
            lesson = read_lesson(path)
        except LessonError:
            continue
        titles.setdefault(lesson.id, {})[lesson.language] = lesson.title
        minutes[lesson.id] = lesson.minutes
    return [Listed(name.partition("/")[0], name, titles[name], minutes[name]) for name in titles]


def modules_in(lessons: Iterable[Listed]) -> dict[str, list[Listed]]:
    """Lessons by module, both in their order."""
    found: dict[str, list[Listed]] = {}
    for one in lessons:
        found.setdefault(one.module, []).append(one)
    return found


def around(lessons: list[Listed], lesson: str) -> tuple[Listed | None, Listed | None]:
    """The lesson before and the lesson after one."""
    at = next((n for n, one in enumerate(lessons) if one.id == lesson), None)
    if at is None:
        return None, None
    return (lessons[at - 1] if at else None), (lessons[at + 1] if at + 1 < len(lessons) else None)
