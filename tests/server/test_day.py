"""The pages of the day: tests, forms, arrival and questions, on a small question bank."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from saql import shipped
from saql.client import ServiceClient
from saql.course import load_course
from tests.server.rooms import RunningRoom, make_course, open_page, post

PHONE = {"width": 360, "height": 740}


OPTION = """
[[questions.options]]
right = {right}
text.ar = "جواب {n}"
text.en = "Answer {n}"
why.ar = "سبب {n}"
why.en = "Reason {n}"
"""
QUESTION = """
[[questions]]
id = "{name}"
use = "test"
pair = "{pair}"
lesson = "{module}/01_first"
difficulty = 1
source = "Made for this test"
text.ar = "سؤال {name}"
text.en = "Question {name}"
"""


def bank(module, pairs):
    """A question file with so many pairs; the first option is right."""
    options = "".join(OPTION.format(n=n, right="true" if n == 0 else "false") for n in range(3))
    options = options.replace('"جواب 2"', '"75%"').replace('"Answer 2"', '"75%"')
    return "".join(
        QUESTION.format(name=f"pair-{n}{twin}", pair=f"pair-{n}", module=module) + options
        for n in range(pairs)
        for twin in "ab"
    )


@pytest.fixture(scope="module")
def day(tmp_path_factory, apps):
    folder = tmp_path_factory.mktemp("day")
    course = make_course(folder / "room")
    (course / "course" / "questions").mkdir(parents=True)
    (course / "course" / "questions" / "fundraising.toml").write_text(
        bank("01_fundraising", 3), encoding="utf-8"
    )
    settings = (shipped.path("course") / "tests.toml").read_text(encoding="utf-8")
    head, _, tail = settings.partition("modules = [")
    small = head + 'modules = ["01_fundraising"]' + tail.partition("]")[2]
    (course / "course" / "tests.toml").write_text(
        small.replace("per_module = 4", "per_module = 3"), encoding="utf-8"
    )
    syllabus = """
[[modules]]
id = "01_fundraising"
days = 1
lessons = ["01_fundraising/01_first"]
name.ar = "جمع الأموال"
name.en = "Fundraising"
aim.ar = "خطة"
aim.en = "A plan"

[[agendas]]
id = "short-day"
module = "01_fundraising"
day = 1
variant = "two_hours"
start = "09:30"
name.ar = "ساعتان في المصادر"
name.en = "Two hours on sources"

[[agendas.parts]]
minutes = 20
kind = "opening"
text.ar = "الافتتاح"
text.en = "Opening"

[[agendas.parts]]
minutes = 60
kind = "exercise"
text.ar = "تمرين الخريطة"
text.en = "The map"
"""
    (course / "course" / "syllabus.toml").write_text(syllabus, encoding="utf-8")
    running = RunningRoom(course, apps, folder / "log.txt", verbose=True)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def trainer(day):
    """The trainer's own session, spoken to directly."""
    with day.visitor(day.codes("trainer")[0]) as browser:
        client = ServiceClient(service_url(day), browser.cookies["saql_session"])
        yield client
        client.close()


def service_url(room):
    """Where the room's own service answers: one of its children listens on loopback."""
    with room.visitor(room.codes()[0]) as client:
        open_page(client)
        for pid in room.children():
            for line in Path(f"/proc/{pid}/environ").read_text().split("\0"):
                if line.startswith("SAQL_SERVICE_URL=http"):
                    return line.partition("=")[2]
    return pytest.fail("no kernel knows the service")


def slots(page):
    """The address of the question on a page, and its options as shown."""
    action = re.search(r'action="(/tests/[^"]+/answers/[^"]+)"', page)[1]
    return action, re.findall(r'name="option" value="([a-f])"', page)


def test_a_closed_test_says_so_and_an_open_one_begins_with_what_to_expect(day, trainer):
    with day.visitor(day.codes()[0]) as me:
        assert "لم يُفتح هذا الاختبار بعد" in me.get("/tests/pre_test").text
        trainer.put_opening("pre_test", is_open=True)
        page = me.get("/tests/pre_test").text
        assert "3 أسئلة" in page
        assert "ابدؤوا" in page
        assert "الاختبار القبلي" in me.get("/today").text


