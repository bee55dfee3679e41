"""The history of a plan for reading: saves that belong together told as one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from saql.store import Revision

TOGETHER = timedelta(minutes=10)
"""Saves of one author in one section, each within this time of the next, are one line."""

SHOWN = 100


def lines(revisions: Sequence[Revision]) -> list[dict[str, Any]]:
    """The history, newest first, at most a hundred lines; each names its last revision."""
    told: list[dict[str, Any]] = []
    last: Revision | None = None
    for one in reversed(revisions):
        if last is not None and _belong_together(one, last):
            told[-1]["saves"] += 1
        elif len(told) == SHOWN:
            break
        else:
            told.append(
                {
                    "number": one.number,
                    "section": one.section,
                    "author": one.author,
                    "at": one.at.isoformat(),
                    "kind": one.kind,
                    "saves": 1,
                }
            )
        last = one
    return told


def _belong_together(earlier: Revision, later: Revision) -> bool:
    same = (earlier.section, earlier.author, earlier.kind) == (
        later.section,
        later.author,
        later.kind,
    )
    return same and later.at - earlier.at <= TOGETHER
