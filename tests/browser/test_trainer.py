"""A trainer runs a day at the desk: roster, sessions, attendance, tests, live view, documents."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from saql.course_folder import create_course_folder, read_settings
from saql.demo import fill_room
from tests.browser import rooms
from tests.widgets.trainer import small_course

pytestmark = pytest.mark.browser

PHONE, LAPTOP = (360, 740), (1280, 800)
HOSTILE = '<img src=x onerror="window.owned=1">'
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def name_organiser(file):
    """The name that the shipped file waits for; the desk says so until it is there."""
    known = "\n".join(
        'issuer.ar = "جهة"' if line.startswith("issuer.ar") else line
        for line in file.read_text("utf-8").splitlines()
    )
    file.write_text(known, "utf-8")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A room of its own with two organisations and a small course."""
    folder = tmp_path_factory.mktemp("desk")
    course = create_course_folder(folder / "course", "ar")
    small_course.write(course / "course")
    name_organiser(course / "course/certificates.toml")
    organisations = [
        {
            "id": key,
            "name": {"ar": ar, "en": en},
            "people": [
                {"role": "participant", "language": "ar", "name": {"ar": name[0], "en": name[1]}}
                for name in rooms.PEOPLE
            ],
        }
        for key, ar, en, *_ in rooms.ORGANISATIONS[:2]
    ]
    cohort = {"name": {"ar": "مجموعة", "en": "Cohort"}, "staff": rooms.STAFF}
    fill_room(course, read_settings(course), cohort | {"organisations": organisations})
    running = rooms.Room(course, folder / "log.txt")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def desk(sign_in):
    """The trainer's desk, opened from the trainer's home page."""

    def enter(viewport=LAPTOP, language="ar"):
        visit = sign_in("trainer", viewport, language)
        visit.page.locator("a[href='/voila/render/trainer.ipynb']").click()
        visit.ready()
        return visit

    return enter


def tab(visit, name, part=None):
    visit.page.locator(f".trainer-nav-button[data-tab={name}]").click()
    if part:
        visit.page.locator(f".trainer-segments [data-part={part}]").click()
    expect(visit.page.locator(".trainer-tab .spinner")).to_have_count(0)


def press(visit, text, where=None):
    visit.button(text, "trainer", where).click()


