from __future__ import annotations

import csv
import datetime as dt
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from saql.grading.grade import grade
from saql.grading.gradebook import record_review, scores
from saql.grading.layout import source_notebook
from saql.grading.release import released
from saql.grading.roster import enrol
from saql.grading.submit import earlier
from saql.grading.tasks import ANSWER
from saql.grading.words import NOTES, sentences

AT = dt.datetime(2027, 3, 15, 9, 30, tzinfo=dt.UTC)

CELL = (
    "join submitted_notebook sn on x.notebook_id = sn.id "
    "join submitted_assignment sa on sn.assignment_id = sa.id "
    "join assignment a on sa.assignment_id = a.id "
    "join notebook n on sn.notebook_id = n.id join base_cell b on x.cell_id = b.id"
)
TABLES = {
    "grade": "select sa.student_id, a.name, n.name, b.name, x.auto_score, x.manual_score, "
    "x.extra_credit, x.needs_manual_grade from grade x CELL",
    "comment": "select sa.student_id, a.name, n.name, b.name, x.auto_comment, x.manual_comment "
    "from comment x CELL",
    "submitted_assignment": "select student_id, a.name, timestamp, extension "
    "from submitted_assignment s join assignment a on s.assignment_id = a.id",
    "submitted_notebook": "select sa.student_id, n.name, x.flagged, x.late_submission_penalty "
    "from submitted_notebook x join submitted_assignment sa on x.assignment_id = sa.id "
    "join notebook n on x.notebook_id = n.id",
    "student": "select id, first_name, last_name, email, lms_user_id from student",
    "course": "select id from course",
    "source_cell": "select n.name, x.name, x.cell_type, x.locked, x.source, x.checksum "
    "from source_cell x join notebook n on x.notebook_id = n.id",
}
"""Every table of the gradebook by what its rows mean, without the random ids."""


def rows(gradebook: Path) -> dict[str, list[str]]:
    with sqlite3.connect(gradebook) as connection:
        found = {
            name: sorted(map(repr, connection.execute(q.replace("CELL", CELL))))
            for name, q in TABLES.items()
        }
    connection.close()
    return found


