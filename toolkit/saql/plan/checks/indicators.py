"""Group F, first part: indicators (F1 to F9)."""

from __future__ import annotations

from collections import Counter

from saql.plan.checks.reading import text_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.checks.smart import head_position
from saql.plan.document import Plan
from saql.plan.fields import number_of
from saql.plan.numbers import parse_number
from saql.plan.results import Indicator
from saql.plan.span import span
from saql.plan.tokens import PERCENT, as_typed, is_number, tokens

_EU = "EU logframe"
_COUNTED = ("count", "percentage")


def is_percentage(plan: Plan, indicator: Indicator) -> bool:
    """Whether the indicator is a share of a hundred, by its kind or else its unit."""
    if indicator.kind:
        return indicator.kind == "percentage"
    return PERCENT in tokens(text_of(plan, indicator.unit))


@rule("F1", "E", reads=("objectives", "results", "indicators"), source=_EU)
def everything_is_measured(plan: Plan, _setting: Setting, look: Look) -> None:
    """Each objective, outcome and output has an indicator."""
    measured = {indicator.measures for indicator in plan.indicators.items}
    for section, list_name, variant in (
        ("objectives", "items", "objective"),
        ("results", "outcomes", "outcome"),
        ("results", "outputs", "output"),
    ):
        for item in getattr(getattr(plan, section), list_name):
            look.at()
            if item.id not in measured:
                look.flag(variant, section, item.id)


@rule("F2", "E", reads=("indicators",), source=_EU)
def baselines_are_known(plan: Plan, _setting: Setting, look: Look) -> None:
    """A baseline with its year, or the day and method by which it will be set."""
    for indicator in plan.indicators.items:
        look.at()
        if indicator.baseline is not None:
            if indicator.baseline_year is None:
                look.flag("no_year", "indicators", indicator.id, "baseline_year")
        elif indicator.baseline_due is None:
            look.flag("no_value", "indicators", indicator.id, "baseline")
        elif not indicator.baseline_method:
            look.flag("no_method", "indicators", indicator.id, "baseline_method")


@rule("F3", "E", reads=("about", "indicators"), source=_EU)
def targets_are_set(plan: Plan, _setting: Setting, look: Look) -> None:
    """A target with its year, different from the baseline, in the stated direction."""
    whole = span(plan)
    for indicator in plan.indicators.items:
        look.at()
        if indicator.target is None:
            look.flag("no_target", "indicators", indicator.id, "target")
        elif indicator.target_year is None:
            look.flag("no_year", "indicators", indicator.id, "target_year")
        baseline, target = number_of(indicator.baseline), number_of(indicator.target)
        if baseline is not None and target is not None:
            rises = target > baseline
            if target == baseline:
                look.flag("same", "indicators", indicator.id, "target", value=target)
            elif indicator.direction == ("decrease" if rises else "increase"):
                variant = "rises" if rises else "falls"
                look.flag(
                    variant,
                    "indicators",
                    indicator.id,
                    "direction",
                    baseline=baseline,
                    target=target,
                )
        year, before = number_of(indicator.target_year), number_of(indicator.baseline_year)
        if year is None:
            continue
        if before is not None and year < before:
            look.flag("year_order", "indicators", indicator.id, "target_year")
        elif whole and not whole[0].year <= year <= whole[1].year:
            look.flag(
                "year_outside",
                "indicators",
                indicator.id,
                "target_year",
                first=str(whole[0].year),
                last=str(whole[1].year),
            )


@rule("F4", "E", reads=("about", "indicators"), source="IATI indicator measures")
def units_are_stated(plan: Plan, _setting: Setting, look: Look) -> None:
    """A unit; a percentage of something within 0 to 100; a count whole and not negative."""
    for indicator in plan.indicators.items:
        look.at()
        if not indicator.unit and indicator.kind != "yes_no":
            look.flag("no_unit", "indicators", indicator.id, "unit")
        for field in ("baseline", "target"):
            value = number_of(getattr(indicator, field))
            if value is None:
                continue
            if is_percentage(plan, indicator) and not 0 <= value <= 100:
                look.flag("not_percent", "indicators", indicator.id, field, value=value)
            elif indicator.kind == "count" and value < 0:
                look.flag("negative", "indicators", indicator.id, field, value=value)
            elif indicator.kind == "count" and value != int(value):
                look.flag("not_whole", "indicators", indicator.id, field, value=value)
        if is_percentage(plan, indicator):
            for field in ("numerator", "denominator"):
                if not getattr(indicator, field):
                    look.flag(f"no_{field}", "indicators", indicator.id, field)


@rule("F5", "E", reads=("indicators",), source="MEAL DPro")
def measuring_is_planned(plan: Plan, _setting: Setting, look: Look) -> None:
    """Source, method, frequency and person for each indicator."""
    for indicator in plan.indicators.items:
        look.at()
        for field in ("source", "method", "frequency", "person"):
            value = getattr(indicator, field)
            if not (value.strip() if isinstance(value, str) else value):
                look.flag(f"no_{field}", "indicators", indicator.id, field)


