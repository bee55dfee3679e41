"""Worker processes for nbgrader: bounded in time, replaced when they hang or die."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from saql.grading.book import environment

BEGIN = (
    "import sys; sys.modules['rfc3987_syntax'] = None; "
    "from saql.grading.worker import main; main(sys.argv[1])"
)
"""How a worker begins: without the grammar of web addresses that jsonschema would compile for
seconds at every start, for a check that nbgrader never asks for."""

Task = dict[str, str]
Answer = dict[str, Any]

START_SECONDS = 120.0
"""How long a worker may take to start."""

PASSING = ("database is locked", "kernel died", "died before replying", "address already in use")
"""Signs of trouble that passes: the task is tried once more."""


class Worker:
    """One process and the task it is working on."""

    def __init__(self, course_dir: Path) -> None:
        self._course_dir = course_dir
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str | None] = queue.Queue()

    def ask(self, task: Task, seconds: float) -> Answer:
        """The answer to a task; ``{"success": False, "code": ...}`` where none came in time."""
        try:
            process = self._process or self._start()
            assert process.stdin is not None  # noqa: S101  # started with a pipe
            process.stdin.write(json.dumps(task) + "\n")
            process.stdin.flush()
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            self.stop()
            return {"success": False, "code": "too_slow", "error": ""}
        except OSError:
            line = None
        if line is None:
            self.stop()
            return {"success": False, "code": "worker_died", "error": ""}
        answer: Answer = json.loads(line)
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        process.wait()

    def _start(self) -> subprocess.Popen[str]:
        variables = environment() | {"PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
        self._lines = queue.Queue()
        process = subprocess.Popen(  # noqa: S603  # our own module, no shell
            [sys.executable, "-c", BEGIN, str(self._course_dir.resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=variables,
        )
        threading.Thread(target=_listen, args=(process, self._lines), daemon=True).start()
        self._process = process
        self._lines.get(timeout=START_SECONDS)  # its first line says that it is ready
        return process


def _listen(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    assert process.stdout is not None  # noqa: S101  # started with a pipe
    with process.stdout:
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def run_tasks(
    course_dir: Path,
    tasks: Iterable[Task],
    jobs: int,
    seconds: float,
    on_answer: Callable[[Task, Answer], None],
) -> None:
    """Work on all tasks in so many processes; each answer is reported as it comes.

    A task that times out, takes its worker down or meets a passing trouble is tried once more.
    """
    waiting = list(tasks)
    workers: queue.Queue[Worker] = queue.Queue()
    for _number in range(max(1, min(jobs, len(waiting)))):
        workers.put(Worker(course_dir))
    reporting = threading.Lock()

    def one(task: Task) -> None:
        worker = workers.get()
        try:
            answer = worker.ask(task, seconds)
            if _worth_another_try(answer):
                answer = worker.ask(task, seconds)
        finally:
            workers.put(worker)
        with reporting:
            on_answer(task, answer)

    try:
        with ThreadPoolExecutor(max(1, workers.qsize())) as threads:
            for done in [threads.submit(one, task) for task in waiting]:
                done.result()
    finally:
        while not workers.empty():
            workers.get().stop()


def _worth_another_try(answer: Answer) -> bool:
    if answer.get("success"):
        return False
    told = f"{answer.get('error', '')} {answer.get('log', '')}".lower()
    return answer.get("code") == "worker_died" or any(sign in told for sign in PASSING)
