"""Kernels that are ready before somebody asks, and the queue of those who wait for one.

A kernel is started, runs an app's notebook, and then waits: the notebook makes its board but
knows no visitor yet. Handing it out is only writing the page. At most a few kernels start at
the same moment, because many that start together make each other late; people are served in
the order in which they came, and refilling waits until nobody does.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import nbformat
from jupyter_core.utils import ensure_async
from voila.execute import VoilaExecutor  # type: ignore[import-untyped]  # it has no types

from saql.server.kernels import Ownership, end
from saql.server.settings import RoomSettings

log = logging.getLogger(__name__)

TICKET_SECONDS = 20.0
REFILL_AFTER = 1.0
Output = dict[str, Any]


class AppFailedError(Exception):
    """An app's notebook does not run; the log says why."""


@dataclass(slots=True)
class Prepared:
    """A kernel in which an app has run, and what its cells put out."""

    app: str
    kernel_id: str
    key: str
    outputs: list[Output]


@dataclass(slots=True, eq=False)
class Ticket:
    """One page that somebody waits for."""

    app: str
    token: str
    seen: float = field(default_factory=time.monotonic)
    ready: asyncio.Future[Prepared] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    @property
    def stale(self) -> bool:
        """Whether the person has not asked again for a while."""
        return time.monotonic() - self.seen > TICKET_SECONDS


