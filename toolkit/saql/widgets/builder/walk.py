"""The whole walk, in the order a coach goes through a plan."""

from __future__ import annotations

from saql.widgets.builder import (
    walk_analysis,
    walk_follow,
    walk_identity,
    walk_money,
    walk_results,
    walk_work,
)
from saql.widgets.builder.steps import Step

WALK: tuple[Step, ...] = (
    *walk_identity.STEPS,
    *walk_analysis.STEPS,
    *walk_results.STEPS,
    *walk_work.STEPS,
    *walk_money.STEPS,
    *walk_follow.STEPS,
)
"""One step for each section; review and documents come after and ask nothing."""
