"""The questions of a lesson: what is right is decided in the kernel, and kept once."""

import pytest

from saql.course import load_course
from saql.store import StoreRefused, StoreUnavailable
from saql.widgets.lesson import QuestionBoard
from tests.lessons import trial


@pytest.fixture
def questions(tmp_path):
    trial.write_questions(tmp_path)
    return load_course(tmp_path).questions.of_lesson(trial.LESSON, "check")


def answered(board, question, option, key="k"):
    return board.answer({"type": "answered", "question": question, "option": option, "key": key})


def test_a_check_is_passed_when_every_answer_is_right(questions):
    events = []
    board = QuestionBoard(questions, "en", keep=events.append, load=dict)
    assert not answered(board, "tr-check0", "b")["passed"]
    assert not answered(board, "tr-check0", "a")["passed"]
    assert not answered(board, "tr-check1", "a")["passed"]
    assert answered(board, "tr-check2", "a", "last")["passed"]
    assert [(e["event"], e.get("right")) for e in events] == [
        ("answered", False),
        ("answered", True),
        ("answered", True),
        ("answered", True),
        ("done", None),
    ]
    assert events[-1]["key"] == "last-done"


def test_a_person_goes_on_where_they_stopped(questions):
    board = QuestionBoard(questions, "ar", load=lambda: {"tr-check1": "a", "gone": "a"}, keep=print)
    state = board.answer({"type": "hello"})
    assert state["chosen"] == {"tr-check1": "a"}
    assert not state["passed"]


@pytest.mark.parametrize(
    ("error", "again"), [(StoreUnavailable(), True), (StoreRefused("lesson"), False)]
)
def test_an_answer_that_is_not_kept_is_said(questions, error, again):
    def keep(_event):
        raise error

    reply = answered(QuestionBoard(questions, "ar", keep=keep, load=dict), "tr-check0", "a")
    assert (reply["type"], reply["again"]) == ("unkept", again)
    assert reply["sentence"]


@pytest.mark.parametrize("option", ["z", "", None, 3, ["a"]])
def test_an_answer_that_no_question_has_is_refused(questions, option):
    board = QuestionBoard(questions, "en")
    assert answered(board, "tr-check0", option)["type"] == "unkept"
    assert answered(board, "nothing", "a")["type"] == "unkept"


def test_the_right_option_is_not_always_the_first(tmp_path):
    trial.write_questions(tmp_path, count=12)
    many = load_course(tmp_path).questions.of_lesson(trial.LESSON, "check")
    places = {
        [option["right"] for option in one["options"]].index(True)
        for one in QuestionBoard(many, "en").questions
    }
    assert places == {0, 1, 2}
