"""The whole walk, in the order a coach goes through a plan, then what the course adds."""

from __future__ import annotations

from saql.widgets.builder import (
    walk_analysis,
    walk_asking,
    walk_communication,
    walk_follow,
    walk_fundraising,
    walk_identity,
    walk_money,
    walk_networking,
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
    *walk_fundraising.STEPS,
    *walk_asking.STEPS,
    *walk_networking.STEPS,
    *walk_communication.STEPS,
)
"""One step for each section; review and documents come after and ask nothing."""
