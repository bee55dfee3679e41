"""The SWOT board in a real browser, over a real plan file."""

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).parents[2] / "course/samples/developing.plan.json"

HOSTILE = [
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    "\"><svg onload='window.ran = 1'>",
    '=HYPERLINK("http://example.org")',
    "${window.ran = 1} {{ran}} %(n)d %s \\u0041",
    "قبل \u202eعكس\u202c بعد \u2066x\u2069",
]


def add(page, text, box="strength"):
    field = page.locator(f".box[data-box={box}] .adder textarea")
    field.fill(text)
    field.press("Enter")


def saved(page):
    page.wait_for_function(
        "!Object.keys(localStorage).some((name) => name.startsWith('saql:edit:'))"
    )


def boxes(plan):
    return [(item.box, item.text.en) for item in plan.swot.items]


def choose(page, number, entry):
    page.locator(".step-boxes .item .menu > button").nth(number).press("Enter")
    page.get_by_role("menuitem", name=entry, exact=True).press("Enter")


def test_points_are_added_one_after_another_by_enter_and_by_paste(open_page, stored):
    page = open_page()
    add(page, "A team")
    expect(page.locator(".box[data-box=strength] .adder textarea")).to_be_focused()
    add(page, "An office\nA van")
    saved(page)
    assert boxes(stored()) == [
        ("strength", "A team"),
        ("strength", "An office"),
        ("strength", "A van"),
    ]


def test_what_stands_in_an_adding_field_survives_a_reload(open_page):
    page = open_page()
    page.locator(".box[data-box=threat] .adder textarea").fill("Half a thou")
    page.reload()
    expect(page.locator(".box[data-box=threat] .adder textarea")).to_have_value("Half a thou")


def test_a_point_moves_and_is_reordered_by_keyboard_alone(open_page, stored):
    page = open_page()
    for text in ("One", "Two"):
        add(page, text)
    choose(page, 1, "Move up")
    saved(page)
    assert boxes(stored()) == [("strength", "Two"), ("strength", "One")]
    choose(page, 0, "Move to Weaknesses")
    saved(page)
    assert sorted(boxes(stored())) == [("strength", "One"), ("weakness", "Two")]
    page.locator(".box[data-box=strength] .item textarea").first.focus()
    add(page, "Three")
    page.locator(".box[data-box=strength] .item-head textarea").nth(1).press("Alt+ArrowUp")
    saved(page)
    assert [text for box, text in boxes(stored()) if box == "strength"] == ["Three", "One"]


def test_the_menu_opens_closes_and_moves_by_keys(open_page):
    page = open_page()
    add(page, "One")
    button = page.locator(".step-boxes .menu > button").first
    button.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.get_by_role("menu")).to_be_hidden()


def test_a_point_is_dragged_to_another_box(open_page, stored):
    page = open_page()
    add(page, "One")
    grip = page.locator(".box[data-box=strength] .grip").first.bounding_box()
    target = page.locator(".box[data-box=opportunity] .prompt").bounding_box()
    page.mouse.move(grip["x"] + 8, grip["y"] + 12)
    page.mouse.down()
    page.mouse.move(grip["x"] + 60, grip["y"] + 40, steps=3)
    page.mouse.move(target["x"] + 40, target["y"] + 10, steps=5)
    expect(page.locator(".box[data-box=opportunity]")).to_have_class("box empty drop-here")
    page.mouse.up()
    saved(page)
    assert boxes(stored()) == [("opportunity", "One")]


def test_a_drag_that_is_given_up_by_escape_moves_nothing(open_page, stored):
    page = open_page()
    add(page, "One")
    grip = page.locator(".box[data-box=strength] .grip").first.bounding_box()
    page.mouse.move(grip["x"] + 8, grip["y"] + 12)
    page.mouse.down()
    page.mouse.move(grip["x"] + 300, grip["y"] + 300, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    saved(page)
    assert boxes(stored()) == [("strength", "One")]


def test_a_deleted_point_comes_back_whole_and_in_its_place(open_page, stored):
    page = open_page()
    for text in ("One", "Two", "Three"):
        add(page, text)
    saved(page)
    before = stored().swot
    choose(page, 1, "Delete")
    expect(page.locator(".box[data-box=strength] .item")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".box[data-box=strength] .item")).to_have_count(3)
    saved(page)
    assert stored().swot == before


def test_scores_evidence_and_factor_are_kept_and_ranked(open_page, stored):
    page = open_page()
    for text in ("Small", "Great"):
        add(page, text, "opportunity")
    box = page.locator(".box[data-box=opportunity]")
    for number, scores in enumerate([(2, 2), (5, 4)]):
        item = box.locator(".item").nth(number)
        item.get_by_role("button", name="Details").click()
        item.get_by_label("Evidence", exact=True).fill("Survey of 2026")
        for group, score in zip(("Importance", "Likelihood"), scores, strict=True):
            item.get_by_role("group", name=group).get_by_text(str(score), exact=True).click()
        item.get_by_label("PESTEL factor").select_option("legal")
    page.get_by_role("tab", name="Ranking").click()
    rows = page.locator(".rank [data-box=opportunity] .rank-row")
    expect(rows.first).to_contain_text("Great")
    expect(rows.first).to_contain_text("5 × 4 = 20")
    saved(page)
    item = stored().swot.items[1]
    assert (item.importance, item.likelihood, item.pestel) == (5, 4, "legal")
    assert item.evidence.en == "Survey of 2026"


