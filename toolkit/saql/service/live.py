"""The live view: where every organisation is, from findings that are kept while nothing changes.

For each organisation the checker and its findings stay in memory beside the revision that they
belong to. A refresh asks the database what is newer, and re-checks only those sections.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from saql.cohort.papers import TESTS
from saql.course import Course
from saql.plan.checks import Checker, Finding
from saql.plan.document import SECTIONS, Plan
from saql.service import headway
from saql.service.clock import before, now
from saql.service.database import Database
from saql.service.headway import Headway
from saql.service.revision_rows import content_of, filled_sections, heads_of
from saql.store.content import section_model

Json = dict[str, Any]

STUCK_MINUTES = 10
"""A section whose errors stand this long after its last save counts as stuck."""

LOOK_SECONDS = 1.5
"""How long one look may spend on checking."""

MOST_PLANS = 60
"""How many plans stay in memory as they were read; of the others only the findings do."""


@dataclass
class Kept:
    """What is known of one organisation's plan at a revision."""

    checker: Checker
    revision: int = 0
    findings: list[Finding] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)
    saved: dict[str, str] = field(default_factory=dict)


class Live:
    """The live view of one room."""

    def __init__(
        self, database: Database, course: Course, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.database = database
        self.course = course
        self.points: dict[tuple[str, int], Json] = {}
        """What is known of plans at revisions, for whoever compares them."""
        self._clock = clock
        self._kept: dict[str, Kept] = {}
        self._plans: OrderedDict[str, Plan] = OrderedDict()
        self._guard = threading.RLock()

    def view(self) -> Json:
        """Where everybody is now.

        Right after a start there may be more plans to check than one look has time for; those are
        shown with what is written in them, and counted as ``pending``.
        """
        late = before(minutes=STUCK_MINUTES)
        with self._guard:
            with self.database.begin() as connection:
                rows = headway.organisations_now(connection)
                done = headway.read(connection)
                filled = filled_sections(connection)
            until = self._clock() + LOOK_SECONDS
            pending = 0
            for row in rows:
                if not self._is_current(row):
                    if self._clock() < until:
                        self._refresh(row)
                    else:
                        pending += 1
            found = [self._line(row, done, filled.get(row["id"], []), late) for row in rows]
            wrong = self._wrong([row["id"] for row in rows])
        return {
            "at": now(),
            "sections": list(SECTIONS),
            "organisations": found,
            "wrong": [{"code": code, "organisations": n} for code, n in wrong],
            "pending": pending,
        }

    def warm(self, stopped: Callable[[], bool]) -> None:
        """Look at every plan once, so that the first look at the view waits for nothing."""
        with self.database.begin() as connection:
            rows = headway.organisations_now(connection)
        for row in rows:
            if stopped():
                return
            with self._guard:
                if not self._is_current(row):
                    self._refresh(row)

    def _is_current(self, row: Json) -> bool:
        kept = self._kept.get(row["id"])
        return kept is not None and kept.revision >= row["revision"]

    def _refresh(self, row: Json) -> None:
        """Check again the sections that were saved since, or the whole plan where it is new."""
        name = row["id"]
        known, plan = self._kept.get(name), self._plans.pop(name, None)
        whole = known is None or plan is None
        kept = Kept(Checker(self.course.setting)) if known is None else known
        plan = Plan.model_validate({"id": name}) if plan is None else plan
        since = 0 if whole else kept.revision
        with self.database.begin() as connection:
            heads = heads_of(connection, name, above=since)
        changed = [head for head in heads if head.number > kept.revision]
        for head in heads:
            content = section_model(head.section).model_validate(content_of(head))
            setattr(plan, head.section, content)
            kept.saved[head.section] = head.at
            (kept.filled.add if head.filled else kept.filled.discard)(head.section)
        if known is None:
            kept.findings = kept.checker.check(plan)
        for head in changed if known is not None else ():
            kept.findings = kept.checker.recheck(plan, head.section)
        kept.revision = max([row["revision"], *(head.number for head in heads)])
        self._kept[name] = kept
        self._plans[name] = plan
        while len(self._plans) > MOST_PLANS:
            self._plans.popitem(last=False)

    def _line(self, row: Json, done: Headway, filled: list[str], late: str) -> Json:
        kept = self._kept.get(row["id"]) or Kept(Checker(self.course.setting), filled=set(filled))
        errors, warnings = of_severity(kept.findings, "E"), of_severity(kept.findings, "W")
        wrong = {finding.place.section for finding in errors}
        doubtful = {finding.place.section for finding in warnings}
        states = {}
        for section in SECTIONS:
            if section not in kept.filled:
                states[section] = "empty"
            elif section in wrong:
                states[section] = "stuck" if kept.saved[section] < late else "progress"
            else:
                states[section] = (
                    "done" if kept.revision and section not in doubtful else "progress"
                )
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
            kept = self._kept.get(organisation)
            found.update(
                {
                    finding.code
                    for finding in (kept.findings if kept else ())
                    if finding.severity in ("E", "W")
                    and kept
                    and finding.place.section in kept.filled
                }
            )
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:20]


def of_severity(findings: list[Finding], severity: str) -> list[Finding]:
    """The findings of one severity."""
    return [finding for finding in findings if finding.severity == severity]
