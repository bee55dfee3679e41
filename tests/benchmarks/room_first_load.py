"""First load of a page with one board: our room against a stock Voilà in the same run.

    pytest -m benchmark tests/benchmarks/room_first_load.py -s

Both serve the same notebook to a fresh browser profile, in turn, `SAQL_ROUNDS` times.
"""

import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import sync_playwright

from tests.server import rooms

pytestmark = [pytest.mark.benchmark, pytest.mark.browser]

ROUNDS = int(os.environ.get("SAQL_ROUNDS", "5"))
MOST_SHARE = 0.8
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
FLAGS += ["--disable-component-update", "--disable-sync", "--disable-quic"]


@contextlib.contextmanager
def stock_voila(apps, log):
    """Voilà as it comes, serving the same notebook."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = shutil.which("voila", path=str(Path(sys.executable).parent)) or "voila"
    command = [program, str(apps / "board.ipynb"), "--no-browser", f"--port={port}"]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + 60
            while time.monotonic() < until:
                with contextlib.suppress(httpx.HTTPError):
                    httpx.get(f"{url}/voila/static/voila.js", timeout=1)
                    break
            yield url
        finally:
            process.terminate()


def load(browser, url, path, code=""):
    """Seconds to the board's first answer from its kernel, bytes received, requests."""
    context = browser.new_context()
    try:
        page = context.new_page()
        if code:
            page.goto(f"{url}/sign-in#code={code}")
            page.click("main button")
            page.wait_for_url(f"{url}/")
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: list[float] = []
        asked: list[str] = []
        tools.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
        page.on("request", lambda request: asked.append(request.url))
        began = time.perf_counter()
        page.goto(url + path, wait_until="commit")
        page.wait_for_selector("#board:has-text('heard 2')", timeout=120_000)
        taken = time.perf_counter() - began
        page.wait_for_load_state("networkidle")
        return taken, sum(sizes), len(asked)
    finally:
        context.close()


def test_the_room_is_usable_sooner_than_a_stock_page(tmp_path):
    apps = rooms.make_apps(tmp_path / "apps")
    course = rooms.make_course(tmp_path / "course", organisations=ROUNDS + 1)
    room = rooms.RunningRoom(course, apps, tmp_path / "room.log", warm=2)
    found: dict[str, list[tuple[float, float, int]]] = {"stock": [], "room": []}
    try:
        with stock_voila(apps, tmp_path / "stock.log") as stock, sync_playwright() as playwright:
            path = os.environ.get("SAQL_CHROMIUM", "/usr/bin/chromium")
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            for number in range(ROUNDS + 1):
                # Each waits until the other's leftovers have ended: the pool refills meanwhile.
                one = load(browser, stock, "/")
                time.sleep(3)
                two = load(browser, room.url, "/voila/render/board.ipynb", room.codes()[2 * number])
                time.sleep(3)
                if number:  # the first round warms both
                    found["stock"].append(one)
                    found["room"].append(two)
            browser.close()
    finally:
        room.stop()
    middle = {
        name: [statistics.median(each) for each in zip(*rows, strict=True)]
        for name, rows in found.items()
    }
    sys.stdout.write("\n")
    for name, (seconds, size, requests) in middle.items():
        sys.stdout.write(
            f"{name:6} usable {seconds:6.2f} s   {size / 1e6:5.2f} MB   {requests:4.0f} requests\n"
        )
    share = middle["room"][0] / middle["stock"][0]
    sys.stdout.write(f"share of the stock time: {share:.2f}\n")
    assert share <= MOST_SHARE
    assert middle["room"][1] <= 1.5e6
    assert middle["room"][2] <= 100
