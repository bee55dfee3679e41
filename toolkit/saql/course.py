"""A course's own data: figures, word lists, rubric and places, read from its folder.

A file that a course leaves out is taken from the shipped data. A file with a mistake is refused
with its name, the line and a sentence that says what to do.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from saql import shipped
from saql.i18n.catalogue import catalogue
from saql.plan.checks.rule import Setting
from saql.plan.fields import Language
from saql.plan.places import PlaceRow, Places
from saql.plan.rubric import Rubric, RubricError
from saql.plan.thresholds import Thresholds
from saql.plan.wordlists import LIST_NAMES, WordList, WordLists, word_lists

THRESHOLDS_FILE = "thresholds.toml"
RUBRIC_FILE = "rubric.toml"
PLACES_FILE = "places.csv"
WORDS_FOLDER = "words"

MESSAGES = {
    "syntax": "%(file)s, line %(line)d: this cannot be read as TOML (%(detail)s). "
    "Look for a missing quotation mark, bracket or equals sign at that line.",
    "encoding": "%(file)s is not saved as UTF-8. Open it in a text editor and save it as UTF-8.",
    "missing": "%(file)s cannot be opened. Put the file back, or copy it from a new course folder.",
    "unknown": "%(file)s, line %(line)d: nothing is called “%(key)s” here. "
    "Check the spelling against the file in a new course folder, or delete the line.",
    "value": "%(file)s, line %(line)d: “%(key)s” is not right. "
    "Compare it with the same line of the file in a new course folder.",
    "text": "%(file)s, line %(line)d: “%(key)s” must be a text between quotation marks.",
    "number": "%(file)s, line %(line)d: “%(key)s” must be a number, without quotation marks.",
    "range": "%(file)s, line %(line)d: “%(key)s” is outside what it can be (%(detail)s).",
    "list": "%(file)s, line %(line)d: “%(key)s” has the wrong number of entries (%(detail)s).",
    "lacking": "%(file)s, line %(line)d: “%(key)s” is missing. "
    "Compare with the file in a new course folder.",
    "weights": "%(file)s, line %(line)d: the weights add up to %(detail)s. "
    "Change “weight” of one or more criteria until they add up to 100.",
    "criteria_ids": "%(file)s, line %(line)d: the criteria must be c1 to c12, each once and in "
    "order; here they are: %(detail)s.",
    "level_order": "%(file)s, line %(line)d: “level_names” must be the levels 1, 2, 3 and 4, "
    "in order.",
    "no_section": "%(file)s, line %(line)d: “%(key)s” names a section that no plan has: "
    "“%(detail)s”.",
    "place": "%(file)s, line %(line)d: a place needs a level (1, 2 or 3), a code and both names. "
    "Fill the row or delete it.",
}
"""English sentences of the errors, by code; the Arabic ones are in the catalogue."""

KINDS: dict[str, tuple[str, ...]] = {
    "unknown": ("extra_forbidden",),
    "lacking": ("missing",),
    "text": ("string_type", "string_too_short"),
    "number": ("int_", "float_", "finite_number"),
    "range": ("greater_than", "less_than"),
    "list": ("too_short", "too_long"),
}
"""Sentences by the beginnings of pydantic's kinds of errors."""

KEY_OF: dict[str, tuple[str, ...]] = {
    "weights": ("criteria", "weight"),
    "criteria_ids": ("criteria",),
    "level_order": ("level_names",),
    "no_section": ("sections",),
}
"""The key that a rule over several values speaks of."""

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}

_Model = TypeVar("_Model", bound=BaseModel)


class CourseFileError(Exception):
    """A course file that cannot be used: which, where, and what to do about it."""

    def __init__(self, file: str, line: int, code: str, *, key: str = "", detail: str = "") -> None:
        self.file = file
        self.line = line
        self.code = code
        self.data = {"file": file, "line": line, "key": key, "detail": detail}
        super().__init__(self.sentence("en"))

    def sentence(self, language: Language) -> str:
        """What is wrong and how to mend it."""
        return catalogue("checks", language).gettext(MESSAGES[self.code]) % self.data


@dataclass(frozen=True, eq=False)
class Course:
    """What a course folder holds for the checks and the coaches."""

    folder: Path
    thresholds: Thresholds
    words: WordLists
    rubric: Rubric
    places: Places

    @cached_property
    def setting(self) -> Setting:
        """What the checks need of it."""
        return Setting(self.thresholds, self.words, self.places)


@cache
def default_course() -> Course:
    """The shipped course, read once."""
    return load_course(shipped.path("course"))


def load_course(folder: Path | str) -> Course:
    """Read a course folder.

    Raises:
        CourseFileError: a file is there and has a mistake, or is missing from the shipped data too.
    """
    root = Path(folder)
    return Course(
        folder=root,
        thresholds=_read_model(_found(root, THRESHOLDS_FILE), root, Thresholds),
        words=_read_words(root),
        rubric=_read_model(_found(root, RUBRIC_FILE), root, Rubric),
        places=_read_places(_found(root, PLACES_FILE), root),
    )


