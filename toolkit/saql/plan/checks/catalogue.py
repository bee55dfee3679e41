"""Every rule, in the order of groups A to L."""

from __future__ import annotations

from saql.plan.checks import (
    campaign,
    communication,
    donors,
    indicators,
    logframe,
    meal,
    money,
    network,
    objectives,
    pipeline,
    readiness,
    stakeholders,
    statements,
    structure,
    swot,
    timeline,
    versions,
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
    donors,
    network,
    communication,
    versions,
    pipeline,
    readiness,
    campaign,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (each for group in _GROUPS for each in group.RULES),
        key=lambda each: (each.id[0], int(each.id[1:])),
    )
)
