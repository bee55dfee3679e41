"""Group J: the communication plan and its messages."""

from __future__ import annotations

from functools import lru_cache

from saql.plan.checks.reading import flag_missing, missing, text_of
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.communication import CommunicationLine
from saql.plan.document import Plan
from saql.plan.fields import Language
from saql.plan.message import MessageScores, judge
from saql.plan.vocabulary import CHANNELS, FREQUENCIES


@rule("J5", "W", reads=("communication",), source="Coaching programme: communication")
def lines_are_complete(plan: Plan, _setting: Setting, look: Look) -> None:
    """A line of the communication plan has audience, message, channel, time and owner."""
    for line in plan.communication.items:
        look.at()
        flag_missing(look, "communication", line, _missing_of(line))


def _missing_of(line: CommunicationLine) -> tuple[str, ...]:
    found = list(missing(line, "audience", "message"))
    if line.channel not in CHANNELS:
        found.append("channel")
    if line.date is None and line.frequency not in FREQUENCIES[:-1]:  # one time needs its date
        found.append("date")
    return (*found, *missing(line, "owner"))


@rule(
    "J6", "I", reads=("about", "messages"), source="Coaching programme: clear, specific, positive"
)
def messages_reach_people(plan: Plan, setting: Setting, look: Look) -> None:
    """A message is clear, specific and positive, and shows nobody who did not consent."""
    limits = setting.thresholds.messages
    for message in plan.messages.items:
        if not message.text:
            continue
        look.at()
        scores = judged(setting, text_of(plan, message.text), plan.about.language)
        for name, score, least in (
            ("clear", scores.clear, limits.clear_min),
            ("specific", scores.specific, limits.specific_min),
            ("positive", scores.positive, limits.positive_min),
        ):
            if score.value < least:
                look.flag(name, "messages", message.id, "text", score=score.value, least=least)
        if message.about_people and not message.consent_given:
            look.flag("no_consent", "messages", message.id, "consent_given", severity="W")


@lru_cache(maxsize=512)
def judged(setting: Setting, text: str, language: Language) -> MessageScores:
    """The scores of a message under a course's setting, remembered."""
    return judge(text, language, setting.words, setting.thresholds, setting.places)


RULES = (lines_are_complete, messages_reach_people)
