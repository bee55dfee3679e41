from __future__ import annotations

import json
import sys
import warnings

import pytest

from saql.course import default_course
from saql.grading import award as awarding
from saql.grading.award import CONDITIONAL, award, named, share
from saql.grading.tasks import CHECKS
from saql.plan.checks import RULES, Outcome, Rule
from saql.plan.document import MODULE_SECTIONS, Plan
from saql.plan.upgrade import write_plan


def points(plan, assignment):
    setting = default_course().setting
    return sum(share(named(c.rules), plan, setting, c.points) for c in CHECKS[assignment])


@pytest.mark.parametrize("assignment", ["swot", "strategic_plan"])
def test_a_better_plan_earns_more_and_the_strong_one_nearly_everything(sample, assignment):
    empty, weak, developing, strong = (
        points(sample(name), assignment) for name in ("empty", "weak", "developing", "strong")
    )
    most = sum(check.points for check in CHECKS[assignment])
    assert empty == 0
    assert 0 < weak < 0.6 * most
    assert weak < developing < 0.95 * most
    assert strong >= 0.97 * most


@pytest.mark.parametrize("assignment", ["fundraising", "networking", "communication"])
def test_sections_that_nobody_began_earn_nothing_and_the_strong_plan_earns_all(sample, assignment):
    most = sum(check.points for check in CHECKS[assignment])
    assert points(sample("empty"), assignment) == 0
    assert points(sample("strong"), assignment) == most


def test_each_module_is_graded_by_its_own_sections_only(sample):
    plan = sample("strong")
    for sections in MODULE_SECTIONS.values():
        for section in sections:
            setattr(plan, section, getattr(Plan(), section))
    for assignment in MODULE_SECTIONS:
        assert points(plan, assignment) == 0
    assert points(plan, "strategic_plan") == points(sample("strong"), "strategic_plan")


def rules_of(*assignments):
    chosen = (check for assignment in assignments for check in CHECKS[assignment])
    return [rule.id for check in chosen for rule in named(check.rules)]


def test_the_checks_of_the_plan_name_every_rule_of_its_own_sections_once():
    own = [rule.id for rule in RULES if rule.id[0] < "J"]
    assert sorted(rules_of("strategic_plan")) == sorted(own)


def test_every_rule_about_the_modules_sections_counts_once_in_their_assignments():
    """K1 compares both languages of a plan, and nobody is asked to write two."""
    chosen = [*rules_of(*MODULE_SECTIONS), "K1"]
    assert sorted(chosen) == sorted(["I9", *(rule.id for rule in RULES if rule.id[0] > "I")])


def test_conditional_rules_are_rules():
    assert {rule.id for rule in RULES} >= CONDITIONAL


def test_a_cell_reads_the_plan_beside_the_notebook(sample, tmp_path, monkeypatch):
    (tmp_path / "plan.json").write_text(write_plan(sample("strong")), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert award("D", points=14) > 13
    assert award("D1", "D2", points=5) == 5


@pytest.mark.parametrize("content", [b"", b"[]", b"{nan", b"\xff\xfe", b'{"swot": {"items": 3}}'])
def test_a_plan_that_cannot_be_read_earns_nothing(tmp_path, content):
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    assert award("A", points=20, plan=str(path)) == 0


def test_a_missing_plan_earns_nothing(tmp_path):
    assert award("A", points=20, plan=str(tmp_path / "plan.json")) == 0


def test_a_name_that_is_no_rule_is_an_error_of_the_notebook(tmp_path):
    with pytest.raises(ValueError, match="Z9"):
        award("Z9", points=1, plan=str(tmp_path / "plan.json"))


def test_warnings_and_prints_of_a_rule_never_reach_stderr(tmp_path, monkeypatch, capsys, sample):
    def noisy(_plan, _setting):
        warnings.warn("font not found", stacklevel=1)
        sys.stderr.write("oops")
        return Outcome(2, [])

    monkeypatch.setattr(awarding, "RULES", (Rule("D1", "W", ("swot",), "", noisy),))
    (tmp_path / "plan.json").write_text(write_plan(sample("weak")), encoding="utf-8")
    assert award("D1", points=4, plan=str(tmp_path / "plan.json")) == 4
    assert capsys.readouterr().err == ""


def test_thresholds_are_those_of_the_course_folder_above(tmp_path, sample, course):
    place = course / "autograded" / "org" / "swot"
    place.mkdir(parents=True)
    (place / "plan.json").write_text(write_plan(sample("strong")), encoding="utf-8")
    plan = str(place / "plan.json")
    assert award("D1", points=8, plan=plan) == 8
    thresholds = course / "course" / "thresholds.toml"
    text = thresholds.read_text(encoding="utf-8")
    assert "swot" in text
    assert awarding.setting(place).thresholds == default_course().thresholds
    assert awarding.setting(place) is not default_course().setting


def test_the_points_are_never_more_than_the_cell_has_and_print_as_a_number(sample, tmp_path):
    (tmp_path / "plan.json").write_text(write_plan(sample("strong")), encoding="utf-8")
    got = award("A", points=20, plan=str(tmp_path / "plan.json"))
    assert json.loads(repr(got)) <= 20
