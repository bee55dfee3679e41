"""Every lesson of the course runs from top to bottom, in both languages, in a real kernel."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from jupyter_client import AsyncKernelManager

from saql.lessons import LessonError, path_of, read_lesson
from saql.lessons.library import lesson_files
from saql.server.lesson_run import run_lesson
from tests.lessons import trial

WIDGET = "application/vnd.jupyter.widget-view+json"


def run_all(lessons, folder, monkeypatch):
    """Run lessons in one kernel, one after the other: by lesson, what its cells put out."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SAQL_SERVICE_URL", raising=False)

    async def work():
        kernel = AsyncKernelManager(kernel_name="python3")
        await kernel.start_kernel(cwd=str(folder))
        try:
            return {one.id: await run_lesson(kernel, one, 120) for one in lessons}
        finally:
            await kernel.shutdown_kernel(now=True)

    # The browser of other tests keeps a loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


def widgets(outputs):
    return sum(WIDGET in output["data"] for output in outputs or [])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_shipped_lesson_runs(shipped_modules, tmp_path, monkeypatch, caplog, language):
    paths = [p for p in lesson_files(shipped_modules) if p.name.endswith(f".{language}.ipynb")]
    lessons = []
    for path in paths:
        try:
            lessons.append(read_lesson(path))
        except LessonError as error:
            pytest.fail(error.sentence("en"))
    with caplog.at_level(logging.WARNING, logger="saql"):
        found = run_all(lessons, tmp_path, monkeypatch)
    failed = [
        (name, cell) for name, cells in found.items() for cell in cells if cells[cell] is None
    ]
    assert failed == [], caplog.text
    for lesson in lessons:
        for cell in lesson.cells:
            if cell.call and cell.call.name != "open":
                assert widgets(found[lesson.id][cell.id]) == 1, (lesson.id, cell.id)


def test_a_trainers_own_code_runs_and_what_fails_stops_nothing_else(tmp_path, monkeypatch):
    own = [
        ("code", "total", "", "-", 0, "print('sum')\n6 * 7"),
        ("code", "broken", "", "-", 0, "1 / 0"),
    ]
    trial.write(tmp_path / "modules", cells=[*trial.CELLS, *own])
    trial.write_questions(tmp_path / "course")
    folder = tmp_path / "modules/09_trial"
    lesson = read_lesson(path_of(tmp_path / "modules", trial.LESSON, "en"))
    found = run_all([lesson], folder, monkeypatch)[lesson.id]
    texts = [output["data"]["text/plain"] for output in found["total"]]
    assert texts == ["sum\n", "42"]
    assert found["broken"] is None
    assert [widgets(found[cell]) for cell in ("case", "exercise", "check")] == [1, 1, 1]
    assert widgets(found["setup"]) == 1


def test_notes_never_reach_the_kernel(tmp_path, monkeypatch):
    cells = [*trial.CELLS, ("code", "secret", "notes", "notes", 0, "1 / 0")]
    trial.write(tmp_path, cells=cells)
    lesson = read_lesson(path_of(tmp_path, trial.LESSON, "en"))
    found = run_all([lesson], tmp_path, monkeypatch)[lesson.id]
    assert "secret" not in found
