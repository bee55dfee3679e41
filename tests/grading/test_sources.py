from __future__ import annotations

import ast
import json
import os
import shutil

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from saql import shipped
from saql.course import default_course
from saql.grading import sources
from saql.grading.layout import ASSIGNMENTS
from saql.grading.release import release, released
from saql.grading.tasks import ANSWER, CHECKS, criterion_cell

TWINS = [(name, language) for name in ASSIGNMENTS for language in ("ar", "en")]


def cells(assignment, language):
    path = sources.place(shipped.path("assignments"), assignment, language)
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize(("assignment", "language"), TWINS)
def test_the_committed_notebooks_say_what_the_rubric_and_the_checks_say(assignment, language):
    path = sources.place(shipped.path("assignments"), assignment, language)
    made = sources.text(assignment, language, default_course().rubric)
    assert path.read_text(encoding="utf-8") == made


@pytest.mark.parametrize(("assignment", "language"), TWINS)
def test_nbgrader_and_nbformat_accept_them(assignment, language):
    path = sources.place(shipped.path("assignments"), assignment, language)
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_twins_share_every_graded_cell_to_the_byte(assignment):
    def graded(language):
        return [cell for cell in cells(assignment, language) if "nbgrader" in cell["metadata"]]

    assert graded("ar") == graded("en")
    assert [c["id"] for c in cells(assignment, "ar")] == [c["id"] for c in cells(assignment, "en")]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_test_cell_is_one_line_that_names_rules(assignment):
    found = [cell for cell in cells(assignment, "ar") if cell["id"].startswith("check-")]
    assert len(found) == len(CHECKS[assignment])
    for cell in found:
        (line,) = cell["source"]
        call = ast.parse(line, mode="eval").body
        assert isinstance(call, ast.Call)
        assert ast.unparse(call.func) == "award"
        marks = cell["metadata"]["nbgrader"]
        assert marks["locked"]
        assert marks["points"] == ast.literal_eval(call.keywords[0].value)
        assert marks["grade_id"] == cell["id"]
        assert cell["outputs"] == []


@pytest.mark.parametrize(
    ("assignment", "count"),
    [
        ("strategic_plan", 12),
        ("swot", 2),
        ("fundraising", 4),
        ("networking", 2),
        ("communication", 2),
    ],
)
def test_each_criterion_is_a_task_worth_its_weight(assignment, count):
    criteria = default_course().rubric.for_assignment(assignment)
    assert len(criteria) == count
    by_id = {cell["id"]: cell for cell in cells(assignment, "en")}
    for criterion in criteria:
        cell = by_id[criterion_cell(criterion.id)]
        text = "".join(cell["source"])
        assert cell["metadata"]["nbgrader"]["task"]
        assert cell["metadata"]["nbgrader"]["points"] == criterion.weight
        assert criterion.name.ar in text
        assert "BEGIN MARK SCHEME" in text
        for level in criterion.levels:
            assert level.ar in text
            assert level.en in text


def test_program_and_coach_can_be_read_on_the_same_scale():
    rubric = default_course().rubric
    for assignment in ASSIGNMENTS:
        program = sum(check.points for check in CHECKS[assignment])
        assert program == sum(c.weight for c in rubric.for_assignment(assignment))


def test_the_released_notebook_hides_the_mark_scheme_and_keeps_the_rest(course):
    notebook = (course / "release" / "strategic_plan" / "strategic_plan.ipynb").read_text("utf-8")
    assert "MARK SCHEME" not in notebook
    assert "rubric-c12" in notebook
    assert ANSWER in notebook
    assert not (course / "release" / "strategic_plan" / "en").exists()


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_an_answer_cell_nobody_touched_is_the_same_before_and_after_release(course, assignment):
    released = json.loads(
        (course / "release" / assignment / f"{assignment}.ipynb").read_text("utf-8")
    )["cells"]
    (after,) = [cell for cell in released if cell["id"] == ANSWER]
    (before,) = [cell for cell in cells(assignment, "ar") if cell["id"] == ANSWER]
    assert after["source"] == before["source"]


def test_a_course_folder_of_an_earlier_version_releases_what_it_has(fresh_course):
    for later in ("fundraising", "networking", "communication"):
        shutil.rmtree(fresh_course / "assignments" / later)
    release(fresh_course)
    assert released(fresh_course, "swot")
    assert not released(fresh_course, "fundraising")


def test_an_edited_assignment_is_released_anew_before_it_grades(fresh_course):
    release(fresh_course, "swot")
    assert released(fresh_course, "swot")
    made = fresh_course / "release" / "swot" / "swot.ipynb"
    source = fresh_course / "assignments" / "swot" / "swot.ipynb"
    later = made.stat().st_mtime + 1
    os.utime(source, (later, later))
    assert not released(fresh_course, "swot")
