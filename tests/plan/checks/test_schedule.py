"""The work plan as a network: cycles, broken dependencies, slack and the critical path."""

from __future__ import annotations

from saql.plan.document import Plan
from saql.plan.schedule import clashes, critical_path, dependency_cycles, slots


def a_work_plan(*rows: tuple[str, str | None, str | None, str]) -> Plan:
    items = [
        {"id": name, "start": start, "end": end, "depends_on": before.split()}
        for name, start, end, before in rows
    ]
    return Plan.model_validate({"activities": {"items": items}})


DIAMOND = (
    ("a", "2027-01-01", "2027-01-31", ""),
    ("b", "2027-02-01", "2027-02-10", "a"),
    ("c", "2027-02-01", "2027-04-30", "a"),
    ("d", "2027-05-01", "2027-06-30", "b c"),
)


def test_the_critical_path_runs_through_what_ends_last() -> None:
    assert critical_path(a_work_plan(*DIAMOND)) == ["a", "c", "d"]


def test_slack_is_the_days_that_an_activity_may_slip() -> None:
    found = slots(a_work_plan(*DIAMOND))
    assert found["d"].critical
    assert not found["b"].critical
    assert found["b"].slack == 80
    assert found["c"].slack == 1  # ends on 30 April, its follower starts on 1 May


def test_the_order_of_the_list_does_not_matter() -> None:
    assert critical_path(a_work_plan(*reversed(DIAMOND))) == ["a", "c", "d"]


def test_a_dependency_broken_by_dates_is_found_and_the_same_day_is_allowed() -> None:
    plan = a_work_plan(
        ("a", "2027-01-01", "2027-03-31", ""),
        ("b", "2027-03-31", "2027-04-30", "a"),
        ("c", "2027-03-30", "2027-04-30", "a a"),
    )
    assert [(clash.activity, clash.before) for clash in clashes(plan)] == [("c", "a")]


def test_each_cycle_is_found_once_and_stops_nothing() -> None:
    plan = a_work_plan(
        ("a", "2027-01-01", "2027-01-31", "c"),
        ("b", "2027-02-01", "2027-02-28", "a"),
        ("c", "2027-03-01", "2027-03-31", "b"),
        ("d", "2027-04-01", "2027-04-30", "d c gone"),
    )
    assert sorted(sorted(cycle) for cycle in dependency_cycles(plan)) == [["a", "b", "c"], ["d"]]
    assert critical_path(plan)[-1] == "d"
    assert set(slots(plan)) == {"a", "b", "c", "d"}


def test_a_long_chain_needs_no_deep_recursion() -> None:
    rows = [(f"n{i}", "2027-01-01", "2027-01-02", f"n{i + 1}") for i in range(3000)]
    plan = a_work_plan(*rows)
    assert dependency_cycles(plan) == []
    assert len(critical_path(plan)) == 3000


def test_activities_without_dates_have_no_place_on_the_path() -> None:
    plan = a_work_plan(("a", None, None, ""), ("b", "2027-02-01", "2027-01-01", ""))
    assert critical_path(plan) == []
    assert slots(plan) == {}
