"""The assignments of the modules, graded by nbgrader and judged by a coach."""

from __future__ import annotations

import pytest

from saql.course import default_course
from saql.grading.feedback import findings
from saql.grading.grade import grade
from saql.grading.gradebook import record_review, scores
from saql.grading.tasks import CHECKS
from saql.plan.document import MODULE_SECTIONS


@pytest.mark.parametrize("assignment", MODULE_SECTIONS)
def test_nbgrader_gives_a_blank_plan_nothing_and_a_good_one_everything(course, submit, assignment):
    submit("blank", "empty", assignment)
    submit("good", "strong", assignment)
    graded = {one.organisation: one for one in grade(course, assignment, 2).results}
    most = sum(check.points for check in CHECKS[assignment])
    assert (graded["blank"].points, graded["good"].points) == (0, most)


def test_a_coachs_levels_of_a_case_for_support_count_in_this_assignment_only(course, submit):
    rubric = default_course().rubric
    submit("good", "strong", "fundraising")
    grade(course, "fundraising", 1)
    judged = {"level": 3, "reason": "الطلب واضح", "evidence": "بيان مبررات الدعم"}
    levels = {criterion.id: judged for criterion in rubric.for_assignment("fundraising")}
    record_review(
        course,
        "good",
        "fundraising",
        {"levels": levels, "message": "", "result": "accepted"},
        rubric,
    )
    found = scores(course, "good", "fundraising")
    assert {each.cell: each.points for each in found.criteria} == {
        "rubric-f1": 3.75,
        "rubric-f2": 4.5,
        "rubric-f3": 3.75,
        "rubric-f4": 3.0,
    }
    assert found.coach == (15.0, 20.0)
    assert not {"f1", "f2"} & {c.id for c in rubric.for_assignment("strategic_plan")}


def test_a_coach_reads_only_what_the_program_found_in_this_assignment(sample):
    plan = sample("strong")
    plan.ties.items[0].owner = ""
    plan.case_for_support.ask.ar = plan.case_for_support.ask.en = ""
    course = default_course()
    assert {found.code for found in findings(plan, course, "networking")} >= {"J8"}
    assert {found.code for found in findings(plan, course, "fundraising")} == {"L5"}
    assert findings(plan, course, "communication") == []
