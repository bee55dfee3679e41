"""One TOML file of a course, read into its model; every mistake with its file and line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from saql import shipped
from saql.cohort.mistakes import DataError, Mistake, Place
from saql.course.errors import CourseFileError
from saql.course.lines import line_of
from saql.course.slips import slip
from saql.plan.rubric import RubricError

MAX_BYTES = 3_000_000
"""No file of a course is larger."""
MOST_MISTAKES = 200

KINDS: dict[str, tuple[str, ...]] = {
    "unknown": ("extra_forbidden",),
    "lacking": ("missing",),
    "text": ("string_type", "string_too_short"),
    "number": ("int_", "float_", "finite_number"),
    "range": ("greater_than", "less_than"),
    "list": ("too_short", "too_long"),
    "pattern": ("string_pattern", "string_too_long"),
    "choice": ("literal_error",),
}
"""Sentences by the beginnings of pydantic's kinds of errors."""

KEY_OF: dict[str, tuple[str, ...]] = {
    "weights": ("criteria", "weight"),
    "criteria_ids": ("criteria",),
    "extra_ids": ("assignment_criteria",),
    "level_order": ("level_names",),
    "no_section": ("sections",),
}
"""The key that a rule over several values speaks of."""

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}

_Model = TypeVar("_Model", bound=BaseModel)


def found(root: Path, name: str) -> Path:
    """A course's own file, or the shipped one where the course has none."""
    own = root / name
    return own if own.exists() else shipped.path("course") / name


def shown(path: Path, root: Path) -> str:
    """How a file is named to a person: from the course folder on."""
    for base in (root, shipped.path("course")):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name


def read_toml(path: Path, shown_as: str = "") -> dict[str, Any]:
    """Read a TOML file of a course.

    Raises:
        CourseFileError: it cannot be opened or read.
    """
    name = shown_as or path.name
    text = read_text(path, name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        code, line = slip(text, int(at.group(1)) if at else len(text.splitlines()))
        raise CourseFileError(name, line, code) from error
    except (ValueError, RecursionError) as error:  # a number or a nesting without end
        raise CourseFileError(name, 1, "syntax") from error


def read_text(path: Path, shown_as: str) -> str:
    """The text of a file of a course.

    Raises:
        CourseFileError: it cannot be opened, is too large, or is not in UTF-8.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            detail = str(MAX_BYTES // 1_000_000)
            raise CourseFileError(shown_as, 0, "file_too_large", detail=detail)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CourseFileError(shown_as, line, "encoding") from error
    except OSError as error:
        raise CourseFileError(shown_as, 0, "missing") from error


def read_model(path: Path, root: Path, model: type[_Model]) -> _Model:
    """A file as its model.

    Raises:
        CourseFileError: the first mistake.
    """
    name = shown(path, root)
    data = read_toml(path, name)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise as_course_errors(error, path, name, most=1)[0] from error


def model_mistakes(path: Path, root: Path, model: type[BaseModel]) -> list[CourseFileError]:
    """Every mistake of a file."""
    name = shown(path, root)
    try:
        model.model_validate(read_toml(path, name))
    except CourseFileError as error:
        return [error]
    except ValidationError as error:
        return as_course_errors(error, path, name)
    return []


def as_course_errors(
    error: ValidationError, path: Path, name: str, above: Place = (), *, most: int = MOST_MISTAKES
) -> list[CourseFileError]:
    """What a model found wrong, each mistake with its line; no more than somebody would read."""
    text = path.read_text(encoding="utf-8-sig")
    return [_as_course_error(dict(each), text, name, above) for each in error.errors()[:most]]


def at_line(mistake: Mistake, path: Path, root: Path) -> CourseFileError:
    """A mistake over several values, with its line."""
    line = line_of(path.read_text(encoding="utf-8-sig"), mistake.place)
    name = shown(path, root)
    return CourseFileError(name, line, mistake.code, key=spelt(mistake.place), detail=mistake.found)


def spelt(keys: Place) -> str:
    """A place as a person reads it; entries are counted from 1."""
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _as_course_error(first: dict[str, Any], text: str, name: str, above: Place) -> CourseFileError:
    broken = first.get("ctx", {}).get("error")
    rule = broken.code if isinstance(broken, RubricError | DataError) else ""
    below = broken.place if isinstance(broken, DataError) else KEY_OF.get(rule, ())
    keys = (*above, *first["loc"], *below)
    code = rule or _code_of(first["type"])
    detail = _detail(first)
    return CourseFileError(name, line_of(text, keys), code, key=spelt(keys), detail=detail)


def _code_of(kind: str) -> str:
    """Which of the sentences fits a kind of pydantic's errors."""
    for code, begins in KINDS.items():
        if kind.startswith(begins):
            return code
    return "value"


def _detail(first: dict[str, Any]) -> str:
    """The limits or the value that an error speaks of, in signs that need no translation."""
    limits = first.get("ctx", {})
    if isinstance(limits.get("error"), RubricError | DataError):
        return str(limits["error"].found)
    if "actual_length" in limits:
        wanted = limits.get("min_length", limits.get("max_length"))
        return f"{limits['actual_length']} ≠ {wanted}"
    if "expected" in limits:
        return str(limits["expected"]).replace(" or ", ", ").replace("'", "")
    if "pattern" in limits or first["type"] == "string_too_long":
        return str(first["input"])[:80]
    return ", ".join(f"{SIGNS[name]} {limits[name]}" for name in SIGNS if name in limits)
