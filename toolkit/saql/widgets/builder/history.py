"""The history of a plan for reading: revisions that belong together told as one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from saql.store import Revision

TOGETHER = timedelta(minutes=10)
"""Saves of one author in one section, each within this time of the next, are one line."""

AT_ONCE = timedelta(seconds=5)
"""The sections that one import or restore changed were written within this time."""

WHOLE = ("imported", "restored")
"""Kinds that change many sections in one act."""

SHOWN = 100


def lines(revisions: Sequence[Revision]) -> list[dict[str, Any]]:
    """The history, newest first, at most a hundred lines.

    Each line names its last revision, and the one that was current before its first (0: none).
    """
    groups: list[list[Revision]] = []
    for one in revisions:
        if groups and _belong_together(groups[-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    told = []
    before = 0
    for group in groups:
        told.append(_line(group, before))
        before = max([before, *(one.number for one in group if one.kind != "overtaken")])
    return told[::-1][:SHOWN]


def _line(group: list[Revision], before: int) -> dict[str, Any]:
    last = group[-1]
    return {
        "number": last.number,
        "before": before,
        "sections": list(dict.fromkeys(one.section for one in group)),
        "author": last.author,
        "at": last.at.isoformat(),
        "kind": last.kind,
        "saves": len(group),
    }


def _belong_together(group: list[Revision], later: Revision) -> bool:
    earlier = group[-1]
    if (earlier.author, earlier.kind) != (later.author, later.kind):
        return False
    if later.kind in WHOLE:
        fresh = all(one.section != later.section for one in group)
        return fresh and later.at - earlier.at <= AT_ONCE
    return earlier.section == later.section and later.at - earlier.at <= TOGETHER
