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
from saql.plan.document import SECTIONS, Plan

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
        self._language = ""
        self._outcomes: dict[str, Outcome] = {}
        self._by_section: dict[tuple[str, str], Outcome] = {}

    def check(self, plan: Plan) -> list[Finding]:
        """Run every rule."""
        self._language = plan.about.language
        self._outcomes = {each.id: self._run(each, plan, SECTIONS) for each in RULES}
        return self._findings()

    def recheck(self, plan: Plan, section: str) -> list[Finding]:
        """Run the rules that read this section; findings of the others stay as they were.

        The first call of a checker, and one after the plan's language changed, runs every rule.
        """
        if not self._outcomes or plan.about.language != self._language:
            return self.check(plan)
        for each in RULES:
            if section in each.sections:
                self._outcomes[each.id] = self._run(each, plan, (section,))
        return self._findings()

    def _run(self, each: Rule, plan: Plan, changed: tuple[str, ...]) -> Outcome:
        if each.run_section is None:
            return each.run(plan, self._setting)
        for section in changed:
            done = each.run_section(plan, section, self._setting)
            self._by_section[each.id, section] = done
        parts = [self._by_section[each.id, section] for section in each.sections]
        findings = [finding for part in parts for finding in part.findings]
        return Outcome(sum(part.looked_at for part in parts), findings)

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The latest outcome of each rule, by its id."""
        return dict(self._outcomes)

    def _findings(self) -> list[Finding]:
        return [finding for each in RULES for finding in self._outcomes[each.id].findings]
