"""The demonstration room: a cohort in the middle of the course."""

import pytest

from saql.course import load_course
from saql.course_folder import create_course_folder, read_settings
from saql.demo import fill_room
from saql.service import lessons, proctoring, reviews, submissions, training_requests
from saql.service.database import opened
from saql.service.settings import Settings
from saql.service.setup import read_cohort
from saql.service.tables import attendance, training_sessions


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    folder = create_course_folder(tmp_path_factory.mktemp("demo") / "room", "ar")
    cohort = read_cohort(folder / "course" / "cohort.toml")
    fill_room(folder, read_settings(folder), cohort)
    with opened(Settings(folder)) as database, database.begin() as connection:
        yield connection, load_course(folder / "course")


def test_everybody_but_one_took_the_pre_test_and_nobody_the_post_test(room):
    connection, course = room
    taken = proctoring.listed(connection, course, "pre_test")
    assert len(taken) == 29
    points = [row["score"]["points"] for row in taken]
    assert min(points) < max(points) < 20, "people know different amounts, and not everything"
    assert proctoring.listed(connection, course, "post_test") == []


def test_training_sessions_were_held_and_not_everybody_was_there(room):
    connection, _ = room
    held = connection.execute(training_sessions.select()).all()
    assert len(held) == 4
    assert all(row.ended_at for row in held)
    states = {row.state for row in connection.execute(attendance.select())}
    assert states == {"present", "late", "absent"}


def test_some_have_passed_a_lesson_and_some_are_in_the_middle_of_it(room):
    connection, _ = room
    progress = lessons.listed(connection)
    assert {row["passed"] for row in progress} == {True, False}
    assert len({row["lesson"] for row in progress}) == 4


def test_a_coach_has_judged_some_of_what_was_handed_in(room):
    connection, _ = room
    results = {row["result"] for row in submissions.listed(connection)}
    assert results == {"", "returned", "accepted"}
    saqiya = next(
        row for row in submissions.listed(connection, "saqiya") if row["assignment"] == "swot"
    )
    review = reviews.newest(connection, saqiya["id"], published=True)
    assert review["levels"]["c4"]["level"] == 4


def test_requests_for_the_next_course_wait(room):
    connection, _ = room
    assert len(training_requests.listed(connection)) == 3
