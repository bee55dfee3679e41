"""The SWOT board as stock Voilà shows it, on a plan file, with no room around it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from saql.store import FileStore
from tests.widgets.voila import Voila

pytestmark = pytest.mark.browser

NOTHING_KEPT = "!Object.keys(localStorage).some((name) => name.startsWith('saql:edit:'))"
STRENGTHS = ".box[data-box=strength]"


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    running = Voila(tmp_path_factory.mktemp("voila"), "swot", "developing")
    yield running
    running.end()


@pytest.fixture
def visit(browser, voila):
    contexts = []
    url = voila.url

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
    page.wait_for_function(NOTHING_KEPT)
    saved = FileStore(voila.plan).load().plan.swot.items
    assert [item.text.en for item in saved].count("A new laboratory for soil") == 1


def points(voila):
    return [item.text.en for item in FileStore(voila.plan).load().plan.swot.items]


def last_strength(page):
    return page.locator(f"{STRENGTHS} .item-head textarea").last


def test_a_short_drop_of_the_line_loses_no_typing(visit, voila):
    page = visit("en", 1280, 800)
    page.context.set_offline(True)
    last_strength(page).press_sequentially(" (seen offline)")
    page.wait_for_selector(".status[data-kind=offline]")
    page.context.set_offline(False)
    page.wait_for_selector(".status[data-kind=saved]")
    page.wait_for_function(NOTHING_KEPT)
    assert sum("(seen offline)" in text for text in points(voila)) == 1


def test_a_server_that_is_started_again_loses_no_typing(visit, voila):
    page = visit("en", 1280, 800)
    voila.end()
    last_strength(page).press_sequentially(" (typed meanwhile)")
    page.wait_for_selector(".status[data-kind=offline]")
    voila.start()
    page.wait_for_selector(".status[data-kind=saved]")
    page.wait_for_function(NOTHING_KEPT)
    assert sum("(typed meanwhile)" in text for text in points(voila)) == 1
    expect(last_strength(page)).to_be_focused()


def test_the_page_as_voila_shows_it_has_no_serious_barrier(visit):
    page = visit("ar", 360, 740)
    assert page.locator(".saql").get_attribute("dir") == "rtl"
    found = Axe().run(page, context=".saql").response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.querySelector('.saql').scrollWidth") <= 360
