"""A plan as its store last gave it: saving on top of it, hearing of others' saves, its findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from saql.course import Course, default_course
from saql.plan.checks import Checker, Finding
from saql.plan.clash import Clash
from saql.plan.document import SECTIONS, Plan
from saql.plan.edit import apply_edits
from saql.store import Conflict, News, PlanStore, Snapshot, StoreRefused

MAX_TRIES = 5
"""Times that one save is tried on top of what others saved meanwhile."""

SEEN_BEFORE = ("key_used", "unknown_base")
"""Refusals of a bundle that a page sends again after its kernel or file was replaced: what is
already saved changes nothing, the rest is saved on top of what there is now."""


@dataclass(frozen=True)
class Outcome:
    """What a save came to.

    Attributes:
        clashes: fields that somebody else changed meanwhile.
        changed: whether anything was different from what was stored.
    """

    clashes: list[Clash]
    changed: bool


class StoredPlan:
    """One plan as it is stored.

    Attributes:
        plan: the whole of it; empty before anything was loaded.
        revisions: section to the number of its newest revision.
        authors: section to who saved it last, where somebody else did.
        findings: what the rules find in it.
    """

    def __init__(self, course: Course | None = None) -> None:
        """Nothing is loaded yet; the shipped course's rules are taken where none is given."""
        self.plan = Plan()
        self.revisions: dict[str, int] = {}
        self.authors: dict[str, str] = {}
        self.findings: list[Finding] = []
        self._course = course
        self._checker: Checker | None = None
        self._since = 0

    def take_over(self, snapshot: Snapshot) -> None:
        """Hold another state of the plan from now on."""
        self.plan = snapshot.plan
        self.revisions = dict(snapshot.revisions)
        self._since = snapshot.revision
        self.findings = self._check().check(self.plan)

    def content(self, section: str) -> dict[str, Any]:
        """One section as JSON."""
        part: dict[str, Any] = getattr(self.plan, section).model_dump(mode="json")
        return part

    def recheck(self, sections: Iterable[str]) -> None:
        """Bring the findings up to date after sections have changed."""
        for section in sections:
            self.findings = self._check().recheck(self.plan, section)

    def news(self, store: PlanStore) -> list[News]:
        """Take in what others have saved since the last look: the newest of each section."""
        fresh: dict[str, News] = {}
        for one in sorted(store.news(self._since), key=lambda n: n.revision):
            self._since = max(self._since, one.revision)
            if one.revision > self.revisions.get(one.section, 0) and one.section in SECTIONS:
                self._take(one.section, one.content, one.revision)
                self.authors[one.section] = one.author
                fresh[one.section] = one
        return list(fresh.values())

    def save(
        self, store: PlanStore, key: str, section: str, edits: list[dict[str, Any]]
    ) -> Outcome | None:
        """Save edits on top of what is stored; None where others were faster every time."""
        for attempt in range(MAX_TRIES):
            applied = apply_edits(self.content(section), edits)
            part = type(getattr(self.plan, section)).model_validate(applied.content)
            wanted = part.model_dump(mode="json")
            known = self.revisions.get(section, 0)
            if wanted == self.content(section):
                return Outcome(applied.clashes, changed=False)
            own = key if attempt == 0 else f"{key}.{attempt}"
            try:
                saved = store.save(section, wanted, base=known, key=own)
            except StoreRefused as refusal:
                if refusal.sentence_code not in SEEN_BEFORE:
                    raise
                self.take_over(store.load())
                continue
            if saved.revision > known:
                self._take(section, saved.content, saved.revision)
            if isinstance(saved, Conflict):
                self.authors[section] = saved.author
                continue
            return Outcome(applied.clashes, changed=True)
        return None

    def _take(self, section: str, content: dict[str, Any], revision: int) -> None:
        part = type(getattr(self.plan, section)).model_validate(content)
        self.plan = self.plan.model_copy(update={section: part})
        self.revisions[section] = revision

    def _check(self) -> Checker:
        if self._checker is None:
            course = self._course or default_course()
            self._checker = Checker(course.setting)
        return self._checker
