"""Both tests and their gain."""

from __future__ import annotations

import pytest

from saql.client import ServiceClient
from saql.course import Course


def take(client: ServiceClient, course: Course, test: str, right: int) -> None:
    attempt = client.begin_test(test)
    for at, question in enumerate(attempt["questions"]):
        best = course.questions.get(question["id"]).right
        options = [one["id"] for one in question["options"]]
        option = best if at < right else next(one for one in options if one != best)
        client.answer_test(test, question["slot"], option, key=f"{test}-{at}")
    client.submit_test(test, key=f"{test}-end")


def test_the_gain_is_of_people_with_both_tests_and_says_what_it_leaves_out(ask, room) -> None:
    assert ask("learning")["paired"] == 0
    for test in ("pre_test", "post_test"):
        ask("open", what=test, open=True)
    of = len(room.course.papers["pre_test"].items)
    for name, pre, post in (("Rana", of // 2, of), ("Huda", of // 2, of // 2 - 1)):
        client = room.client(name)
        take(client, room.course, "pre_test", pre)
        take(client, room.course, "post_test", post)
    take(room.client("Sami"), room.course, "pre_test", 1)
    found = ask("learning")
    assert found["paired"] == 2
    facts = {one["words"]: one for one in found["facts"]}
    assert "With the pre-test only: 1" in facts["People with both tests"]["hint"]
    assert "pooled standard deviation" in facts["Effect size"]["hint"]
    said = {one["person"]: one["gain_words"] for one in found["pairs"]}
    assert said["Rana"] == "1.00 (high)"
    assert said["Huda"].startswith("-0.")
    assert {one["id"]: one["n"] for one in found["bands"]} == {
        "low": 1,
        "negative": 1,
        "medium": 0,
        "high": 1,
    }
    whole = found["bars"][0]
    shares = whole["known"] + whole["learned"] + whole["lost"] + whole["to_learn"]
    assert shares == pytest.approx(100, abs=0.3)
    assert len(found["items"]) == of
    assert any(one["change"] < 0 for one in found["items"])


def test_a_test_is_reopened_and_one_from_paper_is_typed_in(ask, room, person) -> None:
    ask("open", what="pre_test", open=True)
    rana, sami = person("Rana")["id"], person("Sami")["id"]
    take(room.client("Rana"), room.course, "pre_test", 3)
    paper = ask("paper", test="pre_test")["questions"]
    assert all(3 <= len(one["options"]) <= 4 for one in paper)
    assert all(words[0] == "\u200e" for one in paper for _, words in one["options"])
    assert paper[0]["options"][0][1].startswith("\u200e\u2068a\u2069 · "), "as it is printed"
    answers = {one["slot"]: one["options"][0][0] for one in paper}
    ask("type_in", test="pre_test", person=sami, answers=answers)
    taken = {one["id"]: one["tests"]["pre_test"] for one in ask("learning")["people"]}
    assert (taken[rana]["state"], taken[sami]["state"]) == ("submitted", "submitted")
    assert "paper" in taken[sami]["words"]
    ask("reopen", test="pre_test", person=rana)
    states = {one["id"]: one["state"] for one in room.client("Rana").tests()}
    assert states["pre_test"] != "submitted"
    ask("reopen", test="final_exam", person=rana, refused=True)


def test_a_closed_test_tells_whose_answers_were_not_handed_in_and_hands_them_in(
    ask, room, person
) -> None:
    ask("open", what="pre_test", open=True)
    rana, sami = person("Rana")["id"], person("Sami")["id"]
    begun = room.client("Rana").begin_test("pre_test")["questions"]
    of = len(begun)
    best = room.course.questions.get(begun[0]["id"]).right
    room.client("Rana").answer_test("pre_test", begun[0]["slot"], best, key="a1")
    room.client("Sami").begin_test("pre_test")
    assert [one["begun"] for one in ask("learning")["tests"]] == [[], []], "it is still open"
    ask("open", what="pre_test", open=False)
    (left,) = ask("begun", test="pre_test")["people"]
    assert (left["id"], left["words"]) == (rana, f"Answers: 1 of {of}")
    assert ask("learning")["tests"][0]["begun"] == [left]
    done = ask("hand_in_begun", test="pre_test", people=[rana, sami])
    assert done["words"] == "1 test was handed in."
    taken = {one["id"]: one["tests"]["pre_test"] for one in ask("learning")["people"]}
    assert taken[rana]["words"] == f"1 of {of}, without an answer: {of - 1}"
    assert (taken[sami]["state"], taken[sami]["unfinished"]) == ("started", "")
    assert ask("begun", test="pre_test")["people"] == []
    ask("hand_in_begun", test="pre_test", people=[], refused=True)
    ask("begun", test="final_exam", refused=True)


def test_a_reopened_test_shows_that_it_goes_on(ask, room, person) -> None:
    ask("open", what="pre_test", open=True)
    rana = person("Rana")["id"]
    take(room.client("Rana"), room.course, "pre_test", 3)
    ask("reopen", test="pre_test", person=rana)
    taken = {one["id"]: one["tests"]["pre_test"] for one in ask("learning")["people"]}[rana]
    of = len(room.course.papers["pre_test"].items)
    assert taken["reopened"]
    assert taken["words"] == f"3 of {of}, reopened"
    assert taken["unfinished"] == f"Answers: {of} of {of}"
