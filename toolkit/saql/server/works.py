"""The pieces of work that an organisation hands in: where each one stands, and where it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]

PLAN = "/voila/render/plan.ipynb"
PLACES: Mapping[str, str] = {
    "fundraising": f"{PLAN}?hand-in=fundraising",
    "networking": f"{PLAN}?hand-in=networking",
    "swot": "/voila/render/swot.ipynb",
    "strategic_plan": f"{PLAN}?hand-in=strategic_plan",
    "communication": f"{PLAN}?hand-in=communication",
}
"""Where each assignment is handed in, in the order of the course."""


def works(openings: Mapping[str, bool], submissions: Sequence[Json]) -> list[Json]:
    """What a home page says of each assignment.

    Args:
        openings: What can be opened and closed in the room, and whether it is open.
        submissions: An organisation's, the newest first.

    Returns:
        For each assignment its ``assignment``, the ``newest`` submission or None, how often it
        was handed in (``times``), whether an earlier one has ``feedback``, whether it is ``open``,
        and ``place``, where it is handed in; nothing where a trainer's own has no such place.
    """
    names = [name for name in PLACES if name in openings]
    names += dict.fromkeys(
        row["assignment"] for row in submissions if row["assignment"] not in names
    )
    return [_work(name, openings, submissions) for name in names]


def _work(name: str, openings: Mapping[str, bool], submissions: Sequence[Json]) -> Json:
    mine = [row for row in submissions if row["assignment"] == name]
    return {
        "assignment": name,
        "newest": mine[0] if mine else None,
        "times": len(mine),
        "feedback": any(row["result"] for row in mine),
        "open": openings.get(name, False),
        "place": PLACES.get(name, ""),
    }
