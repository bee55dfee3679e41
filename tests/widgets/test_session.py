"""Typing is never lost: the page's session in a real browser, over a real plan file."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STRENGTHS = ".box[data-box=strength]"


def add(page, text, box="strength"):
    field = page.locator(f".box[data-box={box}] .adder textarea")
    field.fill(text)
    field.press("Enter")


def saved(page):
    page.wait_for_function("document.querySelector('.status')?.dataset.kind === 'saved'")


def item(page, number=0):
    return page.locator(f"{STRENGTHS} .item-head textarea").nth(number)


def texts(plan):
    return [found.text.en for found in plan.swot.items]


def kept(page):
    return page.evaluate(
        "Object.keys(localStorage).filter((name) => name.startsWith('saql:edit:')).length"
    )


def wait_until_kept_nothing(page):
    page.wait_for_function(
        "!Object.keys(localStorage).some((name) => name.startsWith('saql:edit:'))"
    )


def test_what_is_typed_is_saved_and_leaves_the_device(open_page, stored):
    page = open_page()
    add(page, "A trained team")
    wait_until_kept_nothing(page)
    saved(page)
    assert texts(stored()) == ["A trained team"]
    assert page.locator(".status-text").inner_text().startswith("Saved")


def test_writing_without_a_connection_survives_a_reload_and_is_saved_later(
    open_page, page_server, stored
):
    page = open_page()
    add(page, "A trained team")
    wait_until_kept_nothing(page)
    page_server.deaf = True
    item(page).press_sequentially(" of forty")
    page.wait_for_selector(".status[data-kind=offline]")
    assert "kept on this device" in page.locator(".status-text").inner_text()
    assert kept(page) == 1
    page_server.deaf = False
    page.reload()
    expect(item(page)).to_have_value("A trained team of forty")
    wait_until_kept_nothing(page)
    assert texts(stored()) == ["A trained team of forty"]


def test_a_server_that_comes_back_gets_what_was_written_and_the_caret_stays(
    open_page, page_server, stored
):
    page = open_page()
    add(page, "A trained team")
    wait_until_kept_nothing(page)
    page_server.down = True
    item(page).press_sequentially(" of forty")
    page.wait_for_selector(".status[data-kind=offline]")
    page_server.kernels.clear()
    page_server.down = False
    wait_until_kept_nothing(page)
    saved(page)
    assert texts(stored()) == ["A trained team of forty"]
    expect(item(page)).to_be_focused()
    item(page).press_sequentially(" people")
    expect(item(page)).to_have_value("A trained team of forty people")


def test_an_answer_that_got_lost_does_not_save_twice(open_page, page_server, stored):
    page = open_page()
    page_server.deaf = True
    add(page, "A trained team")
    page.wait_for_selector(".status[data-kind=offline]")
    page_server.deaf = False
    wait_until_kept_nothing(page)
    assert texts(stored()) == ["A trained team"]


def test_two_tabs_keep_the_typing_of_both(open_page, page_server, stored):
    one, two = open_page(), open_page()
    add(one, "From the first tab")
    add(two, "From the second tab")
    for page in (one, two):
        expect(page.locator(f"{STRENGTHS} .item")).to_have_count(2)
        wait_until_kept_nothing(page)
    assert sorted(texts(stored())) == ["From the first tab", "From the second tab"]


def test_a_tab_that_was_closed_leaves_its_writing_to_the_next(open_page, page_server, stored):
    page = open_page()
    page_server.down = True
    add(page, "Typed just before closing")
    assert kept(page) >= 1
    page.close()
    page_server.down = False
    later = open_page()
    wait_until_kept_nothing(later)
    assert texts(stored()) == ["Typed just before closing"]


def test_a_device_without_storage_says_so_and_saves_all_the_same(
    open_page, page_server, stored, browser
):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(f"{page_server.url}?lang=en")
    page.wait_for_selector(".status[data-kind=memory]")
    add(page, "A trained team")
    expect(page.locator(".status-text")).to_contain_text("keeps nothing")
    page.wait_for_function("sent.some((message) => message.type === 'edits')")
    expect(page.locator(f"{STRENGTHS} .item")).to_have_count(1)
    context.close()


def test_what_a_colleague_saves_appears_but_not_under_the_hands(open_page, stored):
    rana, samir = open_page("one", who="rana"), open_page("two", who="samir")
    add(rana, "A trained team")
    expect(item(samir)).to_have_value("A trained team")
    item(samir).focus()
    samir.evaluate("document.activeElement.setSelectionRange(2, 2)")
    add(rana, "An office of our own")
    expect(samir.locator(f"{STRENGTHS} .item")).to_have_count(2)
    expect(item(samir)).to_be_focused()
    assert samir.evaluate("document.activeElement.selectionStart") == 2
    expect(samir.locator(f"{STRENGTHS} .item-head textarea").nth(1)).to_have_value(
        "An office of our own"
    )


def make_clash(open_page, page_server):
    rana, samir = open_page("one", who="rana"), open_page("two", who="samir")
    add(rana, "A team")
    expect(item(samir)).to_have_value("A team")
    item(rana).fill("A trained team")
    item(samir).fill("A big team")
    item(rana).blur()
    wait_until_kept_nothing(rana)
    samir.get_by_role("button", name="Compare the texts").click()
    dialog = samir.get_by_role("dialog")
    expect(dialog).to_contain_text("A trained team")
    expect(dialog).to_contain_text("A big team")
    expect(dialog).to_contain_text("rana")
    return rana, samir, dialog


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        ("Keep mine", "A big team"),
        ("Take theirs", "A trained team"),
        ("Use the joined text", "A trained team, and a big one"),
    ],
)
def test_a_clash_shows_both_texts_and_the_choice_is_saved(
    open_page, page_server, stored, choice, result
):
    rana, samir, dialog = make_clash(open_page, page_server)
    dialog.get_by_label("Or join them here").fill("A trained team, and a big one")
    dialog.get_by_role("button", name=choice).press("Enter")
    expect(dialog).to_be_hidden()
    expect(item(samir)).to_have_value(result)
    expect(item(rana)).to_have_value(result)
    assert texts(stored()) == [result]


def test_a_clash_that_is_put_off_is_still_there_after_a_reload(open_page, page_server, stored):
    _rana, samir, dialog = make_clash(open_page, page_server)
    dialog.get_by_role("button", name="Decide later").click()
    samir.reload()
    expect(item(samir)).to_have_value("A big team")
    samir.get_by_role("button", name="Compare the texts").click()
    samir.get_by_role("button", name="Keep mine").click()
    expect(item(samir)).to_have_value("A big team")
    wait_until_kept_nothing(samir)
    assert texts(stored()) == ["A big team"]


def test_writing_in_an_item_that_a_colleague_deleted_is_kept(open_page, page_server, stored):
    rana, samir = open_page("one", who="rana"), open_page("two", who="samir")
    add(rana, "A team")
    expect(item(samir)).to_have_value("A team")
    item(samir).fill("A team with")
    rana.get_by_role("button", name="Move or delete").click()
    rana.get_by_role("menuitem", name="Delete").click()
    wait_until_kept_nothing(rana)
    item(samir).fill("A team with a plan")
    expect(samir.get_by_role("dialog")).to_contain_text("deleted this")
    samir.get_by_role("button", name="Keep mine").click()
    expect(item(rana)).to_have_value("A team with a plan")
    wait_until_kept_nothing(samir)
    assert texts(stored()) == ["A team with a plan"]
