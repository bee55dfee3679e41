"""The coach's desk in a browser."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from saql.widgets.coach_desk import Desk
from tests.widgets.coach.working import ask, edit, level, reason, submit_again

pytestmark = pytest.mark.browser


def open_first(page: Page, text: str) -> None:
    card = page.locator(".desk-card", has_text=text).first
    card.get_by_role("button").click()
    page.wait_for_selector(".desk-columns")


@pytest.mark.parametrize(("lang", "width"), [("ar", 360), ("en", 1280)])
def test_a_coach_reads_judges_and_returns(coach_page, page_server, service, lang, width) -> None:
    page = coach_page(lang=lang, width=width, who="maha")
    expect(page.locator(".desk-card")).to_have_count(4)
    open_first(page, "SWOT" if lang == "en" else "سوات")
    expect(page.locator(".desk-item-title", has_text="onerror").first).to_be_visible()
    assert page.evaluate("window.owned") is None
    if width < 1000:
        page.locator('[data-part="judge"].desk-tab').click()
    card = page.locator(".desk-criterion").first
    card.get_by_role("radio").nth(2).check()
    card.locator("textarea").first.fill("الأدلة كافية لمعظم البنود")
    card.locator("textarea").first.blur()
    expect(page.locator(".status[data-kind=saved]")).to_be_visible()
    page.reload()
    page.wait_for_selector(".desk-columns")
    expect(page.locator(".desk-criterion").first.get_by_role("radio").nth(2)).to_be_checked()
    overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(overflow)
    page.locator(".desk-finish .button").first.click()
    expect(page.locator(".desk-finish .notice.good")).to_be_visible()
    people = service("Rana").submissions("amal") + service("Huda").submissions("noor")
    assert [one["result"] for one in people].count("returned") == 1


def test_the_list_shows_what_waits_first_and_finds_an_organisation(coach_page, service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello"})
    newest = ask(desk, "cohort")["rows"][0]
    edit(desk, newest, "k", level("c1", 3), reason("c1", "good"))
    assert ask(desk, "finish", submission=newest["id"], result="returned")["ok"]
    page = coach_page(lang="ar", who="maha")
    cards = page.locator(".desk-card")
    expect(cards).to_have_count(4)
    expect(cards.last).to_have_attribute("data-status", "returned")
    expect(page.locator(".desk-head [role=status]")).to_contain_text("ما ينتظر الحكم أولاً")
    search = page.get_by_label("ابحثوا عن منظمة أو شخص")
    search.fill("موسسه النور")
    expect(cards).to_have_count(2)
    expect(search).to_be_focused()
    open_first(page, "مؤسسة النور")
    page.get_by_role("button", name="كل التسليمات").click()
    expect(page.get_by_label("ابحثوا عن منظمة أو شخص")).to_have_value("موسسه النور")
    expect(cards).to_have_count(2)


def test_typing_survives_a_lost_connection_and_a_reload(coach_page, page_server) -> None:
    page = coach_page(who="maha")
    open_first(page, "SWOT")
    text = page.locator(".desk-criterion textarea").first
    page_server.down = True
    text.fill("kept on the device")
    text.blur()
    expect(page.locator(".status")).not_to_have_attribute("data-kind", "saved")
    page_server.down = False
    page.reload()
    page.wait_for_selector(".desk-columns")
    expect(page.locator(".desk-criterion textarea").first).to_have_value("kept on the device")
    expect(page.locator(".status[data-kind=saved]")).to_be_visible()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_axe_finds_nothing_on_the_desk(coach_page, lang) -> None:
    page = coach_page(lang=lang, who="maha")
    axe = Axe()
    listed = axe.run(page)
    assert listed.violations_count == 0, listed.generate_report()
    open_first(page, "SWOT" if lang == "en" else "سوات")
    page.locator(".desk-criterion details summary").first.click()
    page.get_by_role("button").filter(
        has_text="Add a comment" if lang == "en" else "أضيفوا تعليقاً"
    ).click()
    opened = axe.run(page)
    assert opened.violations_count == 0, opened.generate_report()


@pytest.mark.parametrize(("lang", "width"), [("ar", 360), ("en", 1280)])
def test_the_reading_begins_with_what_changed(coach_page, service, lang, width) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello"})
    for row in ask(desk, "cohort")["rows"]:
        edit(desk, row, f"k{row['id']}", level("c4", 2))
    submit_again(service("Rana"), "amal")
    page = coach_page(lang=lang, width=width, who="maha")
    newest = page.locator(".desk-card").first
    newest.get_by_role("button").click()
    told = page.locator(".desk-changes .changes")
    expect(told).to_be_visible()
    expect(told.locator("del").first).to_be_visible()
    expect(told.locator(".changes-sign").first).to_have_text(re.compile(r"~ (changed|تغيّر)"))
    overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(overflow)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
