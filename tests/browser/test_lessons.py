"""A lesson in the room: read at once, worked through, projected, printed."""

import base64
import zlib

import pytest
from playwright.sync_api import expect

from saql.course import load_course
from saql.i18n import catalogue
from tests.lessons import trial

pytestmark = pytest.mark.browser

PHONE = (360, 740)
TRIAL = "/lessons/09_trial/01_trial"
BROKEN = "/lessons/09_trial/02_broken"
KEPT = "sessionStorage.getItem('saql:check:09_trial/01_trial') === '[]'"
MOST_BYTES, MOST_REQUESTS = 1_500_000, 100


@pytest.fixture(scope="module")
def lessons(room):
    """The room with two more lessons: a whole one, and one with cells that fail."""
    trial.write(room.course / "modules")
    trial.write_questions(room.course / "course")
    own = [
        ("code", "total", "", "-", 0, "print('sum')\n6 * 7"),
        ("code", "fails", "", "-", 0, "1 / 0"),
    ]
    trial.write(room.course / "modules", "09_trial/02_broken", [*trial.CELLS[:5], *own])
    return trial


def say(visit, text):
    return catalogue("lessons", visit.language).gettext(text)


def ready(page):
    """Wait until the exercise and the check stand."""
    expect(page.locator(".lesson-slot .status[data-kind=saved]")).to_be_visible()
    expect(page.locator(".lesson-opening")).to_have_count(0)
    return page


def check(page):
    return page.locator(".lesson-slot[data-asks=self_check] .questions")


def answer(visit, name, n):
    """Choose an option of the question in hand."""
    option = {"ar": f"خيار {name} {n}", "en": f"Option {name} {n}"}[visit.language]
    check(visit.page).get_by_role("button", name=option, exact=True).click()


def payload(frame):
    """A frame's bytes; the browser's tools give binary ones as base64."""
    data = frame["payloadData"]
    return base64.b64decode(data) if frame["opcode"] == 2 else data.encode()


def no_wider_than_the_screen(page):
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_check_is_worked_through_on_a_phone_and_gone_on_with_later(sign_in, lessons, language):
    person = {"ar": "nakhla-1", "en": "nakhla-2"}[language]
    one = sign_in(person, PHONE, language)
    page = one.page
    page.goto(one.room.url)
    page.locator("a.room-button[href='/lessons']").click()
    page.locator(f"a[href='{TRIAL}']").last.click()
    ready(page)
    no_wider_than_the_screen(page)
    answer(one, "b", 0)
    expect(check(page).locator(".answer-why")).to_have_count(3)
    expect(check(page).locator(".question-result")).to_have_text(
        say(one, "Not right yet. Read why, then try again.")
    )
    no_wider_than_the_screen(page)
    check(page).get_by_role("button", name=say(one, "Try again"), exact=True).click()
    answer(one, "a", 0)
    check(page).get_by_role("button", name=say(one, "Next question")).click()
    answer(one, "a", 1)
    # The answer counts once the room has it: the page asks nothing more of the person.
    one.room.wait_until(lambda: page.evaluate(KEPT))
    page.goto(f"{one.room.url}/lessons")
    expect(page.locator(f"a[href='{TRIAL}'] .lessons-state")).to_have_text(say(one, "Begun"))
    page.goto(one.room.url + TRIAL)
    ready(page)
    expect(check(page).locator(".dot[data-state=right]")).to_have_count(2)
    answer(one, "a", 2)
    check(page).get_by_role("button", name=say(one, "See the result")).click()
    expect(check(page).locator("[data-passed=true]")).to_be_visible()
    one.room.wait_until(lambda: page.evaluate(KEPT))
    page.goto(f"{one.room.url}/lessons")
    expect(page.locator(f"a[href='{TRIAL}'] [data-passed=true]")).to_be_visible()


def test_what_is_written_in_an_exercise_is_in_the_plan(sign_in, lessons):
    one = sign_in("warsha-1", PHONE, "ar")
    page = one.page
    page.goto(one.room.url + TRIAL)
    ready(page)
    field = page.locator(".lesson-slot[data-asks=exercise] textarea").first
    field.fill("مجتمع يقرأ فيه كل طفل")
    field.blur()
    one.room.wait_until(
        lambda: one.room.plan("warsha").direction.vision.ar == "مجتمع يقرأ فيه كل طفل"
    )
    no_wider_than_the_screen(page)


