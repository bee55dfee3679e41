"""The plan builder as stock Voilà shows it: typing, documents, and opening a file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from saql import shipped
from saql.plan.upgrade import read_plan
from saql.store import FileStore
from tests.widgets.voila import Voila

pytestmark = pytest.mark.browser

WEAK = shipped.path("course") / "samples/weak.plan.json"


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    running = Voila(tmp_path_factory.mktemp("voila"), "plan", "strong")
    yield running
    running.end()


@pytest.fixture
def page(voila, browser):
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.set_default_timeout(60_000)
    opened.goto(f"{voila.url}?lang=en")
    opened.wait_for_selector(".status[data-kind=saved]")
    yield opened
    opened.close()


def test_voila_saves_what_is_typed_and_gives_the_documents(voila, page):
    title = page.locator('[data-path="about.title.en"]')
    title.fill("A plan that travels")
    title.blur()
    page.wait_for_selector(".status[data-kind=saving]", state="detached")
    page.wait_for_selector(".status[data-kind=saved]")
    assert FileStore(voila.plan).load().plan.about.title.en == "A plan that travels"

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
    page.set_input_files("input[type=file]", WEAK)
    page.get_by_role("button", name="Replace my plan").click()
    page.wait_for_selector(".step-head")
    weak = read_plan(WEAK.read_bytes())
    assert FileStore(voila.plan).load().plan.goals == weak.goals
