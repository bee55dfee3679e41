"""What changed between two plans: by section and item, added, removed, changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from saql.plan.document import ITEM_LISTS, SECTIONS, Plan


@dataclass(frozen=True)
class Change:
    """One change. For an item added or removed, ``field`` is empty and the item is the value.

    ``list_name`` and ``item_id`` are empty for a section's own field; a text's field names its
    language after a dot (``text.ar``). A move within a list has the field ``order``.
    """

    kind: Literal["added", "removed", "changed"]
    section: str
    list_name: str
    item_id: str
    field: str
    before: Any
    after: Any


def diff(before: Plan, after: Plan) -> list[Change]:
    """The changes from one plan to another, in the document's order."""
    changes: list[Change] = []
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    for section in SECTIONS:
        lists = ITEM_LISTS.get(section, ())
        ours = {k: v for k, v in old[section].items() if k not in lists}
        theirs = {k: v for k, v in new[section].items() if k not in lists}
        changes.extend(_fields(section, "", "", ours, theirs))
        for name in lists:
            changes.extend(_items(section, name, old[section][name], new[section][name]))
    return changes


def _items(section: str, name: str, old: list[Any], new: list[Any]) -> list[Change]:
    before = {item["id"]: item for item in old}
    after = {item["id"]: item for item in new}
    changes = [
        Change("removed", section, name, key, "", before[key], None)
        for key in before
        if key not in after
    ]
    for key, item in after.items():
        if key not in before:
            changes.append(Change("added", section, name, key, "", None, item))
        else:
            changes.extend(_fields(section, name, key, before[key], item))
    stayed_before = [key for key in before if key in after]
    stayed_after = [key for key in after if key in before]
    if stayed_before != stayed_after:
        changes.append(Change("changed", section, name, "", "order", stayed_before, stayed_after))
    return changes


def _fields(
    section: str, name: str, key: str, old: dict[str, Any], new: dict[str, Any], above: str = ""
) -> list[Change]:
    changes: list[Change] = []
    for field in [*old, *(f for f in new if f not in old)]:
        before, after = old.get(field), new.get(field)
        if before == after or field == "id":
            continue
        path = f"{above}{field}"
        if isinstance(before, dict) and isinstance(after, dict):
            changes.extend(_fields(section, name, key, before, after, f"{path}."))
            continue
        blank_before, blank_after = before in (None, "", []), after in (None, "", [])
        if blank_before and blank_after:
            continue
        kind: Literal["added", "removed", "changed"] = (
            "added" if blank_before else "removed" if blank_after else "changed"
        )
        changes.append(Change(kind, section, name, key, path, before, after))
    return changes
