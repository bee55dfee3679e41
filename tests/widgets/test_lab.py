"""The boards in JupyterLab, on a `plan.json` beside the notebook, with no room anywhere."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from saql.store import FileStore
from tests.widgets.lab import Lab

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SAVED = ".status[data-kind=saved]"
STRENGTHS = ".box[data-box=strength]"
BOARD = ".saql:not([data-old])"
LAST_STRENGTH = f"{STRENGTHS} .item-head textarea >> nth=-1"


class Work:
    """A folder with a plan and notebooks beside it, as somebody has it on the own computer."""

    def __init__(self, lab: Lab, name: str) -> None:
        self.lab = lab
        self.folder = lab.folder / name
        self.folder.mkdir()
        self.plan = self.folder / "plan.json"
        shutil.copy(ROOT / "course/samples/developing.plan.json", self.plan)

    def notebook(self, name: str, source: str) -> str:
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        made.metadata["kernelspec"] = {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
        nbformat.write(made, self.folder / f"{name}.ipynb")
        return f"{self.folder.name}/{name}.ipynb"

    def board(self, name: str = "swot") -> str:
        return self.notebook(name, 'from saql.widgets import SwotBoard\nSwotBoard("plan.json")')

    def builder(self, name: str = "plan") -> str:
        source = 'from saql.widgets import PlanBuilder\nPlanBuilder("plan.json", "en")'
        return self.notebook(name, source)

    def read(self):
        return FileStore(self.plan).load().plan

    def strengths(self) -> list[str]:
        items = self.read().swot.items
        return [item.text.ar or item.text.en for item in items if item.box == "strength"]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    running = Lab(tmp_path_factory.mktemp("lab"))
    yield running
    running.end()


@pytest.fixture
def work(lab, request):
    made = Work(lab, request.node.name[:60].replace("[", "-").strip("]"))
    yield made
    for one in lab.call("sessions"):
        if one["path"].startswith(made.folder.name):
            lab.call(f"sessions/{one['id']}", "DELETE")


@pytest.fixture
def visit(browser, lab):
    contexts = []

    def open_one(path, width=1280, height=800):
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.foreign = []
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((lab.url, "data:", "blob:"))
                else page.foreign.append(request.url)
            ),
        )
        page.set_default_timeout(60_000)
        page.goto(f"{lab.url}doc/tree/{path}", wait_until="commit")
        return page

    yield open_one
    for context in contexts:
        context.close()


def run(page):
    """Run the notebook's cell, as Shift+Enter does, and wait for its board."""
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
    page.evaluate("document.querySelectorAll('.saql').forEach((e) => (e.dataset.old = ''))")
    code = page.locator(".jp-CodeCell .cm-content").first
    prompt = page.locator(".jp-CodeCell .jp-InputPrompt").first
    deadline = time.monotonic() + 40
    # Lab takes no keys for the short while between drawing a notebook and knowing its kernel.
    while not page.locator(BOARD).count():
        assert time.monotonic() < deadline, "the cell does not run"
        if "*" not in prompt.inner_text():
            code.press("Shift+Enter")
        page.wait_for_timeout(1000)
    page.wait_for_selector(f"{BOARD} {SAVED}")


def restart(page):
    """Restart the kernel by Lab's own button."""
    page.locator('.jp-NotebookPanel-toolbar [data-jp-item-name="restart"]').click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.locator(".jp-Dialog").wait_for(state="detached")


def save_notebook(page, path):
    page.locator('.jp-NotebookPanel-toolbar [data-jp-item-name="save"]').click()
    until(lambda: "widget-view" in path.read_text("utf-8"), "the notebook with its output")


def add(page, text):
    adder = page.locator(f"{STRENGTHS} .adder textarea")
    adder.fill(text)
    adder.press("Enter")
    expect(page.locator(f"{STRENGTHS} .item-head textarea").last).to_have_value(text)


