"""Group E: objectives that are specific, measurable, assigned, relevant and timed (Doran 1981)."""

from __future__ import annotations

from collections.abc import Iterator

from saql.plan.checks.reading import by_id, content, likeness, pairs, places_in, text_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.checks.smart import read
from saql.plan.document import Plan
from saql.plan.fields import date_of, number_of
from saql.plan.results import Goal, Objective
from saql.plan.span import span
from saql.plan.tokens import as_typed, is_number, tokens

_DORAN = "Doran, Management Review 1981"


def _worded(plan: Plan, look: Look) -> Iterator[tuple[Objective, str]]:
    """The objectives that say something, each looked at."""
    for objective in plan.objectives.items:
        text = text_of(plan, objective.text)
        if text.strip():
            look.at()
            yield objective, text


@rule("E1", "W", reads=("about", "goals", "objectives"), source=_DORAN)
def is_specific(plan: Plan, setting: Setting, look: Look) -> None:
    """S: the objective names who or what, and where."""
    goals = by_id(plan.goals.items)
    for objective, text in _worded(plan, look):
        if not read(setting, text).subject:
            look.flag("no_subject", "objectives", objective.id, "text")
        if not _names_place(objective, goals.get(objective.goal), text, setting):
            look.flag("no_place", "objectives", objective.id, "place")


def _names_place(objective: Objective, goal: Goal | None, text: str, setting: Setting) -> bool:
    """A place in its field or its sentence; an objective on the organisation itself needs none."""
    if objective.place.pcode.strip() or objective.place.text:
        return True
    if goal is not None and goal.on_organisation:
        return True
    found = tokens(text)
    words = setting.words
    return (
        words["place_cues"].found_in(found)
        or words["organisation_words"].found_in(found)
        or bool(places_in(setting, text))
    )


@rule("E2", "E", reads=("about", "objectives"), source=_DORAN)
def is_measurable(plan: Plan, setting: Setting, look: Look) -> None:
    """M: a number or percentage with its unit."""
    for objective, text in _worded(plan, look):
        reading = read(setting, text)
        if not reading.has_number:
            look.flag("no_number", "objectives", objective.id, "text")
        elif not reading.measured:
            look.flag("no_unit", "objectives", objective.id, "text")


@rule("E3", "W", reads=("about", "objectives", "indicators"), source=_DORAN)
def is_assigned(plan: Plan, setting: Setting, look: Look) -> None:
    """A: somebody owns it, and the target is within reach of the baseline or has its reason."""
    limits = setting.thresholds.objectives
    for objective in plan.objectives.items:
        look.at()
        if not objective.owner.strip():
            look.flag("no_owner", "objectives", objective.id, "owner")
        if objective.target_reason:
            continue
        found = _step(plan, objective, setting)
        if found is None:
            continue
        baseline, target = found
        ratio = target / baseline
        if ratio > limits.ratio_max:
            variant = "steep"
        elif ratio < limits.ratio_min:
            variant = "deep"
        else:
            continue
        look.flag(
            variant,
            "objectives",
            objective.id,
            "target_reason",
            baseline=baseline,
            target=target,
        )


def _step(plan: Plan, objective: Objective, setting: Setting) -> tuple[float, float] | None:
    """Baseline and target, from the objective's indicators or else its sentence."""
    for indicator in plan.indicators.items:
        if indicator.measures == objective.id:
            baseline, target = number_of(indicator.baseline), number_of(indicator.target)
            if baseline is not None and target is not None and baseline > 0 and target > 0:
                return baseline, target
    reading = read(setting, text_of(plan, objective.text))
    if reading.first and reading.last is not None:
        return reading.first, reading.last
    return None


@rule("E4", "E", reads=("about", "tows", "goals", "objectives"), source=_DORAN)
def is_relevant(plan: Plan, setting: Setting, look: Look) -> None:
    """R: the objective is under a goal and speaks of the goal's subject."""
    goals = by_id(plan.goals.items)
    strategies = by_id(plan.tows.strategies)
    for objective in plan.objectives.items:
        look.at()
        if not objective.goal.strip():
            look.flag("no_goal", "objectives", objective.id, "goal")
            continue
        goal = goals.get(objective.goal)
        if goal is None:
            continue
        around = [text_of(plan, goal.text)] + [
            text_of(plan, strategies[name].text) for name in goal.strategies if name in strategies
        ]
        theirs = frozenset().union(*(content(setting.words, text) for text in around))
        mine = content(setting.words, text_of(plan, objective.text))
        if mine and theirs and not _share_subject(mine, theirs):
            look.flag(
                "other_subject",
                "objectives",
                objective.id,
                "text",
                severity="W",
                goal=text_of(plan, goal.text)[:80],
            )


