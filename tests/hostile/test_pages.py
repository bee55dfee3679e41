"""Hostile text in every field, opened in a real browser: nothing runs, all is shown as typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from saql.service.names import clean_name

pytestmark = pytest.mark.browser

NAMED = 200
"""Longer texts may be shortened where they only name an item."""
OPEN_ALL = "document.querySelectorAll('.saql details').forEach((one) => (one.open = true))"


def test_these_texts_do_run_where_a_page_lets_them(chromium, texts, watching):
    """The canaries are alive: on a page that parses what people wrote, they sing."""
    page = chromium.new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.dismiss()))
    page.on("pageerror", lambda error: None)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", lambda route: route.abort())
    blank = {"content_type": "text/html", "body": "<main></main>"}
    page.route("http://room.example/", lambda route: route.fulfill(**blank))
    page.goto("http://room.example/")
    for text in texts.FAMILIES["markup"] + texts.FAMILIES["break-outs"]:
        if "http-equiv" in text:  # it would take the page away
            continue
        page.evaluate(
            "(text) => document.querySelector('main')"
            ".appendChild(document.createElement('div')).innerHTML = text",
            text,
        )
    page.wait_for_function("'__canary' in window")
    assert dialogs
    assert any("canary.example" in url for url in asked)
    assert len(watching.injected(page)) > 20
    page.close()


def test_the_swot_board_shows_every_text_as_typed(visitor, texts, plan, texts_of, watching):
    me = visitor("board")
    page = me.open("swot")
    content = plan("board").swot
    page.evaluate(
        "document.querySelectorAll('.item').forEach((one) => one.openDetails?.());" + OPEN_ALL
    )
    expect(page.locator(".item")).to_have_count(len(content.items))
    typed = set(texts_of(content)) & set(texts.STRINGS)
    assert len(typed) == len(texts.STRINGS)
    assert watching.missing(page, typed) == []
    for step in range(1, 3):
        page.get_by_role("tab").nth(step).click()
        page.evaluate(OPEN_ALL)
        panel = page.get_by_role("tabpanel")
        names = [item.text.ar for item in content.items if len(item.text.ar) <= NAMED]
        assert watching.missing(page, names, panel) == []
        assert watching.injected(page) == []
    strategies = [one.text.ar for one in plan("board").tows.strategies]
    assert watching.missing(page, strategies, page.get_by_role("tabpanel")) == []


def test_the_builder_shows_every_step_item_and_view(visitor, watching):
    me = visitor("linked")
    page = me.open("plan")
    for number in range(page.locator(".step-link").count()):
        page.locator(".step-link").nth(number).click()
        assert watching.injected(page) == []
        for card in range(page.locator(".main .item-list .card").count()):
            page.locator(".main .item-list .card").nth(card).click()
            page.locator(".item-page").wait_for()
            if card == 0:
                assert watching.injected(page) == []
            page.locator(".step-link").nth(number).click()
    for view in ("thread", "timeline", "money", "review"):
        me.view(view)
        page.locator(".view-page").wait_for()
        page.evaluate(OPEN_ALL)
        assert watching.injected(page) == []


@pytest.mark.parametrize("organisation", ["board", "linked", "wild"])
def test_the_whole_plan_is_read_as_typed(visitor, plan, texts_of, watching, organisation):
    me = visitor(organisation)
    page = me.open("plan")
    me.view("review")
    for tab in range(4):
        page.locator(".tabs .tab").nth(tab).click()
        assert watching.injected(page) == []
    page.locator(".tabs .tab").nth(1).click()
    page.locator(".plan-page").wait_for()
    content = plan(organisation)
    assert watching.missing(page, texts_of(content, "ar")) == []


@pytest.mark.parametrize("organisation", ["board", "linked", "wild"])
def test_the_coach_reads_every_text_as_written(
    visitor, plan, texts, texts_of, named, watching, organisation
):
    me = visitor("coach")
    page = me.open("coach")
    card = page.locator(".desk-card", has_text=f"الأمل {organisation}")
    strategic = card.filter(has_text=me.words("Strategic plan", "grading"))
    assert clean_name(named(organisation)[0]) == strategic.locator("h2").text_content()
    strategic.locator(".button.primary").click()
    page.locator(".desk-columns").wait_for()
    page.evaluate(OPEN_ALL)
    assert watching.missing(page, texts_of(plan(organisation), "ar")) == []
    if organisation == "board":
        assert watching.missing(page, texts.STRINGS, page.locator(".desk-comments")) == []
        reasons = texts.FAMILIES["break-outs"][:12]
        assert watching.missing(page, [*reasons, *(one[::-1] for one in reasons)]) == []


def test_the_feedback_page_shows_what_the_coach_wrote(visitor, texts, named, watching):
    me = visitor("board")
    page = me.page
    for assignment in ("swot", "strategic_plan"):
        page.goto(f"{me.room.url}/feedback/{assignment}")
        assert watching.missing(page, texts.STRINGS) == []
        assert watching.injected(page) == []
        assert clean_name(named("coach")[1]) in page.locator("main").text_content()


def test_names_are_shown_without_what_could_disguise_them(
    visitor, texts, named, all_names, watching
):
    participant = visitor("board")
    organisation, person = map(clean_name, named("board"))
    shown = participant.page.locator("body").text_content()
    assert person in shown
    assert organisation in shown
    assert not set(shown) & set(texts.BIDI)
    for role in ("coach", "trainer"):
        page = visitor(role).page
        cells = page.locator("tbody tr > :first-child bdi").all_text_contents()
        assert sorted(cells) == sorted(map(clean_name, all_names))
        body = page.locator("body").text_content()
        assert not set(body) & set(texts.BIDI)
        assert not any(0x7F <= ord(one) < 0xA0 for one in body)


def test_a_hostile_code_is_answered_with_a_sentence(visitor, texts, watching):
    me = visitor("")
    page = me.page
    me.expect_trouble(r"status of (401|429|400|403)")
    for code in ("<img src=x onerror=__canary=1>", "' OR '1'='1", "\u202e\u2066ABCD-EFGH", "=1+1"):
        page.goto(f"{me.room.url}/sign-in?next=//canary.example/%22><script>alert(1)</script>")
        page.fill("#code", code)
        page.locator("form[action='/sign-in'] button").click()
        expect(page.locator("#trouble")).to_be_visible()
        assert page.locator("#trouble").text_content() in {
            me.words("We do not know this code. Check each letter, or ask the trainer.", "server"),
            me.words("Too many attempts. Wait a minute, then try again.", "server"),
        }
        assert watching.injected(page) == []
        assert page.locator("#content input[name=next]").get_attribute("value") == "/"


@pytest.mark.parametrize("half", ["\\x00", "\\ud83d", "\\udc00"])
def test_what_cannot_be_kept_is_refused_and_the_page_goes_on(visitor, half):
    me = visitor("linked")
    page = me.open("plan")
    title = me.at("about.title.ar")
    before = title.input_value()
    type_it = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }"
    title.evaluate(type_it.replace("text;", f"'نصف {half} نهاية';"), "")
    title.blur()
    notice = page.locator(".notice.danger")
    expect(notice).to_be_visible()
    assert "نصف" in notice.locator("textarea").input_value()
    title.fill(f"{before} ثم")
    title.blur()
    me.ready()
    expect(title).to_have_value(f"{before} ثم")
    title.fill(before)
    title.blur()
    me.ready()
