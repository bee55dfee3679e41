"""Tests in nbgrader: each person a student, each question a cell, the right answers in the bank."""

import json
import shutil

import pytest

from saql import shipped
from saql.cohort.papers import draw
from saql.course import default_course
from saql.grading.grade import grade
from saql.grading.gradebook import scores
from saql.grading.roster import enrol, enrol_people, enrolled
from saql.grading.tests import ANSWERS, lay_out, mark


@pytest.fixture(scope="module")
def paper():
    course = default_course()
    return draw(course.questions, course.tests)["pre_test"]


@pytest.fixture
def course_dir(tmp_path):
    for name in ("course", "assignments"):
        shutil.copytree(shipped.path(name), tmp_path / name)
    shutil.copy(shipped.path("course") / "nbgrader_config.py", tmp_path / "nbgrader_config.py")
    return tmp_path


def attempt(paper, right):
    """Answers of which the first so many are right."""
    answers = {}
    for number, item in enumerate(paper.items):
        question = item.question
        wrong = next(option for option in question.option_ids if option != question.right)
        answers[item.slot] = question.right if number < right else wrong
    return {
        "questions": [{"slot": item.slot, "id": item.question.id} for item in paper.items],
        "answers": answers,
        "submitted_at": "2026-11-22T09:30:00+00:00",
    }


def test_nbgrader_gives_each_person_the_points_of_the_right_answers(course_dir, paper):
    enrol(course_dir, {"nakhla": "جمعية النخلة"})
    enrol_people(course_dir, {1: "سمر النجار", 2: "نزار العلي", 3: "غائب"})
    lay_out(course_dir, 1, "pre_test", attempt(paper, 13))
    lay_out(course_dir, 2, "pre_test", attempt(paper, 0))
    found = grade(course_dir, "pre_test", 2)
    assert {result.organisation: result.points for result in found.results} == {
        "person-1": 13.0,
        "person-2": 0.0,
    }
    assert all(result.out_of == len(paper.items) for result in found.results)
    assert not any(result.waits_for_coach for result in found.results)
    assert found.missing == ("person-3",), "an organisation takes no test"
    assert list(enrolled(course_dir)) == ["nakhla"]
    assert scores(course_dir, "person-1", "pre_test").program == (13.0, float(len(paper.items)))


def test_an_unanswered_question_is_not_right(tmp_path, monkeypatch, course_dir, paper):
    given = attempt(paper, len(paper.items))
    del given["answers"][paper.items[0].slot]
    monkeypatch.chdir(lay_out(course_dir, 7, "post_test", given))
    assert mark(1) == 0.0


def test_a_submission_holds_no_right_answer(course_dir, paper):
    folder = lay_out(course_dir, 1, "pre_test", attempt(paper, 5))
    kept = json.loads((folder / ANSWERS).read_text(encoding="utf-8"))
    assert set(kept) == {"test", "items"}
    assert all(set(item) == {"question", "option"} for item in kept["items"])


@pytest.mark.parametrize(
    "content", ["", "{}", '{"items": 3}', '{"items": [null]}', '{"items": [{"question": []}]}']
)
def test_broken_answers_earn_nothing_and_never_fail(tmp_path, monkeypatch, content):
    (tmp_path / ANSWERS).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert mark(1) == 0.0
    assert mark(99) == 0.0


def test_code_that_somebody_put_into_a_test_is_never_run(course_dir, paper, tmp_path):
    folder = lay_out(course_dir, 1, "pre_test", attempt(paper, 4))
    notebook = json.loads((folder / "pre_test.ipynb").read_text(encoding="utf-8"))
    hostile = f"open({str(tmp_path / 'ran')!r}, 'w')\n20"
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = hostile
    (folder / "pre_test.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (result,) = grade(course_dir, "pre_test", 1).results
    assert result.points == 4.0
    assert not (tmp_path / "ran").exists()


def test_the_tests_notebooks_have_a_cell_for_every_question(paper):
    for test in ("pre_test", "post_test"):
        for twin in ("", "en/"):
            path = shipped.path("assignments") / test / f"{twin}{test}.ipynb"
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            asked = [cell for cell in cells if cell["id"].startswith("question-")]
            assert len(asked) == len(paper.items)
