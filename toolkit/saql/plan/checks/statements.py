"""Group B: vision, mission and values."""

from __future__ import annotations

from saql.plan.checks.reading import content, places_in, same_text, text_of, word_count
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.tokens import tokens
from saql.plan.wordlists import WordLists


@rule("B1", "W", reads=("about", "direction"), source="OnStrategy: statements of one line")
def statements_are_short(plan: Plan, setting: Setting, look: Look) -> None:
    """A vision and a mission that people can remember."""
    limits = setting.thresholds.statements
    for field, most in (
        ("vision", limits.vision_words_max),
        ("mission", limits.mission_words_max),
    ):
        text = text_of(plan, getattr(plan.direction, field))
        look.at(bool(text))
        if word_count(text) > most:
            look.flag(f"{field}_long", "direction", field=field, have=word_count(text), most=most)


@rule(
    "B2",
    "W",
    reads=("about", "profile", "direction"),
    source="Free Management Library; McKinsey OCAT",
)
def statements_answer(plan: Plan, setting: Setting, look: Look) -> None:
    """The vision is a future, not work or money; the mission says who, what, for whom, where."""
    words = setting.words
    vision = tokens(text_of(plan, plan.direction.vision))
    if vision:
        look.at()
        if words["activity_verbs"].found_in(vision):
            look.flag("vision_activity", "direction", field="vision")
        elif words["money_words"].found_in(vision):
            look.flag("vision_money", "direction", field="vision")
    text = text_of(plan, plan.direction.mission)
    mission = tokens(text)
    if not mission:
        return
    look.at(4)
    named = bool(set(tokens(text_of(plan, plan.profile.name))) & set(mission))
    people = words["people_words"].found_in(mission) or words["for_whom_cues"].found_in(mission)
    place = words["place_cues"].found_in(mission) or bool(places_in(setting, text))
    answers = {
        "who": named or _says_we(words, mission) or words["organisation_words"].found_in(mission),
        "what": words["what_cues"].found_in(mission),
        "for_whom": people,
        "where": place,
    }
    for question, answered in answers.items():
        if not answered and not getattr(plan.direction, f"mission_{question}"):
            look.flag(f"mission_{question}", "direction", field="mission")


def _says_we(words: WordLists, mission: tuple[str, ...]) -> bool:
    """Whether a verb says "we": «نقدّم», «نرافق»."""
    return any(word.startswith("ن") and words["what_cues"].has(word) for word in mission)


@rule("B3", "W", reads=("about", "direction"), source="Rule of the toolkit")
def statements_differ(plan: Plan, setting: Setting, look: Look) -> None:
    """Vision and mission are two texts."""
    vision = content(setting.words, text_of(plan, plan.direction.vision))
    mission = content(setting.words, text_of(plan, plan.direction.mission))
    if not vision or not mission:
        return
    look.at()
    shared = len(vision & mission) / min(len(vision), len(mission))
    if shared > setting.thresholds.statements.overlap_max:
        look.flag("alike", "direction", field="mission", percent=round(100 * shared))


@rule("B4", "W", reads=("about", "direction"), source="OnStrategy: values describe behaviour")
def values_have_behaviour(plan: Plan, setting: Setting, look: Look) -> None:
    """Each value has a sentence that says how it shows."""
    least = setting.thresholds.statements.behaviour_words_min
    for value in plan.direction.values:
        look.at()
        behaviour = text_of(plan, value.behaviour)
        if not behaviour.strip():
            look.flag("no_behaviour", "direction", value.id, "behaviour")
        elif word_count(behaviour) < least or same_text(behaviour, text_of(plan, value.name)):
            look.flag("short", "direction", value.id, "behaviour", least=least)


RULES = (statements_are_short, statements_answer, statements_differ, values_have_behaviour)
