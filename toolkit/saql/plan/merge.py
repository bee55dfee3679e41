"""Three-way merge of one section: what two people changed since the same base, joined.

Lists of items are merged by id, so two people may add to one list, or change different fields,
without meeting. Where both changed one field differently, theirs stays and a clash tells both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from saql.plan.clash import Clash

_GONE = object()


@dataclass(frozen=True)
class Merged:
    """The joined content, and the places where a person must choose."""

    content: dict[str, Any]
    clashes: list[Clash]


def merge_section(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> Merged:
    """Join ``mine`` into ``theirs``, both of which began as ``base``."""
    clashes: list[Clash] = []
    content = _merge(base, mine, theirs, (), clashes)
    return Merged(content, clashes)


def _merge(base: Any, mine: Any, theirs: Any, path: tuple[str, ...], out: list[Clash]) -> Any:
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _merge_fields(base if isinstance(base, dict) else {}, mine, theirs, path, out)
    if _has_ids(mine) and _has_ids(theirs):
        return _merge_items(base if _has_ids(base) else [], mine, theirs, path, out)
    out.append(Clash(path, _shown(base), _shown(mine), _shown(theirs)))
    return mine if theirs is _GONE else theirs


def _merge_fields(
    base: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    path: tuple[str, ...],
    out: list[Clash],
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name in [*theirs, *(n for n in mine if n not in theirs)]:
        value = _merge(
            base.get(name, _GONE),
            mine.get(name, _GONE),
            theirs.get(name, _GONE),
            (*path, name),
            out,
        )
        if value is not _GONE:
            result[name] = value
    return result


def _merge_items(
    base: list[Any],
    mine: list[Any],
    theirs: list[Any],
    path: tuple[str, ...],
    out: list[Clash],
) -> list[Any]:
    before, ours, others = (_by_id(items) for items in (base, mine, theirs))
    merged: dict[str, Any] = {}
    for key in _order([*before], [*ours], [*others]):
        value = _merge(
            before.get(key, _GONE),
            ours.get(key, _GONE),
            others.get(key, _GONE),
            (*path, key),
            out,
        )
        if value is not _GONE:
            merged[key] = value
    return list(merged.values())


def _order(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Their order, or mine where only I moved things; what only one has keeps its neighbour."""
    kept = [key for key in base if key in mine and key in theirs]
    they_moved = [key for key in theirs if key in kept] != kept
    first, second = (theirs, mine) if they_moved else (mine, theirs)
    result = list(first)
    for position, key in enumerate(second):
        if key not in result:
            before = next((k for k in reversed(second[:position]) if k in result), None)
            result.insert(0 if before is None else result.index(before) + 1, key)
    return result


def _by_id(items: list[Any]) -> dict[str, Any]:
    return {item["id"]: item for item in items}


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(i, dict) and "id" in i for i in value)


def _shown(value: Any) -> Any:
    return None if value is _GONE else value