def test_answers_are_kept_one_by_one_and_the_test_goes_on_where_it_stopped(day, trainer):
    trainer.put_opening("pre_test", is_open=True)
    code = day.codes()[1]
    with day.visitor(code) as me:
        post(me, "/tests/pre_test")
        action, _ = slots(me.get("/tests/pre_test").text)
        answer = post(me, action, option="a", after="q02")
        assert answer.headers["location"] == "/tests/pre_test?q=q02"
    with day.visitor(code) as other_phone:
        assert "/answers/q02" in other_phone.get("/tests/pre_test").text
        first = other_phone.get("/tests/pre_test?q=q01").text
        assert 'value="a" checked' in first
        post(other_phone, "/tests/pre_test/answers/q02", option="b", after="q03")
        post(other_phone, "/tests/pre_test/answers/q03", option="a", after="end")
        assert "أجبتم عن كل الأسئلة" in other_phone.get("/tests/pre_test").text
        post(other_phone, "/tests/pre_test", do="submit", key="k" * 20)
        done = other_phone.get("/tests/pre_test").text
        assert "2 من 3" in done
        post(other_phone, "/tests/pre_test/answers/q02", option="a", after="q03")
        assert "2 من 3" in other_phone.get("/tests/pre_test").text
        assert "سبب" not in done, "what is right is not told before the post-test"


def test_whoever_left_questions_open_is_led_to_the_first_of_them(day, trainer):
    trainer.put_opening("pre_test", is_open=True)
    with day.visitor(day.codes()[2]) as me:
        post(me, "/tests/pre_test")
        post(me, "/tests/pre_test/answers/q01", option="a")
        page = me.get("/tests/pre_test?q=end").text
        assert "بقي سؤالان بلا إجابة" in page
        assert re.search(r'class="room-button" href="/tests/pre_test">إلى أول سؤال', page)
        assert "/answers/q02" in me.get("/tests/pre_test").text
        for slot in ("q02", "q03"):
            post(me, f"/tests/pre_test/answers/{slot}", option="a")
        assert "إلى أول سؤال" not in me.get("/tests/pre_test?q=end").text


def test_an_answer_without_letters_stands_where_the_page_begins(day, trainer):
    trainer.put_opening("pre_test", is_open=True)
    with day.visitor(day.codes()[2]) as me:
        post(me, "/tests/pre_test")
        page = me.get("/tests/pre_test?q=q01").text
        assert re.search(r"<span>75%</span>", page)
        assert re.search(r'<span dir="auto">جواب 0</span>', page)


def test_options_stand_in_another_order_for_another_person(day, trainer):
    trainer.put_opening("pre_test", is_open=True)
    orders = set()
    for code in day.codes():
        with day.visitor(code) as me:
            post(me, "/tests/pre_test")
            found = [
                slots(page)[1]
                for slot in ("q01", "q02", "q03")
                if "/answers/" in (page := me.get(f"/tests/pre_test?q={slot}").text)
            ]
            orders.add(json.dumps(found))
    assert len(orders) > 1


def test_after_the_post_test_every_option_is_explained(day, trainer):
    trainer.put_opening("post_test", is_open=True)
    with day.visitor(day.codes()[2]) as me:
        beginning = me.get("/tests/post_test").text
        post(me, "/tests/post_test")
        for slot in ("q01", "q02", "q03"):
            post(me, f"/tests/post_test/answers/{slot}", option="a")
        post(me, "/tests/post_test", do="submit", key="p" * 20)
        assert "بعد الدورة" in beginning
        page = me.get("/tests/post_test").text
        assert "3 من 3" in page
        assert page.count("سبب") == 9


def test_a_person_arrives_by_one_touch_and_the_trainer_sees_it(day, trainer):
    session = trainer.start_training_session(
        agenda="short-day",
        day="1",
        session="",
        name={"ar": "مصادر التمويل", "en": "Sources"},
        key="s" * 20,
    )
    with day.visitor(day.codes()[0]) as me:
        page = me.get("/today").text
        assert "مصادر التمويل" in page
        assert page.index("09:30") < page.index("الافتتاح") < page.index("09:50")
        post(me, f"/today/sessions/{session['id']}")
        assert "سُجّل حضوركم" in me.get("/today").text
    marks = trainer.workshop()["attendance"][str(session["id"])]
    assert [mark["state"] for mark in marks.values()] == ["present"]
    trainer.end_training_session(session["id"])


