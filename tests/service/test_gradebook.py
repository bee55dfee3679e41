"""A review goes into nbgrader's own gradebook: soon, once, and after any crash."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook, MissingEntry

from saql import shipped
from saql.client import ServiceClient
from saql.course import load_course
from saql.grading.release import release
from saql.plan.fields import Text
from saql.service import codes
from saql.service.cohort import NewOrganisation, NewPerson, create_cohort
from saql.service.database import opened
from saql.service.settings import Settings

LEVELS = {"c4": 3, "c5": 4}
REASON = "يربط الشريك بالهدف"


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder with one organisation, whose assignment ``swot`` nbgrader knows."""
    course = tmp_path_factory.mktemp("released") / "course"
    for name in ("assignments", "course"):
        shutil.copytree(shipped.path(name), course / name)
    shutil.copy(shipped.path("course") / "nbgrader_config.py", course)
    release(course, "swot")
    with opened(Settings(course)) as database:
        with database.begin() as connection:
            create_cohort(
                connection,
                "دورة",
                [NewOrganisation("amal", Text(ar="الأمل"), (NewPerson("Rana"),))],
                [NewPerson("Coach", "coach")],
            )
        codes.issue_all(database)
    return course


class Service:
    """The service as a process of its own, as a room runs it."""

    def __init__(self, course: Path) -> None:
        self.course = course
        self.codes = {one.person: one.code for one in codes.listed(Settings(course))}
        self.start()

    def start(self) -> None:
        """A fresh process on the same course folder."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "saql.service", "--until-stdin-closes"],
            env=os.environ | {"SAQL_COURSE_DIR": str(self.course)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stdout
        self.url = json.loads(self.process.stdout.readline())["url"]

    def client(self, person: str) -> ServiceClient:
        """A client of a fresh session; the caller closes it."""
        with ServiceClient(self.url) as door:
            token = door.sign_in(self.codes[person])["token"]
        return ServiceClient(self.url, token)

    def kill(self) -> None:
        """End it with no chance to finish anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=30)

    def stop(self) -> bytes:
        """End it as a room does; what it logged."""
        if self.process.returncode is not None:
            return b""
        return self.process.communicate(timeout=30)[1]


@pytest.fixture
def service(released: Path, tmp_path: Path) -> Iterator[Service]:
    """A running service in which Amal has submitted ``swot``."""
    running = Service(Path(shutil.copytree(released, tmp_path / "course")))
    try:
        with running.client("Rana") as rana:
            assert rana.submit("amal", "swot", key="s1")["assembled"]
        yield running
    finally:
        running.stop()


def review(base: int = 0, **changes: Any) -> dict[str, Any]:
    levels = {name: {"level": level, "reason": REASON} for name, level in LEVELS.items()}
    body = {"levels": levels, "message": "أحسنتم", "result": "returned"}
    return body | {"base": base, "key": f"r{base}"} | changes


def manual(course: Path) -> dict[str, tuple[float | None, str | None]]:
    """The manual score and the coach's comment of each task cell, as nbgrader tells them."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        try:
            (notebook,) = gradebook.find_submission("swot", "amal").notebooks
        except MissingEntry:
            return {}
        said = {comment.name: comment.manual_comment for comment in notebook.comments}
        return {
            grade.name: (grade.manual_score, said[grade.name])
            for grade in notebook.grades
            if grade.manual_score is not None
        }


def wanted(course: Path, levels: dict[str, int] = LEVELS) -> dict[str, tuple[float, str]]:
    """Weight × level / 4 and the reason, by task cell."""
    weights = {one.id: one.weight for one in load_course(course / "course").rubric.criteria}
    return {f"rubric-{name}": (weights[name] * n / 4, REASON) for name, n in levels.items()}


@contextmanager
def held(course: Path) -> Iterator[None]:
    """The gradebook while another program writes to it."""
    with closing(sqlite3.connect(course / "gradebook.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_returned_review_is_answered_at_once_and_then_is_in_the_gradebook(
    service: Service, until: Callable[[Callable[[], bool]], None]
) -> None:
    with service.client("Coach") as coach, service.client("Rana") as rana:

        def recorded() -> object:
            return (coach.review(1) or {})["recorded"]

        draft = coach.save_review(1, review(result="draft"))["review"]
        assert draft["recorded"] is False
        with held(service.course):
            answer = coach.save_review(1, review(1))
        assert answer["review"]["recorded"] == "soon", "nobody waited for the gradebook"
        until(lambda: recorded() is True)
        assert manual(service.course) == wanted(service.course)

        hidden = service.course / "gradebook.db"
        kept = hidden.rename(service.course / "kept.db")
        hidden.mkdir()
        changed = {"c4": {"level": 1, "reason": REASON}}
        coach.save_review(1, review(2, levels=changed))
        until(lambda: recorded() is False)
        told = coach.ask("GET", "/submissions/1/review")
        assert (told["code"], bool(told["sentence"])) == ("kept_not_recorded", True)
        seen = rana.ask("GET", "/submissions/1/review")
        assert (seen["review"]["message"], seen["code"]) == ("أحسنتم", ""), "no concern of theirs"
        hidden.rmdir()
        kept.rename(hidden)
        coach.save_review(1, review(3, levels=changed))
        until(lambda: recorded() is True)
    assert manual(service.course) == wanted(service.course, {"c4": 1})
    assert service.stop().count(b"is not in the gradebook") == 1


def test_a_review_killed_before_it_was_recorded_is_recorded_by_the_next_start(
    service: Service, until: Callable[[Callable[[], bool]], None]
) -> None:
    with service.client("Coach") as coach, held(service.course):
        assert coach.save_review(1, review())["review"]["recorded"] == "soon"
        service.kill()
    assert manual(service.course) == {}
    service.start()
    with service.client("Coach") as coach:
        until(lambda: (coach.review(1) or {})["recorded"] is True)
    assert manual(service.course) == wanted(service.course)
