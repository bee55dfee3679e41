"""The widget that joins a workspace to a page.

Messages are worked on by one thread of its own, in the order they came, so that a slow service
never blocks the kernel; the replies are sent from the kernel's own loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import queue
import threading
import time
import weakref
from typing import Any, ClassVar

import anywidget
import traitlets

from saql.widgets.esm import SHARED, css, esm
from saql.widgets.fonts import FAMILY, fonts
from saql.widgets.words import opening
from saql.widgets.workspace import Message, Workspace

log = logging.getLogger(__name__)

NEWS_SECONDS = 2.0
"""Seconds between two looks at what others have saved."""

ABSENT_SECONDS = 30.0
"""A page that has not spoken for so long is gone, and nothing is fetched for it."""


class Board(anywidget.AnyWidget):
    """A page over a workspace. A subclass names its own module and style sheets.

    Attributes:
        entry: the module in ``js/`` that exports ``render({ model, el })``.
        styles: the style sheets in ``css/``, the shared ones first.
    """

    entry: ClassVar[str] = "swot"
    styles: ClassVar[tuple[str, ...]] = SHARED

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    opening = traitlets.Dict(help="Words for the time before the first answer.").tag(sync=True)
    language = traitlets.Unicode("ar").tag(sync=True)
    font = traitlets.Unicode(FAMILY, help="What a page without it may ask for.").tag(sync=True)

    def __init__(self, workspace: Workspace, **traits: Any) -> None:
        super().__init__(
            _esm=esm(self.entry),
            _css=css(*self.styles),
            opening=opening(),
            language=workspace.language,
            **traits,
        )
        self.workspace = workspace
        self._inbox: queue.Queue[Message | None] = queue.Queue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._heard = 0.0
        self._worker: threading.Thread | None = None
        self.on_msg(_received)

    def receive(self, message: Message) -> None:
        """Take one message from the page; the replies follow."""
        with contextlib.suppress(RuntimeError):
            self._loop = asyncio.get_running_loop()
        self._heard = time.monotonic()
        if self._worker is None:
            # The thread holds the board weakly, so that a board shown no more can go.
            self._worker = threading.Thread(
                target=_work, args=(weakref.ref(self), self._inbox), daemon=True, name="board"
            )
            self._worker.start()
        self._inbox.put(message)

    def close(self) -> None:
        """Take the board from the page and end its work."""
        if hasattr(self, "_inbox"):  # not on one whose making was refused
            self._inbox.put(None)
        super().close()

    def _answer(self, message: Message | None) -> None:
        """Work on one message, or look for news where there is none; runs in the worker."""
        if message is not None and message.get("type") == "fonts":
            replies = [fonts()]
        elif message is not None:
            replies = self.workspace.handle(message)
        elif time.monotonic() - self._heard < ABSENT_SECONDS:
            replies = self.workspace.poll()
        else:
            replies = []
        for reply in replies:
            self._hand_over(reply)

    def _hand_over(self, reply: Message) -> None:
        buffers = reply.pop("buffers", None) if "buffers" in reply else None
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.send, reply, buffers)
        else:
            self.send(reply, buffers)


def _received(board: Board, message: Any, _buffers: Any) -> None:
    if isinstance(message, dict):
        board.receive(message)


def _work(reference: weakref.ref[Board], inbox: queue.Queue[Message | None]) -> None:
    looked = time.monotonic()
    while True:
        message: Message | None = None
        with contextlib.suppress(queue.Empty):
            message = inbox.get(timeout=max(0.05, looked + NEWS_SECONDS - time.monotonic()))
            if message is None:
                return
        board = reference()
        if board is None:
            return
        try:
            board._answer(message)
            if message is not None and time.monotonic() - looked >= NEWS_SECONDS:
                board._answer(None)
        except Exception:
            log.exception("a board could not answer")
        if message is None or time.monotonic() - looked >= NEWS_SECONDS:
            looked = time.monotonic()
        del board
