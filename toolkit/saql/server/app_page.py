"""The page of an app: a warm kernel, bound to the session, or a place in the queue."""

from __future__ import annotations

import asyncio
from typing import Any

from tornado import web

from saql.server.kernels import Ownership, end
from saql.server.pages import APPS, Page
from saql.server.pool import AppFailedError, Pool, Prepared
from saql.server.service import ServiceDownError, ServiceRefusedError

NO_PAGES = frozenset({"lesson"})
"""Notebooks that only make kernels ready for other pages."""


class AppPage(Page):
    """Hands out a page, one kernel to each."""

    async def get(self, app: str) -> None:
        """The app, or the queue page."""
        pool: Pool = self.settings["pool"]
        if app not in pool.apps or app in NO_PAGES:
            raise web.HTTPError(404)
        roles = APPS.get(app, {self.person.role})
        if "participant" in roles and app in APPS and not self.person.organisation:
            self.set_status(403)
            self.show("elsewhere.html.j2")
            return
        if self.person.role not in roles:
            raise web.HTTPError(404)
        ticket = pool.ticket(app, self.person.token)
        await asyncio.wait([ticket.ready], timeout=self.room.queue_page_after)
        if not ticket.ready.done():
            self.show("queue.html.j2", place=pool.place(ticket))
            return
        try:
            prepared = pool.claim(ticket)
        except AppFailedError:
            self.set_status(503)
            self.show("error.html.j2", status=503)
            return
        if prepared is None:  # a second tab of the same person was quicker
            self.redirect(self.request.path)
            return
        await hand_out(self, prepared)
        config = self.settings["page_config"] | {"kernelId": prepared.kernel_id}
        self.show("index.html.j2", app=prepared.app, page_config=config, outputs=prepared.outputs)


async def hand_out(page: Page, prepared: Prepared) -> None:
    """Bind a ready kernel to the visitor's session; it is the visitor's from now on."""
    kernels: Any = page.settings["kernel_manager"]
    ownership: Ownership = page.settings["ownership"]
    person = page.person
    try:
        await page.service.bind(person.token, prepared.key)
    except (ServiceDownError, ServiceRefusedError):
        # Without an answer the key may be bound: nobody else may get this kernel.
        await end(kernels, ownership, prepared.kernel_id)
        raise
    mine = ownership.of_person(person.id)
    for owned in mine[: max(0, len(mine) + 1 - page.room.kernels_per_person)]:
        await end(kernels, ownership, owned.kernel_id)
    ownership.give(prepared.kernel_id, person.token, person.id, prepared.app)
