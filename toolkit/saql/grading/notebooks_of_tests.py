"""The tests' source notebooks: one test cell for each question, the same in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from saql.grading.cells import code, notebook, prose
from saql.grading.layout import TESTS
from saql.grading.tests import QUESTION, question_cell
from saql.i18n import LANGUAGES, catalogue
from saql.plan.fields import Language

SETUP = "from saql.grading.tests import mark"


def write(folder: Path, questions: int) -> list[Path]:
    """Write the tests' notebooks under an ``assignments`` folder; the paths written.

    Args:
        folder: The ``assignments`` folder.
        questions: How many questions a test has.
    """
    written = []
    for test in TESTS:
        for language in LANGUAGES:
            own = folder / test
            path = (own if language == "ar" else own / language) / f"{test}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = notebook(cells(test, language, questions))
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def questions_in(folder: Path, test: str, language: Language) -> int:
    """How many questions a test's notebook under an ``assignments`` folder has; 0 without one."""
    own = folder / test
    path = (own if language == "ar" else own / language) / f"{test}.ipynb"
    try:
        there = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return sum(str(cell.get("id", "")).startswith(QUESTION) for cell in there)
    except (OSError, ValueError, LookupError, AttributeError):
        return 0


def cells(test: str, language: Language, questions: int) -> list[dict[str, Any]]:
    """The cells of a test's notebook in one language."""
    _ = catalogue("grading", language).gettext
    title = {"pre_test": _("Pre-test"), "post_test": _("Post-test")}[test]
    about = _(
        "Each person takes this test in the room, on their own phone. The answers lie in "
        "answers.json beside this notebook; each line below awards the mark of one question."
    )
    found = [
        prose("welcome", language, f"# {title}\n\n{about}"),
        code("setup", SETUP, grade=False),
    ]
    for number in range(1, questions + 1):
        name = question_cell(number)
        heading = _("Question %(number)d") % {"number": number}
        found.append(prose(f"about-{name}", language, f"### {heading}"))
        found.append(code(name, f"mark({number})", grade=True, points=1))
    return found
