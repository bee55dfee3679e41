"""A lesson in JupyterLab, on the `plan.json` beside its notebook, with no room anywhere."""

import json
import time

import pytest
from playwright.sync_api import expect

from saql.store import FileStore
from tests.lessons import trial
from tests.widgets.lab import Lab

pytestmark = pytest.mark.browser


@pytest.fixture
def lab(tmp_path):
    running = Lab(tmp_path)
    yield running
    running.end()


def run_all(page):
    """Run every cell, as Lab's menu does, once the notebook knows its kernel."""
    page.locator(".jp-Notebook").wait_for()
    page.evaluate(
        """async () => {
          const app = window.jupyterapp;
          const { sessionContext } = app.shell.currentWidget;
          await sessionContext.ready;
          await sessionContext.session.kernel.info;
          await app.commands.execute("notebook:run-all-cells");
        }"""
    )


def test_exercise_and_check_work_on_the_plan_beside_the_notebook(lab, chromium):
    trial.write(lab.folder / "modules")
    trial.write_questions(lab.folder / "course")
    folder = lab.folder / "modules/09_trial"
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    foreign = []
    inside = (lab.url, "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(inside) else foreign.append(r.url))
    try:
        page.goto(f"{lab.url}doc/tree/modules/09_trial/01_trial.ar.ipynb", wait_until="commit")
        run_all(page)
        expect(page.locator(".jp-RenderedMarkdown h1")).to_have_css("direction", "rtl")
        exercise = page.locator(".saql[data-board=builder]")
        exercise.locator(".status[data-kind=saved]").wait_for()
        field = exercise.locator("textarea").first
        field.scroll_into_view_if_needed()
        field.fill("مجتمع يقرأ")
        field.blur()
        plan = folder / "plan.json"
        deadline = time.monotonic() + 30
        while not plan.exists() or FileStore(plan).load().plan.direction.vision.ar != "مجتمع يقرأ":
            assert time.monotonic() < deadline, "the plan was not written"
            page.wait_for_timeout(100)
        check = page.locator(".questions").last
        check.scroll_into_view_if_needed()
        for n in range(3):
            check.get_by_role("button", name=f"خيار a {n}", exact=True).click()
            expect(check.locator(".question-result[data-right=true]")).to_be_visible()
            check.locator(".questions-actions .button").last.click()
        expect(check.locator("[data-passed=true]")).to_be_visible()
        assert foreign == []
        page.screenshot(path=str(lab.folder.parent / "lab.png"))
    finally:
        context.close()
        for one in lab.call("sessions"):
            lab.call(f"sessions/{one['id']}", "DELETE")
    stored = json.loads((folder / "01_trial.ar.ipynb").read_text("utf-8"))
    assert all(not cell.get("outputs") for cell in stored["cells"])
