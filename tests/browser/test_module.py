"""A module on a phone: read, written into the own plan, checked, handed in, answered, read."""

import re

import pytest
from playwright.sync_api import expect

from saql.course import default_course
from saql.i18n import catalogue

pytestmark = pytest.mark.browser

PHONE = (360, 740)
MODULE = "/lessons/04_communication"
FIRST, LAST = f"{MODULE}/01_plan", f"{MODULE}/04_calendar"
AIM = "أن تعرف 300 أسرة في القرى الست موعد التسجيل قبل 1 أيلول 2027"
MESSAGE = "سجّلوا أطفالكم في مركزكم قبل 1 أيلول 2027. التسجيل مجاني."
REASON = "الجمهور محدد. بقي أن تُكتب قناة تعمل بلا كهرباء."


def say(visit, text):
    return catalogue("lessons", visit.language).gettext(text)


def opened(visit):
    """Wait until a lesson's exercise stands, and see that nothing stands beside the screen."""
    page = visit.page
    expect(page.locator(".lesson-slot .status[data-kind=saved]")).to_be_visible()
    expect(page.locator(".lesson-opening")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def write_first_item(visit, text):
    """Add an item in the lesson's exercise and write its first text; nothing complains first."""
    exercise = visit.page.locator(".lesson-slot[data-asks=exercise]")
    exercise.locator("button.add").first.click()
    expect(exercise.locator(".finding")).to_have_count(0)
    field = exercise.locator("textarea").first
    field.fill(text)
    field.blur()


def pass_the_check(visit, lesson):
    """Answer wrongly once, read why, and then rightly to the end."""
    page = visit.page
    check = page.locator(".lesson-slot[data-asks=self_check] .questions")
    questions = default_course().questions.of_lesson(lesson, "check")
    for at, question in enumerate(questions):
        answers = {
            option: check.get_by_role("button", name=told.text.ar, exact=True)
            for option, told in zip(question.option_ids, question.options, strict=True)
        }
        if not at:
            next(one for option, one in answers.items() if option != question.right).click()
            expect(check.locator(".question-result")).to_be_focused()
            check.get_by_role("button", name=say(visit, "Try again"), exact=True).click()
        answers[question.right].click()
        check.locator(".questions-actions .button.primary").click()
    expect(check.locator("[data-passed=true]")).to_be_visible()


def test_a_module_is_followed_on_a_phone_until_its_feedback(sign_in, room):
    one = sign_in("warsha-2", PHONE, "ar")
    page = one.page
    work = page.locator(".room-work[data-assignment=communication]")
    expect(work).to_contain_text(one.words("Not handed in yet", "server"))

    page.goto(room.url + FIRST)
    opened(one)
    write_first_item(one, AIM)
    room.wait_until(lambda: [i.text.ar for i in room.plan("warsha").communication.items] == [AIM])
    pass_the_check(one, FIRST.removeprefix("/lessons/"))
    expect(page.locator(".lesson-hand-in")).to_have_count(0)
    page.locator("a[rel=next]").click()
    page.wait_for_url(re.compile("/02_messages$"))
    opened(one)
    write_first_item(one, MESSAGE)
    room.wait_until(lambda: [i.text.ar for i in room.plan("warsha").messages.items] == [MESSAGE])

    page.goto(room.url + LAST)
    page.locator(".lesson-hand-in a").click()
    button = page.locator("[data-work=communication]")
    expect(button).to_be_focused()
    expect(button).to_be_in_viewport()
    button.click()
    page.locator("dialog .button.primary").click()
    expect(page.locator(".hand-in .notice.good")).to_be_in_viewport()
    expect(page.locator(".hand-in .notice.good a")).to_have_attribute("href", "/#works")
    one.step("Communication plan")
    expect(page.get_by_text(AIM).first).to_be_visible()
    page.goto(room.url)
    expect(work).to_contain_text(one.words("Waiting for the coach", "server"))

    coach = sign_in("coach")
    desk = coach.open("coach")
    card = desk.locator(".desk-card", has_text="جمعية الورشة").filter(
        has_text=coach.words("Communication plan", "grading")
    )
    card.locator(".button.primary").click()
    expect(desk.locator(".desk-plan .desk-section").first).to_contain_text(AIM)
    for criterion in desk.locator(".desk-criterion").all():
        criterion.get_by_role("radio").nth(1).check()
        criterion.locator("textarea").first.fill(REASON)
    coach.button("Return to the organisation", "grading").click()
    expect(desk.locator(".desk-finish .notice.good")).to_be_visible()

    page.goto(room.url)
    came_back = page.locator("[data-came-back=communication]")
    expect(came_back).to_be_in_viewport()
    expect(work).to_contain_text(one.words("Returned with comments", "server"))
    came_back.get_by_role("link", name=one.words("Read the feedback", "server")).click()
    expect(page.get_by_text(REASON).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator(".room-ways .room-button").first.click()
    expect(page.locator("[data-work=communication]")).to_be_focused()
