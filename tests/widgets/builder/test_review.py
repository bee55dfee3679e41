"""The builder's last view: opening another plan, the history, and handing in."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.widgets.builder.driving import PHONE, at, saved

pytestmark = pytest.mark.browser


def test_opening_a_sample_asks_first_and_the_history_leads_back(open_page, on_sample, stored):
    on_sample("weak")
    page = open_page()
    title = stored().about.title.ar
    page.locator(".view-tab[data-view=review]").click()
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_role("button", name="A blank plan").click()
    page.get_by_role("heading", name="This would be replaced").wait_for()
    assert stored().about.title.ar == title
    page.get_by_role("button", name="Replace my plan").click()
    page.wait_for_selector(".step-head")
    assert stored().about.title.ar == ""
    page.locator(".view-tab[data-view=review]").click()
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name=re.compile("Go back to it")).last.wait_for()


def test_an_earlier_version_comes_back_from_the_history(open_page, on_sample, stored):
    on_sample("weak")
    page = open_page()
    before = stored().about.title.ar
    at(page, "about.title.ar").fill("Something else")
    at(page, "about.title.ar").blur()
    saved(page)
    page.locator(".view-tab[data-view=review]").click()
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name=re.compile("Go back to it: The whole plan")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".changes").wait_for()
    assert "Something else" in dialog.locator("del").first.inner_text()
    assert stored().about.title.ar == "Something else"
    dialog.get_by_role("button", name="Go back to it").click()
    page.get_by_text("The earlier version is back.").wait_for()
    assert stored().about.title.ar == before


def test_an_import_is_undone_in_one_go_after_showing_what_comes_back(open_page, on_sample, stored):
    on_sample("weak")
    page = open_page(lang="ar", width=PHONE)
    before = stored()
    page.locator(".view-tab[data-view=review]").click()
    page.get_by_role("button", name="فتح", exact=True).click()
    page.locator(".open-part .document").first.click()
    page.locator(".open-preview .button.primary").click()
    page.wait_for_selector(".step-head")
    assert stored() != before
    page.locator(".view-tab[data-view=review]").click()
    page.get_by_role("button", name="السجل").click()
    lines = page.locator(".history-line")
    lines.first.wait_for()
    assert lines.count() == 2
    assert re.search(r"[ء-ي]+/[ء-ي]+ 20\d\d، \d\d:\d\d", lines.first.inner_text())
    lines.first.get_by_text("ما الذي تغيّر").click()
    lines.first.locator(".changes-section").first.wait_for()
    told = lines.first.locator(".changes").inner_text()
    assert not re.search(r"\bSY\d+|\d{4}-\d\d-\d\d|\bdraft\b", told)
    assert "أُضيف" in told
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.get_by_role("button", name=re.compile("العودة إلى ما قبله")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".changes-section").first.wait_for()
    assert Axe().run(page).violations_count == 0
    assert stored() != before
    dialog.locator(".button.primary").click()
    page.get_by_text("عادت النسخة السابقة").first.wait_for()
    assert stored() == before


def test_submitting_says_what_is_open_and_still_works(open_page, on_sample):
    on_sample("weak")
    page = open_page(who="room")
    page.locator(".view-tab[data-view=review]").click()
    page.get_by_role("button", name="Submit the plan").click()
    dialog = page.get_by_role("dialog")
    assert re.search(r"\d+ things are still to be mended", dialog.inner_text())
    dialog.get_by_role("button", name="Submit").click()
    page.get_by_text("This is submission number 3.").wait_for()
    page.get_by_role("button", name="Submit the fundraising plan").click()
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    page.get_by_text("This is submission number 4.").wait_for()


def test_there_is_nothing_to_submit_to_outside_a_room(open_page):
    page = open_page()
    page.locator(".view-tab[data-view=review]").click()
    page.get_by_role("heading", name="Is it ready?").wait_for()
    assert page.get_by_role("button", name="Submit the plan").count() == 0
