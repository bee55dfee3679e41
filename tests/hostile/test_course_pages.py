"""The pages of the course, asked for by those whom they are not for, and with what is not asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from saql.client import ServiceClient
from saql.course import default_course
from saql.lessons import lessons_of, path_of, read_lesson
from saql.shipped import path as shipped_path
from tests.server import rooms

MARKUP = "<script>alert(1)</script>\u202e<img src=x onerror=alert(1)>\"'{{7*7}}"
LESSON = "01_fundraising/01_sources"


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """A room whose workshop is full of markup, with the test and the form open."""
    folder = tmp_path_factory.mktemp("day")
    apps = rooms.make_apps(folder / "apps")
    course = rooms.make_course(folder / "course")
    running = rooms.RunningRoom(course, apps, folder / "log.txt", verbose=True)
    with running.visitor(running.codes("trainer")[0]) as browser:
        token = browser.cookies["saql_session"]
    with ServiceClient(service_url(running), token) as trainer:
        running.trainer = trainer
        for name in ("pre_test", "reaction"):
            trainer.put_opening(name, is_open=True)
        trainer.announce(MARKUP, key="a")
        trainer.park(MARKUP + "x" * 1500, key="p")
        session = trainer.start_training_session("", "1", "", {"ar": MARKUP, "en": ""}, key="s")
        running.session = session["id"]
        yield running
    running.stop()


def service_url(room):
    """Where the room's service answers."""
    with room.visitor(room.codes()[0]) as client:
        rooms.open_page(client)
        for pid in room.children():
            for line in Path(f"/proc/{pid}/environ").read_text().split("\0"):
                if line.startswith("SAQL_SERVICE_URL=http"):
                    return line.partition("=")[2]
    return pytest.fail("no kernel knows the service")


@pytest.fixture
def me(day):
    with day.visitor(day.codes()[0]) as client:
        yield client


def test_markup_in_the_workshop_is_text_on_the_page_of_the_day(me):
    page = me.get("/today").text
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_pages_of_the_desk_and_the_notes_are_not_there_for_a_participant(day, me):
    assert me.get(f"/lessons/{LESSON}/slides").status_code == 200
    lesson = read_lesson(path_of(shipped_path("modules"), LESSON, "ar"))
    notes = [cell.source for cell in lesson.cells if cell.is_notes]
    words = [line for text in notes for line in text.splitlines() if len(line) > 40][:1]
    for path in (f"/lessons/{LESSON}", f"/lessons/{LESSON}/slides", "/lessons"):
        assert not any(word[:40] in me.get(path).text for word in words), path
    for path in (f"/lessons/{LESSON}/notes", "/voila/render/trainer.ipynb", "/codes"):
        assert me.get(path).status_code == 404, path
    with day.visitor(day.codes("coach")[0]) as coach:
        assert coach.get(f"/lessons/{LESSON}/notes").status_code == 404
        assert coach.get("/tests/pre_test").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/lessons/..%2f..%2fetc/passwd",
        "/lessons/%2e%2e/course",
        "/lessons/01_fundraising/01_sources.ar.ipynb",
        "/lessons/01_fundraising/..%5c01_sources",
        "/lessons/01_fundraising/01_sources%00",
        "/lessons/01_fundraising/" + "a" * 5000,
        "/lessons/٠١_fundraising/01_sources",
        "/lessons/course/tests",
        "/static/course/questions/fundraising.toml",
        "/static/page/..%2f..%2fcourse/questions/fundraising.toml",
        "/modules/01_fundraising/01_sources.ar.ipynb",
        "/course/questions/fundraising.toml",
        "/data/codes.csv",
        "/forms/training_request",
        "/tests/mid_test",
    ],
)
def test_a_path_that_leads_out_of_the_lessons_leads_nowhere(me, path):
    answer = me.get(path)
    assert answer.status_code in (404, 414, 400), answer.status_code
    assert "right = true" not in answer.text


