"""Attendance, certificates and plan gain."""

from __future__ import annotations

import pytest

from saql.cohort.attendance import Attendee, attendance
from saql.cohort.certificates_rule import CertificateRule, Record, earned
from saql.cohort.plan_gain import PlanState, plan_gains
from saql.i18n.cohort_words import lack_sentence

PEOPLE = (
    Attendee("1", "saqiya", "female", 24),
    Attendee("2", "saqiya", "male", 25),
    Attendee("3", "bridge", "female"),
)
MARKS = {
    "s1": {"1": "present", "2": "late", "3": "absent", "9": "present"},
    "s2": {"1": "present", "2": "excused", "3": "nonsense"},
}


def test_present_and_late_count_and_the_rest_does_not():
    held = attendance(["s1", "s2"], PEOPLE, MARKS)
    assert held.by_person["1"].share == 1
    assert held.by_person["2"].share == 0.5
    assert held.by_person["3"].share == 0
    assert held.by_session["s1"].attended == 2
    # 3 of 2 sessions × 3 people; 5 marks are states
    assert (held.total.attended, held.total.of, held.total.unmarked) == (3, 6, 1)
    assert held.total.states == {"present": 2, "late": 1, "absent": 1, "excused": 1}


def test_attendance_is_summed_up_by_sex_age_and_organisation():
    held = attendance(["s1", "s2"], PEOPLE, MARKS)
    assert held.by_sex["female"].share == 0.5  # 2 of 4
    assert held.by_organisation["saqiya"].share == 0.75  # 3 of 4
    assert {band: each.people for band, each in held.by_age.items()} == {
        "18-24": 1,
        "25-34": 1,
        "": 1,
    }


def test_before_any_session_there_is_no_share():
    assert attendance([], PEOPLE, {}).total.share is None


TWO = {"ar": "جهة", "en": "Issuer"}
RULE = CertificateRule.model_validate(
    {"assignments": ["swot"], "issuer": TWO, "name_attendance": TWO, "name_completion": TWO}
)
WHOLE = Record(attendance=0.8, pre=40, post=60, submitted=frozenset({"swot"}))


@pytest.mark.parametrize(
    ("record", "attended", "completed"),
    [
        (WHOLE, [], []),
        (Record(0.79, 40, 60, WHOLE.submitted), ["attendance"], ["attendance"]),
        (Record(None, 40, 60, WHOLE.submitted), ["no_sessions"], ["no_sessions"]),
        # (58 - 40) / (100 - 40) = 0.3: the gain is enough where the score is not
        (Record(0.9, 40, 58, WHOLE.submitted), [], []),
        (Record(0.9, 40, 57, WHOLE.submitted), [], ["test"]),
        (Record(0.9, None, 59, WHOLE.submitted), [], ["test"]),
        (Record(0.9, 100, 59, WHOLE.submitted), [], ["test"]),
        (Record(0.9, 40, None, WHOLE.submitted), [], ["no_test"]),
        (Record(0.9, 40, 60), [], ["assignment"]),
    ],
)
def test_a_certificate_is_earned_by_the_rule_or_says_what_is_lacking(record, attended, completed):
    found = earned(record, RULE)
    assert [lack.code for lack in found["attendance"].lacks] == attended
    assert [lack.code for lack in found["completion"].lacks] == completed
    assert found["completion"].earned == (not completed)
    for lack in (*found["attendance"].lacks, *found["completion"].lacks):
        assert lack_sentence(lack, "ar", "SWOT")
        assert "%" not in lack_sentence(lack, "en", "SWOT").replace("% ", "").replace("%;", "")


def test_four_of_five_sessions_are_eighty_percent():
    assert earned(Record(attendance=4 / 5), RULE)["attendance"].earned


def test_the_gain_of_plans_is_first_against_latest_where_both_are_there():
    states = {
        "a": (PlanState(9, 5, 40, 50), PlanState(2, 3, 70, 65)),
        "b": (PlanState(4, 1, 60), PlanState(4, 2, 50, 60)),
        "c": (PlanState(4, 1, 60), None),
        "d": (None, None),
    }
    gains = plan_gains(states)
    assert (gains.by_organisation["a"].errors, gains.by_organisation["a"].rubric) == (-7, 15)
    assert gains.by_organisation["b"].rubric is None
    assert gains.missing == ("c", "d")
    assert gains.fell == ("b",)
    # checks +30 and -10: mean 10, median 10; errors -7 and 0: mean -3.5
    assert (gains.checks_mean, gains.checks_median, gains.errors_mean) == (10, 10, -3.5)
    assert (gains.rubric_mean, gains.rubric_n) == (15, 1)
    assert plan_gains({}).checks_mean is None
