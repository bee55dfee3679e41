"""Group A: what a plan must have, and how its parts hang together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from saql.plan.checks.reading import is_begun, text_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import SECTIONS, Plan, items_of
from saql.plan.fields import number_of
from saql.plan.items import Item
from saql.plan.schedule import dependency_cycles
from saql.plan.vocabulary import STATUSES

_TYPED_NUMBER = re.compile(r"\s*(?:(?:Oc|Op|O|A|G|I)\s?\d+(?:\.\d+)*|\d+(?:\.\d+)+)\s*[.:)\-–،]?\s")


@rule(
    "A1",
    "E",
    reads=(
        "profile",
        "direction",
        "stakeholders",
        "swot",
        "goals",
        "objectives",
        "indicators",
        "activities",
        "budget",
        "meal",
    ),
    source="Coaching programme: the parts of a plan",
)
def sections_present(plan: Plan, setting: Setting, look: Look) -> None:
    """The twelve parts that every plan has; what an empty one lacks in detail is not said again."""
    parts: tuple[tuple[str, str, object], ...] = (
        ("profile", "name", plan.profile.name),
        ("direction", "vision", plan.direction.vision),
        ("direction", "mission", plan.direction.mission),
        ("stakeholders", "items", plan.stakeholders.items),
        ("swot", "items", plan.swot.items),
        ("goals", "items", plan.goals.items),
        ("objectives", "items", plan.objectives.items),
        ("indicators", "items", plan.indicators.items),
        ("activities", "items", plan.activities.items),
        ("budget", "lines", plan.budget.lines),
    )
    look.at(len(parts) + 2)
    for section, field, value in parts:
        if not value:
            look.flag("missing", section, field=field, part=f"{section}.{field}")
    if not is_begun(plan, "meal"):
        look.flag("missing", "meal", part="meal.reviews")
    least = setting.thresholds.structure.values_min
    if len(plan.direction.values) < least:
        look.flag(
            "few_values", "direction", field="values", have=len(plan.direction.values), least=least
        )


REFERENCES: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    ("tows", "strategies", "cites", (("swot", "items"),)),
    ("goals", "items", "strategies", (("tows", "strategies"),)),
    ("objectives", "items", "goal", (("goals", "items"),)),
    ("results", "outcomes", "objective", (("objectives", "items"),)),
    ("results", "outputs", "outcome", (("results", "outcomes"),)),
    (
        "indicators",
        "items",
        "measures",
        (("objectives", "items"), ("results", "outcomes"), ("results", "outputs")),
    ),
    ("activities", "items", "output", (("results", "outputs"),)),
    ("activities", "items", "depends_on", (("activities", "items"),)),
    ("activities", "milestones", "activity", (("activities", "items"),)),
    ("risks", "items", "threat", (("swot", "items"),)),
    ("budget", "lines", "activity", (("activities", "items"),)),
    ("pipeline", "items", "donor", (("donors", "items"),)),
    ("pipeline", "items", "source", (("funding", "sources"),)),
    ("ties", "items", "stakeholder", (("stakeholders", "items"),)),
    ("ties", "items", "goal", (("goals", "items"),)),
    ("agreements", "items", "tie", (("ties", "items"),)),
    ("coordination", "presence", "activity", (("activities", "items"),)),
    ("communication", "items", "goal", (("goals", "items"),)),
    ("communication", "items", "message", (("messages", "items"),)),
)
"""Where items name other items: section, list, field, and the lists the named item may be in."""

PARENTS = (("results", "outcomes"), ("results", "outputs"), ("activities", "items"))
"""Lists whose items belong under another item (objectives: E4, indicators: F1, lines: I3)."""


@rule(
    "A3",
    "E",
    reads=(
        "stakeholders",
        "swot",
        "tows",
        "goals",
        "objectives",
        "results",
        "indicators",
        "activities",
        "risks",
        "budget",
        "funding",
        "donors",
        "pipeline",
        "ties",
        "agreements",
        "coordination",
        "communication",
        "messages",
    ),
    source="DevResults; EU logframe numbering",
)
def references_exist(plan: Plan, _setting: Setting, look: Look) -> None:
    """Every id that is named exists, and nothing that has a place above it hangs loose."""
    for section, list_name, field, targets in REFERENCES:
        known = {item.id for s, name in targets for item in getattr(getattr(plan, s), name)}
        for item in getattr(getattr(plan, section), list_name):
            held = getattr(item, field)
            ids = held if isinstance(held, list) else [held] if held else []
            look.at(max(1, len(ids)))
            if any(named not in known for named in ids):
                look.flag("dangling", section, item.id, field)
            elif not ids and (section, list_name) in PARENTS and field != "depends_on":
                look.flag("loose", section, item.id, field)


@rule("A4", "E", reads=("activities",), source="Critical path method")
def no_cycles(plan: Plan, _setting: Setting, look: Look) -> None:
    """No activity waits for itself, through whatever chain."""
    look.at(len(plan.activities.items))
    texts = {item.id: text_of(plan, item.text) or item.id for item in plan.activities.items}
    for cycle in dependency_cycles(plan):
        chain = " → ".join(texts[step][:40] for step in cycle)
        look.flag("dependency", "activities", cycle[0], "depends_on", chain=chain)


@rule("A5", "W", reads=SECTIONS, source="EU logframe numbering")
def numbers_are_made(plan: Plan, _setting: Setting, look: Look) -> None:
    """Numbers are made by the program: none typed into a text, no id used twice."""
    counts = Counter(item.id for _, _, item in items_of(plan))
    look.at(len(counts))
    for section, _, item in items_of(plan):
        if counts[item.id] > 1:
            counts[item.id] = 0
            look.flag("same_id", section, item.id)
    numbered: Iterable[tuple[str, Item]] = (
        *(("goals", i) for i in plan.goals.items),
        *(("objectives", i) for i in plan.objectives.items),
        *(("results", i) for i in (*plan.results.outcomes, *plan.results.outputs)),
        *(("activities", i) for i in plan.activities.items),
        *(("indicators", i) for i in plan.indicators.items),
    )
    for section, item in numbered:
        typed = _TYPED_NUMBER.match(text_of(plan, getattr(item, "text")))  # noqa: B009 -- every one of these items has it
        if typed:
            look.flag("typed", section, item.id, "text", typed=typed.group().strip())


@rule("A6", "E", reads=("about",), source="Coaching programme: three or five years")
def horizon_is_set(plan: Plan, setting: Setting, look: Look) -> None:
    """The plan spans three or five years from a start date."""
    look.at(2)
    years = number_of(plan.about.horizon_years)
    allowed = setting.thresholds.structure.horizons
    shown = " / ".join(str(each) for each in allowed)
    if plan.about.horizon_years is None:
        look.flag("no_horizon", "about", field="horizon_years", allowed=shown)
    elif years is not None and years not in allowed:
        look.flag("horizon", "about", field="horizon_years", years=years, allowed=shown)
    if plan.about.start is None:
        look.flag("no_start", "about", field="start")


@rule("A7", "E", reads=("about",), source="Coaching programme: follow-up of the plan")
def plan_is_signed(plan: Plan, _setting: Setting, look: Look) -> None:
    """The plan carries a version, a date, an author and a status."""
    look.at(4)
    if not plan.about.version.strip():
        look.flag("no_version", "about", field="version")
    if plan.about.date is None:
        look.flag("no_date", "about", field="date")
    if not plan.about.author.strip():
        look.flag("no_author", "about", field="author")
    if plan.about.status not in STATUSES:
        look.flag("no_status", "about", field="status")


@rule(
    "A8",
    "W",
    reads=("direction", "goals", "objectives", "results"),
    source="Wackerson plan checklist; EU logframe (at most 10 results)",
)
def counts_in_range(plan: Plan, setting: Setting, look: Look) -> None:
    """Few enough values, goals, objectives and results to be remembered."""
    limits = setting.thresholds.structure
    look.at(2 + 2 * len(plan.goals.items))
    values, goals = len(plan.direction.values), len(plan.goals.items)
    if values > limits.values_max:
        look.flag("many_values", "direction", field="values", have=values, most=limits.values_max)
    if 0 < goals < limits.goals_min:
        look.flag("few_goals", "goals", field="items", have=goals, least=limits.goals_min)
    if goals > limits.goals_max:
        look.flag("many_goals", "goals", field="items", have=goals, most=limits.goals_max)
    goal_of = {objective.id: objective.goal for objective in plan.objectives.items}
    goal_of_outcome = {o.id: goal_of.get(o.objective, "") for o in plan.results.outcomes}
    objectives = Counter(goal_of.values())
    results = Counter(goal_of_outcome.values())
    results.update(goal_of_outcome.get(output.outcome, "") for output in plan.results.outputs)
    for goal in plan.goals.items:
        have = objectives[goal.id]
        if not have:
            look.flag("no_objective", "goals", goal.id)
        elif have > limits.objectives_per_goal_max:
            most = limits.objectives_per_goal_max
            look.flag("many_objectives", "goals", goal.id, have=have, most=most)
        if results[goal.id] > limits.results_per_goal_max:
            most = limits.results_per_goal_max
            look.flag("many_results", "goals", goal.id, have=results[goal.id], most=most)


RULES = (
    sections_present,
    references_exist,
    no_cycles,
    numbers_are_made,
    horizon_is_set,
    plan_is_signed,
    counts_in_range,
)
