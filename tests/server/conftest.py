"""One real room for most tests of the server; tests that harm a room make their own."""

import pytest

from tests.server import rooms


@pytest.fixture(scope="session")
def apps(tmp_path_factory):
    return rooms.make_apps(tmp_path_factory.mktemp("apps"))


@pytest.fixture(scope="session")
def room(tmp_path_factory, apps):
    folder = tmp_path_factory.mktemp("room")
    course = rooms.make_course(folder / "course")
    (course / "canary.txt").write_text("CANARY-7f3a", encoding="utf-8")
    running = rooms.RunningRoom(course, apps, folder / "log.txt", verbose=True)
    yield running
    running.stop()


@pytest.fixture
def own_room(tmp_path, apps):
    """Makes rooms that a test may harm, and ends them."""
    made = []

    def make(**settings):
        count = settings.pop("organisations", 2)
        course = rooms.make_course(tmp_path / f"course{len(made)}", count)
        made.append(rooms.RunningRoom(course, apps, tmp_path / f"log{len(made)}.txt", **settings))
        return made[-1]

    yield make
    for running in made:
        running.stop()