class Starter:
    """Starts a kernel and runs an app's notebook in it, with a watchdog."""

    def __init__(
        self, kernels: Any, ownership: Ownership, settings: RoomSettings, url: str
    ) -> None:
        self._kernels = kernels
        self._ownership = ownership
        self._settings = settings
        self._url = url

    async def prepare(self, app: str) -> Prepared:
        """A kernel that has run the app; tried once more if the first never becomes ready.

        Raises:
            AppFailedError: the notebook itself fails, or no kernel becomes ready.
        """
        for attempt in (1, 2):
            try:
                return await self._once(app)
            except AppFailedError:
                raise
            except Exception:
                log.exception("the kernel for %s did not become ready (attempt %d)", app, attempt)
        raise AppFailedError(app)

    async def _once(self, app: str) -> Prepared:
        key = secrets.token_urlsafe(32)
        kernel_id = await ensure_async(
            self._kernels.start_kernel(kernel_name="python3", env=self._environment(key))
        )
        try:
            async with asyncio.timeout(self._settings.ready_seconds):
                outputs = await self._run(app, self._kernels.get_kernel(kernel_id))
        except BaseException:
            await end(self._kernels, self._ownership, kernel_id)
            raise
        return Prepared(app, kernel_id, key, outputs)

    async def _run(self, app: str, kernel: Any) -> list[Output]:
        path = self._settings.apps_dir / f"{app}.ipynb"
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # nbformat is untyped
        executor = VoilaExecutor(notebook, km=kernel, timeout=int(self._settings.ready_seconds))
        executor.kc = await executor.async_start_new_kernel_client()
        try:
            outputs: list[Output] = []
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type == "code":
                    await executor.async_execute_cell(cell, index, store_history=False)
                    outputs += [dict(output) for output in cell.outputs if "data" in output]
            return outputs
        except Exception as error:
            log.exception("the app %s fails", app)
            raise AppFailedError(app) from error
        finally:
            await ensure_async(executor.kc.stop_channels())

    def _environment(self, key: str) -> dict[str, str]:
        """The kernel's environment: the room's without its secrets, with a key of its own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SAQL_")}
        return kept | {
            "SAQL_SERVICE_URL": self._url,
            "SAQL_KERNEL_KEY": key,
            "SAQL_COURSE_DIR": str(self._settings.course_dir),
        }


class Pool:
    """The waiting kernels and the queue."""

    def __init__(
        self,
        apps: list[str],
        settings: RoomSettings,
        prepare: Callable[[str], Awaitable[Prepared]],
        discard: Callable[[str], Awaitable[None]],
        count: Callable[[], int],
    ) -> None:
        self.apps = apps
        self._settings = settings
        self._prepare = prepare
        self._discard = discard
        self._count = count
        self._ready: dict[str, deque[Prepared]] = {app: deque() for app in apps}
        self._starting: dict[str, int] = dict.fromkeys(apps, 0)
        self._tickets: list[Ticket] = []
        self._failed: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._asked = 0.0
        self._closed = False

    def ticket(self, app: str, token: str) -> Ticket:
        """Join the queue, or keep one's place in it."""
        for ticket in self._tickets:
            if ticket.app == app and ticket.token == token:
                ticket.seen = time.monotonic()
                return ticket
        ticket = Ticket(app, token)
        self._tickets.append(ticket)
        self._asked = time.monotonic()
        self.pump()
        return ticket

    def claim(self, ticket: Ticket) -> Prepared | None:
        """Take what a ticket has waited for, once; None if another request has taken it.

        Raises:
            AppFailedError: the app does not run.
        """
        if ticket not in self._tickets or not ticket.ready.done():
            return None
        self._tickets.remove(ticket)
        self.pump()
        return ticket.ready.result()

    def place(self, ticket: Ticket) -> int:
        """How many are served up to and with this one; at least 1."""
        waiting = [other for other in self._tickets if not other.ready.done()]
        return waiting.index(ticket) + 1 if ticket in waiting else 1

    def pump(self) -> None:
        """Give what is ready to those who wait, and start what is missing."""
        if self._closed:
            return
        for ticket in [ticket for ticket in self._tickets if ticket.stale]:
            self._tickets.remove(ticket)
            if ticket.ready.done() and not ticket.ready.exception():
                self._ready[ticket.app].append(ticket.ready.result())
        waiting = [ticket for ticket in self._tickets if not ticket.ready.done()]
        for ticket in waiting:
            if self._ready[ticket.app]:
                ticket.ready.set_result(self._ready[ticket.app].popleft())
        missing = dict.fromkeys(self.apps, 0)
        for ticket in waiting:
            if not ticket.ready.done():
                missing[ticket.app] += 1
                if missing[ticket.app] > self._starting[ticket.app]:
                    self._start(ticket.app, self._settings.starting)
        if not any(missing.values()) and time.monotonic() - self._asked > REFILL_AFTER:
            self._refill()

    def _refill(self) -> None:
        for app in sorted(self.apps, key=lambda app: len(self._ready[app])):
            if len(self._ready[app]) + self._starting[app] < self._settings.warm:
                self._start(app, 1)

    def _start(self, app: str, most: int) -> None:
        recently_failed = time.monotonic() - self._failed.get(app, -60.0) < 5.0
        if sum(self._starting.values()) >= most or recently_failed:
            return
        if self._count() + sum(self._starting.values()) >= self._settings.kernels:
            return
        self._starting[app] += 1
        task = asyncio.get_running_loop().create_task(self._bring(app))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _bring(self, app: str) -> None:
        try:
            self._ready[app].append(await self._prepare(app))
        except AppFailedError as error:
            self._failed[app] = time.monotonic()
            for ticket in self._tickets:
                if ticket.app == app and not ticket.ready.done():
                    ticket.ready.set_exception(error)
                    ticket.ready.exception()  # it may be that nobody asks any more
        finally:
            self._starting[app] -= 1
        if self._closed:
            for prepared in self._ready[app]:
                await self._discard(prepared.kernel_id)
        self.pump()

    async def drop_dead(self, alive: Callable[[str], Awaitable[bool]]) -> None:
        """Forget the waiting kernels that have died."""
        for app, ready in self._ready.items():
            for prepared in list(ready):
                if not await alive(prepared.kernel_id) and prepared in ready:
                    log.warning("a waiting kernel for %s has died", app)
                    ready.remove(prepared)
                    await self._discard(prepared.kernel_id)
        self.pump()

    def close(self) -> None:
        """Start nothing more."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
