"""Reading and writing the plan file: bounds first, then the upgrade chain, then the model.

A file of an older schema version passes through one step for each version; a file of a newer
version is read as it is, and what this version does not know survives the round trip.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from saql.plan.document import MAX_ITEMS, MAX_PLAN_BYTES, SCHEMA_VERSION, Plan

MAX_DEPTH = 32

Step = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: dict[int, Step] = {}
"""Version to the step that makes the next version of it. Version 1 is the first."""


class PlanFileError(Exception):
    """A file that is no plan. ``code`` names the reason and ``data`` what the sentence needs."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(f"{code} {data}" if data else code)
        self.code = code
        self.data = data


def read_plan(source: str | bytes) -> Plan:
    """Read a plan file.

    Raises:
        PlanFileError: ``too_large``, ``not_utf8``, ``not_json``, ``too_deep``, ``not_a_plan``,
            or ``impossible`` (a value of the wrong type; ``data`` names where).
    """
    content = parse_json(source)
    if not isinstance(content, dict) or not isinstance(content.get("schema_version", 1), int):
        raise PlanFileError("not_a_plan")
    known = set(Plan.model_fields) - {"id"}
    if not known & set(content):
        raise PlanFileError("not_a_plan")
    if rows_in(content) > MAX_ITEMS:  # a small file may hold a plan that is very large
        raise PlanFileError("too_large", bytes=len(source), limit=MAX_PLAN_BYTES)
    try:
        return Plan.model_validate(upgraded(content))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise PlanFileError("impossible", where=where, count=error.error_count()) from None


def parse_json(source: str | bytes) -> Any:
    """JSON within bounds: size, depth, no NaN, no huge integers, UTF-8 with or without BOM.

    Raises:
        PlanFileError: as for `read_plan`.
    """
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > MAX_PLAN_BYTES:
        raise PlanFileError("too_large", bytes=len(raw), limit=MAX_PLAN_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlanFileError("not_utf8") from None
    _check_depth(text)
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_int=_bounded_int)
    except (ValueError, RecursionError):
        raise PlanFileError("not_json") from None


def upgraded(content: dict[str, Any], steps: Mapping[int, Step] = UPGRADES) -> dict[str, Any]:
    """The content brought to this schema version; newer content is returned as it is.

    Raises:
        PlanFileError: ``not_a_plan`` where no step leads on from its version.
    """
    version = content.get("schema_version", 1)
    while version < SCHEMA_VERSION or version in steps:
        if version not in steps:
            raise PlanFileError("not_a_plan")
        content = {**steps[version](content), "schema_version": version + 1}
        version += 1
    return content


def rows_in(value: Any) -> int:
    """How many rows the lists of a JSON value have together."""
    if isinstance(value, dict):
        return sum(map(rows_in, value.values()))
    return len(value) + sum(map(rows_in, value)) if isinstance(value, list) else 0


def write_plan(plan: Plan) -> str:
    """The plan as JSON text: UTF-8 readable, indented, ending in a line break."""
    return json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def _check_depth(text: str) -> None:
    depth = 0
    in_string = escaped = False
    for character in text:
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise PlanFileError("too_deep", limit=MAX_DEPTH)
        elif character in "]}":
            depth -= 1


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _bounded_int(digits: str) -> int:
    if len(digits) > 18:
        raise ValueError(digits[:20])
    return int(digits)