def test_the_text_stands_before_any_script_runs(visit, sign_in, lessons):
    signed = sign_in("warsha-2")
    plain = visit(PHONE, "ar", java_script_enabled=False)
    plain.context.add_cookies(signed.context.cookies())
    page = plain.page
    page.goto(plain.room.url + TRIAL)
    expect(page.locator("h1")).to_have_text(lessons.WORDS["ar"])
    for role in ("outcomes", "take-home"):
        expect(page.locator(f".lesson-cell[data-role={role}]")).to_be_visible()
    expect(page.locator(".lesson-pair .lesson-wording")).to_have_count(2)
    expect(page.locator(".lesson-slot noscript").first).to_be_visible()
    assert "lesson.exercise" not in page.content()


def test_weak_and_strong_stand_side_by_side_where_there_is_room(sign_in, lessons):
    page = sign_in("warsha-2").page
    page.goto(page.url + TRIAL[1:])
    weak, strong = (page.locator(f".lesson-wording[data-role={r}]") for r in ("weak", "strong"))
    assert weak.bounding_box()["y"] == strong.bounding_box()["y"]
    assert weak.bounding_box()["x"] > strong.bounding_box()["x"]
    page.set_viewport_size({"width": 360, "height": 740})
    assert weak.bounding_box()["y"] < strong.bounding_box()["y"]


def test_a_cell_that_fails_says_so_and_leaves_the_rest(sign_in, lessons):
    one = sign_in("trainer", language="en")
    page = one.page
    page.goto(one.room.url + BROKEN)
    expect(page.locator(".lesson-slot[data-cell=total]")).to_contain_text("42")
    expect(page.locator(".lesson-slot[data-cell=fails] .lesson-trouble")).to_contain_text(
        "does not run"
    )
    expect(page.locator(".lesson-cell[data-role=idea]").first).to_be_visible()
    assert "ZeroDivisionError" not in page.content()


def test_a_trainer_practises_on_a_copy_of_the_example(sign_in, lessons):
    one = sign_in("trainer", language="ar")
    page = one.page
    page.goto(one.room.url + TRIAL)
    ready(page)
    expect(page.locator(".lesson-practice")).to_be_visible()
    expect(page.locator(".lesson-slot[data-asks=exercise] textarea").first).not_to_be_empty()


def test_the_page_is_as_light_as_an_app_and_each_kind_of_board_comes_once(sign_in, lessons):
    one = sign_in("saqiya-1", PHONE, "ar")
    page = one.page
    wire = {"bytes": 0, "requests": 0}
    frames = []
    tools = one.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.on("Network.loadingFinished", lambda e: add("bytes", e["encodedDataLength"]))
    tools.on("Network.requestWillBeSent", lambda e: add("requests", 1))
    tools.on("Network.webSocketFrameReceived", lambda e: frames.append(payload(e["response"])))

    def add(name, count):
        wire[name] += int(count)

    page.goto(one.room.url + TRIAL)
    ready(page)
    page.wait_for_load_state("networkidle")
    # The room compresses what it sends over the socket, message by message.
    sent = wire["bytes"] + sum(len(zlib.compress(frame, 6)) for frame in frames)
    assert sent <= MOST_BYTES
    assert wire["requests"] <= MOST_REQUESTS
    assert sum(frame.count(b"const module_lesson = ") for frame in frames) == 1
    expect(page.locator(".questions")).to_have_count(2)


