"""A page with one board on it, and real workspaces behind it, without Jupyter.

Each load of the page is a new kernel: its own workspace over the plan file. `down` makes the
server answer nothing, as a lost network does; `deaf` makes it work but lose its answers.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from saql.plan.document import Plan
from saql.store import FileStore
from saql.widgets.esm import css, esm
from saql.widgets.swot import SwotBoard
from saql.widgets.words import opening
from saql.widgets.workspace import Workspace

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>Saql</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html, body {{ margin: 0 }} {css}</style></head>
<body><main></main><script type="module">
import board from "/esm.js";
const kernel = Math.random().toString(36).slice(2);
const heard = new Set();
window.sent = [];
window.tell = (message) => heard.forEach((listener) => listener(message, []));
const post = async (message) => {{
  try {{
    const answer = await fetch(`/message/${{kernel}}${{location.search}}`, {{
      method: "POST", body: JSON.stringify(message), keepalive: true,
    }});
    for (const reply of await answer.json()) tell(reply);
  }} catch {{
    // The line is down: nobody hears it, as with a socket that is gone.
  }}
}};
const model = {{
  get: (name) => ({{ opening: {opening}, language: "{language}" }})[name],
  on: (name, listener) => heard.add(listener),
  off: (name, listener) => heard.delete(listener),
  send: (message) => {{ sent.push(message); post(message); }},
}};
setInterval(() => post({{ type: "news" }}), 400);
board.render({{ model, el: document.querySelector("main") }});
</script></body></html>"""


class PageServer:
    """Serves the page; `url` is its address, `kernels` the workspaces by page load."""

    def __init__(self, plan: Any) -> None:
        self.plan = plan
        self.entry = SwotBoard.entry
        self.styles = SwotBoard.styles
        self.down = False
        self.deaf = False
        self.kernels: dict[str, Workspace] = {}
        self.messages: list[dict[str, Any]] = []
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.get(self)

            def do_POST(self) -> None:
                outer.post(self)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        # A page that was closed meanwhile hears no answer, and that is no fault.
        self.server.handle_error = lambda *_: None  # type: ignore[method-assign]  # see above
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def get(self, request: BaseHTTPRequestHandler) -> None:
        split = urlsplit(request.path)
        if self.down:
            request.close_connection = True
            return
        if split.path == "/esm.js":
            self.answer(request, esm(self.entry), "text/javascript")
        elif split.path == "/":
            language = parse_qs(split.query).get("lang", ["ar"])[0]
            page = PAGE.format(
                css=css(*self.styles),
                opening=json.dumps(opening()),
                language=language,
                direction="rtl" if language == "ar" else "ltr",
            )
            self.answer(request, page, "text/html")
        else:
            self.answer(request, "{}", "application/json", 200 if split.path == "/health" else 404)

    def post(self, request: BaseHTTPRequestHandler) -> None:
        message = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        if self.down:
            request.close_connection = True
            return
        split = urlsplit(request.path)
        who = parse_qs(split.query).get("who", [""])[0]
        with self._lock:
            kernel = split.path.rpartition("/")[2]
            work = self.kernels.get(kernel)
            if work is None:
                work = self.kernels[kernel] = self.workspace(who)
            if message["type"] == "news":
                replies = work.poll()
            else:
                self.messages.append(message)
                replies = work.handle(message)
        if self.deaf:
            replies = []
        self.answer(request, json.dumps(replies), "application/json")

    def workspace(self, who: str) -> Workspace:
        work = Workspace(
            lambda: FileStore(self.plan, author=who),
            language="ar",
            scope=f"test:{who}",
            sections=("swot", "tows"),
        )
        work.answers["submit"] = lambda _message: {"number": 1}
        return work

    def answer(
        self, request: BaseHTTPRequestHandler, body: str, kind: str, status: int = 200
    ) -> None:
        data = body.encode()
        request.send_response(status)
        request.send_header("Content-Type", f"{kind}; charset=utf-8")
        request.send_header("Content-Length", str(len(data)))
        request.send_header("Cache-Control", "no-store")
        request.end_headers()
        request.wfile.write(data)


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture
def page_server(tmp_path: Path) -> Iterator[PageServer]:
    server = PageServer(tmp_path / "plan.json")
    yield server
    server.close()


@pytest.fixture
def open_page(browser: Browser, page_server: PageServer) -> Iterator[Callable[..., Page]]:
    """Opens a page; the same `device` shares its storage, as tabs of one browser do."""
    devices: dict[str, Any] = {}

    def open_one(
        device: str = "one",
        *,
        lang: str = "en",
        who: str = "rana",
        width: int = 1280,
        height: int = 800,
    ) -> Page:
        if device not in devices:
            size = {"width": width, "height": height}
            devices[device] = browser.new_context(viewport=size, reduced_motion="reduce")
        page = devices[device].new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{page_server.url}?lang={lang}&who={who}")
        page.wait_for_selector(".status[data-kind=saved]")
        return page

    yield open_one
    for device in devices.values():
        device.close()


@pytest.fixture
def stored(page_server: PageServer) -> Callable[[], Plan]:
    """The plan as it is on disk."""
    return lambda: FileStore(page_server.plan).load().plan
