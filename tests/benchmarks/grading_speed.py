"""Grade fifteen submissions with ours and with stock nbgrader, one after the other.

    python tests/benchmarks/grading_speed.py [count]

The same submissions are graded by `saql.grading.grade.grade` and by `nbgrader autograde`, in two
copies of one course folder; both times and whether the scores agree are printed.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from saql import shipped
from saql.grading.grade import grade
from saql.grading.gradebook import scores
from saql.grading.release import release
from saql.grading.submit import assemble
from saql.plan.upgrade import read_plan

ASSIGNMENT = "strategic_plan"


def processor_seconds() -> float:
    """Seconds that processors worked for this process and its ended children (0 on Windows)."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "ours"
        ours.mkdir()
        for name in ("course", "assignments"):
            shutil.copytree(shipped.path(name), ours / name)
        shutil.copy(shipped.path("course") / "nbgrader_config.py", ours)
        release(ours)
        samples = [
            read_plan((ours / "course" / "samples" / f"{name}.plan.json").read_bytes())
            for name in ("weak", "developing", "strong")
        ]
        for number in range(count):
            plan = samples[number % 3]
            assemble(ours, f"org{number:02}", ASSIGNMENT, plan, "ar", dt.datetime.now(dt.UTC))
        stock = Path(shutil.copytree(ours, Path(folder) / "stock"))

        start, spent = time.perf_counter(), processor_seconds()
        grade(ours, ASSIGNMENT)
        mine, mine_busy = time.perf_counter() - start, processor_seconds() - spent
        start, spent = time.perf_counter(), processor_seconds()
        subprocess.run(
            [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT],
            cwd=stock,
            check=True,
            capture_output=True,
        )
        theirs, theirs_busy = time.perf_counter() - start, processor_seconds() - spent
        same = all(
            scores(ours, f"org{number:02}", ASSIGNMENT)
            == scores(stock, f"org{number:02}", ASSIGNMENT)
            for number in range(count)
        )
        sys.stdout.write(
            f"{count} submissions, {os.cpu_count()} processors\n"
            f"saql grade          {mine:6.1f} s, processors busy {mine_busy:6.1f} s\n"
            f"nbgrader autograde  {theirs:6.1f} s, processors busy {theirs_busy:6.1f} s\n"
            f"ratio               {theirs / mine:6.1f}\n"
            f"same scores: {same}\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
