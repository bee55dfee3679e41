"""The SWOT board as stock Voilà shows it, on a plan file, with no room around it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from saql.store import FileStore

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
STRENGTHS = ".box[data-box=strength]"


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    folder = tmp_path_factory.mktemp("voila")
    shutil.copy(ROOT / "voila_apps/swot.ipynb", folder)
    shutil.copy(ROOT / "course/samples/developing.plan.json", folder / "plan.json")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "voila.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "voila", "swot.ipynb", "--no-browser", f"--port={port}"],
            cwd=folder,
            stdout=log,
            stderr=log,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
    url = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + 60
    while True:
        try:
            urlopen(f"{url}voila/static/voila.js", timeout=2).close()  # noqa: S310 -- our own loopback address
            break
        except (URLError, OSError):
            assert process.poll() is None, (folder / "voila.log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.2)
    yield url, folder / "plan.json"
    process.terminate()
    process.wait(20)


@pytest.fixture
def visit(browser, voila):
    contexts = []
    url, _plan = voila

    def open_one(lang="ar", width=360, height=740):
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        contexts.append(context)
        # Stock Voilà asks style sheets of other hosts; the room's template does not.
        context.route(lambda address: not address.startswith(url), lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(45_000)
        page.goto(f"{url}?lang={lang}", wait_until="commit")
        page.wait_for_selector(".status[data-kind=saved]")
        return page

    yield open_one
    for context in contexts:
        context.close()


def serious(page):
    found = Axe().run(page, context=".saql").response["violations"]
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_a_point_is_written_moved_and_kept_through_a_reload(visit, voila):
    page = visit("en", 1280, 800)
    count = page.locator(f"{STRENGTHS} .item").count()
    adder = page.locator(f"{STRENGTHS} .adder textarea")
    adder.fill("A new laboratory")
    adder.press("Enter")
    page.locator(".status[data-kind=saved]").wait_for()
    expect(page.locator(f"{STRENGTHS} .item")).to_have_count(count + 1)
    page.locator(f"{STRENGTHS} .item-head textarea").last.press_sequentially(" for soil")
    page.reload(wait_until="commit")
    page.wait_for_selector(".status[data-kind=saved]")
    expect(page.locator(f"{STRENGTHS} .item-head textarea").last).to_have_value(
        "A new laboratory for soil"
    )
    page.wait_for_function(
        "!Object.keys(localStorage).some((name) => name.startsWith('saql:edit:'))"
    )
    saved = FileStore(voila[1]).load().plan.swot.items
    assert [item.text.en for item in saved].count("A new laboratory for soil") == 1


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_step_has_a_serious_barrier_or_scrolls_sideways(visit, lang, width, height):
    page = visit(lang, width, height)
    assert page.locator(".saql").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    for step in range(3):
        page.get_by_role("tab").nth(step).click()
        if step == 0:
            page.locator(".box.current .item-foot button[aria-controls]").first.click()
            page.locator(".box.current .menu > button").last.click()
        page.locator("details.advice").evaluate("(element) => (element.open = true)")
        assert serious(page) == []
        wide = page.evaluate("document.querySelector('.saql').scrollWidth")
        assert wide <= width
