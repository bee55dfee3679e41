"""Every rule, in the order of groups A to I."""

from __future__ import annotations

from saql.plan.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
