"""Kernels: who may reach which, what may be said to them, and when they end."""

from __future__ import annotations

import contextlib
import json
import logging
import secrets
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from tornado import web
from traitlets.config import Config
from voila.tornado.kernel_websocket_handler import (  # type: ignore[import-untyped]  # no types
    VoilaKernelWebsocketHandler,
)

from saql.server.service import ServiceDownError

log = logging.getLogger(__name__)

COOKIE = "saql_session"
ALLOWED = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
"""What a page may say to a kernel; no code, no stdin, no shutdown over the socket."""
OPENABLE = frozenset({"jupyter.widget.control"})
"""Comm targets that a page may open: a widget is made by the kernel, never by the page."""
TOO_BIG, REFUSED = 1009, 1008
MOST_PARTS = 64


@dataclass(slots=True)
class Owned:
    """A kernel that was handed to a session."""

    kernel_id: str
    token: str
    person: str
    app: str
    since: float = field(default_factory=time.monotonic)
    alone_since: float | None = field(default_factory=time.monotonic)


class Ownership:
    """Which session each kernel belongs to, and the sockets that are open on it."""

    def __init__(self) -> None:
        self._owned: dict[str, Owned] = {}
        self._sockets: dict[str, set[RoomSocket]] = defaultdict(set)

    def __iter__(self) -> Iterator[Owned]:
        return iter(list(self._owned.values()))

    def give(self, kernel_id: str, token: str, person: str, app: str) -> None:
        """Hand a kernel to a session, for good."""
        self._owned[kernel_id] = Owned(kernel_id, token, person, app)

    def forget(self, kernel_id: str) -> None:
        """A kernel has ended: close what is open on it."""
        self._owned.pop(kernel_id, None)
        for socket in self._sockets.pop(kernel_id, set()):
            socket.close()

    def owns(self, token: str | None, kernel_id: str) -> bool:
        """Whether this session started this kernel."""
        found = self._owned.get(kernel_id)
        return bool(token and found) and secrets.compare_digest(
            (token or "").encode(), found.token.encode() if found else b""
        )

    def of_person(self, person: str) -> list[Owned]:
        """A person's kernels, those without a page first, then the oldest."""
        mine = [owned for owned in self._owned.values() if owned.person == person]
        return sorted(mine, key=lambda owned: (owned.alone_since is None, owned.since))

    def of_session(self, token: str) -> list[Owned]:
        """A session's kernels."""
        return [owned for owned in self._owned.values() if owned.token == token]

    def joined(self, kernel_id: str, socket: RoomSocket) -> None:
        """A page has connected."""
        self._sockets[kernel_id].add(socket)
        if owned := self._owned.get(kernel_id):
            owned.alone_since = None

    def left(self, kernel_id: str, socket: RoomSocket) -> None:
        """A page has gone."""
        self._sockets[kernel_id].discard(socket)
        owned = self._owned.get(kernel_id)
        if owned and not self._sockets[kernel_id]:
            owned.alone_since = time.monotonic()


class RoomIdentity(IdentityProvider):
    """Knows people by the session cookie that the sign-in page sets."""

    def get_user(self, handler: web.RequestHandler) -> Any:
        """The signed-in person, or None."""
        return self._visitor(handler)

    async def _visitor(self, handler: web.RequestHandler) -> User | None:
        try:
            found = await handler.settings["service"].who(handler.get_cookie(COOKIE, ""))
        except ServiceDownError as error:
            raise web.HTTPError(503) from error
        return User(username=found.id, name=found.name) if found else None

    def get_handlers(self) -> list[Any]:
        """None: the room has its own sign-in page."""
        return []


class OwnerAuthorizer(Authorizer):
    """Lets a session reach its own kernels and nothing else."""

    def is_authorized(
        self,
        handler: web.RequestHandler,
        user: User | None,
        action: str,  # noqa: ARG002  # whatever it is, only the owner may
        resource: str,
    ) -> bool:
        """Whether this request may do this."""
        if resource != "kernels" or user is None:
            return False
        kernel_id = str(handler.path_kwargs.get("kernel_id", ""))
        ownership: Ownership = handler.settings["ownership"]
        return ownership.owns(handler.get_cookie(COOKIE), kernel_id)


