"""Every rule, in the order of groups A to I."""

from __future__ import annotations

from saql.plan.checks import (
    indicators,
    logframe,
    meal,
    money,
    objectives,
    stakeholders,
    statements,
    structure,
    swot,
    timeline,
    writing,
)
from saql.plan.checks.rule import Rule

_GROUPS = (
    structure,
    writing,
    statements,
    stakeholders,
    swot,
    objectives,
    indicators,
    meal,
    logframe,
    timeline,
    money,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (each for group in _GROUPS for each in group.RULES),
        key=lambda each: (each.id[0], int(each.id[1:])),
    )
)
