"""The builder's views beside the questions: the thread and the time."""

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