class RoomSocket(VoilaKernelWebsocketHandler):  # type: ignore[misc]  # Voilà is untyped
    """A page's connection to its kernel."""

    @property
    def ping_timeout(self) -> int:
        """How long a page may stay silent, for Jupyter in milliseconds.

        Tornado asks once, as it sets the connection up, and wants no more than the interval.
        """
        return int(self.ping_interval) * (1 if self.ws_connection is None else 3)

    async def open(self, kernel_id: str) -> None:
        """Connect, unless the kernel was lost meanwhile."""
        self.settings["ownership"].joined(kernel_id, self)
        await super().open(kernel_id)

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass a message on if it is small, well formed and allowed."""
        size = len(ws_message) if isinstance(ws_message, bytes) else len(ws_message.encode())
        if size > self.settings["websocket_max_message_size"]:
            self.close(TOO_BIG, "message too big")
            return
        verdict = judge(ws_message, self.selected_subprotocol)
        if verdict is None:
            self.close(REFUSED, "message not understood")
        elif verdict:
            super().on_message(ws_message)

    def on_close(self) -> None:
        """Say that the page has gone."""
        self.settings["ownership"].left(self.kernel_id, self)
        if self.connection is not None:
            super().on_close()


def judge(message: str | bytes, subprotocol: str | None) -> bool | None:
    """Whether a message from a page may go on; None where it cannot be read."""
    channel: Any
    content: Any
    try:
        if subprotocol == "v1.kernel.websocket.jupyter.org":
            # The number of parts is the sender's word: it sizes what is unpacked below.
            if not isinstance(message, bytes) or int.from_bytes(message[:8], "little") > MOST_PARTS:
                return None
            channel, parts = deserialize_msg_from_ws_v1(message)  # type: ignore[no-untyped-call]  # no types
            header, content = json.loads(bytes(parts[0])), bytes(parts[3])
        else:
            whole: Any = json.loads(message) if isinstance(message, str) else {}
            channel, header, content = whole["channel"], whole["header"], whole["content"]
        kind = header["msg_type"]
        if channel != "shell" or kind not in ALLOWED:
            log.warning("a page said %.40r on %.20r, which is not allowed", kind, channel)
            return False
        if kind != "comm_open":
            return True
        opened = json.loads(content) if isinstance(content, bytes) else content
        return bool(opened["target_name"] in OPENABLE)
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None


async def end(kernels: Any, ownership: Ownership, kernel_id: str) -> None:
    """End a kernel at once; nothing in it is worth waiting for."""
    ownership.forget(kernel_id)
    with contextlib.suppress(KeyError, web.HTTPError, RuntimeError):
        await ensure_async(kernels.shutdown_kernel(kernel_id, now=True))


class Ending(web.RequestHandler):
    """The page's farewell: ends its kernel."""

    async def post(self, kernel_id: str) -> None:
        """End the kernel, if it is the caller's."""
        ownership: Ownership = self.settings["ownership"]
        if not ownership.owns(self.get_cookie(COOKIE), kernel_id):
            raise web.HTTPError(403)
        await end(self.settings["kernel_manager"], ownership, kernel_id)
        self.set_status(204)


async def reap(kernels: Any, ownership: Ownership, idle_seconds: float) -> None:
    """End the kernels that nobody has looked at for a while, and those that have died."""
    now = time.monotonic()
    for owned in ownership:
        idle = owned.alone_since is not None and now - owned.alone_since > idle_seconds
        alive = owned.kernel_id in kernels and await ensure_async(kernels.is_alive(owned.kernel_id))
        if idle or not alive:
            await end(kernels, ownership, owned.kernel_id)


def kernel_config(transport: str) -> Config:
    """How jupyter_client starts our kernels."""
    config = Config()
    config.KernelManager.transport = transport
    # A kernel that was started again would lack its boards: the page opens anew instead.
    config.KernelManager.autorestart = False
    config.MappingKernelManager.buffer_offline_messages = True
    return config
