"""Edits of one section, as a board sends them, applied to the section's JSON content.

Every edit can be sent twice without harm, so a browser may send again what it never saw
acknowledged. An edit whose ``base`` no longer holds does not overwrite: it becomes a clash.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from saql.plan.clash import Clash

Content = dict[str, Any]

MAX_ITEMS = 500
"""Items that one list holds."""


class EditError(Exception):
    """An edit that can apply to no plan; ``code`` names the reason."""

    def __init__(self, code: str, edit: object) -> None:
        super().__init__(f"{code}: {edit!r:.200}")
        self.code = code
        self.edit = edit


@dataclass(frozen=True)
class Applied:
    """A section's content after edits, and the edits that met somebody else's change."""

    content: Content
    clashes: list[Clash]


def apply_edits(content: Content, edits: Sequence[dict[str, Any]]) -> Applied:
    """Apply ``set``, ``add``, ``remove`` and ``move`` edits in order to a copy of the content.

    Raises:
        EditError: an edit is malformed or leads where nothing can be.
    """
    result = copy.deepcopy(content)
    clashes: list[Clash] = []
    for edit in edits:
        apply = _OPERATIONS.get(str(edit.get("op")))
        if apply is None:
            raise EditError("unknown_operation", edit)
        clash = apply(result, _path(edit), edit)
        if clash:
            clashes.append(clash)
    return Applied(result, clashes)


def _path(edit: dict[str, Any]) -> tuple[str, ...]:
    path = edit.get("path")
    if not isinstance(path, list) or not 1 <= len(path) <= 8:
        raise EditError("bad_path", edit)
    if not all(isinstance(step, str) and 0 < len(step) <= 64 for step in path):
        raise EditError("bad_path", edit)
    return tuple(path)


def _set(content: Content, path: tuple[str, ...], edit: dict[str, Any]) -> Clash | None:
    if "value" not in edit or path[-1] in ("id", "schema_version"):
        raise EditError("bad_edit", edit)
    value, base = edit["value"], edit.get("base")
    parent = _reach(content, path[:-1], create=True)
    if parent is None:
        return Clash(path, base, value, None)
    if not isinstance(parent, dict):
        raise EditError("bad_path", edit)
    current = parent.get(path[-1])
    if isinstance(current, dict) or (_is_items(current) and current):
        raise EditError("bad_path", edit)
    if current in (base, value) or (_blank(current) and _blank(base)):
        parent[path[-1]] = value
        return None
    return Clash(path, base, value, current)


def _add(content: Content, path: tuple[str, ...], edit: dict[str, Any]) -> Clash | None:
    item = edit.get("item")
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise EditError("bad_edit", edit)
    items = _list_at(content, path, edit)
    if all(found.get("id") != item["id"] for found in items):
        if len(items) >= MAX_ITEMS:
            raise EditError("too_many_items", edit)
        _insert(items, copy.deepcopy(item), edit.get("after"))
    return None


def _remove(content: Content, path: tuple[str, ...], edit: dict[str, Any]) -> Clash | None:
    items = _list_at(content, path[:-1], edit)
    items[:] = [item for item in items if item.get("id") != path[-1]]
    return None


def _move(content: Content, path: tuple[str, ...], edit: dict[str, Any]) -> Clash | None:
    items = _list_at(content, path[:-1], edit)
    moved = next((item for item in items if item.get("id") == path[-1]), None)
    if moved is not None and edit.get("after") != path[-1]:
        items.remove(moved)
        _insert(items, moved, edit.get("after"))
    return None


_OPERATIONS = {"set": _set, "add": _add, "remove": _remove, "move": _move}


def _insert(items: list[dict[str, Any]], item: dict[str, Any], after: object) -> None:
    places = [i for i, found in enumerate(items) if found.get("id") == after]
    where = 0 if after == "" else places[0] + 1 if places else len(items)
    items.insert(where, item)


def _list_at(content: Content, path: tuple[str, ...], edit: dict[str, Any]) -> list[dict[str, Any]]:
    found = _reach(content, path)
    if not _is_items(found):
        raise EditError("bad_path", edit)
    return found  # type: ignore[no-any-return]  # _is_items has just said so


def _is_items(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(i, dict) and "id" in i for i in value)


def _blank(value: object) -> bool:
    return value is None or value == "" or value == []


def _reach(content: Any, path: tuple[str, ...], *, create: bool = False) -> Any:
    """What lies at a path, or None where an item on the way is gone.

    ``create`` makes the fields of a new item that its sender left out.
    """
    for step in path:
        if isinstance(content, dict):
            content = content.setdefault(step, {}) if create else content.get(step)
        elif isinstance(content, list):
            content = next(
                (i for i in content if isinstance(i, dict) and i.get("id") == step), None
            )
        else:
            return None
    return content
