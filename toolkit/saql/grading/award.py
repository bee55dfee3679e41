"""Partial credit by rule: what a test cell of an assignment calls.

A cell is one line, such as ``award("D", points=14)``. It reads ``plan.json`` beside the notebook
and returns a number between 0 and the cell's points, which nbgrader records as partial credit.
nbgrader scores a cell 0 when anything reaches stderr, so nothing does.
"""

from __future__ import annotations

import contextlib
import io
import math
import warnings
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from saql.course import default_course, load_course
from saql.grading.layout import PLAN
from saql.plan.checks import RULES, Rule, Setting, fraction
from saql.plan.document import Plan
from saql.plan.upgrade import PlanFileError, read_plan

WEIGHTS = {"E": 3, "W": 2, "I": 1}
"""How much a rule weighs in its group: an error three times a hint."""

CONDITIONAL = frozenset({"C2", "D10", "F7", "H2", "H5", "I6", "I9", "K3", "K4", "L7", "L8", "L9"})
"""Rules about things that a good plan need not have (a lump sum, a dependency, a stakeholder both
strong and eager, a refused ask): where there is none, they count neither way."""

BLANK = Plan()


def award(*rules: str, points: float, plan: str = PLAN) -> float:
    """The points that the plan earns from some rules.

    Args:
        rules: Ids of rules ("D7"), or letters of whole groups ("D").
        points: The most that can be earned.
        plan: The plan file; one that is missing or cannot be read earns nothing.

    Raises:
        ValueError: a name that is no rule and no group.
    """
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        chosen = named(rules)
        path = Path(plan).resolve()
        try:
            status = path.stat()
            document = _plan(str(path), status.st_mtime_ns, status.st_size)
        except (OSError, PlanFileError):
            return 0.0
        return share(chosen, document, setting(path.parent), points)


def named(names: Iterable[str]) -> list[Rule]:
    """The rules with these ids and of these groups, in the order of the rule list.

    Raises:
        ValueError: a name that is no rule and no group.
    """
    wanted = tuple(names)
    known = {rule.id for rule in RULES} | {rule.id[0] for rule in RULES}
    for name in wanted:
        if name not in known:
            raise ValueError(f"no rule and no group of rules: {name}")
    return [rule for rule in RULES if rule.id in wanted or rule.id[0] in wanted]


def share(rules: Iterable[Rule], plan: Plan, setting: Setting, points: float) -> float:
    """Points times the weighted mean of what each rule's looked-at items passed.

    A rule about sections in which nothing is written earns nothing, so a blank plan earns 0.
    """
    earned = weight = 0.0
    for rule in rules:
        outcome = rule.run(plan, setting)
        if outcome.looked_at == 0 and rule.id in CONDITIONAL:
            continue
        weight += WEIGHTS[rule.severity]
        if any(getattr(plan, name) != getattr(BLANK, name) for name in rule.sections):
            earned += WEIGHTS[rule.severity] * fraction(outcome)
    if not weight:
        return 0.0
    # Rounded down: a plan with one finding left never shows the full points.
    return min(float(points), math.floor(points * earned / weight * 100 + 1e-6) / 100)


def setting(folder: Path) -> Setting:
    """The checks' setting of the course folder above a submission, else the shipped one."""
    for parent in (folder, *folder.parents):
        if (parent / "course" / "thresholds.toml").is_file():
            return _course_setting(str(parent / "course"))
    return default_course().setting


@lru_cache(maxsize=4)
def _course_setting(folder: str) -> Setting:
    return load_course(Path(folder)).setting


@lru_cache(maxsize=2)
def _plan(path: str, _changed: int, _size: int) -> Plan:
    return read_plan(Path(path).read_bytes())
