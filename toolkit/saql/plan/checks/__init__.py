"""The checks: every rule about a plan, and a checker that re-runs only what changed."""

from __future__ import annotations

from collections.abc import Iterable

from saql.plan.checks.catalogue import RULES
from saql.plan.checks.rule import (
    Finding,
    Look,
    Outcome,
    PlaceIn,
    Rule,
    Setting,
    Severity,
    fraction,
    rule,
)
from saql.plan.document import Plan

__all__ = [
    "RULES",
    "Checker",
    "Finding",
    "Look",
    "Outcome",
    "PlaceIn",
    "Rule",
    "Setting",
    "Severity",
    "check",
    "fraction",
    "ready",
    "rule",
    "rule_by_id",
]


def rule_by_id(rule_id: str) -> Rule:
    """The rule with this id.

    Raises:
        KeyError: there is none.
    """
    for found in RULES:
        if found.id == rule_id:
            return found
    raise KeyError(rule_id)


def check(plan: Plan, setting: Setting) -> list[Finding]:
    """Everything that the rules find in a plan, in the order of the rules."""
    return [finding for each in RULES for finding in each.run(plan, setting).findings]


def ready(findings: Iterable[Finding]) -> bool:
    """Whether no error is left."""
    return all(finding.severity != "E" for finding in findings)


class Checker:
    """Checks one plan again and again, re-running only the rules that read what changed."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._outcomes: dict[str, Outcome] = {}

    def check(self, plan: Plan) -> list[Finding]:
        """Run every rule."""
        self._outcomes = {each.id: each.run(plan, self._setting) for each in RULES}
        return self._findings()

    def recheck(self, plan: Plan, section: str) -> list[Finding]:
        """Run the rules that read this section; findings of the others stay as they were.

        The first call of a checker runs every rule.
        """
        if not self._outcomes:
            return self.check(plan)
        for each in RULES:
            if section in each.sections:
                self._outcomes[each.id] = each.run(plan, self._setting)
        return self._findings()

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The latest outcome of each rule, by its id."""
        return dict(self._outcomes)

    def _findings(self) -> list[Finding]:
        return [finding for each in RULES for finding in self._outcomes[each.id].findings]
