"""The builder's views beside the questions: the thread, the time and the money; and its cards."""

from __future__ import annotations

import re

import pytest

from tests.widgets.builder.driving import PHONE, step

pytestmark = pytest.mark.browser


def test_the_thread_names_its_breaks_and_leads_on(open_page, on_sample):
    on_sample("weak")
    page = open_page()
    step(page, "Objectives")
    page.locator(".card").first.click()
    page.get_by_role("button", name="See its thread").click()
    page.wait_for_selector(".thread-sum[data-whole=false]")
    assert page.locator(".break").count() >= 1
    page.locator(".bead-name:not([aria-current])").first.click()
    page.wait_for_selector(".bead[data-here=true]")


def test_a_budget_line_is_found_by_searching_its_activity_in_any_spelling(open_page, on_sample):
    on_sample("strong")
    page = open_page(lang="ar", width=PHONE)
    page.locator(".view-tab[data-view=thread]").click()
    groups, choices = page.locator(".thread-group"), page.locator(".thread-choice")
    groups.first.wait_for()
    assert groups.count() > 3
    every = choices.count()
    page.locator(".thread-asks input").fill("دراسه سوق العمل")  # written «دراسة»
    page.locator(".thread-picker [role=status]", has_text=re.compile("نتيج|نتائج")).wait_for()
    assert 0 < choices.count() < every
    assert "دراسة سوق العمل" in groups.first.inner_text()
    page.locator(".thread-asks input").fill("")
    assert choices.count() == every
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    choices.first.click()
    page.wait_for_selector(".bead[data-here=true]")
    assert not page.locator(".thread-choices").is_visible()


def test_time_runs_from_right_to_left_in_arabic(open_page, on_sample):
    on_sample("strong")
    ends = {}
    for lang in ("ar", "en"):
        page = open_page(lang, lang=lang)
        page.locator(".view-tab[data-view=timeline]").click()
        page.wait_for_selector(".bar")
        ends[lang] = page.evaluate(
            "[...document.querySelectorAll('.gantt-years span')]"
            ".map((year) => year.getBoundingClientRect().x)"
        )
        assert page.locator(".bar[data-critical=true]").count() > 0
        assert page.locator("path.arrow").count() > 0
    assert ends["ar"] == sorted(ends["ar"], reverse=True)
    assert ends["en"] == sorted(ends["en"])


def test_on_a_phone_no_amount_is_cut_off_and_a_bar_is_as_long_as_its_share(open_page, on_sample):
    on_sample("strong")
    page = open_page(lang="ar", width=PHONE)
    page.locator(".view-tab[data-view=money]").click()
    page.wait_for_selector(".bar-table")
    for table in page.locator(".scroll").all():
        assert table.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
    assert not page.locator(".foot-place").is_visible()
    years = page.locator(".bar-table").last.locator("tbody tr")
    shares = [int(one.inner_text().rstrip("%")) for one in years.locator(".share").all()]
    bars = [one.bounding_box()["width"] for one in years.locator(".money-bar").all()]
    assert len(set(shares)) > 1
    for share, bar in zip(shares, bars, strict=True):
        assert bar / max(bars) == pytest.approx(share / max(shares), abs=0.03)
    step(page, "حملة جمع التبرعات")
    for _ in range(7):
        page.locator(".foot .primary").click()
    gifts = page.locator(".scroll:has(.gift-table)")
    assert gifts.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0


def test_a_card_is_read_in_the_readers_language_and_direction(open_page, on_sample):
    on_sample("strong")
    page = open_page(lang="ar", width=PHONE)
    step(page, "حملة جمع التبرعات")
    for _ in range(3):
        page.locator(".foot .primary").click()
    title = page.locator(".card-title").first
    assert title.inner_text() == "2,000"
    assert title.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    page.locator(".foot .primary").click()
    facts = " ".join(page.locator(".fact").all_inner_texts())
    assert "المدير التنفيذي" in facts
    assert "Executive director" not in facts
