"""A participant's way through the room, on a phone, in Arabic."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = (360, 740)
BOXES = {
    "strength": ["فريق مدرَّب من 40 متطوعاً", "ثقة الأهالي في ثلاث مناطق"],
    "weakness": ["لا احتياطي مالي لدينا"],
    "opportunity": ["صندوق جديد لتشغيل الشباب"],
    "threat": ["ارتفاع كلفة النقل"],
}
STRATEGY = "نفتح مكتباً لتشغيل الشباب يديره متطوعونا"
GOAL = "يكسب شباب المنطقة دخلاً ثابتاً من عمل لائق"
OBJECTIVE = "رفع عدد الشباب العاملين من 20 إلى 80 حتى نهاية 2028"


def status(visit, kind, page=None):
    """Wait for what the status line says."""
    expect((page or visit.page).locator(f".status[data-kind={kind}]")).to_be_visible()


def test_a_swot_is_written_and_paired_on_a_phone(sign_in, room):
    me = sign_in("nakhla-1", PHONE)
    page = me.open("swot")
    for box, texts in BOXES.items():
        page.locator(f".pill[data-box={box}]").click()
        part = page.locator(f".box[data-box={box}]")
        for text in texts:
            part.locator(".adder textarea").fill(text)
            part.locator(".adder").get_by_role("button").click()
        expect(part.locator(".item")).to_have_count(len(texts))
        item = part.locator(".item").first
        item.locator(".item-foot button[aria-controls]").click()
        evidence = item.locator('[data-path$=".evidence.ar"] textarea')
        evidence.fill("تقرير سنة 2026")
        for score in item.locator("fieldset.score").all():
            score.get_by_text("4", exact=True).click()
    me.ready()
    page.get_by_role("tab", name=me.words("Strategies")).click()
    composer = page.locator(".composer")
    composer.get_by_label(BOXES["strength"][0]).check()
    composer.get_by_label(BOXES["opportunity"][0]).check()
    composer.get_by_label(me.words("What will we do?")).fill(STRATEGY)
    me.button("Add the strategy", where=composer).click()
    expect(page.locator("[data-quadrant=SO].box .item")).to_have_count(1)
    me.ready()
    page.reload()
    me.ready()
    expect(page.locator("[data-quadrant=SO].box .item textarea").first).to_have_value(STRATEGY)

    plan = room.plan("nakhla")
    written = [(item.box, item.text.ar) for item in plan.swot.items]
    assert written == [(box, text) for box, texts in BOXES.items() for text in texts]
    first = plan.swot.items[0]
    assert (first.importance, first.evidence.ar) == (4, "تقرير سنة 2026")
    (strategy,) = plan.tows.strategies
    assert (strategy.quadrant, strategy.text.ar, len(strategy.cites)) == ("SO", STRATEGY, 2)


def test_a_goal_cites_its_strategy_and_an_objective_its_goal(sign_in, room):
    me = sign_in("nakhla-1", PHONE)
    page = me.open("plan")
    me.step("Strategic goals")
    me.button("Add a goal", "builder").click()
    page.locator(".field[data-field=text] textarea").fill(GOAL)
    me.button("Next", "builder").click()
    chooser = page.locator(".field[data-field=strategies] details.chooser")
    chooser.get_by_label(STRATEGY).check()
    me.ready()
    me.step("Objectives")
    page.locator(".group", has_text=GOAL).get_by_role("button").first.click()
    expect(page.locator(".field[data-field=goal]")).to_contain_text(GOAL)
    me.button("Next", "builder").click()
    page.locator(".field[data-field=text] textarea").fill(OBJECTIVE)
    me.ready()

    plan = room.plan("nakhla")
    (goal,) = plan.goals.items
    (objective,) = plan.objectives.items
    assert goal.strategies == [plan.tows.strategies[0].id]
    assert (objective.goal, objective.text.ar) == (goal.id, OBJECTIVE)


def test_writing_goes_on_without_the_network_and_is_saved_when_it_is_back(sign_in, room):
    me = sign_in("warsha-1", PHONE)
    page = me.open("plan")
    title = me.at("about.title.ar")
    title.fill("خطة الورشة")
    title.blur()
    me.ready()
    me.expect_trouble()
    me.context.set_offline(True)
    title.focus()
    page.keyboard.type(" للسنوات 2027")
    status(me, "offline")
    sentence = me.words("Not connected: your writing is kept on this device")
    expect(page.locator(".status-text")).to_have_text(sentence)
    page.keyboard.type(" إلى 2029")
    assert room.plan("warsha").about.title.ar == "خطة الورشة"
    me.context.set_offline(False)
    status(me, "saved")
    assert room.plan("warsha").about.title.ar == "خطة الورشة للسنوات 2027 إلى 2029"
    page.reload()
    me.ready()
    expect(me.at("about.title.ar")).to_have_value("خطة الورشة للسنوات 2027 إلى 2029")


def test_what_was_typed_offline_outlives_the_page_that_it_was_typed_in(sign_in, room):
    me = sign_in("warsha-1", PHONE)
    page = me.open("plan")
    me.expect_trouble()
    me.context.set_offline(True)
    title = me.at("about.title.ar")
    title.fill("عنوان كُتب بلا شبكة")
    status(me, "offline")
    page.close()
    me.context.set_offline(False)
    me.page = me.context.new_page()
    me.open("plan")
    expect(me.at("about.title.ar")).to_have_value("عنوان كُتب بلا شبكة")
    me.ready()
    assert room.plan("warsha").about.title.ar == "عنوان كُتب بلا شبكة"


def test_a_second_tab_shows_what_the_first_one_writes(sign_in, room):
    me = sign_in("warsha-2", PHONE)
    first = me.open("swot")
    second = me.second_tab("swot")
    for page, text in ((first, "من الأولى"), (second, "من الثانية")):
        page.bring_to_front()
        page.locator(".box[data-box=strength] .adder textarea").fill(text)
        page.locator(".box[data-box=strength] .adder").get_by_role("button").click()
    for page in (first, second):
        page.bring_to_front()
        expect(page.locator(".box[data-box=strength] .item")).to_have_count(2)
        me.ready(page)
    assert sorted(item.text.ar for item in room.plan("warsha").swot.items) == [
        "من الأولى",
        "من الثانية",
    ]


def test_a_killed_room_loses_nothing_that_was_typed(sign_in, room):
    me = sign_in("warsha-1", PHONE)
    page = me.open("plan")
    title = me.at("about.title.ar")
    title.fill("قبل الانقطاع")
    me.ready()
    me.expect_trouble()
    title.focus()
    page.keyboard.press("End")
    page.keyboard.type(" وفي أثنائه")
    room.kill()
    page.keyboard.type(" وبعده")
    status(me, "offline")
    room.start()
    status(me, "saved")
    wanted = "قبل الانقطاع وفي أثنائه وبعده"
    expect(me.at("about.title.ar")).to_have_value(wanted)
    status(me, "saved")
    assert room.plan("warsha").about.title.ar == wanted
    kept = page.evaluate("Object.keys(localStorage).filter((n) => n.startsWith('saql:edit:'))")
    assert kept == []


def test_advice_is_followed_until_no_error_is_left_and_the_plan_is_handed_in(sign_in, room):
    me = sign_in("nearly-1", PHONE)
    page = me.open("plan")
    mends = {
        "vision": "مدينة يعيش أهلها بكرامة من عملهم ويتعلم كل طفل فيها",
        "deadline": "30/9/2029",
    }
    for _attempt in range(4):
        me.view("review")
        left = page.locator(".left-over")
        errors = left.locator(".advice-item[data-severity=E]")
        expect(errors.first.or_(left.locator(".notice.good")).first).to_be_visible()
        if not errors.count():
            break
        before = errors.count()
        errors.first.get_by_role("button").click()
        field = page.locator(".field:focus-within")
        expect(field).to_have_count(1)
        field.locator("textarea, input").first.fill(mends[field.get_attribute("data-field")])
        page.keyboard.press("Tab")
        me.ready()
        me.view("review")
        expect(errors).to_have_count(before - 1)
    ready = me.words("No error is left. The plan is ready to be shown.", "builder")
    expect(page.get_by_text(ready)).to_be_visible()

    me.button("Submit the plan", "builder").click()
    me.button("Submit", "builder", where=page.get_by_role("dialog")).click()
    said = me.words("Submitted. This is submission number %(number)s.", "builder")
    expect(page.get_by_text(said % {"number": 1})).to_be_visible()

    folder = room.course / "submitted/nearly/strategic_plan"
    notebook = json.loads((folder / "strategic_plan.ipynb").read_text("utf-8"))
    grades = [
        cell["metadata"]["nbgrader"]["grade_id"]
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade")
    ]
    assert "check-objectives" in grades
    assert (folder / "timestamp.txt").read_text("utf-8").strip()
    assert mends["vision"] in (folder / "plan.json").read_text("utf-8")
    page.goto(room.url)
    row = page.locator(".room-work[data-assignment=strategic_plan]")
    expect(row).to_contain_text(me.words("Waiting for the coach", "server"))
