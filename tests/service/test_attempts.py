"""Tests: one attempt, every answer kept, nothing right told early, nobody else's reached."""

from __future__ import annotations

import shutil
import threading
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from saql import shipped
from saql.plan.fields import Text
from saql.service import cohort
from saql.service.app import create_app
from saql.service.codes import issue_all
from saql.service.cohort import NewPerson
from saql.service.database import open_database, opened
from saql.service.settings import Settings

_keys = count()


def key() -> str:
    return f"k{next(_keys)}"


@pytest.fixture
def tests_open(room: Any, bank: dict[str, str]) -> Any:
    """A room whose pre-test is open."""
    assert room.ask("Trainer", "PUT", "/openings/pre_test", {"open": True}).is_success
    return room


def begin(room: Any, person: str) -> dict[str, Any]:
    answer = room.ask(person, "POST", "/tests/pre_test/attempt", {})
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["attempt"])


def choose(room: Any, person: str, slot: str, option: str) -> httpx.Response:
    body = {"option": option, "key": key()}
    found: httpx.Response = room.ask(person, "PUT", f"/tests/pre_test/attempt/answers/{slot}", body)
    return found


def hand_in(room: Any, person: str, *, with_key: str = "") -> httpx.Response:
    body = {"key": with_key or key()}
    found: httpx.Response = room.ask(person, "POST", "/tests/pre_test/attempt/submit", body)
    return found


def take(room: Any, person: str, bank: dict[str, str], *, right: int) -> dict[str, Any]:
    """Answer everything, so many of it rightly, and hand it in."""
    for done, question in enumerate(begin(room, person)["questions"]):
        good = bank[question["id"]]
        option = good if done < right else next(o for o in "abc" if o != good)
        assert choose(room, person, question["slot"], option).is_success
    return dict(hand_in(room, person).json())


def test_a_closed_test_is_refused_until_the_trainer_opens_it(
    room: Any, bank: dict[str, str]
) -> None:
    refused = room.ask("Rana", "POST", "/tests/pre_test/attempt", {})
    assert (refused.status_code, refused.json()["code"]) == (409, "closed")
    room.ask("Trainer", "PUT", "/openings/pre_test", {"open": True})
    begin(room, "Rana")
    room.ask("Trainer", "PUT", "/openings/pre_test", {"open": False})
    assert choose(room, "Rana", "q01", "a").json()["code"] == "closed"


