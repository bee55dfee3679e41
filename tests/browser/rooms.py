"""A real room for the whole thread: a filled course folder and `saql serve` in a process."""

from __future__ import annotations

import csv
import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from saql.adoption import adopted
from saql.course_folder import create_course_folder, read_settings
from saql.demo import fill_room
from saql.plan.document import Plan
from saql.plan.upgrade import read_plan
from saql.service import plans, setup
from saql.service.database import opened
from saql.service.settings import Settings

SAQL = Path(sys.executable).parent / "saql"
STAFF = [
    {"id": "coach", "role": "coach", "name": {"ar": "سهى المرعي", "en": "Suha Al-Marei"}},
    {"id": "trainer", "role": "trainer", "name": {"ar": "باسل الحكيم", "en": "Basel Al-Hakim"}},
]
ORGANISATIONS = [
    ("nakhla", "جمعية النخلة", "Nakhla Association", "blank", []),
    ("warsha", "جمعية الورشة", "Warsha Association", "blank", []),
    ("saqiya", "جمعية الساقية", "Saqiya Association", "strong", []),
    ("nearly", "جمعية الوشيكة", "Nearly Association", "blank", []),
    ("judged", "جمعية المنارة", "Manara Association", "developing", ["swot", "strategic_plan"]),
    ("looked", "جمعية الغراس", "Ghiras Association", "weak", ["swot", "strategic_plan"]),
]
PEOPLE = [("سمر", "Samar"), ("نزار", "Nizar")]


def make_room(folder: Path) -> Path:
    """A course folder with people, plans at different stages, and some work handed in."""
    course = create_course_folder(folder, "ar")
    cohort = {
        "name": {"ar": "مجموعة", "en": "Cohort"},
        "staff": STAFF,
        "organisations": [
            {
                "id": key,
                "name": {"ar": ar, "en": en},
                "stage": stage,
                "submitted": submitted,
                "people": [
                    {
                        "id": f"{key}-{n}",
                        "role": "participant",
                        "language": "ar",
                        "name": {"ar": name[0], "en": name[1]},
                    }
                    for n, name in enumerate(PEOPLE, 1)
                ],
            }
            for key, ar, en, stage, submitted in ORGANISATIONS
        ],
    }
    fill_room(course, read_settings(course), cohort)
    put_nearly_finished(course)
    return course


def put_nearly_finished(course: Path) -> None:
    """The strong sample with two errors put in, as an organisation's plan."""
    sample = read_plan((course / "course/samples/strong.plan.json").read_bytes())
    plan = adopted(sample, {"id": "nearly", "name": {"ar": "جمعية الوشيكة", "en": "Nearly"}})
    broken = plan.model_dump(mode="json")
    broken["direction"]["vision"] = {"ar": "", "en": ""}
    broken["objectives"]["items"][0]["deadline"] = None
    with opened(Settings(course, read_settings(course).database_url)) as database:
        setup.put_plan(database, "nearly", Plan.model_validate(broken))


class Room:
    """`saql serve` on a course folder; it can be killed and started again on its port."""

    def __init__(self, course: Path, log: Path) -> None:
        self.course = course
        self.log = log
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.people = self._people()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the room and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [SAQL, "serve", "--dir", self.course, "--host", "127.0.0.1", f"--port={self.port}"],
                stdout=log,
                stderr=log,
                env=os.environ | {"PYTHONUTF8": "1"},
            )
        self.wait_until(self._answers, 90, "the room")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def plan(self, organisation: str) -> Plan:
        """An organisation's plan as the database has it."""
        with (
            opened(Settings(self.course, read_settings(self.course).database_url)) as database,
            database.begin() as connection,
        ):
            return plans.plan_of(connection, organisation)

    def run(self, *arguments: Any, lang: str = "en") -> subprocess.CompletedProcess[str]:
        """Run a command of `saql` on this room's folder."""
        return subprocess.run(
            [SAQL, *map(str, arguments)],
            cwd=self.course,
            env=os.environ | {"PYTHONUTF8": "1", "SAQL_LANG": lang, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    @staticmethod
    def wait_until(true: Callable[[], object], patience: float = 20, what: str = "it") -> None:
        """Wait for a condition."""
        until = time.monotonic() + patience
        while not true():
            assert time.monotonic() < until, f"{what} did not happen"
            threading.Event().wait(0.05)

    def _answers(self) -> bool:
        assert self.process.poll() is None, self.log.read_text("utf-8")[-3000:]
        try:
            urlopen(f"{self.url}/health", timeout=2).close()  # noqa: S310  # our own address
        except (URLError, OSError):
            return False
        return True

    def _people(self) -> dict[str, str]:
        """Codes by person: `coach`, `trainer`, `nakhla-1` and so on."""
        printed = self.run("codes", "--dir", self.course, "--format", "csv").stdout
        keys = {en: key for key, _ar, en, *_ in ORGANISATIONS}
        keys |= {ar: key for key, ar, *_ in ORGANISATIONS}
        found: dict[str, str] = {}
        for row in csv.DictReader(io.StringIO(printed)):
            if row["role"] != "participant":
                found[row["role"]] = row["code"]
                continue
            key = keys[row["organisation"]]
            first = any(row["person"] == name for name in PEOPLE[0])
            found[f"{key}-{1 if first else 2}"] = row["code"]
        return found
