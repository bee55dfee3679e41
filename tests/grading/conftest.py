from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from saql import shipped
from saql.grading.release import release
from saql.grading.submit import assemble
from saql.plan.document import Plan
from saql.plan.upgrade import read_plan

AT = dt.datetime(2027, 3, 15, 9, 30, tzinfo=dt.UTC)


def new_course(where: Path) -> Path:
    """A course folder as a trainer gets it."""
    where.mkdir(parents=True)
    shutil.copytree(shipped.path("course"), where / "course")
    shutil.copytree(shipped.path("assignments"), where / "assignments")
    shutil.copy(shipped.path("course") / "nbgrader_config.py", where)
    return where


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course = new_course(tmp_path_factory.mktemp("released") / "course folder")
    release(course)
    return course


@pytest.fixture
def course(released_once: Path, tmp_path: Path) -> Path:
    """A course folder whose assignments nbgrader knows; its name has a space and is Arabic."""
    return Path(shutil.copytree(released_once, tmp_path / "دورة الصقل"))


@pytest.fixture
def fresh_course(tmp_path: Path) -> Path:
    return new_course(tmp_path / "course")


@pytest.fixture(scope="session")
def sample() -> Callable[[str], Plan]:
    def read(name: str) -> Plan:
        if name == "empty":
            return Plan()
        return read_plan((shipped.path("course") / "samples" / f"{name}.plan.json").read_bytes())

    return read


@pytest.fixture
def submit(course: Path, sample: Callable[[str], Plan]) -> Callable[..., Path]:
    def put(organisation: str, name: str, assignment: str = "strategic_plan", **more) -> Path:
        given = {"language": "ar", "at": AT, **more}
        return assemble(course, organisation, assignment, sample(name), **given)

    return put
