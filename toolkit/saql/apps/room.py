"""What every app begins with: the visitor's workspace in a room, or one on a plan file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from saql.client import ServiceClient
from saql.course import Course
from saql.plan.document import SECTIONS
from saql.plan.fields import Language
from saql.store import StoreRefused
from saql.store.remote import ServiceStore
from saql.widgets.workspace import Message, Workspace


def open_workspace(
    client: ServiceClient | None,
    *,
    course: Course | None = None,
    file: str | None = None,
    language: Language = "ar",
    sections: Sequence[str] = SECTIONS,
    domains: Sequence[str] = ("board",),
    scope: str = "",
) -> Workspace:
    """A workspace on the visitor's own organisation, or on a file where there is no room.

    Nothing is asked of the service before the page says hello.

    Args:
        client: the service as this kernel's visitor may use it, or None.
        course: thresholds and words of the checks.
        file: the plan file where there is no room; ``SAQL_PLAN`` or ``plan.json`` by default.
        language: spoken until the visitor's own is known.
        sections: whose advice is shown.
        domains: the catalogues whose words the page needs.
        scope: in a room, tells boards of one page apart that work on the same plan.
    """
    if client is None:
        path = file or os.environ.get("SAQL_PLAN") or "plan.json"
        return Workspace.on_file(path, language, course=course, sections=sections, domains=domains)

    def person() -> Message:
        found: Message = client.session()["person"]
        return found

    def open_store() -> ServiceStore:
        return ServiceStore(client, organisation_of(work))

    work = Workspace(
        open_store,
        course,
        language,
        person=person,
        scope=scope,
        sections=sections,
        domains=domains,
    )
    return work


def organisation_of(work: Workspace) -> str:
    """The visitor's organisation.

    Raises:
        StoreRefused: the visitor belongs to none.
    """
    organisation: dict[str, Any] | None = work.me.get("organisation")
    if not organisation:
        raise StoreRefused("no_organisation")
    return str(organisation["id"])


def offer_submit(work: Workspace, client: ServiceClient | None, *assignments: str) -> None:
    """Let the page hand in these assignments, where there is a room to hand them in to.

    A request that names none of them means the first.
    """
    if client is None:
        return

    def submit(request: Message) -> Message:
        named = request.get("assignment")
        assignment = str(named) if named in assignments else assignments[0]
        given = client.submit(
            organisation_of(work), assignment, key=str(request.get("key") or request["id"])
        )
        return {"number": given["number"], "at": given["at"]}

    work.answers["submit"] = submit
