"""The live view: where every organisation is, from findings that are kept while nothing changes.

For each organisation the checker and its findings stay in memory beside the revision that they
belong to. A refresh asks the database what is newer, and re-checks only those sections.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from saql.cohort.papers import TESTS
from saql.course import Course
from saql.plan.checks import Checker, Finding
from saql.plan.document import SECTIONS, Plan
from saql.service import headway, plans
from saql.service.clock import before, now
from saql.service.database import Database

Json = dict[str, Any]

STUCK_MINUTES = 10
"""A section whose errors stand this long after its last save counts as stuck."""

SHOWN = SECTIONS


@dataclass
class Kept:
    """What is known of one organisation's plan at a revision."""

    checker: Checker
    plan: Plan
    revision: int = 0
    findings: list[Finding] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)
    saved: dict[str, str] = field(default_factory=dict)


class Live:
    """The live view of one room."""

    def __init__(self, database: Database, course: Course) -> None:
        self.database = database
        self.course = course
        self.points: dict[tuple[str, int], Json] = {}
        """What is known of plans at revisions, for whoever compares them."""
        self._kept: dict[str, Kept] = {}
        self._guard = threading.Lock()

    def view(self) -> Json:
        """Where everybody is now."""
        with self._guard:
            with self.database.begin() as connection:
                rows = headway.organisations_now(connection)
                done = headway.read(connection)
                changed = {row["id"]: self._changed(connection, row) for row in rows}
            for row in rows:
                self._refresh(row, changed[row["id"]])
            late = before(minutes=STUCK_MINUTES)
            found = [self._line(row, done, late) for row in rows]
            wrong = self._wrong([row["id"] for row in rows])
        return {
            "at": now(),
            "sections": list(SHOWN),
            "organisations": found,
            "wrong": [{"code": code, "organisations": n} for code, n in wrong],
        }

    def _changed(self, connection: Connection, row: Json) -> list[Any]:
        """The sections of an organisation that were saved since it was last looked at."""
        kept = self._kept.get(row["id"])
        if kept is not None and kept.revision == row["revision"]:
            return []
        return plans.heads_above(connection, row["id"], kept.revision if kept else 0)

    def _refresh(self, row: Json, heads: list[Any]) -> None:
        kept = self._kept.get(row["id"])
        if kept is None or kept.revision > row["revision"]:
            kept = self._kept[row["id"]] = Kept(
                Checker(self.course.setting), Plan.model_validate({"id": row["id"]})
            )
        if not heads:
            kept.revision = row["revision"]
            return
        contents = {head.section: plans.content_of(head) for head in heads}
        fresh = Plan.model_validate({"id": row["id"], **contents})
        for head in heads:
            setattr(kept.plan, head.section, getattr(fresh, head.section))
            kept.saved[head.section] = head.at
            (kept.filled.add if head.filled else kept.filled.discard)(head.section)
        if kept.revision == 0:
            kept.findings = kept.checker.check(kept.plan)
        else:
            for section in contents:
                kept.findings = kept.checker.recheck(kept.plan, section)
        kept.revision = row["revision"]

    def _line(self, row: Json, done: headway.Headway, late: str) -> Json:
        kept = self._kept[row["id"]]
        errors, warnings = of_severity(kept.findings, "E"), of_severity(kept.findings, "W")
        wrong = {finding.place.section for finding in errors}
        doubtful = {finding.place.section for finding in warnings}
        states = {}
        for section in SHOWN:
            if section not in kept.filled:
                states[section] = "empty"
            elif section in wrong:
                states[section] = "stuck" if kept.saved[section] < late else "progress"
            else:
                states[section] = "progress" if section in doubtful else "done"
        stuck = {(f.place.section, f.code) for f in errors if states[f.place.section] == "stuck"}
        begun = bool(kept.filled)
        return {
            "id": row["id"],
            "name": row["name"],
            "people": done.people.get(row["id"], 0),
            "revision": row["revision"],
            "saved_at": max(kept.saved.values(), default=None),
            "sections": states,
            "stuck": [{"section": section, "code": code} for section, code in sorted(stuck)],
            "errors": len(errors) if begun else 0,
            "warnings": len(warnings) if begun else 0,
            "lessons": done.lessons.get(row["id"], {}),
            "tests": done.tests.get(row["id"], dict.fromkeys(TESTS, 0)),
            "submissions": done.submissions.get(row["id"], {}),
        }

    def _wrong(self, present: list[str]) -> list[tuple[str, int]]:
        """The findings that most organisations have, in sections where something is written."""
        found: Counter[str] = Counter()
        for organisation in present:
            kept = self._kept[organisation]
            found.update(
                {
                    finding.code
                    for finding in kept.findings
                    if finding.severity in ("E", "W") and finding.place.section in kept.filled
                }
            )
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:20]


def of_severity(findings: list[Finding], severity: str) -> list[Finding]:
    """The findings of one severity."""
    return [finding for finding in findings if finding.severity == severity]