def read_toml(path: Path, shown_as: str = "") -> dict[str, Any]:
    """Read a TOML file of a course.

    Raises:
        CourseFileError: it cannot be opened or read.
    """
    name = shown_as or path.name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at.group(1)) if at else _last_line(path)
        raise CourseFileError(name, line, "syntax", detail=str(error)) from error
    except UnicodeDecodeError as error:
        raise CourseFileError(name, 0, "encoding") from error
    except OSError as error:
        raise CourseFileError(name, 0, "missing") from error


def line_of(text: str, keys: tuple[int | str, ...]) -> int:
    """The line of a TOML text that holds a key, as near as can be told; 1 where none is found."""
    lines = text.splitlines()
    at, depth = 0, ""
    for position, key in enumerate(keys):
        if isinstance(key, int):
            at = _nth_table(lines, depth, key, at)
            continue
        depth = f"{depth}.{key}" if depth else key
        header = re.compile(rf"\s*\[\[?\s*{re.escape(depth)}\s*\]")
        entry = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        for number in range(at, len(lines)):
            if header.match(lines[number]) or entry.match(lines[number]):
                at = number
                break
        else:
            return at + 1 if position else 1
    return at + 1


def _nth_table(lines: list[str], name: str, index: int, start: int) -> int:
    header = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    found = [n for n in range(start, len(lines)) if header.match(lines[n])]
    return found[index] if index < len(found) else start


def _found(root: Path, name: str) -> Path:
    own = root / name
    return own if own.exists() else shipped.path("course") / name


def _last_line(path: Path) -> int:
    return len(path.read_text(encoding="utf-8-sig").splitlines())


def _read_model(path: Path, root: Path, model: type[_Model]) -> _Model:
    name = _shown(path, root)
    data = read_toml(path, name)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise _as_course_error(error, path, name, ()) from error


def _as_course_error(
    error: ValidationError, path: Path, name: str, above: tuple[int | str, ...]
) -> CourseFileError:
    first = error.errors()[0]
    broken = first.get("ctx", {}).get("error")
    rule = broken.code if isinstance(broken, RubricError) else ""
    keys = (*above, *first["loc"], *KEY_OF.get(rule, ()))
    line = line_of(path.read_text(encoding="utf-8-sig"), keys)
    code = rule or _code_of(first["type"])
    shown = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
    return CourseFileError(name, line, code, key=shown, detail=_detail(first.get("ctx", {})))


def _code_of(kind: str) -> str:
    """Which of the sentences fits a kind of pydantic's errors."""
    for code, begins in KINDS.items():
        if kind.startswith(begins):
            return code
    return "value"


def _detail(limits: dict[str, Any]) -> str:
    """The limits or the value that an error speaks of, in signs that need no translation."""
    if isinstance(limits.get("error"), RubricError):
        return str(limits["error"].found)
    if "actual_length" in limits:
        wanted = limits.get("min_length", limits.get("max_length"))
        return f"{limits['actual_length']} ≠ {wanted}"
    return ", ".join(f"{SIGNS[name]} {limits[name]}" for name in SIGNS if name in limits)


def _read_words(root: Path) -> WordLists:
    entries = {**_word_files(shipped.path("course"), root), **_word_files(root, root)}
    return word_lists(entries)


def _word_files(folder: Path, root: Path) -> dict[str, WordList]:
    reader = TypeAdapter(WordList)
    found: dict[str, WordList] = {}
    for path in sorted((folder / WORDS_FOLDER).glob("*.toml")):
        name = _shown(path, root)
        for key, value in read_toml(path, name).items():
            if key not in LIST_NAMES:
                line = line_of(path.read_text(encoding="utf-8-sig"), (key,))
                raise CourseFileError(name, line, "unknown", key=key)
            try:
                found[key] = reader.validate_python(value)
            except ValidationError as error:
                raise _as_course_error(error, path, name, (key,)) from error
    return found


def _read_places(path: Path, root: Path) -> Places:
    name = _shown(path, root)
    rows: list[PlaceRow] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                rows.append(_place(row, name, number))
    except UnicodeDecodeError as error:
        raise CourseFileError(name, 0, "encoding") from error
    except OSError as error:
        raise CourseFileError(name, 0, "missing") from error
    return Places(tuple(rows))


def _place(row: dict[str, str | None], name: str, line: int) -> PlaceRow:
    level, pcode, parent, en, ar = (
        (row.get(key) or "").strip() for key in ("level", "pcode", "parent", "name_en", "name_ar")
    )
    if level not in ("1", "2", "3") or not (pcode and en and ar):
        raise CourseFileError(name, line, "place")
    spellings = tuple(s for s in (row.get("spellings") or "").split("|") if s)
    return PlaceRow(int(level), pcode, parent, en, ar, spellings)


def _shown(path: Path, root: Path) -> str:
    for base in (root, shipped.path("course")):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name
