"""A process that runs nbgrader's converters for one course folder, one task at a time.

nbgrader changes the working directory while it converts, so it runs in a process of its own,
never in the caller's. It writes a first line when it is ready; then tasks come in as JSON lines on
standard input, and each gets one JSON line on standard output.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import Any

from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from nbgrader.utils import capture_log
from traitlets.config import Config

from saql.grading.execute import ExecuteHere

Answer = dict[str, Any]


def configuration() -> Config:
    """The nbgrader configuration as its own command line would load it in this directory."""
    app = NbGrader()
    app.log.setLevel(logging.ERROR)
    app.load_config_file()
    loaded: Config = app.config
    return loaded


def autograde(config: Config, assignment: str, organisation: str) -> Answer:
    """Grade one submission, as ``nbgrader autograde --force`` would."""
    course = CourseDirectory(config=config, assignment_id=assignment, student_id=organisation)
    converter = Autograde(coursedir=course, config=config)
    converter.force = True
    converter.autograde_preprocessors = [
        ExecuteHere if step is Execute else step for step in converter.autograde_preprocessors
    ]
    answer: Answer = capture_log(converter)
    return answer


def generate(config: Config, assignment: str) -> Answer:
    """Make the released version, as ``nbgrader generate_assignment --force`` would."""
    course = CourseDirectory(config=config, assignment_id=assignment)
    converter = GenerateAssignment(coursedir=course, config=config)
    converter.force = True
    answer: Answer = capture_log(converter)
    return answer


def _work(config: Config, task: dict[str, str]) -> Answer:
    if "organisation" in task:
        return autograde(config, task["assignment"], task["organisation"])
    return generate(config, task["assignment"])


def main(course_dir: str) -> None:
    """Answer tasks until standard input ends."""
    os.chdir(course_dir)
    # Answers have a channel of their own: whatever else prints must not get between them.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as channel:
        os.dup2(2, 1)
        config = configuration()
        channel.write("{}\n")
        channel.flush()
        for line in sys.stdin:
            answer = _work(config, json.loads(line))
            channel.write(json.dumps(answer) + "\n")
            channel.flush()
