"""Forms: what fits, and what the answers say together."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from saql.cohort.forms import Form, FormQuestion, checked, summarise
from saql.cohort.requests import TrainingRequest, rank

TWO = {"ar": "نص", "en": "text"}


def ask(name, kind, **more):
    options = [{"id": each, "text": TWO} for each in more.pop("picks", ())]
    return {"id": name, "kind": kind, "text": TWO, "options": options, **more}


FORM = Form.model_validate(
    {
        "id": "day",
        "level": 1,
        "name": TWO,
        "intro": TWO,
        "questions": [
            ask("useful", "scale", required=True),
            ask("again", "yes_no"),
            ask("part", "choice", picks=["a", "b"]),
            ask("parts", "choices", picks=["x", "y", "z"]),
            ask("hours", "number"),
            ask("note", "text"),
        ],
    }
)


@pytest.mark.parametrize(
    ("months", "last", "due"),
    [
        (3, "2026-11-29", "2027-02-28"),
        (6, "2026-08-31", "2027-02-28"),
        (3, "2026-12-15", "2027-03-15"),
        (None, "2026-12-15", None),
    ],
)
def test_a_follow_up_is_due_whole_months_after_the_last_session(months, last, due):
    form = FORM.model_copy(update={"months": months})
    found = form.due_on(dt.date.fromisoformat(last))
    assert (found and found.isoformat()) == due


def test_answers_that_fit_are_kept_and_empty_ones_left_out():
    kept, faults = checked(
        FORM,
        {
            "useful": "٥",
            "again": False,
            "part": "b",
            "parts": ["z", "x"],
            "hours": "١٢",
            "note": " ",
        },
    )
    assert faults == []
    assert kept == {"useful": 5, "again": False, "part": "b", "parts": ["x", "z"], "hours": 12}


@pytest.mark.parametrize(
    ("answers", "question", "code"),
    [
        ({}, "useful", "required"),
        ({"useful": 6}, "useful", "not_on_scale"),
        ({"useful": 4.5}, "useful", "not_on_scale"),
        ({"useful": True}, "useful", "not_on_scale"),
        ({"useful": 4, "again": "yes"}, "again", "yes_or_no"),
        ({"useful": 4, "part": "c"}, "part", "no_option"),
        ({"useful": 4, "parts": ["x", {}]}, "parts", "no_option"),
        ({"useful": 4, "hours": "كثير"}, "hours", "not_a_number"),
        ({"useful": 4, "hours": -1}, "hours", "not_a_number"),
        ({"useful": 4, "hours": float("nan")}, "hours", "not_a_number"),
        ({"useful": 4, "note": "x" * 4001}, "note", "too_long"),
        ({"useful": 4, "who": "me"}, "who", "unknown"),
    ],
)
def test_an_answer_that_does_not_fit_is_named(answers, question, code):
    _kept, faults = checked(FORM, answers)
    assert [(fault.question, fault.code) for fault in faults] == [(question, code)]


def test_a_scale_is_summed_up_by_mean_distribution_and_share_of_4_and_5():
    # 5, 4, 2, 1 of five sheets: mean 12 / 4 = 3; two of the four are 4 or 5
    sheets = [{"useful": 5}, {"useful": 4}, {"useful": 2}, {"useful": 1}, {}]
    scale = summarise(FORM, sheets)[0]
    assert (scale.answered, scale.of, scale.mean, scale.satisfied) == (4, 5, 3, 0.5)
    assert scale.counts == {"1": 1, "2": 1, "3": 0, "4": 1, "5": 1}


def test_other_kinds_are_counted_and_texts_stay_as_they_are():
    sheets = [
        {"again": True, "part": "a", "parts": ["x", "z"], "hours": 3, "note": "  <b>مهم</b>\n"},
        {"again": False, "part": "a", "parts": ["x"], "hours": 5},
    ]
    _scale, again, part, parts, hours, note = summarise(FORM, sheets)
    assert again.counts == {"yes": 1, "no": 1}
    assert part.counts == {"a": 2, "b": 0}
    assert parts.counts == {"x": 2, "y": 0, "z": 1}
    assert (hours.mean, hours.total) == (4, 8)
    assert note.texts == ("  <b>مهم</b>\n",)


def test_nothing_answered_gives_no_mean():
    for summary in summarise(FORM, []):
        assert (summary.answered, summary.mean, summary.satisfied) == (0, None, None)


@pytest.mark.parametrize(
    "entry",
    [
        ask("q", "choice", picks=["a"]),
        ask("q", "text", picks=["a", "b"]),
        ask("q", "choice", picks=["a", "a"]),
        ask("q", "number", weight=5),
        ask("q", "choice", picks=["a", "b"], weight=5),
    ],
)
def test_a_question_that_does_not_go_together_is_refused(entry):
    with pytest.raises(ValidationError):
        FormQuestion.model_validate(entry)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(["useful", "again", "part", "parts", "hours", "note", "?"]), anything
    )
)
def test_whatever_is_sent_what_is_kept_can_be_summed_up_and_kept_again(answers):
    kept, _faults = checked(FORM, answers)
    summarise(FORM, [kept, kept])
    again, faults = checked(FORM, kept)
    assert again == kept
    assert {fault.code for fault in faults} <= {"required"}


REQUEST = Form.model_validate(
    {
        "id": "request",
        "level": 0,
        "name": TWO,
        "intro": TWO,
        "questions": [
            ask("need", "scale", weight=40),
            ask("board", "yes_no", weight=30),
            ask("reach", "choices", picks=["x", "y"], weight=20),
            ask("people", "number", weight=10, full=2),
            ask("more", "text"),
        ],
    }
)


def test_requests_are_ranked_by_weights_with_their_reasons():
    # near: need 3 of 1..5 → (3-1)/4 × 40 = 20; board 30; reach 1 of 2 → 10; people 4 of 2 → 10: 70
    # far: need 5 → 40; board no 0; reach none 0; people 1 of 2 → 5: 45
    near = TrainingRequest("1", "near", {"need": 3, "board": True, "reach": ["x"], "people": 4})
    far = TrainingRequest("2", "far", {"need": 5, "board": False, "people": 1})
    first, second = rank(REQUEST, [far, near])
    assert (first.request.organisation, first.points, first.of) == ("near", 70, 100)
    assert [reason.points for reason in first.reasons] == [20, 30, 10, 10]
    assert (second.points, second.place) == (45, 2)
    assert first.strongest[0].question.id == "board"
    assert second.weakest[0].question.id == "board"


def test_equal_requests_share_a_place_and_stay_in_their_order():
    same = {"need": 3}
    ranked = rank(
        REQUEST,
        [
            TrainingRequest("1", "a", same),
            TrainingRequest("2", "b", same),
            TrainingRequest("3", "c", {}),
        ],
    )
    assert [(each.place, each.request.id) for each in ranked] == [(1, "1"), (1, "2"), (3, "3")]
