"""Build an assignment's source notebooks out of the rubric and the list of checks.

The notebooks in ``assignments/`` are the source that a trainer edits and nbgrader reads; this
writes them anew after the rubric has changed (``python -m saql.grading.sources DIR``). The two
language twins differ in their prose only: every cell that nbgrader grades or locks is the same
to the byte, so one gradebook entry serves both and nothing is counted twice.
"""

from __future__ import annotations

import sys
from pathlib import Path

from saql.course import load_course
from saql.grading import notebooks_of_tests
from saql.grading.cells import Cell, code, lines, marks, notebook, prose, sided
from saql.grading.layout import ASSIGNMENTS
from saql.grading.tasks import ANSWER, CHECKS, criterion_cell
from saql.i18n import LANGUAGES, catalogue
from saql.i18n.labels import section_label
from saql.plan.fields import Language
from saql.plan.rubric import Criterion, Rubric, points

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
    return notebook(cells(assignment, language, rubric))


def cells(assignment: str, language: Language, rubric: Rubric) -> list[Cell]:
    """The cells of an assignment's notebook in one language."""
    _ = catalogue("grading", language).gettext
    title = {
        "swot": _("Assignment: SWOT analysis"),
        "strategic_plan": _("Assignment: strategic plan"),
        "fundraising": _("Assignment: fundraising plan"),
        "networking": _("Assignment: networking and coordination"),
        "communication": _("Assignment: communication plan"),
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
        "fundraising": _(
            "Write your fundraising plan in the plan builder: readiness, sources, donors, case for "
            "support, pipeline and one donation campaign."
        ),
        "networking": _(
            "Draw your network map in the plan builder, settle one partnership agreement, and "
            "write down where you work and whom you refer people to."
        ),
        "communication": _(
            "Write your communication plan in the plan builder, and at least three messages that "
            "are clear, specific and positive."
        ),
    }[assignment]
    found = [
        prose("welcome", language, f"# {title}\n\n{work}"),
        prose(
            "how-to-submit",
            language,
            _(
                "Your work is kept in the file plan.json beside this notebook; nothing that you "
                "write in a code cell is graded. Press *Submit* in the room, or send this folder "
                "to your trainer as a zip file."
            ),
        ),
        code("setup", SETUP, grade=False),
        prose(
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
        found.append(prose(f"about-{check.id}", language, f"### {_(check.title)}"))
        found.append(code(check.id, check.line, grade=True, points=check.points))
    found.append(
        prose(
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
        prose(
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


def _task(criterion: Criterion, rubric: Rubric) -> Cell:
    """A manually graded task in both languages, the levels as its mark scheme."""
    parts = [f"### {criterion.name.ar} · {criterion.name.en}"]
    for language in LANGUAGES:
        _ = catalogue("grading", language).gettext
        sections = ("، " if language == "ar" else ", ").join(
            section_label(section, language) for section in criterion.sections
        )
        parts.append(
            sided(
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
        parts.append(sided(language, "\n".join(rows)))
    parts.append("=== END MARK SCHEME ===")
    name = criterion_cell(criterion.id)
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": marks(name, task=True, points=criterion.weight),
        "source": lines("\n\n".join(parts)),
    }


def _answer() -> Cell:
    words = " / ".join(
        catalogue("grading", language).gettext("Write here") for language in LANGUAGES
    )
    return {
        "cell_type": "markdown",
        "id": ANSWER,
        "metadata": marks(ANSWER, grade=True, solution=True, points=0),
        "source": lines(words),
    }


if __name__ == "__main__":
    target = Path(sys.argv[1])
    course = load_course(target / "course")
    write(target / "assignments", course.rubric)
    notebooks_of_tests.write(target / "assignments", course.tests.questions)
