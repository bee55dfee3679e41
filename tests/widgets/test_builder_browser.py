"""The plan builder in a real browser, over real workspaces and a real plan file."""

from __future__ import annotations

import re
import shutil
import types

import pytest
from axe_playwright_python.sync_playwright import Axe

from saql import shipped
from saql.store import FileStore
from saql.widgets.builder import DOMAINS, PlanBuilder
from saql.widgets.workspace import Workspace

pytestmark = pytest.mark.browser

PHONE, LAPTOP = 360, 1280


def serve_builder(server):
    """Make the page server show the builder."""
    server.entry, server.styles = PlanBuilder.entry, PlanBuilder.styles
    boards = []

    def workspace(who):
        work = Workspace(
            lambda: FileStore(server.plan, author=who), scope=f"test:{who}", domains=DOMAINS
        )
        board = PlanBuilder(work)
        boards.append(board)
        handle = work.handle

        def handled(message):
            replies = handle(message)
            if board.answers.replaced:
                board.answers.replaced = False
                replies.append(work.state())
            return replies

        work.handle = types.MethodType(lambda _self, message: handled(message), work)
        if who == "room":
            numbers = {"strategic_plan": 3, "fundraising": 4}
            work.answers["submit"] = lambda asked: {"number": numbers[asked["assignment"]]}
        return work

    server.workspace = workspace
    return boards


@pytest.fixture
def page_server(page_server):
    boards = serve_builder(page_server)
    yield page_server
    for board in boards:
        board.close()


@pytest.fixture
def on_sample(page_server):
    def put(name):
        shutil.copy(shipped.path("course") / "samples" / f"{name}.plan.json", page_server.plan)

    return put


def step(page, name):
    if page.locator(".steps-button").is_visible():
        page.click(".steps-button")
    page.get_by_role("navigation", name="Steps of the plan").get_by_role(
        "button", name=re.compile(name)
    ).click()


def at(page, path):
    return page.locator(f'[data-path="{path}"]')


def saved(page):
    page.wait_for_selector(".status[data-kind=saved]")


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


def test_hostile_text_is_only_text(open_page, stored, page_server):
    hostile = '<img src=x onerror="window.pwned=1">$(id)</script>\u202e'
    page = open_page()
    at(page, "about.title.ar").fill(hostile)
    step(page, "Strategic goals")
    page.get_by_role("button", name="Add a goal").click()
    page.locator(".field[data-field=text] textarea").fill(hostile)
    saved(page)
    for view in ("thread", "timeline", "money", "review"):
        page.locator(f".view-tab[data-view={view}]").click()
        page.wait_for_selector(".view-page")
    page.get_by_role("button", name="Read the plan").click()
    page.wait_for_selector(".plan-page")
    assert hostile in page.locator(".plan-title").text_content()
    assert page.evaluate("window.pwned") is None
    assert page.locator(".saql img").count() == 0


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_page_has_a_serious_violation_or_runs_over_the_edge(open_page, on_sample, lang, width):
    on_sample("weak")
    page = open_page(lang=lang, width=width)
    seen = []

    def look(name):
        found = Axe().run(page).response["violations"]
        serious = [
            (name, v["id"], v["nodes"][0]["html"][:200])
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        seen.extend(serious)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name

    look("about")
    for index in (1, 6, 7, 9, 14):
        if page.locator(".steps-button").is_visible():
            page.click(".steps-button")
        page.locator(".step-link").nth(index).click()
        look(f"step {index}")
        if page.locator(".card").count():
            page.locator(".card").first.click()
            look(f"item of {index}")
    for view in ("thread", "timeline", "money", "review"):
        page.locator(f".view-tab[data-view={view}]").click()
        page.wait_for_selector(".view-page")
        look(view)
    for tab in range(1, 4):
        page.locator(".tab").nth(tab).click()
        look(f"tab {tab}")
    assert seen == []


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
