"""The plan builder as stock Voilà shows it: typing, documents, and opening a file."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from saql.plan.upgrade import read_plan
from saql.store import FileStore

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    folder = tmp_path_factory.mktemp("voila")
    shutil.copy(ROOT / "voila_apps/plan.ipynb", folder)
    shutil.copy(ROOT / "course/samples/strong.plan.json", folder / "plan.json")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "voila.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "voila", "plan.ipynb", "--no-browser", f"--port={port}"],
            cwd=folder,
            stdout=log,
            stderr=log,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
    url = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + 90
    while not answers(url):
        assert process.poll() is None, (folder / "voila.log").read_text()
        assert time.monotonic() < deadline
        time.sleep(0.2)
    yield url, folder
    process.terminate()
    process.wait(20)


def answers(url):
    try:
        urlopen(f"{url}voila/static/voila.js", timeout=2).close()  # noqa: S310 -- our own loopback address
    except (URLError, OSError):
        return False
    return True


@pytest.fixture
def page(voila, browser):
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.set_default_timeout(60_000)
    opened.goto(f"{voila[0]}?lang=en")
    opened.wait_for_selector(".status[data-kind=saved]")
    yield opened
    opened.close()


def test_voila_saves_what_is_typed_and_gives_the_documents(voila, page):
    title = page.locator('[data-path="about.title.en"]')
    title.fill("A plan that travels")
    title.blur()
    page.wait_for_selector(".status[data-kind=saving]", state="detached")
    page.wait_for_selector(".status[data-kind=saved]")
    assert FileStore(voila[1] / "plan.json").load().plan.about.title.en == "A plan that travels"

    page.locator(".view-tab[data-view=review]").click()
    page.locator("label", has_text="English").click()
    with page.expect_download() as given:
        page.get_by_role("button", name=re.compile("Word document")).click()
    assert given.value.suggested_filename == "A plan that travels.docx"
    with zipfile.ZipFile(io.BytesIO(Path(given.value.path()).read_bytes())) as archive:
        assert b"A plan that travels" in archive.read("word/document.xml")
    with page.expect_download() as given:
        page.get_by_role("button", name=re.compile(r"plan\.json")).click()
    taken = read_plan(Path(given.value.path()).read_bytes())
    assert taken.about.title.en == "A plan that travels"

    page.get_by_role("button", name="Open", exact=True).click()
    page.set_input_files("input[type=file]", ROOT / "course/samples/weak.plan.json")
    page.get_by_role("button", name="Replace my plan").click()
    page.wait_for_selector(".step-head")
    weak = read_plan((ROOT / "course/samples/weak.plan.json").read_bytes())
    assert FileStore(voila[1] / "plan.json").load().plan.goals == weak.goals