def test_a_test_goes_on_where_it_was_left_and_counts_once(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    first = begin(room, "Rana")
    choose(room, "Rana", "q01", "b")
    choose(room, "Rana", "q01", "c")
    again = begin(room, "Rana")
    assert again == first | {"answers": {"q01": "c"}}
    shown = room.ask("Rana", "GET", "/tests").json()["tests"][0]
    assert (shown["state"], shown["answered"], shown["questions"]) == ("started", 1, 2)
    done = take(room, "Rana", bank, right=1)
    assert done["score"] == {"points": 1, "of": 2}
    assert choose(room, "Rana", "q01", "a").json()["code"] == "already_submitted"
    assert hand_in(room, "Rana").json() == done
    assert begin(room, "Rana")["number"] == 1


def test_what_is_right_is_not_told_before_it_is_handed_in(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    attempt = begin(room, "Rana")
    assert {tuple(option) for q in attempt["questions"] for option in q["options"]} == {
        ("id", "text")
    }
    choose(room, "Rana", "q01", bank[attempt["questions"][0]["id"]])
    (line,) = room.ask("Trainer", "GET", "/tests/pre_test/attempts").json()["attempts"]
    assert (line["score"], {each["right"] for each in line["answers"]}) == (None, {None})
    assert room.ask("Rana", "GET", "/tests").json()["tests"][0]["score"] is None
    hand_in(room, "Rana")
    (line,) = room.ask("Trainer", "GET", "/tests/pre_test/attempts").json()["attempts"]
    assert [each["right"] for each in line["answers"]] == [True, False]
    assert room.ask("Rana", "GET", "/tests").json()["tests"][0]["score"] == {"points": 1, "of": 2}


def test_nobody_reads_or_changes_anothers_test(tests_open: Any, bank: dict[str, str]) -> None:
    room = tests_open
    begin(room, "Rana")
    choose(room, "Rana", "q01", "a")
    assert begin(room, "Sami")["answers"] == {}
    choose(room, "Sami", "q02", "b")
    assert begin(room, "Rana")["answers"] == {"q01": "a"}
    for person in ("Rana", "Coach"):
        for method, path, body in (
            ("GET", "/tests/pre_test/attempts", None),
            ("POST", "/tests/pre_test/reopen", {"person": 1}),
            ("POST", "/tests/pre_test/hand-in", {"people": [1]}),
            ("PUT", "/tests/pre_test/paper/1", {"answers": {}}),
        ):
            assert room.ask(person, method, path, body).status_code == 403


def test_a_late_answer_that_was_sent_again_does_not_undo_a_newer_one(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    begin(room, "Rana")
    path, old = "/tests/pre_test/attempt/answers/q01", {"option": "a", "key": "old"}
    room.ask("Rana", "PUT", path, old)
    choose(room, "Rana", "q01", "b")
    assert room.ask("Rana", "PUT", path, old).json() == {"answers": {"q01": "b"}}
    used = room.ask("Rana", "PUT", path, {"option": "c", "key": "old"})
    assert (used.status_code, used.json()["code"]) == (409, "key_used")


def test_a_reopened_test_goes_on_with_its_answers_and_the_first_stays(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    take(room, "Rana", bank, right=0)
    sent = hand_in(room, "Rana", with_key="sent").json()
    person = room.ask("Rana", "GET", "/session").json()["person"]["id"]
    assert room.ask("Trainer", "POST", "/tests/pre_test/reopen", {"person": person}).is_success
    again = begin(room, "Rana")
    assert (again["number"], len(again["answers"])) == (2, 2)
    assert hand_in(room, "Rana", with_key="sent").json() == sent  # the old word, come late
    assert begin(room, "Rana")["submitted_at"] is None
    assert take(room, "Rana", bank, right=2)["score"] == {"points": 2, "of": 2}
    kept = room.ask("Trainer", "GET", "/tests/pre_test/attempts").json()["attempts"]
    assert [line["score"]["points"] for line in kept] == [0, 2]


def test_a_test_on_paper_is_typed_in_and_may_be_corrected(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    person = room.ask("Rana", "GET", "/session").json()["person"]["id"]
    path = f"/tests/pre_test/paper/{person}"
    first = room.ask("Trainer", "PUT", path, {"answers": {"q01": "a"}}).json()["attempt"]
    assert (first["from_paper"], first["answered"]) == (True, 1)
    right = {each["slot"]: bank[each["question"]] for each in first["answers"]}
    second = room.ask("Trainer", "PUT", path, {"answers": right}).json()["attempt"]
    assert (second["number"], second["score"]) == (1, {"points": 2, "of": 2})
    begun = room.ask("Rana", "GET", "/tests").json()["tests"][0]
    assert begun["state"] == "submitted"
    take(room, "Sami", bank, right=2)
    other = room.ask("Sami", "GET", "/session").json()["person"]["id"]
    refused = room.ask("Trainer", "PUT", f"/tests/pre_test/paper/{other}", {"answers": {}})
    assert refused.json()["code"] == "already_submitted"
    for answers, code in (({"q09": "a"}, "unknown_question"), ({"q01": "d"}, "unknown_option")):
        assert room.ask("Trainer", "PUT", path, {"answers": answers}).json()["code"] == code


def test_a_test_that_was_begun_keeps_its_questions_when_the_course_is_edited(
    tests_open: Any, bank: dict[str, str], serve: Any
) -> None:
    room = tests_open
    before = begin(room, "Rana")
    file = room.settings.course_dir / "course" / "tests.toml"
    file.write_text(f"seed = 7\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    token = room.token("Rana")
    other = create_app(room.settings, open_database(room.settings))
    after = httpx.post(
        f"{serve(other)}/tests/pre_test/attempt",
        headers={"Authorization": f"Bearer {token}"},
        json={},
    )
    assert after.json()["attempt"] == before


def test_thirty_people_who_answer_at_once_lose_nothing(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    people = tuple(NewPerson(f"P{number}") for number in range(30))
    with room.database.begin() as connection:
        home = cohort.first_cohort(connection)
        cohort.add_organisation(connection, home, "thirty", Text(ar="ثلاثون"))
        for person in people:
            cohort.add_person(connection, home, person, "thirty")
    codes = {issued.person: issued.code for issued in issue_all(room.database)}
    room.codes.update(codes)
    tokens = {person.name: room.token(person.name) for person in people}
    faults: list[BaseException] = []
    ready = threading.Barrier(len(people))

    def answer_all(name: str, number: int) -> None:
        headers = {"Authorization": f"Bearer {tokens[name]}"}
        try:
            with httpx.Client(
                base_url=room.address, trust_env=False, timeout=60, headers=headers
            ) as http:
                ready.wait(60)
                begun = http.post("/tests/pre_test/attempt", json={}).json()["attempt"]
                for at, question in enumerate(begun["questions"]):
                    path = f"/tests/pre_test/attempt/answers/{question['slot']}"
                    body = {"option": "abc"[(number + at) % 3], "key": f"a{at}"}
                    assert http.put(path, json=body).status_code == 200
                sent = http.post("/tests/pre_test/attempt/submit", json={"key": "s"})
                assert sent.status_code == 200
        except BaseException as fault:
            faults.append(fault)

    threads = [
        threading.Thread(target=answer_all, args=(person.name, number))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not faults
    lines = room.ask("Trainer", "GET", "/tests/pre_test/attempts").json()["attempts"]
    kept = {
        line["person_name"]: [each["option"] for each in line["answers"]]
        for line in lines
        if line["submitted_at"]
    }
    assert kept == {
        person.name: ["abc"[(number + at) % 3] for at in range(2)]
        for number, person in enumerate(people)
    }


def test_a_course_without_enough_questions_has_no_test_and_says_so(
    room: Any, bank: dict[str, str]
) -> None:
    file: Path = room.settings.course_dir / "course" / "tests.toml"
    text = file.read_text(encoding="utf-8").replace("per_module = 2", "per_module = 3")
    file.write_text(text, encoding="utf-8")
    assert room.ask("Rana", "GET", "/tests").json() == {"tests": []}
    refused = room.ask("Rana", "POST", "/tests/pre_test/attempt", {})
    assert (refused.status_code, refused.json()["code"]) == (409, "test_not_ready")
    assert room.ask("Rana", "POST", "/tests/no_test/attempt", {}).json()["code"] == "unknown_test"


def test_a_handed_in_test_is_laid_out_for_nbgrader(
    room: Any, bank: dict[str, str], until: Any
) -> None:
    source = room.settings.course_dir / "assignments" / "pre_test"
    source.mkdir(parents=True)
    shutil.copy(shipped.path("course") / "nbgrader_config.py", room.settings.course_dir)
    notebook = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    (source / "pre_test.ipynb").write_text(notebook, encoding="utf-8")
    room.ask("Trainer", "PUT", "/openings/pre_test", {"open": True})
    take(room, "Rana", bank, right=2)
    submitted = room.settings.course_dir / "submitted"
    until(lambda: any(submitted.glob("person-*/pre_test/*.ipynb")))
    path = "/organisations/amal/submissions"
    refused = room.ask("Rana", "POST", path, {"assignment": "pre_test", "key": "k"})
    assert refused.json()["code"] == "unknown_assignment"  # a person takes it, no organisation


def test_postgresql_holds_the_course_as_sqlite_does(
    room: Any, bank: dict[str, str], serve: Any, postgresql_url: str, fill: Any
) -> None:
    settings = Settings(room.settings.course_dir, postgresql_url)
    with opened(settings) as database:
        room.codes.update(fill(database))
    with httpx.Client(base_url=serve(create_app(settings)), trust_env=False) as http:
        room.http = http
        for name in ("pre_test", "reaction"):
            assert room.ask("Trainer", "PUT", f"/openings/{name}", {"open": True}).is_success
        assert take(room, "Rana", bank, right=1)["score"] == {"points": 1, "of": 2}
        begun = {"agenda": "a", "day": "1", "session": "s", "name": {"ar": "x"}, "key": "s"}
        assert room.ask("Trainer", "POST", "/workshop/sessions", begun).is_success
        present = {"state": "present"}
        assert room.ask("Rana", "PUT", "/workshop/sessions/1/attendance", present).is_success
        issued = {"kind": "attendance", "people": [1], "key": "c"}
        assert room.ask("Trainer", "POST", "/certificates", issued).status_code == 201
        assert room.ask("Trainer", "GET", "/live").is_success
        assert room.ask("Trainer", "GET", "/tests/pre_test/attempts").is_success


def test_what_was_answered_is_handed_in_by_the_trainer_and_graded_as_it_stands(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    attempt = begin(room, "Rana")
    choose(room, "Rana", "q01", bank[attempt["questions"][0]["id"]])
    begin(room, "Sami")
    people = [room.ask(who, "GET", "/session").json()["person"]["id"] for who in ("Rana", "Sami")]
    room.ask("Trainer", "PUT", "/openings/pre_test", {"open": False})
    asked = {"people": [*people, people[0]]}
    done = room.ask("Trainer", "POST", "/tests/pre_test/hand-in", asked).json()["attempts"]
    assert [(one["person"], one["score"]) for one in done] == [(people[0], {"points": 1, "of": 2})]
    assert room.ask("Rana", "GET", "/tests").json()["tests"][0]["state"] == "submitted"
    begun = room.ask("Sami", "GET", "/tests").json()["tests"][0]
    assert begun["state"] == "started", "who answered nothing has not taken the test"
    again = room.ask("Trainer", "POST", "/tests/pre_test/hand-in", asked)
    assert again.json()["attempts"] == []
    for body in ({"people": []}, {"people": [0]}, {"people": ["all"]}):
        refused = room.ask("Trainer", "POST", "/tests/pre_test/hand-in", body)
        assert refused.status_code == 422
    unknown = room.ask("Trainer", "POST", "/tests/pre_test/hand-in", {"people": [999]})
    assert unknown.json()["code"] == "unknown_person"


def test_a_reopened_test_that_is_handed_in_for_somebody_counts_anew(
    tests_open: Any, bank: dict[str, str]
) -> None:
    room = tests_open
    take(room, "Rana", bank, right=0)
    person = room.ask("Rana", "GET", "/session").json()["person"]["id"]
    room.ask("Trainer", "POST", "/tests/pre_test/reopen", {"person": person})
    first = begin(room, "Rana")["questions"][0]
    choose(room, "Rana", first["slot"], bank[first["id"]])
    asked = {"people": [person]}
    (done,) = room.ask("Trainer", "POST", "/tests/pre_test/hand-in", asked).json()["attempts"]
    assert (done["number"], done["score"]["points"]) == (2, 1)