def test_a_pair_makes_a_strategy_in_the_right_quadrant(open_page, stored):
    page = open_page()
    add(page, "A trained team", "strength")
    add(page, "No reserve", "weakness")
    add(page, "A new fund", "opportunity")
    page.get_by_role("tab", name="Strategies").click()
    composer = page.locator(".composer")
    composer.get_by_label("A trained team").check()
    composer.get_by_label("A new fund").check()
    expect(composer.locator(".pair-result")).to_contain_text("strengths + opportunities")
    composer.get_by_label("No reserve").check()
    expect(composer.get_by_role("button", name="Add the strategy")).to_be_disabled()
    composer.get_by_label("No reserve").uncheck()
    composer.get_by_label("What will we do?").fill("Open a training desk")
    composer.get_by_role("button", name="Add the strategy").click()
    quadrant = page.locator("[data-quadrant=SO].box")
    expect(quadrant.locator(".chip")).to_have_count(2)
    expect(quadrant.locator(".chip").first).to_contain_text("A trained team")
    saved(page)
    (strategy,) = stored().tows.strategies
    assert (strategy.quadrant, strategy.text.en) == ("SO", "Open a training desk")
    assert strategy.cites == [
        item.id for item in stored().swot.items if item.box in ("strength", "opportunity")
    ]


def test_an_empty_quadrant_asks_for_its_reason(open_page, stored):
    page = open_page()
    page.get_by_role("tab", name="Strategies").click()
    page.locator("[data-quadrant=WT].box textarea").first.fill("No threat weighs on us")
    page.get_by_label("What we will not do", exact=True).fill("No new offices")
    page.keyboard.press("Tab")
    saved(page)
    assert stored().tows.reason_wt.en == "No threat weighs on us"
    assert stored().tows.not_doing.en == "No new offices"


def test_advice_leads_to_its_place(open_page):
    page = open_page()
    add(page, "A trained team")
    saved(page)
    advice = page.locator(".advice-item", has_text="evidence").first
    advice.get_by_role("button", name="Take me there").click()
    expect(
        page.locator(".item-details .field").get_by_label("Evidence", exact=True)
    ).to_be_focused()


def test_advice_follows_the_writing(open_page):
    page = open_page()
    before = page.locator(".advice-item").count()
    for number in range(3):
        add(page, f"A different strength number {number}")
    saved(page)
    expect(page.locator(".advice-item")).not_to_have_count(before)


def test_the_analysis_is_handed_in_after_everything_is_saved(open_page, page_server):
    page = open_page()
    add(page, "A trained team")
    page.get_by_role("tab", name="Strategies").click()
    page.get_by_role("button", name="Submit the SWOT analysis").click()
    expect(page.locator(".ending .notice")).to_contain_text("number 1")
    kinds = [message["type"] for message in page_server.messages]
    assert kinds.index("edits") < kinds.index("ask")


def test_hostile_text_is_shown_as_typed_and_runs_nowhere(open_page, stored):
    page = open_page()
    for text in HOSTILE:
        add(page, text, "strength")
    add(page, HOSTILE[0], "opportunity")
    saved(page)
    for tab in ("Ranking", "Strategies", "Four boxes"):
        page.get_by_role("tab", name=tab).click()
    page.reload()
    page.wait_for_selector(".tabs")
    shown = page.locator(".box[data-box=strength] .item-head textarea").evaluate_all(
        "(fields) => fields.map((field) => field.value)"
    )
    assert shown == HOSTILE
    page.get_by_role("tab", name="Ranking").click()
    expect(page.locator(".rank-words").first).to_contain_text(HOSTILE[0])
    assert page.evaluate("window.ran") is None
    assert [item.text.en for item in stored().swot.items][:-1] == HOSTILE


def test_on_a_phone_one_box_is_on_the_screen(open_page):
    page = open_page(width=360)
    assert page.locator(".step-boxes .box:visible").count() == 1
    page.locator(".pill[data-box=threat]").click()
    expect(page.locator(".box[data-box=threat]")).to_be_visible()
    expect(page.locator(".box[data-box=strength]")).to_be_hidden()
    add(page, "Prices rise", "threat")
    expect(page.locator(".pill[data-box=threat] .count")).to_contain_text("1")


def test_arabic_is_written_into_the_arabic_text(open_page, stored):
    page = open_page(lang="ar")
    assert page.locator(".saql").get_attribute("dir") == "rtl"
    add(page, "فريق مدرَّب")
    saved(page)
    assert stored().swot.items[0].text.ar == "فريق مدرَّب"


def serious(page):
    found = Axe().run(page, context=".saql").response["violations"]
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_step_has_a_serious_barrier_or_scrolls_sideways(
    open_page, page_server, lang, width, height
):
    shutil.copy(SAMPLE, page_server.plan)
    page = open_page(lang=lang, width=width, height=height)
    assert page.locator(".saql").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    for step in range(3):
        page.get_by_role("tab").nth(step).click()
        if step == 0:
            page.locator(".box.current .item-foot button[aria-controls]").first.click()
            page.locator(".box.current .menu > button").last.click()
        page.locator("details.advice").evaluate("(element) => (element.open = true)")
        assert serious(page) == []
        wide = page.evaluate("document.querySelector('.saql').scrollWidth")
        assert wide <= width