def nbgrader(course: Path, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        capture_output=True,
        encoding="utf-8",
        env=environment | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_the_gradebook_is_the_one_that_stock_nbgrader_leaves(course, submit):
    enrol(course, {"strong": "جمعية الأمل, للتنمية", "late": "=1+1"})
    submit("empty", "empty")
    submit("weak", "weak", answers={ANSWER: "كيف نحسّن المؤشرات؟"})
    submit("developing", "developing", language="en")
    submit("strong", "strong")
    twin = Path(shutil.copytree(course, course.with_name("stock")))

    seen: list[tuple[int, int]] = []
    cohort = grade(
        course, "strategic_plan", 2, lambda done, total, _one: seen.append((done, total))
    )
    nbgrader(twin, "autograde", "strategic_plan")

    assert rows(course / "gradebook.db") == rows(twin / "gradebook.db")
    assert (
        repr(("strong", "strategic_plan", "strategic_plan", ANSWER, "No response.", None))
        in rows(course / "gradebook.db")["comment"]
    )
    points = {one.organisation: one.points for one in cohort.results}
    assert points["empty"] == 0
    assert points["empty"] < points["weak"] < points["developing"] < points["strong"]
    assert points["strong"] >= 97
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert cohort.missing == ("late",)
    assert "stderr" not in (
        course / "autograded/strong/strategic_plan/strategic_plan.ipynb"
    ).read_text("utf-8")
    said = "\n".join(sentences(cohort, "ar", {"strong": "جمعية الأمل"}))
    assert "جمعية الأمل: 100 من 100" in said
    assert "late: لا تسليم بعد" in said

    # Grading again changes nothing, and stock nbgrader goes on from our gradebook.
    before = rows(course / "gradebook.db")
    grade(course, "strategic_plan", 1)
    assert rows(course / "gradebook.db") == before
    nbgrader(course, "generate_feedback", "strategic_plan", "--student", "strong")
    assert (course / "feedback/strong/strategic_plan/strategic_plan.html").is_file()
    nbgrader(course, "export", "--to", "grades.csv")
    raw = (course / "grades.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    plans = {row["student_id"]: row for row in table if row["assignment"] == "strategic_plan"}
    assert plans["strong"]["last_name"] == "جمعية الأمل, للتنمية"
    assert plans["late"]["last_name"] == "'=1+1"
    assert float(plans["weak"]["score"]) == points["weak"]


def test_one_bad_submission_never_stops_the_rest(course, submit):
    good = submit("good", "strong", "swot")
    unreadable = submit("unreadable", "strong", "swot")
    (unreadable / "plan.json").write_text("{", encoding="utf-8")
    planless = submit("planless", "strong", "swot")
    (planless / "plan.json").unlink()
    shutil.copytree(good, course / "submitted" / "a bad name" / "swot")
    foreign = submit("foreign", "strong", "swot")
    notebook = json.loads((foreign / "swot.ipynb").read_text("utf-8"))
    notebook["cells"].insert(
        0,
        {
            "cell_type": "code",
            "id": "mine",
            "metadata": {},
            "source": "open('owned.txt', 'w').write('x')\n"
            "import saql.grading.award as a\na.share = lambda *_: 1e9",
            "outputs": [],
            "execution_count": None,
        },
    )
    notebook["cells"][-1]["source"] = "جوابنا"
    (foreign / "swot.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

    cohort = grade(course, "swot", 2)

    by_name = {one.organisation: one for one in cohort.results}
    assert by_name["good"].points == 20
    assert by_name["good"].note == ""
    assert (by_name["unreadable"].points, by_name["unreadable"].note) == (0, "plan_unreadable")
    assert (by_name["planless"].points, by_name["planless"].note) == (0, "plan_missing")
    assert (by_name["a bad name"].status, by_name["a bad name"].note) == ("failed", "unsafe_name")
    assert (by_name["foreign"].points, by_name["foreign"].note) == (20, "other_code")
    assert not list(course.rglob("owned.txt"))
    assert "جوابنا" in (foreign / "swot.ipynb").read_text("utf-8")
    (kept,) = earlier(course, "foreign", "swot")
    assert "owned.txt" in (kept / "swot.ipynb").read_text("utf-8")
    for language in ("ar", "en"):
        assert len(sentences(cohort, language)) == 5


def test_an_endless_cell_ends_with_its_worker_and_the_rest_is_graded(fresh_course, sample):
    source = source_notebook(fresh_course, "swot", "ar")
    text = source.read_text("utf-8")
    loop = (
        "from saql.grading.award import award\\n"
        "while 'لا ينتهي' in open('plan.json', encoding='utf-8').read(): pass"
    )
    source.write_text(text.replace("from saql.grading.award import award", loop), encoding="utf-8")
    from saql.grading.submit import assemble

    endless = sample("weak").model_copy(deep=True)
    endless.about.author = "لا ينتهي"
    assemble(fresh_course, "endless", "swot", endless, "ar", AT)
    assemble(fresh_course, "fine", "swot", sample("strong"), "ar", AT)

    cohort = grade(fresh_course, "swot", 2, seconds=4)

    by_name = {one.organisation: one for one in cohort.results}
    assert (by_name["endless"].status, by_name["endless"].note) == ("failed", "too_slow")
    assert by_name["fine"].points == 20


def test_the_coachs_levels_are_nbgraders_manual_scores(course, submit, rubric):
    submit("org", "developing", "swot")
    review = {
        "levels": {
            "c4": {"level": 3, "reason": "الأدلة كافية", "evidence": "القسم سوات"},
            "c5": {"level": 2, "reason": "لا بدائل", "evidence": ""},
        },
        "message": "عمل جيد",
        "result": "draft",
    }
    here = Path.cwd()
    record_review(course, "org", "swot", review, rubric)
    assert scores(course, "org", "swot") is None, "a draft is the coach's own"

    record_review(course, "org", "swot", review | {"result": "returned"}, rubric)
    before = scores(course, "org", "swot")
    assert before.coach == (12.5, 20.0)
    assert all(score.points is None for score in before.checks)

    (graded,) = grade(course, "swot", 1).results
    assert not graded.waits_for_coach
    assert scores(course, "org", "swot").coach == (12.5, 20.0)
    assert Path.cwd() == here

    from nbgrader.apps import NbGraderAPI

    from saql.grading.layout import config

    settings = config(course).copy()
    settings.CourseDirectory.root = str(course)
    formgrader = NbGraderAPI(config=settings)
    shown = formgrader.get_submission("swot", "org")
    assert shown["task_score"] == 12.5
    assert shown["code_score"] == graded.points
    assert shown["needs_manual_grade"] is False
    with formgrader.gradebook as gradebook:
        comment = gradebook.find_comment("rubric-c4", "swot", "swot", "org")
        assert comment.manual_comment == "الأدلة كافية\n\nالقسم سوات"

    del review["levels"]["c5"]
    record_review(course, "org", "swot", review | {"result": "returned"}, rubric)
    assert scores(course, "org", "swot").coach is None


def test_a_room_whose_assignments_are_not_released_yet_releases_them(fresh_course, sample, rubric):
    review = {"levels": {"c4": {"level": 4, "reason": "x", "evidence": ""}}, "result": "accepted"}
    assert not released(fresh_course, "swot")
    record_review(fresh_course, "org", "swot", review, rubric)
    assert released(fresh_course, "swot")
    assert {s.cell: s.points for s in scores(fresh_course, "org", "swot").criteria} == {
        "rubric-c4": 10.0,
        "rubric-c5": None,
    }


def test_every_note_has_its_words_in_arabic():
    from saql.i18n import catalogue

    for words in NOTES.values():
        assert catalogue("grading", "ar").gettext(words) != words


@pytest.fixture(scope="module")
def rubric():
    from saql.course import default_course

    return default_course().rubric
