"""Thirty people open a lesson at once, beside thirty who open the plan builder in another room.

    pytest -m benchmark tests/benchmarks/room_thirty_lessons.py -s

The demonstration's cohort in a room as `saql serve` opens it. A lesson is measured twice: until its
text is there to read, and until the kernel has run its cells, so that the exercise can be drawn.
"""

import asyncio
import statistics
import sys
import time
import tomllib

import pytest

from saql import shipped
from saql.course_folder import create_course_folder, read_settings
from saql.demo import fill_room
from tests.benchmarks import room_thirty as thirty
from tests.server import rooms

pytestmark = pytest.mark.benchmark

PLAN = "/voila/render/plan.ipynb"
LESSON = "/lessons/01_fundraising/06_pipeline"
WARM = 2  # as a room is opened where nothing else is said
MOST = 1.6
"""How much later than the builder a lesson's exercise may be there, for the middle person."""


async def until_lesson(client, began):
    """Seconds until the text is there, and until the code cells have run; 0 where never."""
    page = await client.get(LESSON)
    text = time.perf_counter() - began if "lesson-slot" in page.text else 0.0
    while time.perf_counter() - began < 120:
        form = {"_xsrf": client.cookies["_xsrf"]}
        answer = await client.post(f"{LESSON}/kernel", data=form)
        if answer.status_code != 200:
            break
        told = answer.json()
        if "outputs" in told:
            whole = None not in told["outputs"].values()
            return text, time.perf_counter() - began if whole else 0.0
        await asyncio.sleep(0.5)  # as the page does
    return text, 0.0


async def lessons_at_once(clients):
    """Everybody's seconds to the text and to the exercise, each sorted."""
    began = time.perf_counter()
    found = await asyncio.gather(*(until_lesson(each, began) for each in clients))
    return [sorted(one) for one in zip(*found, strict=True)]


def opened_by_all(folder, what):
    """What ``what`` finds when every participant of a fresh room does it at once."""
    course = create_course_folder(folder, "ar")
    cohort = tomllib.loads((shipped.path("course") / "cohort.toml").read_text("utf-8"))
    fill_room(course, read_settings(course), cohort)
    apps = shipped.path("voila_apps")
    room = rooms.RunningRoom(course, apps, folder / "log.txt", warm=WARM)
    try:
        time.sleep(10)  # the pool of ready kernels fills up

        async def visit():
            clients = await thirty.signed_in(room.url, room.codes()[: thirty.PEOPLE])
            try:
                return await what(clients)
            finally:
                for client in clients:
                    await client.aclose()

        return asyncio.run(visit())
    finally:
        room.stop()


def test_thirty_open_a_lesson_as_soon_as_the_builder(tmp_path):
    builder = opened_by_all(tmp_path / "builder", lambda all_: thirty.at_once(all_, PLAN))
    text, exercise = opened_by_all(tmp_path / "lesson", lessons_at_once)
    sys.stdout.write("\n")
    plan_p95 = thirty.say("plan builder", builder)
    text_p95 = thirty.say("lesson, its text", text)
    thirty.say("lesson, its exercise", exercise)
    assert [times.count(0.0) for times in (builder, text, exercise)] == [0, 0, 0]
    assert text_p95 <= plan_p95
    assert statistics.median(exercise) <= statistics.median(builder) * MOST