def test_before_it_is_handed_in_no_page_says_which_answer_of_a_test_is_right(day, me):
    rooms.post(me, "/tests/pre_test")
    seen = "".join(me.get(f"/tests/pre_test?q=q{n:02d}").text for n in range(1, 21))
    seen += me.get("/tests/pre_test?q=end").text + me.get("/tests/post_test").text
    for lesson in lessons_of(shipped_path("modules")):
        seen += me.get(f"/lessons/{lesson.id}").text + me.get(f"/lessons/{lesson.id}/slides").text
    asked = [q for q in default_course().questions.questions if q.use == "test"]
    assert asked
    for question in asked:
        assert f'"{question.id}"' not in seen
        assert not any(option.why.ar in seen for option in question.options), question.id


def test_what_no_page_of_ours_sends_is_answered_with_a_page_and_changes_nothing(day, me):
    rooms.post(me, "/tests/pre_test")
    answers = "/tests/pre_test/answers/"
    sent = [
        (f"{answers}q01", {"option": "a", "after": "q02\r\nSet-Cookie: x=1"}),
        (f"{answers}q01", {"option": "a", "after": "q" * 9000}),
        (f"{answers}q01", {"option": "<b>", "after": "q02"}),
        (f"{answers}q01", {"option": "a" * 5000}),
        (f"{answers}q01", {"option": "a", "key": "\u202e' OR 1=1"}),
        (f"{answers}q99", {"option": "a"}),
        ("/tests/pre_test", {"do": "submit", "key": MARKUP}),
        ("/tests/post_test", {"do": "submit"}),
        ("/today/questions", {"text": " \u200f "}),
        ("/today/questions", {"text": "x" * 20_000, "key": "bad key"}),
        ("/today/sessions/999999999", {}),
        ("/forms/reaction", {"relevance": "9" * 400, "key": "k"}),
        ("/forms/reaction", {"relevance": "NaN", "keep": "x" * 20_001}),
        ("/forms/training_request", {}),
    ]
    for path, form in sent:
        answer = rooms.post(me, path, **form)
        assert answer.status_code < 500, (path, form, answer.status_code)
        assert len(answer.headers.get("location", "")) < 100
        assert "x=1" not in answer.headers.get("set-cookie", "")
    rows = day.trainer.attempts("pre_test")
    mine = [row for row in rows if row["person_name"] in me.get("/").text]
    assert all(row["submitted_at"] is None for row in mine or rows)
    assert day.trainer.form_answers("reaction") == []


def test_who_was_made_inactive_in_the_middle_is_out_at_once_on_every_page(day):
    with day.visitor(day.codes()[-1]) as leaver:
        rooms.post(leaver, "/tests/pre_test")
        rooms.post(leaver, "/tests/pre_test/answers/q01", option="a")
        token = leaver.cookies["saql_session"]
        with ServiceClient(day.trainer.url, token) as own:
            person = own.session()["person"]["id"]
        day.trainer.change_person(int(person), active=False)
        rooms.wait_until(lambda: leaver.get("/today").status_code != 200, what="the end")
        for path, form in (
            ("/tests/pre_test/answers/q02", {"option": "b"}),
            ("/tests/pre_test", {"do": "submit"}),
            ("/today/questions", {"text": "?"}),
            ("/forms/reaction", {}),
            (f"/today/sessions/{day.session}", {}),
            (f"/lessons/{LESSON}/kernel", {}),
        ):
            assert rooms.post(leaver, path, **form).status_code >= 400, path
    (row,) = [one for one in day.trainer.attempts("pre_test") if one["person"] == int(person)]
    assert (row["answered"], row["submitted_at"]) == (1, None)


def test_a_test_closed_in_the_middle_keeps_what_came_before_and_may_be_handed_in(day, me):
    rooms.post(me, "/tests/pre_test")
    rooms.post(me, "/tests/pre_test/answers/q03", option="b")
    day.trainer.put_opening("pre_test", is_open=False)
    try:
        rooms.post(me, "/tests/pre_test/answers/q03", option="c")
        rooms.post(me, "/tests/pre_test/answers/q04", option="c")
        assert re.search("room-choice", me.get("/tests/pre_test?q=q03").text) is None
        rooms.post(me, "/tests/pre_test", do="submit", key="h" * 20)
    finally:
        day.trainer.put_opening("pre_test", is_open=True)
    (row,) = [one for one in day.trainer.attempts("pre_test") if one["submitted_at"]]
    given = {one["slot"]: one["option"] for one in row["answers"]}
    assert (given["q03"], given["q04"]) == ("b", None)
