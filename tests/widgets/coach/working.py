"""What a coach does at the desk, and an organisation in answer, without a page."""

from __future__ import annotations

from typing import Any

from saql.client import ServiceClient
from saql.widgets.coach_desk import Desk


def ask(desk: Desk, name: str, **fields: Any) -> dict[str, Any]:
    return desk.handle({"type": "ask", "id": "q", "name": name, **fields})[-1]


def row_of(desk: Desk, organisation: str, assignment: str = "swot") -> dict[str, Any]:
    rows = ask(desk, "cohort")["rows"]
    (found,) = [
        r for r in rows if r["organisation"] == organisation and r["assignment"] == assignment
    ]
    return found


def edit(desk: Desk, row: dict[str, Any], key: str, *edits: dict[str, Any]) -> dict[str, Any]:
    sent = {"type": "edits", "key": key, "section": row["section"], "edits": list(edits)}
    return desk.handle(sent)[0]


def level(criterion: str, value: int) -> dict[str, Any]:
    return {"op": "set", "path": ["levels", criterion, "level"], "value": value, "base": None}


def reason(criterion: str, text: str, base: str = "") -> dict[str, Any]:
    return {"op": "set", "path": ["levels", criterion, "reason"], "value": text, "base": base}


def submit_again(client: ServiceClient, organisation: str) -> None:
    """The organisation changes its plan card and one goal, then submits its analysis again."""
    held = client.plan(organisation)
    about, goals = held["plan"]["about"], held["plan"]["goals"]
    about["status"] = "approved"
    goals["items"][0]["text"]["ar"] = "غاية جديدة واضحة"
    for section, content in (("about", about), ("goals", goals)):
        base = held["revisions"][section]
        client.save_section(organisation, section, content, base=base, key=f"again-{section}")
    client.submit(organisation, "swot", key="third")