@rule("F6", "W", reads=("about", "indicators"), source="LogAlto: neutral wording")
def wording_is_neutral(plan: Plan, setting: Setting, look: Look) -> None:
    """An indicator says what is measured, not which way it should go nor how far."""
    for indicator in plan.indicators.items:
        text = text_of(plan, indicator.text)
        words = tokens(text)
        if not words:
            continue
        look.at()
        head = head_position(setting, words)
        if head < len(words) and setting.words["direction_words"].has(words[head]):
            look.flag(
                "direction", "indicators", indicator.id, "text", word=as_typed(text, words[head])
            )
            continue
        target = number_of(indicator.target)
        figures = [parse_number(word) for word in words if is_number(word)]
        if target is not None and target in figures:
            look.flag("target", "indicators", indicator.id, "text", value=target)


@rule("F7", "W", reads=("about", "indicators"), source="EU logframe; HXL")
def people_are_told_apart(plan: Plan, setting: Setting, look: Look) -> None:
    """Indicators of people are told apart by sex and age; disability is suggested once."""
    people = [each for each in plan.indicators.items if _counts_people(plan, each, setting)]
    look.at(len(people))
    for indicator in people:
        missing = [kind for kind in ("sex", "age") if kind not in indicator.disaggregation]
        if missing:
            variant = "no_" + "_".join(missing)
            look.flag(variant, "indicators", indicator.id, "disaggregation")
    if people and not any("disability" in each.disaggregation for each in people):
        first = people[0].id
        look.flag("no_disability", "indicators", first, "disaggregation", severity="I")


def _counts_people(plan: Plan, indicator: Indicator, setting: Setting) -> bool:
    """Said by the tick, or by what is counted: the unit, or the word after «عدد»."""
    if indicator.about_people:
        return True
    if indicator.kind and indicator.kind not in _COUNTED:
        return False
    people = setting.words["people_words"]
    unit = tokens(text_of(plan, indicator.unit))
    if unit and unit[0] != PERCENT:
        return people.at(unit, 0) > 0
    words = tokens(text_of(plan, indicator.text))
    measure = setting.words["measure_nouns"].first(words[:2])
    return measure is not None and len(words) > measure + 1 and people.at(words, measure + 1) > 0


@rule("F8", "W", reads=("indicators",), source="Rule of the toolkit")
def milestones_lead_to_target(plan: Plan, _setting: Setting, look: Look) -> None:
    """Yearly values go one way, and the last one is the target."""
    items = plan.indicators.items
    if items and not any(indicator.milestones for indicator in items):
        look.at()
        look.flag("none", "indicators", items[0].id, "milestones")
    for indicator in items:
        if not indicator.milestones:
            continue
        look.at()
        points = [(number_of(m.year), number_of(m.value)) for m in indicator.milestones]
        steps = sorted(
            (year, value) for year, value in points if year is not None and value is not None
        )
        if len(steps) < len(points):
            look.flag("unfilled", "indicators", indicator.id, "milestones")
            continue
        _look_at_steps(indicator, steps, look)


def _look_at_steps(indicator: Indicator, steps: list[tuple[float, float]], look: Look) -> None:
    baseline, target = number_of(indicator.baseline), number_of(indicator.target)
    year = number_of(indicator.target_year)
    values = [value for _, value in steps]
    along = ([baseline] if baseline is not None else []) + values
    if target is not None and (year is None or steps[-1][0] < year):
        along.append(target)
    rises = along[-1] >= along[0]
    if along != sorted(along, reverse=not rises):
        look.flag("back_and_forth", "indicators", indicator.id, "milestones")
    elif target is not None and year is not None and steps[-1][0] >= year and values[-1] != target:
        look.flag("last", "indicators", indicator.id, "milestones", value=values[-1], target=target)


@rule(
    "F9",
    "I",
    reads=("objectives", "indicators"),
    source="Practice: many indicators stay without data",
)
def indicators_are_few(plan: Plan, setting: Setting, look: Look) -> None:
    """Few enough indicators to be measured for real."""
    limits = setting.thresholds.indicators
    items = plan.indicators.items
    if not items:
        return
    counts = Counter(indicator.measures for indicator in items if indicator.measures)
    look.at(len(counts) + 1)
    if len(items) > limits.total_max:
        look.flag("many", "indicators", field="items", have=len(items), most=limits.total_max)
    sections = {i.id: "objectives" for i in plan.objectives.items}
    for measured, have in counts.items():
        if have > limits.per_result_max:
            section = sections.get(measured, "results")
            look.flag("many_here", section, measured, have=have, most=limits.per_result_max)


RULES = (
    everything_is_measured,
    baselines_are_known,
    targets_are_set,
    units_are_stated,
    measuring_is_planned,
    wording_is_neutral,
    people_are_told_apart,
    milestones_lead_to_target,
    indicators_are_few,
)
