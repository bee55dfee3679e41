"""What holds on every page of the builder."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.widgets.builder.driving import LAPTOP, PHONE, at, saved, step

pytestmark = pytest.mark.browser


def test_hostile_text_is_only_text(open_page, stored, page_server):
    hostile = '<img src=x onerror="window.pwned=1">$(id)</script>\u202e'
    page = open_page()
    at(page, "about.title.ar").fill(hostile)
    step(page, "Strategic goals")
    page.get_by_role("button", name="Add a goal").click()
    page.locator(".field[data-field=text] textarea").fill(hostile)
    saved(page)
    for view in ("thread", "timeline", "money", "review"):
        page.locator(f".view-tab[data-view={view}]").click()
        page.wait_for_selector(".view-page")
    page.get_by_role("button", name="Read the plan").click()
    page.wait_for_selector(".plan-page")
    assert hostile in page.locator(".plan-title").text_content()
    assert page.evaluate("window.pwned") is None
    assert page.locator(".saql img").count() == 0


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_page_has_a_serious_violation_or_runs_over_the_edge(open_page, on_sample, lang, width):
    on_sample("weak")
    page = open_page(lang=lang, width=width)
    seen = []

    def look(name):
        found = Axe().run(page).response["violations"]
        serious = [
            (name, v["id"], v["nodes"][0]["html"][:200])
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        seen.extend(serious)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name

    look("about")
    for index in (1, 6, 7, 9, 14):
        if page.locator(".steps-button").is_visible():
            page.click(".steps-button")
        page.locator(".step-link").nth(index).click()
        look(f"step {index}")
        if page.locator(".card").count():
            page.locator(".card").first.click()
            look(f"item of {index}")
    for view in ("thread", "timeline", "money", "review"):
        page.locator(f".view-tab[data-view={view}]").click()
        page.wait_for_selector(".view-page")
        look(view)
    assert page.locator(".tabs").evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
    for tab in range(1, 4):
        page.locator(".tab").nth(tab).click()
        look(f"tab {tab}")
    assert seen == []
