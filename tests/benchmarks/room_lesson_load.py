"""First load of a lesson's page against the plan builder's, in the same room and run.

    pytest -m benchmark tests/benchmarks/room_lesson_load.py -s

Both are opened by people of the same cohort with a fresh browser profile, in turn, `SAQL_ROUNDS`
times. Measured are the seconds until something can be typed, what came over the wire as the
browser received it (files, and the socket's frames as the room compresses them), and requests.
"""

import base64
import os
import statistics
import sys
import time
import zlib

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import rooms

pytestmark = [pytest.mark.benchmark, pytest.mark.browser]

ROUNDS = int(os.environ.get("SAQL_ROUNDS", "5"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
FLAGS += ["--disable-component-update", "--disable-sync", "--disable-quic"]
PHONE = {"width": 360, "height": 740}
PLAN = "/voila/render/plan.ipynb"
LESSON = "/lessons/04_communication/01_plan"
PEOPLE = ["judged-1", "looked-1", "saqiya-1", "judged-2", "looked-2", "saqiya-2"]
MOST_SECONDS, MOST_BYTES, MOST_REQUESTS = 1.25, 1.25, 4
"""How much more than the builder a lesson may take; requests as a number."""


def load(browser, room, path, person):
    """Seconds to the text and until it is usable, bytes of files, of frames, requests."""
    context = browser.new_context(viewport=PHONE)
    try:
        page = context.new_page()
        page.goto(f"{room.url}/sign-in#code={room.people[person]}")
        page.click("main button")
        page.wait_for_url(f"{room.url}/")
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: list[float] = []
        frames: list[int] = []
        asked: list[str] = []
        tools.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
        tools.on("Network.webSocketFrameReceived", lambda e: frames.append(packed(e["response"])))
        page.on("request", lambda request: asked.append(request.url))
        began = time.perf_counter()
        page.goto(room.url + path, wait_until="commit")
        page.wait_for_selector("h1, h2", timeout=120_000)
        text = time.perf_counter() - began
        page.wait_for_selector(".status[data-kind=saved]", timeout=120_000)
        usable = time.perf_counter() - began
        page.wait_for_load_state("networkidle")
        return text, usable, sum(sizes), sum(frames), len(asked)
    finally:
        context.close()


def packed(frame):
    """A frame's size on the wire: the room compresses message by message."""
    data = frame["payloadData"]
    raw = base64.b64decode(data) if frame["opcode"] == 2 else data.encode()
    return len(zlib.compress(raw, 6))


def test_a_lesson_opens_as_fast_and_as_light_as_the_builder(tmp_path):
    room = rooms.Room(rooms.make_room(tmp_path / "course"), tmp_path / "room.log")
    room.start()
    found: dict[str, list[tuple[float, ...]]] = {PLAN: [], LESSON: []}
    try:
        with sync_playwright() as playwright:
            path = os.environ.get("SAQL_CHROMIUM", "/usr/bin/chromium")
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            for number in range(ROUNDS + 1):
                for page in (PLAN, LESSON):
                    one = load(browser, room, page, PEOPLE[number % len(PEOPLE)])
                    time.sleep(3)  # the pool of ready kernels fills up again meanwhile
                    if number:  # the first round warms both
                        found[page].append(one)
            browser.close()
    finally:
        room.stop()
    middle = {
        page: [statistics.median(each) for each in zip(*rows, strict=True)]
        for page, rows in found.items()
    }
    sys.stdout.write("\n")
    for page, (text, usable, files, frames, requests) in middle.items():
        sys.stdout.write(
            f"{page:36} text {text:5.2f} s   usable {usable:5.2f} s   files {files / 1e3:6.0f} kB"
            f"   socket {frames / 1e3:5.0f} kB   {requests:3.0f} requests\n"
        )
    plan, lesson = middle[PLAN], middle[LESSON]
    assert lesson[1] <= plan[1] * MOST_SECONDS
    assert lesson[2] + lesson[3] <= (plan[2] + plan[3]) * MOST_BYTES
    assert lesson[4] <= plan[4] + MOST_REQUESTS
