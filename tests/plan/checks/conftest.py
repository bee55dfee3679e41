"""A good plan for tests to spoil one thing at a time, and the setting it is checked in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saql.course import default_course
from saql.plan.checks import Setting
from saql.plan.document import Plan
from tests.plan.checks.good_plan import good_plan


@pytest.fixture(scope="session")
def setting() -> Setting:
    return default_course().setting


@pytest.fixture
def plan() -> Plan:
    return good_plan()


@pytest.fixture(scope="session")
def changed() -> Callable[[Plan, dict[str, Any]], Plan]:
    """The plan with values at dotted paths replaced; a function is given the old value."""

    def change(plan: Plan, edits: dict[str, Any]) -> Plan:
        data = plan.model_dump(mode="json")
        for path, value in edits.items():
            *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
            holder: Any = data
            for step in steps:
                holder = holder[step]
            holder[last] = value(holder[last]) if callable(value) else value
        return Plan.model_validate(data)

    return change
