"""A few steps of the builder inside a page that holds other things too."""

from __future__ import annotations

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from saql import shipped
from saql.plan.document import MODULE_SECTIONS, SECTIONS
from saql.store import FileStore
from saql.widgets.builder import DOMAINS, PlanBuilder
from saql.widgets.workspace import Workspace

FEW = ("readiness", "ties")


@pytest.fixture
def embedded(page_server, request):
    """The page server with a few steps of the strong plan on its page, two unless named."""
    sections, first = FEW, ""
    if asked := getattr(request, "param", None):
        sections, first = asked if isinstance(asked[0], tuple) else (asked, "")
    shutil.copy(shipped.path("course") / "samples" / "strong.plan.json", page_server.plan)
    page_server.entry, page_server.styles = PlanBuilder.entry, PlanBuilder.styles
    boards = []

    def workspace(who):
        work = Workspace(
            lambda: FileStore(page_server.plan, author=who), scope="test", domains=DOMAINS
        )
        work.mode = "room"
        boards.append(PlanBuilder(work, sections=sections, first=first))
        return work

    page_server.workspace = workspace
    yield page_server
    for board in boards:
        board.close()


def test_sections_that_no_plan_has_are_refused(tmp_path):
    for wrong in ((), ("magic",), ("readiness", "magic")):
        with pytest.raises(ValueError, match="sections of a plan"):
            PlanBuilder(tmp_path / "plan.json", sections=wrong)


def test_the_guide_of_a_few_sections_leaves_out_what_they_have_no_use_for(tmp_path):
    board = PlanBuilder(tmp_path / "plan.json", "en", sections=FEW)
    extra = board.workspace.handle({"type": "hello"})[0]["extra"]
    board.close()
    assert extra["only"] == list(FEW)
    assert extra["guide"]["places"] == []
    assert {key.partition(".")[0] for key in extra["guide"]["examples"]} <= set(FEW)
    # References lead anywhere in the plan, so every step can still be named.
    assert [step["section"] for step in extra["guide"]["steps"]] == list(SECTIONS)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_only_the_few_steps_are_shown_and_nothing_covers_the_page_around_them(
    embedded, open_page, width
):
    page = open_page(width=width)
    assert page.locator(".steps, .views, .steps-button").count() == 0
    tabs = page.locator(".embedded-head .tab")
    assert tabs.all_inner_texts() == ["Fundraising readiness", "Network map"]
    pinned = page.evaluate(
        """() => [...document.querySelectorAll(".saql *")]
          .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position))
          .map((one) => one.className)"""
    )
    assert pinned == []
    tabs.nth(1).click()
    assert page.get_by_role("heading", name="Network map", exact=True).is_visible()
    assert page.evaluate("scrollX") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("embedded", [(("communication",), "dignity")], indirect=True)
@pytest.mark.parametrize("width", [360, 1280])
def test_an_exercise_begins_at_the_field_that_it_is_about(embedded, open_page, width, stored):
    page = open_page(width=width)
    asked = page.locator(".question-ask, .list-ask")
    assert "dignity" in asked.first.inner_text()
    if width == 1280:
        assert page.locator(".question, .item-list").count() == 3
    else:
        page.locator(".foot .button.primary").click()
        assert "speaks" in page.locator(".question-ask").inner_text()
        page.locator(".foot .button.primary").click()
        assert page.locator(".item-list").is_visible()
        page.locator(".foot .button").first.click()
        page.locator(".foot .button").first.click()
    page.locator('[data-path="communication.dignity.en"]').fill("Hands at work, never a queue.")
    page.locator('[data-path="communication.dignity.en"]').blur()
    page.wait_for_selector(".status[data-kind=saved]")
    assert "never a queue" in str(stored().communication.dignity)


@pytest.mark.browser
def test_what_lies_elsewhere_is_opened_in_the_whole_plan(embedded, open_page):
    page = open_page(width=360)
    page.route("**/voila/render/plan.ipynb*", lambda route: route.fulfill(body="whole plan"))
    page.get_by_role("link", name="Open in the whole plan").click()
    page.wait_for_url("**/voila/render/plan.ipynb?lang=en")
    kept = page.evaluate(
        "JSON.parse(sessionStorage[Object.keys(sessionStorage).find((k) => k.includes('view:'))])"
    )
    assert kept["route"]["section"] == "readiness"


@pytest.mark.browser
def test_a_line_of_the_self_check_takes_one_touch(embedded, open_page, stored):
    page = open_page(width=360)
    line = page.locator('.check-line[data-key="fundraiser"]')
    line.get_by_text("Partly", exact=True).click()
    page.wait_for_selector(".status[data-kind=saved]")
    answers = {one.item: one.answer for one in stored().readiness.items}
    assert answers["fundraiser"] == "partly"
    assert len(answers) == 22


@pytest.mark.browser
@pytest.mark.parametrize(
    "embedded", [sum(MODULE_SECTIONS.values(), ())], indirect=True, ids=["all"]
)
@pytest.mark.parametrize(("lang", "width"), [("ar", 360), ("en", 1280)])
def test_every_picture_is_drawn_readable_for_all_and_within_the_page(
    embedded, open_page, lang, width
):
    page = open_page(lang=lang, width=width)
    serious = []
    for section, screen in (
        ("readiness", 1), ("funding_map", 1), ("pipeline", 1), ("campaign", 7), ("ties", 2),
    ):  # fmt: skip
        page.locator(f'.tab[data-section="{section}"]').click()
        if width == 360:
            for _ in range(screen):
                page.locator(".foot .button.primary").click()
        page.locator(".panel > *").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, section
        serious += [
            (section, found["id"], found["nodes"][0]["html"][:200])
            for found in Axe().run(page).response["violations"]
            if found["impact"] in ("serious", "critical")
        ]
    assert serious == []


@pytest.mark.browser
def test_a_stakeholder_of_the_plan_becomes_a_tie_by_one_touch(embedded, open_page, stored):
    page = open_page(width=1280)
    page.locator('.tab[data-section="ties"]').click()
    offer = page.locator(".suggestions li", has_text="religious figures")
    offer.get_by_role("button").click()
    page.wait_for_selector(".status[data-kind=saved]")
    made = stored().ties.items[-1]
    assert made.stakeholder == "st-12"
    assert made.name == stored().stakeholders.items[11].name