def until(true, what):
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def test_a_point_written_in_lab_is_on_disk_and_outlives_reload_and_restart(work, visit):
    page = visit(work.board())
    run(page)
    add(page, "مختبر جديد")
    until(lambda: "مختبر جديد" in work.strengths(), "the point on disk")
    save_notebook(page, work.folder / "swot.ipynb")
    page.reload(wait_until="commit")
    page.wait_for_selector(SAVED)
    expect(page.locator(LAST_STRENGTH)).to_have_value("مختبر جديد")
    page.locator(LAST_STRENGTH).press_sequentially(" للتربة")
    until(lambda: "مختبر جديد للتربة" in work.strengths(), "the change on disk")
    restart(page)
    # The board on the page has lost its kernel: what is typed now waits on the device, and the
    # next board takes it over.
    page.locator(LAST_STRENGTH).press_sequentially(" والمياه")
    page.wait_for_selector(".status[data-kind=offline]")
    run(page)
    expect(page.locator(LAST_STRENGTH)).to_have_value("مختبر جديد للتربة والمياه")
    until(lambda: "مختبر جديد للتربة والمياه" in work.strengths(), "what was typed meanwhile")
    assert len(work.strengths()) == 5
    assert page.foreign == []


def test_the_arabic_board_keeps_its_direction_width_and_font_in_lab(work, visit):
    page = visit(work.board())
    run(page)
    board, cell = page.locator(".saql"), page.locator(".jp-OutputArea-output").first
    for width, cell_at_most in ((1280, 1200), (520, 420)):
        page.set_viewport_size({"width": width, "height": 800})
        assert board.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
        assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
        assert 300 < cell.bounding_box()["width"] <= cell_at_most
        for frame in (board, cell):
            assert frame.evaluate("(e) => e.scrollWidth - e.clientWidth") <= 0
    weights = "[...document.fonts].filter((f) => f.family.includes('Plex')).map((f) => f.weight)"
    until(lambda: sorted(page.evaluate(weights)) == ["400", "600"], "the font")
    assert page.foreign == []


def test_the_plan_builder_writes_the_file_beside_its_notebook(work, visit):
    page = visit(work.builder())
    run(page)
    title = page.get_by_role("textbox", name="English")
    title.fill("A plan from a notebook")
    until(lambda: work.read().about.title.en == "A plan from a notebook", "the title on disk")
    for width in (1280, 520):
        page.set_viewport_size({"width": width, "height": 800})
        for frame in (page.locator(".saql"), page.locator(".jp-OutputArea-output").first):
            assert frame.evaluate("(e) => e.scrollWidth - e.clientWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 800})
    save_notebook(page, work.folder / "plan.ipynb")
    page.reload(wait_until="commit")
    page.wait_for_selector(SAVED)
    expect(title).to_have_value("A plan from a notebook")
    restart(page)
    run(page)
    expect(title).to_have_value("A plan from a notebook")
    assert page.foreign == []


def test_two_notebooks_on_one_plan_lose_nothing(work, visit):
    one, two = visit(work.board("one")), visit(work.board("two"))
    run(one)
    run(two)
    add(one, "من الدفتر الأول")
    expect(two.locator(LAST_STRENGTH)).to_have_value("من الدفتر الأول", timeout=20_000)
    add(two, "من الدفتر الثاني")
    expect(one.locator(LAST_STRENGTH)).to_have_value("من الدفتر الثاني", timeout=20_000)
    assert work.strengths()[-2:] == ["من الدفتر الأول", "من الدفتر الثاني"]
    # Both write the same field before either has heard of the other: both texts stay in sight.
    one.locator(LAST_STRENGTH).fill("كتابة هنا")
    two.locator(LAST_STRENGTH).fill("كتابة هناك")
    told = f"{BOARD} .notice.warning:not([hidden])"
    until(lambda: one.locator(told).count() + two.locator(told).count(), "a clash")
    late = one if one.locator(told).count() else two
    late.locator(f"{told} button").click()
    sides = late.locator("dialog .clash-text").all_inner_texts()
    assert sorted(sides) == ["كتابة هنا", "كتابة هناك"]
    assert work.strengths()[-1] in sides
