"""Group D: the SWOT analysis, the TOWS strategies, and the goals that come of them."""

from __future__ import annotations

from collections import Counter

from saql.plan.analysis import SwotItem
from saql.plan.checks.reading import content, likeness, pairs, score_of, text_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import number_of
from saql.plan.tokens import tokens
from saql.plan.vocabulary import BOXES, EXTERNAL_BOXES, INTERNAL_BOXES, PESTEL, QUADRANTS

_HEAD_WORDS = 4


def _box(plan: Plan, box: str) -> list[SwotItem]:
    return [item for item in plan.swot.items if item.box == box]


@rule("D1", "W", reads=("swot",), source="SWOT practice")
def boxes_are_filled(plan: Plan, setting: Setting, look: Look) -> None:
    """Each box has a few items, and none outgrows the others."""
    limits = setting.thresholds.swot
    counts = {box: len(_box(plan, box)) for box in BOXES}
    look.at(len(BOXES) + 1)
    if not plan.swot.items:  # an empty analysis is A1's
        look.share = 0.0
        return
    for box, have in counts.items():
        if have < limits.items_min:
            look.flag("few", "swot", field="items", box=box, have=have, least=limits.items_min)
        elif have > limits.items_max:
            look.flag("many", "swot", field="items", box=box, have=have, most=limits.items_max)
    largest, smallest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    if counts[smallest] and counts[largest] > limits.uneven_ratio * counts[smallest]:
        look.flag(
            "uneven",
            "swot",
            field="items",
            box=largest,
            other_box=smallest,
            have=counts[largest],
            other=counts[smallest],
        )


@rule("D2", "W", reads=("about", "swot"), source="Definition of SWOT")
def boxes_fit(plan: Plan, setting: Setting, look: Look) -> None:
    """Strengths and weaknesses speak of the organisation, opportunities and threats of outside."""
    words = setting.words
    for item in plan.swot.items:
        found = tokens(text_of(plan, item.text))
        if item.box not in BOXES or not found:
            continue
        look.at()
        if item.box_confirmed:
            continue
        external = words["external_cues"]
        own = words["internal_cues"].found_in(found)
        if item.box in INTERNAL_BOXES:
            ties = words["organisation_words"].found_in(found) or (
                words["own_ties"].found_in(found)
                and not words["outside_acts"].found_in(found[:_HEAD_WORDS])
            )
            if external.found_in(found[:_HEAD_WORDS]) and not own and not ties:
                look.flag("looks_external", "swot", item.id, "box", box=item.box)
        elif own and not external.found_in(found):
            look.flag("looks_internal", "swot", item.id, "box", box=item.box)


@rule("D3", "W", reads=("swot",), source="Rubric, criterion 4")
def items_have_evidence(plan: Plan, setting: Setting, look: Look) -> None:
    """Most items say how they are known."""
    items = plan.swot.items
    if not items:
        return
    bare = [item for item in items if not item.evidence]
    have = len(items) - len(bare)
    least = setting.thresholds.swot.evidence_share_min
    look.at(len(items))
    look.share = have / len(items)
    if look.share < least:
        look.flag(
            "little",
            "swot",
            bare[0].id,
            "evidence",
            have=have,
            of=len(items),
            percent=round(100 * least),
        )


@rule("D4", "W", reads=("swot",), source="Ranking of factors")
def items_are_ranked(plan: Plan, setting: Setting, look: Look) -> None:
    """Importance is scored, and likelihood for what comes from outside; not all the same."""
    for item in plan.swot.items:
        look.at()
        fields = ("importance", "likelihood") if item.box in EXTERNAL_BOXES else ("importance",)
        for field in fields:
            value = getattr(item, field)
            if value is None:
                look.flag(f"no_{field}", "swot", item.id, field)
            elif score_of(value) is None and number_of(value) is not None:
                look.flag("out_of_scale", "swot", item.id, field)
    for box in BOXES:
        scores = [number_of(item.importance) for item in _box(plan, box)]
        if len(scores) > setting.thresholds.swot.top_items and None not in scores:
            look.at()
            if len(set(scores)) == 1:
                look.flag("flat", "swot", _box(plan, box)[0].id, "importance", box=box)


@rule("D5", "W", reads=("about", "swot"), source="Rule of the toolkit")
def items_are_in_one_box(plan: Plan, setting: Setting, look: Look) -> None:
    """Nothing stands twice, in two boxes or in one."""
    least = setting.thresholds.swot.same_item
    items = [
        (item, found)
        for item in plan.swot.items
        if (found := content(setting.words, text_of(plan, item.text)))
    ]
    look.at(len(items))
    for (first, mine), (second, theirs) in pairs(items):
        if likeness(mine, theirs) >= least:
            variant = "two_boxes" if first.box != second.box else "twice"
            look.flag(
                variant,
                "swot",
                second.id,
                "text",
                other=text_of(plan, first.text)[:60],
                box=first.box,
                other_box=second.box,
            )


