"""Where each assignment stands for an organisation."""

from saql.server.works import PLACES, works

OPEN = dict.fromkeys(PLACES, True) | {"pre_test": False, "reaction": False}


def handed_in(assignment, result=""):
    return {"assignment": assignment, "result": result, "at": "2026-11-22", "person": "سمر"}


def test_every_assignment_of_the_room_is_told_in_the_order_of_the_course_and_no_test_or_form():
    assert [one["assignment"] for one in works(OPEN, [])] == list(PLACES)


def test_the_newest_submission_counts_and_earlier_feedback_stays_readable():
    rows = [handed_in("swot"), handed_in("swot", "returned")]
    (swot,) = [one for one in works(OPEN, rows) if one["assignment"] == "swot"]
    assert swot["newest"]["result"] == ""
    assert swot["times"] == 2
    assert swot["feedback"]


def test_a_closed_one_is_told_as_closed_and_a_trainers_own_only_once_it_was_handed_in():
    found = works(OPEN | {"networking": False, "own": True}, [handed_in("own")])
    told = {one["assignment"]: one for one in found}
    assert not told["networking"]["open"]
    assert told["own"]["open"]
    assert told["own"]["place"] == ""