def test_slides_go_by_keys_remote_and_number_in_the_direction_of_reading(sign_in, lessons):
    one = sign_in("trainer", language="ar")
    page = one.page
    page.goto(f"{one.room.url}{TRIAL}/slides")
    count = page.locator(".deck-count")
    expect(count).to_have_text("1 / 7")
    for key, wanted in [
        ("ArrowLeft", 2),
        ("ArrowRight", 1),
        ("Space", 2),
        ("PageDown", 3),
        ("PageUp", 2),
        ("End", 7),
        ("Home", 1),
        ("4", 4),
    ]:
        page.keyboard.press(key)
        if key == "4":
            page.keyboard.press("Enter")
        expect(count).to_have_text(f"{wanted} / 7")
    strong = page.locator(".slide:visible .slide-wording[data-role=strong]")
    expect(strong).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(strong).to_be_visible()
    expect(count).to_have_text("4 / 7")
    page.keyboard.press("b")
    expect(page.locator(".deck-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".deck-black")).to_be_hidden()
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{TRIAL}")


def test_a_case_is_projected_and_says_choice_by_choice_what_follows(sign_in, lessons):
    one = sign_in("trainer", language="en")
    page = one.page
    page.goto(f"{one.room.url}{TRIAL}/slides#5")
    case = page.locator(".slide:visible .slide-case")
    expect(case.get_by_role("heading")).to_have_text("Question 3")
    bank = load_course(one.room.course / "course").questions
    (question,) = bank.of_lesson("09_trial/01_trial", "case")
    reasons = [option.why.en for _name, option in question.mixed]
    for told in range(len(reasons) + 1):
        for n, reason in enumerate(reasons):
            follows = case.get_by_text(reason, exact=True)
            expect(follows).to_be_visible() if n < told else expect(follows).to_be_hidden()
        expect(page.locator(".deck-count")).to_have_text("5 / 7")
        page.keyboard.press("Space")
    expect(page.locator(".deck-count")).to_have_text("6 / 7")


def test_the_notes_keep_step_in_a_second_window_and_only_the_trainer_gets_them(sign_in, lessons):
    trainer = sign_in("trainer", language="en")
    slides = trainer.page
    slides.goto(f"{trainer.room.url}{TRIAL}/slides")
    notes = trainer.context.new_page()
    notes.goto(f"{trainer.room.url}{TRIAL}/notes")
    slides.keyboard.press("ArrowRight")
    expect(notes.locator(".deck-count")).to_have_text("2 / 7")
    expect(notes.locator(".notes-one:visible .notes-text")).to_contain_text(lessons.WHISPER)
    notes.keyboard.press("End")
    expect(slides.locator(".deck-count")).to_have_text("7 / 7")
    for person in ("nakhla-1", "coach"):
        other = sign_in(person, language="en")
        get = other.context.request.get
        assert get(f"{other.room.url}{TRIAL}/notes").status == 404
        for path in ("", "/slides"):
            assert lessons.WHISPER not in get(f"{other.room.url}{TRIAL}{path}").text()
    assert lessons.WHISPER not in slides.content()


@pytest.mark.parametrize("size", [PHONE, (1280, 800), (800, 600)])
def test_no_slide_of_any_lesson_is_cut_off(sign_in, lessons, size):
    one = sign_in("trainer", size, "ar")
    page = one.page
    page.goto(f"{one.room.url}/lessons")
    links = page.locator(".lessons-link").evaluate_all("(all) => all.map((a) => a.href)")
    for link in dict.fromkeys(links[::4] + links[-2:]):
        page.goto(f"{link}/slides")
        for n in range(page.locator(".slide").count()):
            assert page.evaluate(
                "() => { const e = document.querySelector('.slide:not([hidden])');"
                " const s = getComputedStyle(e).overflowY;"
                " return e.scrollWidth <= e.clientWidth + 1"
                " && (e.scrollHeight <= e.clientHeight + 1 || s === 'auto'); }"
            ), (link, n)
            page.keyboard.press("ArrowDown")
        no_wider_than_the_screen(page)


def test_every_lesson_opens_on_a_phone_without_moving_sideways(sign_in, lessons):
    one = sign_in("nakhla-1", PHONE, "ar")
    page = one.page
    page.goto(f"{one.room.url}/lessons")
    no_wider_than_the_screen(page)
    for link in page.locator(".lessons-link").evaluate_all("(all) => all.map((a) => a.href)"):
        page.goto(link, wait_until="domcontentloaded")
        no_wider_than_the_screen(page)


def test_a_handout_comes_as_a_pdf_and_the_bare_app_is_no_page(sign_in, lessons):
    one = sign_in("nakhla-1", language="ar")
    get = one.context.request.get
    paper = get(f"{one.room.url}{TRIAL}/handout.pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF")
    assert get(f"{one.room.url}/voila/render/lesson.ipynb").status == 404
    assert get(f"{one.room.url}/lessons/09_trial/99_none").status == 404
    assert get(f"{one.room.url}/lessons/../data").status == 404


@pytest.mark.parametrize("path", ["/lessons", TRIAL, f"{TRIAL}/slides", f"{TRIAL}/notes"])
def test_axe_finds_nothing_serious_in_lessons(sign_in, lessons, path):
    from axe_playwright_python.sync_playwright import Axe

    one = sign_in("trainer", PHONE, "ar", bypass_csp=True)
    page = one.page
    page.goto(one.room.url + path)
    if path == TRIAL:
        ready(page)
    found = Axe().run(page).response["violations"]
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in serious] == []