def _share_subject(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """A stem in common, or two stems of one root as far as three shared letters tell."""
    if any(not is_number(stem) for stem in mine & theirs):
        return True
    roots = {_root(stem) for stem in theirs}
    return any(_root(stem) in roots for stem in mine if not is_number(stem))


def _root(stem: str) -> str:
    """The first three letters that are not long vowels or common additions, or the whole stem."""
    bare = "".join(letter for letter in stem if letter not in "اويتمن")
    return bare[:3] if len(bare) >= 3 else stem


@rule("E5", "E", reads=("about", "objectives"), source=_DORAN)
def is_timed(plan: Plan, _setting: Setting, look: Look) -> None:
    """T: a deadline after the start and within the plan."""
    whole = span(plan)
    for objective in plan.objectives.items:
        look.at()
        deadline, start = date_of(objective.deadline), date_of(objective.start)
        if objective.deadline is None:
            look.flag("no_deadline", "objectives", objective.id, "deadline")
            continue
        if deadline is None:
            continue
        if start and start > deadline:
            look.flag("before_its_start", "objectives", objective.id, "deadline")
        if whole and deadline <= whole[0]:
            start_text = whole[0].isoformat()
            look.flag("before_plan", "objectives", objective.id, "deadline", start=start_text)
        elif whole and deadline > whole[1]:
            end_text = whole[1].isoformat()
            look.flag("after_plan", "objectives", objective.id, "deadline", end=end_text)


@rule("E6", "W", reads=("about", "objectives"), source="EU evaluation texts: vague objectives")
def names_change(plan: Plan, setting: Setting, look: Look) -> None:
    """The objective names a change; a vague verb alone needs a measure."""
    for objective, text in _worded(plan, look):
        reading = read(setting, text)
        if reading.changes or reading.activity or (reading.vague and reading.measured):
            continue
        if reading.vague:
            look.flag(
                "vague", "objectives", objective.id, "text", verb=as_typed(text, reading.head_word)
            )
        else:
            look.flag("no_change", "objectives", objective.id, "text")


@rule("E7", "W", reads=("about", "objectives"), source="Wackerson plan checklist")
def is_not_activity(plan: Plan, setting: Setting, look: Look) -> None:
    """An objective says what changes, not what is done."""
    for objective, text in _worded(plan, look):
        reading = read(setting, text)
        if reading.activity:
            look.flag(
                "activity",
                "objectives",
                objective.id,
                "text",
                verb=as_typed(text, reading.head_word),
            )


@rule("E8", "I", reads=("about", "objectives"), source="Writing of objectives")
def has_one_change(plan: Plan, setting: Setting, look: Look) -> None:
    """One objective, one change."""
    for objective, text in _worded(plan, look):
        second = read(setting, text).second
        if second:
            look.flag("two", "objectives", objective.id, "text", verb=as_typed(text, second))


@rule("E9", "W", reads=("about", "objectives"), source="Rule of the toolkit")
def is_said_once(plan: Plan, setting: Setting, look: Look) -> None:
    """No objective says another again; the same change in another place is another one."""
    found = [
        (objective, content(setting.words, text))
        for objective in plan.objectives.items
        if (text := text_of(plan, objective.text)).strip()
    ]
    look.at(len(found))
    for (first, mine), (second, theirs) in pairs(found):
        alike = likeness(mine, theirs) >= setting.thresholds.objectives.same_objective
        if alike and _where(plan, first, setting) == _where(plan, second, setting):
            other = text_of(plan, first.text)[:60]
            look.flag("alike", "objectives", second.id, "text", other=other)


def _where(plan: Plan, objective: Objective, setting: Setting) -> tuple[str, frozenset[str]]:
    text = text_of(plan, objective.text)
    return objective.place.pcode, places_in(setting, text)


RULES = (
    is_specific,
    is_measurable,
    is_assigned,
    is_relevant,
    is_timed,
    names_change,
    is_not_activity,
    has_one_change,
    is_said_once,
)
