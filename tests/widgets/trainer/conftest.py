"""The trainer's desk on a real service: a room of two organisations with a small course."""

from __future__ import annotations

import base64
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fastapi import FastAPI

from saql import shipped
from saql.client import ServiceClient
from saql.course import Course, load_course
from saql.grading.release import release
from saql.plan.fields import Text
from saql.service import codes
from saql.service.app import create_app
from saql.service.cohort import NewOrganisation, NewPerson, create_cohort
from saql.service.database import Database, open_database
from saql.service.settings import Settings
from saql.widgets.trainer.desk import Desk
from tests.widgets.trainer import small_course

Ask = Callable[..., dict[str, Any]]


class Room:
    """A running service, its course, and its people by name."""

    def __init__(self, url: str, course: Course, keys: dict[str, str], database: Database) -> None:
        self.url = url
        self.database = database
        self.course = course
        self.keys = keys
        self.made: list[ServiceClient] = []

    def client(self, person: str) -> ServiceClient:
        """A signed-in person's client."""
        with ServiceClient(self.url) as visitor:
            token = visitor.sign_in(self.keys[person])["token"]
        self.made.append(ServiceClient(self.url, token))
        return self.made[-1]

    def code(self, code: str) -> ServiceClient:
        """The client of whoever has this code."""
        self.keys[code] = code
        return self.client(code)


@pytest.fixture(scope="session")
def course_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder whose assignments nbgrader knows, made once."""
    folder = tmp_path_factory.mktemp("course") / "room"
    shutil.copytree(shipped.path("course"), folder / "course")
    small_course.write(folder / "course")
    shutil.copytree(shipped.path("assignments"), folder / "assignments")
    shutil.copytree(shipped.path("modules"), folder / "modules")
    shutil.copy(shipped.path("course") / "nbgrader_config.py", folder)
    release(folder)
    return folder


@pytest.fixture
def room(tmp_path: Path, course_folder: Path, serve: Callable[[FastAPI], str]) -> Iterator[Room]:
    """A room with two organisations, of two people and of one."""
    folder = shutil.copytree(course_folder, tmp_path / "room")
    settings = Settings(folder)
    database = open_database(settings)
    with database.begin() as connection:
        create_cohort(
            connection,
            "دورة الربيع",
            [
                NewOrganisation(
                    "amal",
                    Text(ar="جمعية الأمل", en="Amal"),
                    (NewPerson("Rana"), NewPerson("Huda")),
                ),
                NewOrganisation("noor", Text(ar="مؤسسة النور", en="Noor"), (NewPerson("Sami"),)),
            ],
            [NewPerson("Basel", "trainer", "en"), NewPerson("Maha", "coach", "en")],
        )
    keys = {issued.person: issued.code for issued in codes.issue_all(database)}
    url = serve(create_app(settings, database))
    found = Room(url, load_course(folder / "course"), keys, database)
    yield found
    for one in found.made:
        one.close()
    database.close()


@pytest.fixture
def ask(room: Room) -> Ask:
    """Asks the trainer's desk in English, and expects an answer without a refusal."""
    desk = Desk(room.client("Basel"), room.course)
    (state,) = desk.handle({"type": "hello", "language": "en"})
    assert state["type"] == "state", state

    def question(name: str, *, refused: bool = False, **fields: Any) -> dict[str, Any]:
        (answer,) = desk.handle({"type": "ask", "id": "q", "name": name, **fields})
        assert answer["ok"] is not refused, answer
        return answer

    return question


@pytest.fixture
def person(ask: Ask) -> Callable[[str], dict[str, Any]]:
    """A person as the desk lists them, by name."""
    return lambda name: next(one for one in ask("cohort")["people"] if one["name"] == name)


@pytest.fixture
def spreadsheet() -> Callable[[list[list[str]]], str]:
    """Rows as an XLSX file, the way the desk's page sends it."""

    def text(rows: list[list[str]]) -> str:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        out = io.BytesIO()
        book.save(out)
        return base64.b64encode(out.getvalue()).decode()

    return text
