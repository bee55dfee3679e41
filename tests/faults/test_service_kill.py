"""The service is killed in the middle of saving, and nothing it acknowledged is gone.

``SAQL_KILLS`` sets how often (190 by default, beside the room's 10). Writers send from several
threads; each start checks what the life before acknowledged, and sends again what had no answer.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx
import pytest
from sqlalchemy import insert

from saql.plan.fields import Text
from saql.service import codes
from saql.service.cohort import NewOrganisation, NewPerson, create_cohort
from saql.service.database import opened
from saql.service.settings import Settings
from saql.service.tables import openings

KILLS = int(os.environ.get("SAQL_KILLS") or 190)
SECTIONS = ("direction", "sustainability")
FIELD = {"direction": "vision", "sustainability": "protection"}


@dataclass
class Save:
    """One save that a writer sent."""

    section: str
    text: str
    base: int
    key: str

    @property
    def body(self) -> dict[str, object]:
        content = {FIELD[self.section]: {"ar": self.text}}
        return {"content": content, "base": self.base, "key": self.key}


@dataclass
class Writer:
    """Saves one section again and again; what was answered is in ``acknowledged``."""

    section: str
    sent: int = 0
    base: int = 0
    acknowledged: dict[int, str] = field(default_factory=dict)
    unanswered: Save | None = None
    answered: threading.Event = field(default_factory=threading.Event)

    def save(self, http: httpx.Client) -> None:
        """Send one save, the one that was never answered first."""
        if self.unanswered is None:
            self.sent += 1
            key = f"{self.section}-{self.sent}"
            self.unanswered = Save(self.section, f"نص {self.sent}", self.base, key)
        save = self.unanswered
        path = f"/organisations/amal/plan/sections/{save.section}"
        answer = http.put(path, json=save.body)
        assert answer.status_code == 200, answer.text
        self.base = answer.json()["revision"]
        assert self.base not in self.acknowledged, "a revision was answered twice"
        self.acknowledged[self.base] = save.text
        self.unanswered = None
        self.answered.set()

    def run(self, http: httpx.Client, faults: list[BaseException]) -> None:
        """Save until the service is gone."""
        try:
            while True:
                self.save(http)
        except httpx.HTTPError:
            return
        except BaseException as fault:
            faults.append(fault)


@pytest.fixture
def token_and_course(tmp_path: Path) -> tuple[str, Path]:
    course = tmp_path / "room"
    with opened(Settings(course)) as database:
        with database.begin() as connection:
            rana = NewOrganisation("amal", Text(ar="الأمل"), (NewPerson("Rana"),))
            create_cohort(connection, "دورة", [rana])
        (issued,) = codes.issue_all(database)
    return issued.code, course


@pytest.fixture
def launcher(token_and_course: tuple[str, Path]) -> Iterator[tuple[IO[str], IO[str]]]:
    command = [sys.executable, str(Path(__file__).with_name("warm_service.py"))]
    with subprocess.Popen(
        [*command, str(token_and_course[1])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        yield process.stdin, process.stdout
        process.stdin.close()


def test_no_acknowledged_save_is_lost_by_a_kill(
    token_and_course: tuple[str, Path], launcher: tuple[IO[str], IO[str]]
) -> None:
    code, course = token_and_course
    start, answers = launcher
    chance = random.Random(KILLS)  # noqa: S311  # the same moments in every run
    writers = [Writer(section) for section in SECTIONS]
    token, pid = "", 0
    for life in range(KILLS + 1):
        start.write("start\n")
        start.flush()
        service = json.loads(answers.readline())
        pid = service["pid"]
        with httpx.Client(base_url=service["url"], trust_env=False) as http:
            if not token:
                token = http.post("/sessions", json={"code": code}).json()["token"]
            http.headers["Authorization"] = f"Bearer {token}"
            history = http.get("/organisations/amal/plan/history").json()["revisions"]
            kept = {line["number"] for line in history}
            for writer in writers:
                assert writer.acknowledged.keys() <= kept, f"lost by kill {life}"
            if life < KILLS:
                _kill_while_saving(pid, http, writers, chance)
            else:
                archive = http.get("/organisations/amal/plan/at/1").json()
                assert archive["revision"] == 1
    os.kill(pid, signal.SIGKILL)
    _compare_every_text(course, writers)


def _kill_while_saving(
    pid: int, http: httpx.Client, writers: list[Writer], chance: random.Random
) -> None:
    """Every second time in the first saves of a life, otherwise somewhere after them."""
    faults: list[BaseException] = []
    threads = [threading.Thread(target=w.run, args=(http, faults)) for w in writers]
    writers[0].answered.clear()
    for thread in threads:
        thread.start()
    if chance.random() < 0.5:
        writers[0].answered.wait(10)
    threads[0].join(chance.uniform(0, 0.03))
    os.kill(pid, signal.SIGKILL)
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


def _compare_every_text(course: Path, writers: list[Writer]) -> None:
    with closing(sqlite3.connect(course / "data" / "saql.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT number, section, content FROM revisions").fetchall()
    texts = {n: json.loads(content)[FIELD[s]]["ar"] for n, s, content in rows}
    acknowledged = {n: text for writer in writers for n, text in writer.acknowledged.items()}
    assert len(acknowledged) >= KILLS / 3, "the service was killed before it could save anything"
    assert {n: texts[n] for n in acknowledged} == acknowledged
    every = [(s, texts[n]) for n, s, _ in rows]
    assert len(set(every)) == len(every), "a save was stored twice"


TEST_KILLS = max(10, KILLS // 20)
OPTIONS = "abc"


def test_no_acknowledged_answer_of_a_test_is_lost_by_a_kill(
    token_and_course: tuple[str, Path], launcher: tuple[IO[str], IO[str]]
) -> None:
    code, course = token_and_course
    _write_a_bank(course)
    with opened(Settings(course)) as database, database.begin() as connection:
        connection.execute(insert(openings).values(name="pre_test", open=1, at=""))
    start, answers = launcher
    chance = random.Random(TEST_KILLS)  # noqa: S311  # the same moments in every run
    acknowledged: dict[str, str] = {}
    sent, token, number = {}, "", 0
    for life in range(TEST_KILLS + 1):
        start.write("start\n")
        start.flush()
        service = json.loads(answers.readline())
        with httpx.Client(base_url=service["url"], trust_env=False) as http:
            if not token:
                token = http.post("/sessions", json={"code": code}).json()["token"]
            http.headers["Authorization"] = f"Bearer {token}"
            attempt = http.post("/tests/pre_test/attempt", json={}).json()["attempt"]
            for slot, option in attempt["answers"].items():
                assert option in (acknowledged.get(slot), sent.get(slot)), f"lost by kill {life}"
            assert acknowledged.keys() <= attempt["answers"].keys(), f"lost by kill {life}"
            assert attempt["number"] == 1
            acknowledged = dict(attempt["answers"])
            if life == TEST_KILLS:
                break
            killer = threading.Timer(
                chance.uniform(0.005, 0.05), os.kill, (service["pid"], signal.SIGKILL)
            )
            killer.start()
            try:
                while True:
                    number += 1
                    slot, option = f"q{number % 2 + 1:02d}", OPTIONS[number % 3]
                    sent[slot] = option
                    body = {"option": option, "key": f"k{number}"}
                    kept = http.put(f"/tests/pre_test/attempt/answers/{slot}", json=body)
                    assert kept.status_code == 200, kept.text
                    acknowledged[slot] = option
            except httpx.HTTPError:
                killer.join()
    os.kill(service["pid"], signal.SIGKILL)
    assert number > TEST_KILLS, "the service was killed before it could keep anything"


def _write_a_bank(course: Path) -> None:
    """A course with two pairs of questions."""
    folder = course / "course" / "questions"
    folder.mkdir(parents=True)
    words = 'text = { ar = "نص %s", en = "text %s" }'
    option = '[[questions.options]]\nright = %s\nwhy = { ar = "x", en = "x" }\n' + words
    question = """
[[questions]]
id = "%s"
use = "test"
pair = "%s"
lesson = "01_fundraising/01_sources"
difficulty = 1
source = "x"
text = { ar = "x", en = "x" }
"""
    listed = ""
    for pair in ("p1", "p2"):
        for twin in "ab":
            listed += question % (f"{pair}{twin}", pair)
            listed += "".join(
                option % (str(each == "a").lower(), each, each) + "\n" for each in OPTIONS
            )
    (folder / "fundraising.toml").write_text(listed, encoding="utf-8")
    (course / "course" / "tests.toml").write_text(
        'modules = ["01_fundraising"]\nper_module = 2\n'
        'pre_test = { ar = "x", en = "x" }\npost_test = { ar = "x", en = "x" }\n',
        encoding="utf-8",
    )
