"""What several rooms of tests share: one Chromium for the whole run, and a service for real."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

# The same examples every time, and no clock: a busy machine must not fail a test.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium. Playwright's sync interface can be started once in a process."""
    path = os.environ.get("SAQL_CHROMIUM") or shutil.which("chromium")
    assert path, "Chromium is not installed: bash tests/run.sh installs it"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def serve() -> Iterator[Callable[[FastAPI], str]]:
    """Run an application for real on a loopback port; returns its address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: FastAPI) -> str:
        config = uvicorn.Config(app, port=0, log_level="warning", access_log=False)
        server = uvicorn.Server(config)
        ready = threading.Event()
        plain_startup = server.startup

        async def startup(sockets: Any = None) -> None:
            await plain_startup(sockets=sockets)
            ready.set()

        server.startup = startup  # type: ignore[method-assign]  # tells when it listens
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        assert ready.wait(20)
        running.append((server, thread))
        port = server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(20)
