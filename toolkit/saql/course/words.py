"""A course's word lists and places."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from saql import shipped
from saql.course.errors import CourseFileError
from saql.course.lines import line_of
from saql.course.toml_file import as_course_errors, read_text, read_toml, shown
from saql.plan.places import PlaceRow, Places
from saql.plan.wordlists import LIST_NAMES, WordList, WordLists, word_lists

WORDS_FOLDER = "words"


def read_words(root: Path) -> WordLists:
    """The shipped word lists, replaced where the course has its own.

    Raises:
        CourseFileError: a file has a mistake.
    """
    entries = {**_word_files(shipped.path("course"), root), **_word_files(root, root)}
    return word_lists(entries)


def read_places(path: Path, root: Path) -> Places:
    """The gazetteer.

    Raises:
        CourseFileError: the file has a mistake.
    """
    name = shown(path, root)
    rows: list[PlaceRow] = []
    number = 1
    try:
        for number, row in enumerate(csv.DictReader(io.StringIO(read_text(path, name))), start=2):
            rows.append(_place(row, name, number))
    except csv.Error as error:  # a cell without end
        raise CourseFileError(name, number + 1, "place") from error
    return Places(tuple(rows))


def _word_files(folder: Path, root: Path) -> dict[str, WordList]:
    reader = TypeAdapter(WordList)
    found: dict[str, WordList] = {}
    for path in sorted((folder / WORDS_FOLDER).glob("*.toml")):
        name = shown(path, root)
        for key, value in read_toml(path, name).items():
            if key not in LIST_NAMES:
                line = line_of(path.read_text(encoding="utf-8-sig"), (key,))
                raise CourseFileError(name, line, "unknown", key=key)
            try:
                found[key] = reader.validate_python(value)
            except ValidationError as error:
                raise as_course_errors(error, path, name, (key,))[0] from error
    return found


def _place(row: dict[str, str | None], name: str, line: int) -> PlaceRow:
    level, pcode, parent, en, ar = (
        (row.get(key) or "").strip() for key in ("level", "pcode", "parent", "name_en", "name_ar")
    )
    if level not in ("1", "2", "3") or not (pcode and en and ar):
        raise CourseFileError(name, line, "place")
    spellings = tuple(s for s in (row.get("spellings") or "").split("|") if s)
    return PlaceRow(int(level), pcode, parent, en, ar, spellings)
