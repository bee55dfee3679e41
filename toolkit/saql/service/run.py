"""Running the service on this machine, and on no network address.

``python -m saql.service [--course DIR] [--port N] [--until-stdin-closes]`` prints one JSON line
with its address once it answers. With port 0 the system chooses one. A parent that dies without
a word closes the pipe to its child, so ``--until-stdin-closes`` ends the service with its room.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import threading
from pathlib import Path

import uvicorn

from saql.service.app import create_app
from saql.service.database import DatabaseRefusedError, open_database
from saql.service.settings import Settings, settings_from
from saql.store.shapes import StoreUnavailable


def main(arguments: list[str] | None = None) -> None:
    """Run until told to stop."""
    # jsonschema would compile the grammar of web addresses for seconds, when the gradebook's code
    # is loaded beside the work, for a check that nbgrader never asks for.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # how Python spells "absent"
    parser = argparse.ArgumentParser(prog="python -m saql.service", description=__doc__)
    parser.add_argument("--course", type=Path, help="the course folder")
    parser.add_argument("--port", type=int, default=int(os.environ.get("SAQL_SERVICE_PORT") or 0))
    parser.add_argument("--until-stdin-closes", action="store_true")
    asked = parser.parse_args(arguments)
    settings = settings_from()
    if asked.course:
        settings = Settings(asked.course.resolve(), settings.database_url)
    try:
        serve(settings, asked.port, until_stdin_closes=asked.until_stdin_closes)
    except (DatabaseRefusedError, StoreUnavailable, OSError) as error:
        sys.exit(f"saql.service: {error}")


def serve(settings: Settings, port: int = 0, *, until_stdin_closes: bool = False) -> None:
    """Answer on a loopback port until told to stop.

    Raises:
        OSError: the port is taken.
        DatabaseRefusedError: the database cannot be used safely.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # on Windows this option would let two services share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(256)
    database = open_database(settings)
    config = uvicorn.Config(
        create_app(settings, database),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=60,
    )
    server = _AnnouncedServer(config)
    if until_stdin_closes:
        threading.Thread(target=_stop_with_parent, args=(server,), daemon=True).start()
    server.run(sockets=[listening])


class _AnnouncedServer(uvicorn.Server):
    """A server that says where it is, once it answers there."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and sockets:
            port = sockets[0].getsockname()[1]
            line = {"url": f"http://127.0.0.1:{port}", "port": port, "pid": os.getpid()}
            sys.stdout.write(f"{json.dumps(line)}\n")
            sys.stdout.flush()


def _stop_with_parent(server: uvicorn.Server) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    server.should_exit = True
