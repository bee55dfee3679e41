"""A room's service for tests: in this process, or for real on a loopback port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from saql.plan.fields import Text
from saql.service import codes
from saql.service.app import create_app
from saql.service.cohort import NewOrganisation, NewPerson, create_cohort
from saql.service.database import Database, open_database
from saql.service.settings import Settings

POSTGRESQL = Path("/usr/lib/postgresql")


@dataclass
class Room:
    """A service with two organisations of two people each, a coach and a trainer."""

    settings: Settings
    database: Database
    app: FastAPI
    http: httpx.Client
    codes: dict[str, str]

    @property
    def address(self) -> str:
        """Where the service answers."""
        return str(self.http.base_url).rstrip("/")

    def token(self, person: str) -> str:
        """A fresh session's token for a person by name."""
        answer = self.http.post("/sessions", json={"code": self.codes[person]})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["token"])

    def ask(self, person: str, method: str, path: str, body: Any = None) -> httpx.Response:
        """A call as a person."""
        headers = {"Authorization": f"Bearer {self.token(person)}"}
        return self.http.request(method, path, json=body, headers=headers)


def two_organisations(database: Database) -> dict[str, str]:
    """Fill a database; person's name to code."""
    members = {
        "amal": (NewPerson("Rana"), NewPerson("Sami")),
        "noor": (NewPerson("Huda"), NewPerson("Omar")),
    }
    names = {"amal": Text(ar="جمعية الأمل", en="Amal"), "noor": Text(ar="مؤسسة النور", en="Noor")}
    with database.begin() as connection:
        create_cohort(
            connection,
            "دورة الربيع",
            [NewOrganisation(key, names[key], people) for key, people in members.items()],
            [NewPerson("Coach", "coach", "en"), NewPerson("Trainer", "trainer", "en")],
        )
    return {issued.person: issued.code for issued in codes.issue_all(database)}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "room")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled room, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("prepared") / "room"
    opened = open_database(Settings(folder))
    two_organisations(opened)
    opened.close()
    return folder


@pytest.fixture
def database(settings: Settings, prepared: Path) -> Iterator[Database]:
    shutil.copytree(prepared, settings.course_dir)
    opened = open_database(settings)
    yield opened
    opened.close()


@pytest.fixture
def room(settings: Settings, database: Database, serve: Callable[[FastAPI], str]) -> Iterator[Room]:
    names = {issued.person: issued.code for issued in codes.listed(settings)}
    app = create_app(settings, database)
    with httpx.Client(base_url=serve(app), trust_env=False, timeout=60) as http:
        yield Room(settings, database, app, http, names)


@pytest.fixture
def bank(settings: Settings) -> dict[str, str]:
    """A course with four questions in two pairs for two tests; question to its right option."""
    folder = settings.course_dir / "course"
    (folder / "questions").mkdir(parents=True, exist_ok=True)
    (folder / "tests.toml").write_text(TESTS_TOML, encoding="utf-8")
    right = {f"q-{pair}{twin}": "abc"[pair] for pair in (1, 2) for twin in "ab"}
    listed = "".join(_question(name, option) for name, option in right.items())
    (folder / "questions" / "fundraising.toml").write_text(listed, encoding="utf-8")
    return right


TESTS_TOML = """\
modules = ["01_fundraising"]
per_module = 2
pre_test = { ar = "القبلي", en = "Before" }
post_test = { ar = "البعدي", en = "After" }
"""


def _question(name: str, right: str) -> str:
    options = "".join(
        f"""[[questions.options]]
right = {str(option == right).lower()}
text = {{ ar = "خيار {option}", en = "Option {option}" }}
why = {{ ar = "لأن", en = "Because" }}
"""
        for option in "abc"
    )
    return f"""[[questions]]
id = "{name}"
use = "test"
pair = "{name[:-1]}"
lesson = "01_fundraising/01_sources"
difficulty = 1
source = "x"
text = {{ ar = "سؤال", en = "Question" }}
{options}"""


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The socket folder of a real PostgreSQL server, gone with the session."""
    programs = sorted(POSTGRESQL.glob("*/bin"))
    if not programs:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed, and CI must test with it")
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="saql-pg-"))
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)

    def run(program: str, *arguments: str) -> None:
        prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*prefix, str(programs[-1] / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    data = str(folder / "data")
    run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off -c max_connections=50"
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield str(folder)
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def postgresql_url(postgresql: str, request: pytest.FixtureRequest) -> str:
    """A fresh, empty PostgreSQL database, as an administrator would write its address."""
    import psycopg

    name = f"saql_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(f"host={postgresql} user=postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://postgres@/{name}?host={postgresql}"


@pytest.fixture
def fill() -> Callable[[Database], dict[str, str]]:
    """Fills a database with two organisations; person's name to code."""
    return two_organisations


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Waits until something holds, looking often."""

    def wait(holds: Callable[[], bool]) -> None:
        late = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < late
            threading.Event().wait(0.02)

    return wait
