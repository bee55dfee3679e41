"""The workshop day: who was there, what is told and asked, how far people came in the lessons."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def session(room: Any) -> int:
    """A training session that runs."""
    name = {"ar": "المصادر", "en": "Sources"}
    body = {"agenda": "fr-1", "day": "1", "session": "s-1", "name": name, "key": "s"}
    made = [room.ask("Trainer", "POST", "/workshop/sessions", body).json() for _ in range(2)]
    assert made[0] == made[1]
    return int(made[0]["training_session"]["id"])


def me(room: Any, person: str) -> int:
    return int(room.ask(person, "GET", "/session").json()["person"]["id"])


def mark(room: Any, by: str, session: int, **body: Any) -> Any:
    return room.ask(by, "PUT", f"/workshop/sessions/{session}/attendance", body)


def seen(room: Any, person: str) -> Any:
    return room.ask(person, "GET", "/workshop").json()["attendance"]


def test_people_say_that_they_are_here_and_see_only_themselves(room: Any, session: int) -> None:
    assert mark(room, "Rana", session, state="present").is_success
    rana, sami = me(room, "Rana"), me(room, "Sami")
    assert seen(room, "Rana") == {str(session): "present"}
    assert seen(room, "Sami") == {}
    everybody = seen(room, "Trainer")[str(session)]
    assert {who: each["state"] for who, each in everybody.items()} == {str(rana): "present"}
    assert everybody[str(rana)]["by"] == "Rana"
    for body in ({"state": "late"}, {"state": "present", "person": sami}):
        assert mark(room, "Rana", session, **body).status_code == 403


def test_the_trainers_word_stands_and_an_ended_session_takes_no_more(
    room: Any, session: int
) -> None:
    rana = me(room, "Rana")
    assert mark(room, "Trainer", session, person=rana, state="late").is_success
    assert mark(room, "Rana", session, state="present").json()["state"] == "late"
    room.ask("Trainer", "POST", f"/workshop/sessions/{session}/end")
    late = mark(room, "Sami", session, state="present")
    assert (late.status_code, late.json()["code"]) == (409, "session_ended")
    assert mark(room, "Coach", session, person=me(room, "Sami"), state="excused").is_success
    assert mark(room, "Trainer", 99, person=rana, state="late").status_code == 404
    assert mark(room, "Trainer", session, state="late").status_code == 404  # of itself


def test_a_session_that_two_trainers_begin_is_one_session(room: Any) -> None:
    begun = {"agenda": "a", "day": "1", "session": "s", "name": {"ar": "جلسة", "en": "Session"}}

    def begin(key: str) -> int:
        answer = room.ask("Trainer", "POST", "/workshop/sessions", begun | {"key": key})
        return int(answer.json()["training_session"]["id"])

    first = begin("first")
    assert begin("second") == first
    room.ask("Trainer", "POST", f"/workshop/sessions/{first}/end")
    assert begin("third") != first


def test_a_parked_question_names_its_asker_only_to_those_who_answer(room: Any) -> None:
    for _ in range(2):
        asked = room.ask("Rana", "POST", "/workshop/parking", {"text": "متى؟", "key": "q"})
    parked = asked.json()["parked"]["id"]
    change = {"state": "answered", "answer": "غداً"}
    assert room.ask("Trainer", "PATCH", f"/workshop/parking/{parked}", change).is_success

    def shown(person: str) -> Any:
        (found,) = room.ask(person, "GET", "/workshop").json()["parking"]
        return found["person_name"], found["person"], found["mine"], found["answer"]

    assert shown("Sami") == ("", None, False, "غداً")
    assert shown("Rana") == ("", None, True, "غداً")
    assert shown("Trainer") == ("Rana", me(room, "Rana"), False, "غداً")


def test_an_announcement_is_told_to_all_until_it_is_taken_back(room: Any) -> None:
    told = room.ask("Trainer", "POST", "/workshop/announcements", {"text": "استراحة", "key": "a"})
    (shown,) = room.ask("Huda", "GET", "/workshop").json()["announcements"]
    assert (shown["text"], shown["author"]) == ("استراحة", "Trainer")
    path = f"/workshop/announcements/{told.json()['announcement']['id']}"
    assert room.ask("Trainer", "DELETE", path).status_code == 204
    assert room.ask("Huda", "GET", "/workshop").json()["announcements"] == []
    assert room.ask("Trainer", "DELETE", path).status_code == 404


def test_lesson_progress_keeps_the_latest_answer_and_everybodys_apart(room: Any) -> None:
    lesson = "01_fundraising/01_sources"

    def tell(person: str, event: str, key: str, **more: Any) -> Any:
        body = {"lesson": lesson, "event": event, "key": key} | more
        return room.ask(person, "POST", "/lessons/progress", body).json()["progress"]

    opened = tell("Rana", "opened", "1")
    tell("Rana", "answered", "2", question="fr-c1", option="a", right=False)
    tell("Rana", "answered", "3", question="fr-c1", option="b", right=True)
    tell("Rana", "answered", "2", question="fr-c1", option="a", right=False)  # late, again
    tell("Rana", "done", "4", passed=True)
    last = tell("Rana", "done", "5", passed=False)
    assert last["answers"] == {"fr-c1": {"option": "b", "right": True}}
    assert (last["passed"], last["opened_at"]) == (True, opened["opened_at"])
    tell("Huda", "opened", "1")

    def listed(person: str) -> list[str]:
        found = room.ask(person, "GET", "/lessons/progress").json()["progress"]
        return [each["person_name"] for each in found]

    assert (listed("Rana"), listed("Sami")) == (["Rana"], [])
    assert listed("Coach") == listed("Trainer") == ["Rana", "Huda"]


def test_openings_begin_closed_but_for_assignments(room: Any) -> None:
    openings = room.ask("Rana", "GET", "/openings").json()["openings"]
    assert {"swot", "strategic_plan"} <= {name for name, is_open in openings.items() if is_open}
    assert [openings[name] for name in ("pre_test", "post_test", "reaction")] == [False] * 3
    assert "training_request" not in openings
    refused = room.ask("Trainer", "PUT", "/openings/nothing", {"open": True})
    assert (refused.status_code, refused.json()["code"]) == (404, "unknown_opening")
    asked = {"assignment": "swot", "key": "k"}
    room.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    room.ask("Trainer", "PUT", "/openings/swot", {"open": False})
    kept = room.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    assert (kept.status_code, kept.json()["number"]) == (201, 1)  # sent before, and only again
    asked["key"] = "later"
    closed = room.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    assert (closed.status_code, closed.json()["code"]) == (409, "closed")
