"""A plan kept by the room's service."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from saql.client import ServiceClient
from saql.plan.clash import Clash
from saql.plan.document import Plan
from saql.store.shapes import (
    Conflict,
    Content,
    News,
    Revision,
    Saved,
    Snapshot,
    StoreUnavailable,
)


class ServiceStore:
    """The plan of one organisation, through one session of the service."""

    def __init__(self, client: ServiceClient, organisation: str) -> None:
        self.client = client
        self.organisation = organisation

    def load(self) -> Snapshot:
        """The plan as it is now."""
        return _snapshot(self.client.plan(self.organisation))

    def save(self, section: str, content: Content, *, base: int, key: str) -> Saved | Conflict:
        """Save a section; returns only when it is on disk, or as a conflict that keeps both."""
        saved, body = self.client.save_section(
            self.organisation, section, content, base=base, key=key
        )
        try:
            if saved:
                return Saved(body["revision"], body["content"], body["merged"])
            return _conflict(body)
        except (KeyError, TypeError) as error:
            raise StoreUnavailable("no answer of the service") from error

    def news(self, since: int) -> list[News]:
        """The latest content of every section that was saved after this revision."""
        return [
            News(n["section"], n["revision"], n["author"], _time(n["at"]), n["content"])
            for n in self.client.news(self.organisation, since)
        ]

    def history(self) -> list[Revision]:
        """Every revision, oldest first."""
        return [
            Revision(r["number"], r["section"], r["author"], _time(r["at"]), r["kind"])
            for r in self.client.history(self.organisation)
        ]

    def at(self, revision: int) -> Snapshot:
        """The plan as it was at a revision; for an overtaken one, as its author saw it."""
        return _snapshot(self.client.plan_at(self.organisation, revision))

    def replace(self, plan: Plan, *, key: str) -> Snapshot:
        """Put a whole plan in place at once, as imported revisions of what differs."""
        content = plan.model_dump(mode="json")
        return _snapshot(self.client.replace_plan(self.organisation, content, key=key))

    def restore(self, revision: int, *, key: str) -> Snapshot:
        """Make the plan what it was at a revision, as new revisions of what differs."""
        return _snapshot(self.client.restore(self.organisation, revision, key=key))


def _snapshot(body: dict[str, Any]) -> Snapshot:
    return Snapshot(Plan.model_validate(body["plan"]), body["revisions"], body["revision"])


def _conflict(body: dict[str, Any]) -> Conflict:
    clashes = [Clash(tuple(c["path"]), c["base"], c["mine"], c["theirs"]) for c in body["clashes"]]
    return Conflict(body["section"], body["revision"], body["content"], body["author"], clashes)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