def roster(rows):
    book = openpyxl.Workbook()
    for row in (["المنظمة", "الاسم", "الجنس"], *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return {"name": "roster.xlsx", "mimeType": XLSX, "buffer": out.getvalue()}


def start(visit, name):
    """Start the first session of the agenda, if none runs."""
    tab(visit, "workshop", "day")
    part = visit.page.locator(".trainer-agenda-part[data-kind=session]").filter(has_text=name).first
    if part.get_attribute("data-running") is None:
        part.locator(".button.primary, .button.quiet").first.click()
    expect(visit.page.locator(".trainer-running")).to_contain_text(name)


def test_a_roster_with_mistakes_changes_nothing_and_a_good_one_is_confirmed_first(desk):
    visit = desk()
    page = visit.page
    tab(visit, "cohort", "import")
    chooser = page.locator(".trainer-part input[type=file]")
    chooser.set_input_files(roster([["جمعية البيدر", "نوال", "أنثى"], ["جمعية البيدر", "", "ذكر"]]))
    errors = page.locator(".trainer-preview .notice.danger")
    expect(errors).to_be_visible()
    expect(page.locator(".trainer-errors")).to_contain_text("3")
    assert page.locator(".trainer-preview .button.primary").count() == 0

    chooser.set_input_files(
        roster([["جمعية البيدر", "نوال", "أنثى"], ["جمعية البيدر", "عمّار", "ذكر"]])
    )
    expect(errors).to_be_hidden()
    expect(page.locator(".trainer-preview .trainer-table")).to_contain_text("نوال")
    page.locator(".trainer-preview .button.primary").click()
    table = page.locator(".trainer-table")
    expect(table).to_contain_text("عمّار")
    page.get_by_role("searchbox").fill("البيدر")
    expect(table.locator("tbody tr")).to_have_count(2)
    with page.expect_download() as download:
        press(visit, "Code sheet for everybody (PDF)")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_a_person_gets_a_new_code_only_after_a_yes(desk, room):
    visit = desk(language="en")
    page = visit.page
    tab(visit, "cohort", "people")
    page.locator(".trainer-link").filter(has_text="نزار").first.click()
    dialog = page.get_by_role("dialog").first
    before = dialog.locator("details .trainer-code").text_content()
    press(visit, "Give a new code", dialog)
    asked = page.get_by_role("dialog").last
    press(visit, "Leave it as it is", asked)
    expect(page.get_by_role("dialog")).to_have_count(1)
    press(visit, "Give a new code", dialog)
    press(visit, "Give a new code", page.get_by_role("dialog").last)
    fresh = dialog.locator(".notice .trainer-code")
    expect(fresh).to_be_visible()
    assert fresh.text_content() != before


def test_a_session_runs_and_people_arrive_from_their_phones_and_by_hand(desk, sign_in):
    visit = desk()
    page = visit.page
    start(visit, "مصادر التمويل")
    tab(visit, "workshop", "attendance")
    row = page.locator(".trainer-attendee").filter(has_text="سمر").filter(has_text="النخلة")
    phone = sign_in("nakhla-1", PHONE)
    phone.page.goto(f"{phone.room.url}/today")
    phone.button("I am here", "server").click()
    expect(row).to_have_attribute("data-state", "present")
    other = page.locator(".trainer-attendee").filter(has_text="نزار").filter(has_text="النخلة")
    other.locator("[data-state=late]").click()
    expect(other).to_have_attribute("data-state", "late")
    page.reload()
    visit.ready()
    expect(other).to_have_attribute("data-state", "late")
    page.locator(".trainer-segments [data-part=day]").click()
    press(visit, "End the session", page.locator(".trainer-running"))
    press(visit, "End the session", page.get_by_role("dialog"))
    expect(page.locator(".trainer-running")).to_have_count(0)


def test_one_switch_opens_the_test_for_the_room(desk, sign_in):
    visit = desk()
    phone = sign_in("warsha-1", PHONE)
    today = f"{phone.room.url}/today"
    phone.page.goto(today)
    expect(phone.page.locator("a[href='/tests/pre_test']")).to_have_count(0)
    tab(visit, "workshop", "openings")
    switch = visit.page.get_by_role("switch", name=re.compile("الاختبار القبلي"))
    expect(switch).to_have_attribute("aria-checked", "false")
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(switch).to_be_focused()
    phone.page.goto(today)
    expect(phone.page.locator("a[href='/tests/pre_test']")).to_be_visible()


def test_closing_a_test_asks_what_becomes_of_answers_that_were_not_handed_in(desk, sign_in):
    visit = desk()
    page = visit.page
    tab(visit, "workshop", "openings")
    switch = page.get_by_role("switch", name=re.compile("الاختبار القبلي"))
    if switch.get_attribute("aria-checked") == "false":
        switch.click()
    expect(switch).to_have_attribute("aria-checked", "true")
    phone = sign_in("warsha-2", PHONE).page
    phone.goto(f"{visit.room.url}/tests/pre_test")
    phone.locator("main form button").first.click()
    phone.locator("main input[type=radio]").first.check()
    phone.locator("main form button").first.click()
    expect(phone.locator("main")).to_contain_text("2")

    switch.click()
    asked = page.get_by_role("dialog")
    expect(asked.locator("li")).to_have_count(1)
    press(visit, "Leave it open", asked)
    expect(asked).to_have_count(0)
    expect(switch).to_have_attribute("aria-checked", "true")
    switch.click()
    press(visit, "Only close it", asked)
    expect(switch).to_have_attribute("aria-checked", "false")

    tab(visit, "learning", "takers")
    press(visit, "Hand in what was answered", page.locator(".trainer-unfinished"))
    press(visit, "Hand in", asked)
    expect(page.locator(".trainer-unfinished")).to_have_count(0)
    expect(page.locator(".trainer-facts")).to_contain_text("سلّمه 1 من")
    phone.goto(f"{visit.room.url}/tests/pre_test")
    expect(phone.locator(".room-big")).to_be_visible()


def test_forms_from_paper_are_typed_in_one_after_another(desk):
    visit = desk(language="en")
    page = visit.page
    tab(visit, "evaluation")
    fold = page.locator(".trainer-entering")
    fold.locator("summary").click()
    for so_far in (1, 2):
        expect(fold.locator("input:checked")).to_have_count(0)
        for choice in fold.locator("fieldset").all():
            choice.locator(".score-choice, .check-label").first.click()
        fold.locator("button[type=submit]").click()
        expect(page.locator(".trainer-counts")).to_contain_text(f"{so_far} form")
        expect(fold).to_have_attribute("open", "")


def test_the_live_view_follows_a_plan_by_itself_and_fills_the_projector(desk, sign_in):
    visit = desk()
    page = visit.page
    tab(visit, "live")
    row = page.locator(".trainer-matrix tbody tr").filter(has_text="جمعية الورشة")
    cell = row.locator("td").first
    expect(cell).to_have_attribute("data-state", "empty")
    writer = sign_in("warsha-2", PHONE)
    writer.open("plan")
    field = writer.at("about.title.ar")
    field.fill("خطة جمعية الورشة")
    field.blur()
    writer.ready()
    expect(cell).not_to_have_attribute("data-state", "empty")
    press(visit, "Projector")
    wall = page.locator(".trainer-wall.on")
    expect(wall).to_be_visible()
    assert "سمر" not in wall.inner_text()
    box = wall.bounding_box()
    assert box["width"] >= page.viewport_size["width"]
    size = row.locator("th").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 17
    press(visit, "Leave the projector's view")
    expect(wall).to_have_count(0)


def test_what_is_typed_survives_a_reload_and_stays_text(desk, sign_in):
    visit = desk(PHONE)
    page = visit.page
    tab(visit, "workshop", "words")
    field = page.locator("[data-form=announcement] textarea")
    field.fill(HOSTILE)
    page.reload()
    visit.ready()
    expect(field).to_have_value(HOSTILE)
    press(visit, "Announce")
    shown = page.locator(".trainer-parked").filter(has_text=HOSTILE)
    expect(shown).to_be_visible()
    expect(field).to_have_value("")
    assert page.evaluate("window.owned") is None
    press(visit, "Take down", shown)
    press(visit, "Take down", page.get_by_role("dialog"))
    expect(shown).to_have_count(0)


@pytest.mark.parametrize(("viewport", "language"), [(PHONE, "ar"), (LAPTOP, "en")])
def test_every_part_fits_its_screen_and_says_no_failure(desk, viewport, language):
    visit = desk(viewport, language)
    page = visit.page
    for name in ("cohort", "workshop", "live", "learning", "evaluation", "documents"):
        tab(visit, name)
        parts = page.locator(".trainer-segments [data-part]")
        for at in range(max(1, parts.count())):
            if parts.count():
                parts.nth(at).click()
            expect(page.locator(".trainer-tab .spinner")).to_have_count(0)
            failed = page.locator(".trainer-tab .notice.warning, .trainer-failed")
            assert failed.all_inner_texts() == []
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (name, at)


def test_the_desk_opens_for_no_participant_and_no_coach(sign_in):
    for person in ("nakhla-1", "coach"):
        visit = sign_in(person)
        visit.expect_trouble()
        answer = visit.page.goto(f"{visit.room.url}/voila/render/trainer.ipynb")
        assert answer.status in (403, 404)