@rule("D6", "W", reads=("tows",), source="Weihrich 1982")
def quadrants_are_filled(plan: Plan, _setting: Setting, look: Look) -> None:
    """Each quadrant has a strategy, or a reason why not."""
    counts = Counter(strategy.quadrant for strategy in plan.tows.strategies)
    if not plan.tows.strategies:
        look.at(len(QUADRANTS))
        look.share = 0.0
        look.flag("none", "tows", field="strategies")
        return
    for quadrant in QUADRANTS:
        look.at()
        reason = f"reason_{quadrant.lower()}"
        if not counts[quadrant] and not getattr(plan.tows, reason):
            look.flag("empty", "tows", field=reason, quadrant=quadrant)


@rule("D7", "E", reads=("swot", "tows"), source="Weihrich 1982")
def strategies_cite_both_sides(plan: Plan, _setting: Setting, look: Look) -> None:
    """A strategy pairs an item of each box of its quadrant, and of no other."""
    box_of = {item.id: item.box for item in plan.swot.items}
    for strategy in plan.tows.strategies:
        look.at()
        sides = QUADRANTS.get(strategy.quadrant)
        if sides is None:
            look.flag("no_quadrant", "tows", strategy.id, "quadrant")
            continue
        cited = [box_of[cite] for cite in strategy.cites if cite in box_of]
        for side, variant in zip(sides, ("no_internal", "no_external"), strict=True):
            if side not in cited:
                look.flag(
                    variant, "tows", strategy.id, "cites", box=side, quadrant=strategy.quadrant
                )
        for box in dict.fromkeys(box for box in cited if box in BOXES and box not in sides):
            look.flag(
                "other_box", "tows", strategy.id, "cites", box=box, quadrant=strategy.quadrant
            )


@rule("D8", "E", reads=("tows", "goals"), source="Wackerson plan checklist; Weihrich 1982")
def goals_cite_strategies(plan: Plan, _setting: Setting, look: Look) -> None:
    """Each goal carries out at least one strategy."""
    for goal in plan.goals.items:
        look.at()
        if not goal.strategies:
            look.flag("no_strategy", "goals", goal.id, "strategies")


@rule("D9", "W", reads=("swot", "tows", "goals", "risks"), source="Wackerson plan checklist")
def top_items_are_used(plan: Plan, setting: Setting, look: Look) -> None:
    """What ranks highest in each box is used by a goal, or set aside; open threats are D10's."""
    open_threats = {item.id for item in _unanswered(plan, setting)}
    in_goals = {strategy for goal in plan.goals.items for strategy in goal.strategies}
    used = {c for s in plan.tows.strategies if s.id in in_goals for c in s.cites}
    for box in BOXES:
        ranked = [item for item in _box(plan, box) if _rank(item)]
        ranked.sort(key=_rank, reverse=True)
        for item in ranked[: setting.thresholds.swot.top_items]:
            if item.id in open_threats:
                continue
            look.at()
            if item.id not in used and not item.set_aside:
                look.flag("unused", "swot", item.id, "set_aside", box=box)


@rule("D10", "W", reads=("swot", "tows", "risks"), source="Rule of the toolkit")
def high_threats_are_answered(plan: Plan, setting: Setting, look: Look) -> None:
    """A grave and likely threat has a risk entry or a strategy against it."""
    look.at(len(_high_threats(plan, setting)))
    for item in _unanswered(plan, setting):
        look.flag("unanswered", "swot", item.id)


def _high_threats(plan: Plan, setting: Setting) -> list[SwotItem]:
    high = setting.thresholds.swot.high_score
    return [
        item
        for item in _box(plan, "threat")
        if min(score_of(item.importance) or 0, score_of(item.likelihood) or 0) >= high
    ]


def _unanswered(plan: Plan, setting: Setting) -> list[SwotItem]:
    answered = {risk.threat for risk in plan.risks.items}
    answered |= {c for s in plan.tows.strategies if s.quadrant in ("ST", "WT") for c in s.cites}
    return [item for item in _high_threats(plan, setting) if item.id not in answered]


@rule("D11", "I", reads=("swot",), source="Weihrich 1982: PESTEL first")
def outside_is_scanned(plan: Plan, setting: Setting, look: Look) -> None:
    """Opportunities and threats carry a PESTEL factor, and together they cover most factors."""
    outside = [item for item in plan.swot.items if item.box in EXTERNAL_BOXES]
    if not outside:
        return
    look.at(len(outside) + 1)
    for item in outside:
        if item.pestel not in PESTEL:
            look.flag("no_factor", "swot", item.id, "pestel")
    factors = {item.pestel for item in outside if item.pestel in PESTEL}
    least = setting.thresholds.swot.factors_min
    if len(factors) < least:
        look.flag("few_factors", "swot", field="items", have=len(factors), least=least)


def _rank(item: SwotItem) -> float:
    importance = score_of(item.importance) or 0
    if item.box in INTERNAL_BOXES:
        return importance
    return importance * (score_of(item.likelihood) or 1)


RULES = (
    boxes_are_filled,
    boxes_fit,
    items_have_evidence,
    items_are_ranked,
    items_are_in_one_box,
    quadrants_are_filled,
    strategies_cite_both_sides,
    goals_cite_strategies,
    top_items_are_used,
    high_threats_are_answered,
    outside_is_scanned,
)
