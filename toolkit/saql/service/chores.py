"""What the service does beside answering: the gradebook follows the reviews, old sessions go.

One thread does one thing after another. What is owed stands in the database and not in memory,
so whatever a stop or a crash leaves undone is found at the next start.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from saql.course import Course
from saql.service import codes, handed_in, reviews, sessions, submissions
from saql.service.database import Database
from saql.service.live import Live
from saql.service.reviews import State

EVERY_SECONDS = 3600.0
RETRY_SECONDS = 300.0
"""How soon to try again what the gradebook would not take; the next review tries it at once."""

LOOK_AFTER_SECONDS = 3.0
"""How long after a start the plans are looked at for the live view: people sign in first."""

STOP_SECONDS = 5.0
"""How long a stop waits for what is under way; a first gradebook takes longer, and is left."""

_log = logging.getLogger(__name__)


class Chores:
    """The thread beside the service's own."""

    def __init__(
        self, database: Database, course: Callable[[], Course], live: Callable[[], Live]
    ) -> None:
        self._database = database
        self._live = live
        self._course = course
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._failed: frozenset[State] = frozenset()
        self._owed = 0
        self._looked = False
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._work, name="chores", daemon=True)

    def start(self) -> None:
        """Begin with what the last life of the service left."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is under way if that is soon done; the rest waits for the next start."""
        self._stopping.set()
        self._wake.set()
        self._thread.join(STOP_SECONDS)

    def record_soon(self) -> None:
        """Bring the gradebook up to the reviews, and first of all say so to whoever asks."""
        self._failed = frozenset()
        self._wake.set()

    def lay_out_soon(self) -> None:
        """Prepare for nbgrader the tests that were handed in."""
        self._wake.set()

    def failed(self, state: State) -> bool:
        """Whether the gradebook would not take this state of a review when it was last tried."""
        return state in self._failed

    def _work(self) -> None:
        self._do(lambda: submissions.assemble_missing(self._database))
        while not self._stopping.is_set():
            self._do(self._forget)
            self._do(self._record)
            self._do(self._lay_out)
            self._do(self._look)
            self._wake.wait(self._pause())
            self._wake.clear()

    def _forget(self) -> None:
        with self._database.begin() as connection:
            sessions.forget_old(connection)
            codes.forget_revoked(connection)

    def _record(self) -> None:
        refused = reviews.record_missing(self._database, self._stopping.is_set)
        self._failed = frozenset(refused)

    def _lay_out(self) -> None:
        self._owed = handed_in.lay_out_missing(self._database, self._course, self._stopping.is_set)

    def _pause(self) -> float:
        if not self._looked:
            return LOOK_AFTER_SECONDS
        return RETRY_SECONDS if self._failed or self._owed else EVERY_SECONDS

    def _look(self) -> None:
        if not self._looked and time.monotonic() - self._began >= LOOK_AFTER_SECONDS:
            self._looked = True
            self._live().warm(self._stopping.is_set)

    def _do(self, chore: Callable[[], object]) -> None:
        try:
            chore()
        except Exception:  # a chore that fails today is tried again; the others go on
            if not self._stopping.is_set():
                _log.exception("a chore of the service failed and will be tried again")
