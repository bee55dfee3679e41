"""Build an assignment's source notebooks out of the rubric and the list of checks.

The notebooks in ``assignments/`` are the source that a trainer edits and nbgrader reads; this
writes them anew after the rubric has changed (``python -m saql.grading.sources DIR``). The two
language twins differ in their prose only: every cell that nbgrader grades or locks is the same
to the byte, so one gradebook entry serves both and nothing is counted twice.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from saql.course import load_course
from saql.grading.layout import ASSIGNMENTS
from saql.grading.tasks import ANSWER, CHECKS, criterion_cell
from saql.i18n import LANGUAGES, catalogue
from saql.i18n.labels import section_label
from saql.plan.fields import Language
from saql.plan.rubric import Criterion, Rubric, points

Cell = dict[str, Any]

SETUP = "from saql.grading.award import award"
MAIN: Language = "ar"
"""The language of the notebook in the assignment's own folder; the other is in a subfolder."""


def write(folder: Path, rubric: Rubric) -> list[Path]:
    """Write every source notebook under an ``assignments`` folder; the paths written."""
    written = []
    for assignment in ASSIGNMENTS:
        for language in LANGUAGES:
            path = place(folder, assignment, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(assignment, language, rubric), encoding="utf-8", newline="\n")
            written.append(path)
    return written


def place(folder: Path, assignment: str, language: Language) -> Path:
    """Where one of an assignment's twins lies in the ``assignments`` folder."""
    own = folder / assignment
    return (own if language == MAIN else own / language) / f"{assignment}.ipynb"


def text(assignment: str, language: Language, rubric: Rubric) -> str:
    """A source notebook as the text of its file."""
    notebook = {
        "cells": cells(assignment, language, rubric),
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def cells(assignment: str, language: Language, rubric: Rubric) -> list[Cell]:
    """The cells of an assignment's notebook in one language."""
    _ = catalogue("grading", language).gettext
    title = {
        "swot": _("Assignment: SWOT analysis"),
        "strategic_plan": _("Assignment: strategic plan"),
    }[assignment]
    work = {
        "swot": _(
            "Write your SWOT analysis in the board: at least three items in each box, with "
            "evidence, ranked, and strategies made from pairs."
        ),
        "strategic_plan": _(
            "Write your strategic plan in the plan builder, section by section, and follow its "
            "advice until no error remains."
        ),
    }[assignment]
    found = [
        _prose("welcome", language, f"# {title}\n\n{work}"),
        _prose(
            "how-to-submit",
            language,
            _(
                "Your work is kept in the file plan.json beside this notebook; nothing that you "
                "write in a code cell is graded. Press *Submit* in the room, or send this folder "
                "to your trainer as a zip file."
            ),
        ),
        _code("setup", SETUP, grade=False),
        _prose(
            "what-the-program-checks",
            language,
            "## "
            + _("What the program checks")
            + "\n\n"
            + _(
                "Each line below awards points for the rules that your plan keeps. The plan "
                "builder shows the same rules as advice while you write."
            ),
        ),
    ]
    for check in CHECKS[assignment]:
        found.append(_prose(f"about-{check.id}", language, f"### {_(check.title)}"))
        found.append(_code(check.id, check.line, grade=True, points=check.points))
    found.append(
        _prose(
            "what-the-coach-judges",
            language,
            "## "
            + _("What the coach judges")
            + "\n\n"
            + _(
                "Your coach gives each criterion a level from 1 to 4, with a reason and the "
                "evidence found in your plan. Level 3 is the pass."
            ),
        )
    )
    found += [_task(criterion, rubric) for criterion in rubric.for_assignment(assignment)]
    found.append(
        _prose(
            "about-note",
            language,
            "## "
            + _("A word to your coach")
            + "\n\n"
            + _(
                "What should the coach look at first, and where do you need advice? This answer "
                "carries no points."
            ),
        )
    )
    found.append(_answer())
    return found


def _prose(name: str, language: Language, words: str) -> Cell:
    if language == "ar":
        words = f'<div dir="rtl">\n\n{words}\n\n</div>'
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": _lines(words)}


def _code(name: str, line: str, *, grade: bool, points: int = 0) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": _marks(name, grade=grade, points=points if grade else None),
        "outputs": [],
        "source": _lines(line),
    }


def _task(criterion: Criterion, rubric: Rubric) -> Cell:
    """A manually graded task in both languages, the levels as its mark scheme."""
    parts = [f"### {criterion.name.ar} · {criterion.name.en}"]
    for language in LANGUAGES:
        _ = catalogue("grading", language).gettext
        sections = ("، " if language == "ar" else ", ").join(
            section_label(section, language) for section in criterion.sections
        )
        parts.append(
            _sided(
                language,
                _("Criterion %(id)s, weight %(points)d. Sections: %(sections)s")
                % {"id": criterion.id, "points": criterion.weight, "sections": sections},
            )
        )
    parts.append("=== BEGIN MARK SCHEME ===")
    for language in LANGUAGES:
        rows = [
            f"{level}. **{rubric.level_names[level - 1].get(language)}** "
            f"({points(criterion.weight, level):g}): {criterion.levels[level - 1].get(language)}"
            for level in range(1, 5)
        ]
        parts.append(_sided(language, "\n".join(rows)))
    parts.append("=== END MARK SCHEME ===")
    name = criterion_cell(criterion.id)
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": _marks(name, task=True, points=criterion.weight),
        "source": _lines("\n\n".join(parts)),
    }


def _answer() -> Cell:
    words = " / ".join(
        catalogue("grading", language).gettext("Write here") for language in LANGUAGES
    )
    return {
        "cell_type": "markdown",
        "id": ANSWER,
        "metadata": _marks(ANSWER, grade=True, solution=True, points=0),
        "source": _lines(words),
    }


def _marks(
    name: str,
    *,
    grade: bool = False,
    solution: bool = False,
    task: bool = False,
    points: int | None = None,
) -> dict[str, Any]:
    marks: dict[str, Any] = {
        "grade": grade,
        "grade_id": name,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": task,
    }
    if points is not None:
        marks["points"] = points
    metadata: dict[str, Any] = {"deletable": False, "nbgrader": marks}
    if not solution:
        metadata["editable"] = False
    return metadata


def _sided(language: Language, words: str) -> str:
    return f'<div dir="rtl">\n\n{words}\n\n</div>' if language == "ar" else words


def _lines(words: str) -> list[str]:
    return words.splitlines(keepends=True)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write(target / "assignments", load_course(target / "course").rubric)
