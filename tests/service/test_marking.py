"""A trainer grades from the desk: the room grades beside its work and says how far it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from saql import shipped
from saql.grading.layout import submission
from saql.service.marking import GRADABLE


@pytest.fixture
def course(room, settings) -> Path:
    """The course folder of the room with the shipped assignments."""
    shutil.copytree(shipped.path("assignments"), settings.course_dir / "assignments")
    shutil.copytree(shipped.path("course"), settings.course_dir / "course", dirs_exist_ok=True)
    shutil.copy(shipped.path("course") / "nbgrader_config.py", settings.course_dir)
    return settings.course_dir


def _state(room, assignment):
    found = room.ask("Trainer", "GET", "/grading").json()
    return next(one for one in found["assignments"] if one["assignment"] == assignment)


def test_work_that_was_handed_in_waits_until_the_trainer_has_it_graded(course, room, until):
    assert room.ask("Rana", "POST", "/organisations/amal/submissions", body("swot")).is_success
    until(lambda: submission(course, "amal", "swot").is_dir())
    assert (_state(room, "swot")["handed_in"], _state(room, "swot")["graded"]) == (1, 0)

    begun = room.ask("Trainer", "POST", "/grading", {"assignments": ["swot"]})
    assert begun.status_code == 202
    assert begun.json()["running"]["assignment"] == "swot"
    until(lambda: room.ask("Trainer", "GET", "/grading").json()["running"] is None)
    after = _state(room, "swot")
    assert (after["graded"], after["failed"], after["error"]) == (1, [], "")

    assert room.ask("Rana", "POST", "/organisations/amal/submissions", body("swot")).is_success
    until(lambda: _state(room, "swot")["graded"] == 0)


def test_an_assignment_that_cannot_be_prepared_is_said_and_the_next_one_is_graded(
    course, room, until
):
    shutil.rmtree(course / "assignments/networking")
    assert room.ask("Rana", "POST", "/organisations/amal/submissions", body("swot")).is_success
    until(lambda: submission(course, "amal", "swot").is_dir())
    room.ask("Trainer", "POST", "/grading", {"assignments": ["networking", "swot"]})
    until(lambda: room.ask("Trainer", "GET", "/grading").json()["running"] is None)
    assert _state(room, "networking")["error"] == "no_assignment"
    assert _state(room, "swot")["graded"] == 1


def test_only_a_trainer_grades_and_only_what_the_course_has(room):
    for person in ("Rana", "Coach"):
        assert room.ask(person, "GET", "/grading").status_code == 403
        assert room.ask(person, "POST", "/grading", {"assignments": ["swot"]}).status_code == 403
    refused = room.ask("Trainer", "POST", "/grading", {"assignments": ["../swot"]})
    assert refused.json()["code"] == "unknown_assignment"
    assert room.ask("Trainer", "GET", "/grading").json()["running"] is None
    listed = room.ask("Trainer", "GET", "/grading").json()["assignments"]
    assert tuple(one["assignment"] for one in listed) == GRADABLE


def body(assignment):
    """A submission under a key of its own."""
    body.number += 1
    return {"assignment": assignment, "key": f"hand-in-{body.number}"}


body.number = 0
