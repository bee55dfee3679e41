"""What a section may hold when it arrives from outside: types, bounds and honest item ids.

Both stores check with the same function, so a plan written in a notebook is welcome in the room.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from saql.plan.document import MAX_ITEMS, MAX_PLAN_BYTES, SECTIONS, Plan
from saql.plan.upgrade import rows_in
from saql.store.shapes import Content, StoreRefused

MAX_DEPTH = 20
"""How deep a section's JSON nests; the document itself needs six."""

MAX_SAFE_INTEGER = 2**53
"""Whole numbers beyond this are not the same number in a browser."""


@cache
def section_model(section: str) -> type[BaseModel]:
    """The pydantic model of a section.

    Raises:
        StoreRefused: there is no such section.
    """
    if section not in SECTIONS:
        raise StoreRefused("unknown_section", {"section": section[:64]})
    model = Plan.model_fields[section].annotation
    assert isinstance(model, type)  # noqa: S101  # every section of Plan is a model
    return model


def empty_content(section: str) -> Content:
    """A section's JSON before anything is written in it."""
    return section_model(section)().model_dump(mode="json")


def checked_content(section: str, content: object) -> Content:
    """A section's JSON in the form in which it is stored.

    Raises:
        StoreRefused: something impossible is in it, or it is too large.
    """
    model = section_model(section)
    if not isinstance(content, dict):
        raise StoreRefused("content_invalid", {"place": section})
    refuse_hostile(content, section)
    if rows_in(content) > MAX_ITEMS:
        raise StoreRefused("plan_too_large")
    try:
        stored = model.model_validate(content).model_dump(mode="json")
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join([section, *(str(step) for step in first["loc"])])[:200]
        code = "text_too_long" if first["type"] == "string_too_long" else "content_invalid"
        raise StoreRefused(code, {"place": place}) from error
    if size_of(stored) > MAX_PLAN_BYTES:
        raise StoreRefused("plan_too_large")
    return stored


def checked_plan(plan: Plan) -> Plan:
    """A whole plan, if a store would keep every section of it.

    Raises:
        StoreRefused: something impossible is in it, or it is too large.
    """
    content = plan.model_dump(mode="json")
    refuse_hostile(content, "plan")
    sections = [checked_content(name, content[name]) for name in SECTIONS]
    if sum(map(size_of, sections)) > MAX_PLAN_BYTES:
        raise StoreRefused("plan_too_large")
    return plan


def size_of(content: Content) -> int:
    """Bytes that a section's JSON takes in a plan file."""
    return len(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())


def refuse_hostile(value: Any, place: str, depth: int = 1) -> None:
    """Refuse what JSON or a merge by id cannot carry: depth, broken text, doubled ids."""
    if depth > MAX_DEPTH:
        raise StoreRefused("too_deep", {"place": place})
    if isinstance(value, dict):
        for name, inner in value.items():
            _refuse_broken_text(name, place)
            refuse_hostile(inner, place, depth + 1)
    elif isinstance(value, list):
        _refuse_doubled_ids(value, place)
        for inner in value:
            refuse_hostile(inner, place, depth + 1)
    elif isinstance(value, str):
        _refuse_broken_text(value, place)
    elif isinstance(value, float) and not -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER:
        raise StoreRefused("number_invalid", {"place": place})  # infinity and NaN too
    elif isinstance(value, int) and not -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER:
        raise StoreRefused("number_invalid", {"place": place})


def _refuse_broken_text(text: str, place: str) -> None:
    """A lone surrogate cannot be written to a file, and no database keeps a zero character."""
    if "\x00" in text:
        raise StoreRefused("text_invalid", {"place": place})
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise StoreRefused("text_invalid", {"place": place}) from error


def _refuse_doubled_ids(items: list[Any], place: str) -> None:
    ids = [item["id"] for item in items if isinstance(item, dict) and "id" in item]
    if not all(isinstance(found, str) for found in ids):
        raise StoreRefused("content_invalid", {"place": place})
    if len(set(ids)) < len(ids):
        raise StoreRefused("doubled_id", {"place": place})
