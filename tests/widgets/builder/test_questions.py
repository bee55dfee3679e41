"""Questions, items and references of the plan builder in a real browser."""

from __future__ import annotations

import pytest

from tests.widgets.builder.driving import PHONE, at, saved, step

pytestmark = pytest.mark.browser


def test_a_phone_asks_one_question_a_screen_and_keeps_what_was_typed(open_page, stored):
    page = open_page(width=PHONE)
    assert page.locator(".question").count() == 1
    at(page, "about.title.ar").fill("Plan of the Green Valley, 2027 to 2029")
    page.get_by_role("button", name="Next").click()
    at(page, "about.start").fill("1/1/2027")
    at(page, "about.horizon_years").fill("٣")
    page.get_by_role("button", name="Next").click()
    saved(page)
    about = stored().about
    assert about.title.ar == "Plan of the Green Valley, 2027 to 2029"
    assert about.start.isoformat() == "2027-01-01"
    assert about.horizon_years == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_what_cannot_be_read_is_kept_as_typed_and_explained(open_page, stored):
    page = open_page()
    field = at(page, "about.start")
    field.fill("early spring")
    field.blur()
    saved(page)
    assert field.input_value() == "early spring"
    assert stored().about.start == "early spring"
    described = field.get_attribute("aria-describedby").split()
    words = " ".join(page.locator(f"#{one}").inner_text() for one in described)
    assert "15/3/2027" in words
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("15 March 2027")
    field.blur()
    saved(page)
    assert stored().about.start.isoformat() == "2027-03-15"
    page.wait_for_selector('[data-path="about.start"]:not([aria-invalid])')
    assert field.input_value() == "15/3/2027"


def test_an_item_is_added_filled_and_found_again_after_a_reload(open_page, stored):
    page = open_page()
    step(page, "Strategic goals")
    page.get_by_role("button", name="Add a goal").click()
    page.locator(".field[data-field=text] textarea").fill("Families live from decent work")
    saved(page)
    page.reload()
    page.wait_for_selector(".item-page")
    assert page.locator(".item-title").inner_text() == "Families live from decent work"
    assert [goal.text.ar for goal in stored().goals.items] == ["Families live from decent work"]


def test_typing_never_loses_its_place_while_others_save(open_page, stored, page_server):
    page = open_page()
    title = at(page, "about.title.ar")
    title.click()
    for letter in "A plan for the valley":
        page.keyboard.type(letter)
        page.evaluate("document.activeElement.dataset.same ??= 'yes'")
    other = open_page("two", who="sami")
    at(other, "about.version").fill("0.7")
    at(other, "about.version").blur()
    saved(other)
    page.keyboard.type(" and hills")
    saved(page)
    page.wait_for_function(
        "document.querySelector('[data-path=\"about.version\"]').value === '0.7'"
    )
    assert page.evaluate("document.activeElement.dataset.same") == "yes"
    assert stored().about.title.ar == "A plan for the valley and hills"


def test_a_reference_shows_the_words_of_what_was_chosen(open_page, on_sample):
    on_sample("strong")
    page = open_page()
    step(page, "Indicators")
    page.locator(".card").first.click()
    context = page.locator(".field[data-field=measures] .context")
    assert context.locator(".number").first.inner_text() == "G1"
    assert len(context.inner_text()) > 60


def test_adding_under_an_objective_links_the_indicator_at_once(open_page, on_sample, stored):
    on_sample("strong")
    page = open_page()
    objective = stored().objectives.items[0]
    step(page, "Objectives")
    page.locator(f'[data-key="{objective.id}"]').click()
    page.get_by_role("button", name="Add an indicator").click()
    saved(page)
    assert stored().indicators.items[-1].measures == objective.id


def test_advice_takes_one_to_the_very_field(open_page, on_sample):
    on_sample("weak")
    page = open_page()
    step(page, "Objectives")
    page.locator(".side").get_by_role("button", name="Take me there").first.click()
    page.wait_for_selector(".item-page")
    field = page.evaluate("document.activeElement.closest('.field')?.dataset.field")
    assert field


def test_a_place_is_found_by_any_spelling(open_page, stored):
    page = open_page(lang="ar")
    page.locator(".step-link").nth(1).click()
    page.locator('[data-field="places"] input').fill("ادلب")
    page.locator('[data-field="places"] .hit').first.click()
    saved(page)
    assert stored().profile.places == ["SY07"]


def test_a_deleted_item_comes_back_by_undo(open_page, on_sample, stored):
    on_sample("weak")
    page = open_page()
    before = [goal.id for goal in stored().goals.items]
    step(page, "Strategic goals")
    page.locator(f'[data-key="{before[0]}"]').click()
    page.get_by_role("button", name="Delete").click()
    dialog = page.get_by_role("dialog")
    if dialog.count():
        dialog.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Undo").click()
    saved(page)
    assert [goal.id for goal in stored().goals.items] == before
