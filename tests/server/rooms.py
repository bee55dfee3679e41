"""Real rooms for tests: a course folder with people in it, and `saql serve` in a process."""

import asyncio
import contextlib
import csv
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import nbformat

from saql import shipped
from saql.plan.fields import Text
from saql.service import codes, cohort
from saql.service.database import open_database
from saql.service.settings import Settings

SERVE = """
import json, logging, sys
from pathlib import Path
from saql.server.run import serve
from saql.server.settings import RoomSettings
asked = json.loads(sys.argv[1])
for name in ("course_dir", "apps_dir"):
    asked[name] = Path(asked[name])
if asked.pop("verbose", False):
    logging.basicConfig(level=logging.INFO)
serve(asked["course_dir"], settings=RoomSettings(**asked), show_qr=False,
      say=lambda text: print(text, flush=True))
"""

BOARD = """
import anywidget, traitlets
class Board(anywidget.AnyWidget):
    _esm = '''
    function render({ model, el }) {
      const button = document.createElement("button");
      button.id = "board";
      model.on("msg:custom", (message) => { button.textContent = "heard " + message.n; });
      el.append(button);
      model.send({ n: 1 });
    }
    export default { render };
    '''
def heard(board, message, buffers):
    board.send({"n": message["n"] + 1})
board = Board()
board.on_msg(heard)
board
"""


def make_course(folder: Path, organisations: int = 2, each: int = 2) -> Path:
    """A course folder with organisations of some people, a coach, a trainer and their codes."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    database = open_database(Settings(folder))
    with database.begin() as connection:
        cohort.create_cohort(
            connection,
            "Test",
            [
                cohort.NewOrganisation(
                    f"org-{n}",
                    Text(ar=f"جمعية {n}", en=f"Association {n}"),
                    tuple(cohort.NewPerson(f"Person {n}.{m}") for m in range(1, each + 1)),
                )
                for n in range(1, organisations + 1)
            ],
            [cohort.NewPerson("Coach", "coach"), cohort.NewPerson("Trainer", "trainer")],
        )
    codes.issue_all(database)
    database.close()
    return folder


def make_apps(folder: Path, source: str = BOARD) -> Path:
    """An apps folder with the real template and a notebook of one small board."""
    folder.mkdir(parents=True, exist_ok=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    notebook.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    nbformat.write(notebook, folder / "board.ipynb")
    with contextlib.suppress(FileExistsError):
        (folder / "template").symlink_to(shipped.path("voila_apps") / "template")
    return folder


class RunningRoom:
    """A room in a process of its own, with everything it wrote."""

    def __init__(self, course: Path, apps: Path, log: Path, **settings) -> None:
        asked = {"course_dir": str(course), "apps_dir": str(apps), "port": 0, "warm": 1}
        self.course = course
        self.log = log
        self._out = log.open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, json.dumps(asked | settings)],
            stdout=subprocess.PIPE,
            stderr=self._out,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        self.said: list[str] = []
        self._opened = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self._opened.wait(60) or self.process.poll() is not None:
            self.stop()
            raise RuntimeError(f"no room: {self.said} {log.read_text('utf-8')[-2000:]}")
        self.url = next(found for line in self.said if (found := _address(line)))
        self.port = int(self.url.rsplit(":", 1)[1])

    def _read(self) -> None:
        for line in self.process.stdout:
            self.said.append(line.decode("utf-8").rstrip())
            if "Ctrl-C" in self.said[-1]:
                self._opened.set()
        self._opened.set()

    def stop(self) -> int:
        """End the room as Ctrl-C does and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        code = self.process.wait()
        self._reader.join()
        self.process.stdout.close()
        self._out.close()
        return code

    def codes(self, role: str = "participant") -> list[str]:
        """The personal codes of a role."""
        path = self.course / "data" / "codes.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row["code"] for row in csv.DictReader(file) if row["role"] == role]

    @contextlib.contextmanager
    def visitor(self, code: str = ""):
        """A browser's worth of cookies, signed in if a code is given."""
        with httpx.Client(base_url=self.url, timeout=60, trust_env=False) as client:
            if code:
                answer = post(client, "/sign-in", code=code)
                assert answer.status_code == 303, answer.text
            yield client

    def children(self) -> list[int]:
        """The ids of all processes that the room has started and that run (Linux)."""
        found, parents = [], [self.process.pid]
        while parents:
            parent = parents.pop()
            for task in Path(f"/proc/{parent}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    ids = [int(word) for word in task.read_text().split()]
                    found += ids
                    parents += ids
        return found


def _address(line: str) -> str:
    found = re.search(r"http://[^/ ]+", line)
    return found[0] if found else ""


def post(client: httpx.Client, path: str, **form: str) -> httpx.Response:
    """Post a form as a page of the room does, with the page's token."""
    if "_xsrf" not in client.cookies:
        client.get("/sign-in")
    return client.post(path, data={"_xsrf": client.cookies["_xsrf"], **form})


def open_page(client: httpx.Client, app: str = "board", patience: float = 60) -> str:
    """Open an app's page, waiting in the queue as a browser would, and return its kernel id."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        answer = client.get(f"/voila/render/{app}.ipynb")
        assert answer.status_code == 200, (answer.status_code, answer.text[-800:])
        if found := re.search(r'"kernelId": "([0-9a-f-]{36})"', answer.text):
            return found[1]
        assert 'http-equiv="refresh"' in answer.text
    raise AssertionError("the page did not come")


def run_apart(work):
    """Run a coroutine in a thread with a loop of its own: the shared browser keeps one here."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


def wait_until(true, patience: float = 15.0, what: str = "it") -> None:
    """Wait for a condition."""
    until = time.monotonic() + patience
    while not true():
        assert time.monotonic() < until, f"{what} did not happen"
        threading.Event().wait(0.02)


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
