"""How fast a full plan is checked: at most 20 ms, and a re-check of one section 5 ms.

Run with ``pytest -m benchmark tests/benchmarks/test_checks_speed.py``.
The plan is as large as one of 25 printed pages.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from saql import shipped
from saql.course import default_course
from saql.plan.checks import Checker, check
from saql.plan.document import SECTIONS, Plan
from saql.plan.upgrade import read_plan

pytestmark = pytest.mark.benchmark

SIZES = {
    ("swot", "items"): 30,
    ("tows", "strategies"): 12,
    ("goals", "items"): 5,
    ("objectives", "items"): 12,
    ("results", "outcomes"): 12,
    ("results", "outputs"): 20,
    ("indicators", "items"): 30,
    ("activities", "items"): 45,
    ("budget", "lines"): 60,
}


@pytest.fixture(scope="module")
def full_plan() -> Plan:
    """The strong sample, each list cut or grown to the size of a full plan."""
    path = shipped.path("course") / "samples" / "strong.plan.json"
    plan = read_plan(path.read_bytes())
    for (section, name), size in SIZES.items():
        items: list[Any] = getattr(getattr(plan, section), name)
        for number in range(len(items), size):
            item = copy.deepcopy(items[number % len(items)])
            item.id = f"{item.id}-{number}"
            items.append(item)
        del items[size:]
    return plan


def test_a_full_plan(benchmark: Callable[..., Any], full_plan: Plan) -> None:
    setting = default_course().setting
    check(full_plan, setting)
    benchmark(check, full_plan, setting)


@pytest.mark.parametrize("section", SECTIONS)
def test_one_section_again(section: str, benchmark: Callable[..., Any], full_plan: Plan) -> None:
    checker = Checker(default_course().setting)
    checker.check(full_plan)
    benchmark(checker.recheck, full_plan, section)