def test_a_question_for_later_is_kept_as_it_was_written(day, trainer):
    text = "<b>متى</b> نرى الدرجات؟"
    with day.visitor(day.codes()[3]) as me:
        post(me, "/today/questions", text=text)
        page = me.get("/today").text
        assert "&lt;b&gt;متى&lt;/b&gt;" in page
    assert text in [row["text"] for row in trainer.workshop()["parking"]]


def test_a_form_asks_again_for_what_is_missing_and_keeps_the_rest(day, trainer):
    trainer.put_opening("reaction", is_open=True)
    with day.visitor(day.codes()[0]) as me:
        page = me.get("/forms/reaction").text
        assert "لا يُحفظ اسمكم" in page
        half = post(me, "/forms/reaction", relevance="5", keep="الأمثلة")
        assert half.status_code == 400
        assert "لم يضع شيء" in half.text
        assert "الأمثلة" in half.text
        assert 'value="5" checked' in half.text


def test_an_open_form_is_announced_with_its_own_words(day, trainer):
    trainer.put_opening("reaction", is_open=True)
    trainer.put_opening("follow_up_3", is_open=True)
    forms = load_course(day.course / "course").forms
    with day.visitor(day.codes()[1]) as me:
        page = me.get("/today").text
        for form in ("reaction", "follow_up_3"):
            assert forms.get(form).intro.ar in page


def test_a_form_is_answered_once_and_no_name_stays_with_an_anonymous_one(day, trainer):
    trainer.put_opening("reaction", is_open=True)
    form = load_course(day.course / "course").forms.get("reaction")
    answers = {}
    for question in form.questions:
        if question.kind == "scale":
            answers[question.id] = "4"
        elif question.kind == "yes_no":
            answers[question.id] = "yes"
        elif question.kind == "choice" and question.required:
            answers[question.id] = question.options[0].id
        elif question.kind == "text":
            answers[question.id] = "كل شيء"
    with day.visitor(day.codes()[1]) as me:
        sent = post(me, "/forms/reaction", **answers)
        assert sent.status_code == 303, sent.text
        assert "وصلت إجاباتكم" in me.get("/forms/reaction").text
    rows = trainer.form_answers("reaction")
    assert len(rows) == 1
    assert rows[0].get("person") is None


def test_a_coach_has_no_test_to_take(day):
    with day.visitor(day.codes("coach")[0]) as coach:
        assert coach.get("/tests/pre_test").status_code == 404
        assert coach.get("/today").status_code == 200


@pytest.mark.browser
def test_an_answer_given_without_a_connection_arrives_when_it_is_back(day, trainer, chromium):
    trainer.put_opening("pre_test", is_open=True)
    context = chromium.new_context(viewport=PHONE, locale="ar")
    page = context.new_page()
    page.goto(day.url)
    page.fill("#code", day.codes()[3])
    page.locator("form[action='/sign-in'] button").click()
    page.goto(f"{day.url}/tests/pre_test")
    if page.locator("form[action='/tests/pre_test']").count():
        page.get_by_role("button").filter(has_text="ابدؤوا").click()
    page.goto(f"{day.url}/tests/pre_test?q=q01")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.route("**/answers/**", lambda route: route.abort())
    page.locator(".room-choice").nth(1).click()
    expect(page.locator("[data-status]")).to_have_attribute("data-kind", "waiting")
    page.reload()
    chosen = page.locator("input[name=option]:checked")
    expect(chosen).to_have_count(1)
    wanted = chosen.input_value()
    page.unroute("**/answers/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-status]")).to_have_attribute("data-kind", "saved")
    with day.visitor(day.codes()[3]) as me:
        assert f'value="{wanted}" checked' in me.get("/tests/pre_test?q=q01").text
    context.close()
