"""Group G: the logic from activity to outcome, and the risks."""

from __future__ import annotations

from saql.plan.checks.reading import content, likeness, score_of, text_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.checks.smart import head_position, names_activity
from saql.plan.delivery import Risk
from saql.plan.document import Plan
from saql.plan.fields import number_of
from saql.plan.results import Outcome, Output
from saql.plan.tokens import as_typed, is_number, tokens
from saql.plan.vocabulary import RESPONSES
from saql.plan.wordlists import WordLists


@rule("G1", "E", reads=("results", "activities"), source="EU logframe")
def results_have_means(plan: Plan, _setting: Setting, look: Look) -> None:
    """Each outcome has an output, each output an activity (an activity without output: A3)."""
    with_output = {output.outcome for output in plan.results.outputs}
    with_activity = {activity.output for activity in plan.activities.items}
    for outcome in plan.results.outcomes:
        look.at()
        if outcome.id not in with_output:
            look.flag("no_output", "results", outcome.id)
    for output in plan.results.outputs:
        look.at()
        if output.id not in with_activity:
            look.flag("no_activity", "results", output.id)


@rule("G2", "W", reads=("about", "results"), source="EU logframe")
def assumptions_are_stated(plan: Plan, setting: Setting, look: Look) -> None:
    """Outcomes and outputs say what they assume, and the assumption is not the result again."""
    results: list[Outcome | Output] = [*plan.results.outcomes, *plan.results.outputs]
    for item in results:
        look.at()
        if not item.assumptions:
            look.flag("none", "results", item.id, "assumptions")
            continue
        assumed = content(setting.words, text_of(plan, item.assumptions))
        result = content(setting.words, text_of(plan, item.text))
        if likeness(assumed, result) >= setting.thresholds.logic.same_assumption:
            look.flag("repeats", "results", item.id, "assumptions")


@rule("G3", "E", reads=("risks",), source="Logframer risk fields")
def risks_are_treated(plan: Plan, setting: Setting, look: Look) -> None:
    """A risk is scored, answered and owned; a grave one is mitigated by a date."""
    if not plan.risks.items:
        look.at()
        look.flag("none", "risks", field="items", severity="W")
    for risk in plan.risks.items:
        look.at()
        for field in ("likelihood", "severity"):
            value = getattr(risk, field)
            if value is None:
                look.flag(f"no_{field}", "risks", risk.id, field)
            elif score_of(value) is None and number_of(value) is not None:
                look.flag("out_of_scale", "risks", risk.id, field)
        if risk.response not in RESPONSES:
            look.flag("no_response", "risks", risk.id, "response")
        if not risk.owner.strip():
            look.flag("no_owner", "risks", risk.id, "owner")
        score = risk_score(risk)
        if score is None or score < setting.thresholds.logic.risk_score_high:
            continue
        if not risk.mitigation:
            look.flag("no_mitigation", "risks", risk.id, "mitigation", severity="W", score=score)
        elif risk.due is None:
            look.flag("no_date", "risks", risk.id, "due", severity="W", score=score)


def risk_score(risk: Risk) -> int | None:
    """Likelihood times severity, or None while one is missing."""
    likelihood, severity = score_of(risk.likelihood), score_of(risk.severity)
    return int(likelihood * severity) if likelihood and severity else None


@rule("G4", "W", reads=("about", "results", "activities"), source="Results chain")
def levels_are_not_mixed(plan: Plan, setting: Setting, look: Look) -> None:
    """An activity is an action, an output a product or service, an outcome a change."""
    lists = setting.words
    for activity in plan.activities.items:
        text = text_of(plan, activity.text)
        words = tokens(text)
        head = head_position(setting, words)
        look.at(bool(words))
        if head < len(words) and lists["result_heads"].has(words[head]):
            look.flag(
                "activity_is_change",
                "activities",
                activity.id,
                "text",
                word=as_typed(text, words[head]),
            )
    for output in plan.results.outputs:
        text = text_of(plan, output.text)
        words = tokens(text)
        head = head_position(setting, words)
        look.at(bool(words))
        if head >= len(words):
            continue
        if names_activity(lists, words, head) and not _is_service(lists, words, head):
            look.flag(
                "output_is_action", "results", output.id, "text", word=as_typed(text, words[head])
            )
        elif lists["result_heads"].has(words[head]):
            look.flag(
                "output_is_change", "results", output.id, "text", word=as_typed(text, words[head])
            )
    for outcome in plan.results.outcomes:
        text = text_of(plan, outcome.text)
        words = tokens(text)
        head = head_position(setting, words)
        look.at(bool(words))
        if names_activity(lists, words, head):
            look.flag(
                "outcome_is_action", "results", outcome.id, "text", word=as_typed(text, words[head])
            )


def _is_service(lists: WordLists, words: tuple[str, ...], head: int) -> bool:
    """«دورات محو أمية» is offered to people; «تدريب المعلمات» is work on them."""
    following = words[head + 1] if head + 1 < len(words) else ""
    definite = following.startswith("ال") or is_number(following)
    return lists["service_nouns"].has(words[head]) and bool(following) and not definite


RULES = (results_have_means, assumptions_are_stated, risks_are_treated, levels_are_not_mixed)
