"""What a room is started with, and where its things lie."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from saql import shipped
from saql.plan.fields import Language

KIB = 1024


@dataclass(frozen=True, slots=True)
class RoomSettings:
    """The settings of one room.

    Attributes:
        course_dir: the course folder, with ``data/`` and the trainer's files.
        host: the address to listen on; ``0.0.0.0`` is every address of this machine.
        names: further host names by which people reach the room (a local name, a proxy).
        language: the language of pages before somebody has signed in.
        service_url: a service that already runs; by default the room starts its own.
        apps_dir: the folder of app notebooks and of the page template.
        warm: for each app, how many kernels wait with the app already run.
        starting: how many kernels may be starting at the same moment.
        kernels: how many kernels may live at once, and how many for one person.
        transport: ``ipc`` or ``tcp`` between room and kernels; by default what suits the system.
    """

    course_dir: Path
    host: str = "127.0.0.1"
    port: int = 8866
    language: Language = "ar"
    title: str = "Saql"
    names: tuple[str, ...] = ()
    service_url: str = ""
    apps_dir: Path = field(default_factory=lambda: shipped.path("voila_apps"))
    warm: int = 2
    starting: int = field(default_factory=lambda: max(2, os.cpu_count() or 2))
    kernels: int = 120
    kernels_per_person: int = 3
    idle_seconds: float = 600.0
    queue_page_after: float = 2.0
    ready_seconds: float = 30.0
    message_bytes: int = 256 * KIB
    body_bytes: int = 64 * KIB
    transport: str = field(default_factory=lambda: os.environ.get("SAQL_KERNEL_TRANSPORT", ""))

    @property
    def kernel_transport(self) -> str:
        """``ipc`` where the system has it: it has no ports to race for and none to listen on."""
        if self.transport in ("ipc", "tcp"):
            return self.transport
        return "tcp" if sys.platform == "win32" else "ipc"

    @property
    def codes_file(self) -> Path:
        """Where the personal codes were written when the room was made."""
        return self.course_dir / "data" / "codes.csv"

    @property
    def template_dir(self) -> Path:
        """The Voilà template."""
        return self.apps_dir / "template"
