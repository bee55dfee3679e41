"""What the message checker found, as a sentence in either language; it explains, never rewrites."""

from __future__ import annotations

from saql.i18n.catalogue import catalogue
from saql.i18n.formats import format_number
from saql.plan.fields import Language
from saql.plan.message import Hit

HIT_WORDS = {
    "long_sentence": (
        "This sentence has %(words)s words; up to %(most)s are easy to follow. Where could it "
        "be cut in two?"
    ),
    "jargon": "“%(word)s” is a word of our trade. How would you say it to a neighbour?",
    "many_ideas": (
        "From here on there may be a second idea: %(sentences)s sentences, where up to %(most)s "
        "are easy to remember. Which one must stay?"
    ),
    "second_call": (
        "“%(word)s” is a second request. A reader who is asked for two things often does neither."
    ),
    "number": "“%(word)s”: a figure that the reader can picture.",
    "place": "“%(word)s” says where.",
    "date": "“%(word)s” says when.",
    "who": "“%(word)s” says who it is about or to whom it speaks.",
    "no_number": "No figure yet: how many people, how much, how often?",
    "no_place": "No place yet: where does this happen?",
    "no_date": "No time yet: when was it, or until when?",
    "no_who": "Nobody is named yet: who is it about, or to whom does it speak?",
    "strength": "“%(word)s” shows what people can do or have done.",
    "pity": ("“%(word)s” asks for pity. Would the person be glad to read this about themselves?"),
    "deficit": (
        "“%(word)s” names people by what they lack. Say what they do, or what stands in their way."
    ),
    "blame": "“%(word)s” blames somebody. Who should feel invited to help?",
    "no_strength": "Nothing yet says what people can do, have done or will do together.",
}
"""Kind of hit to what is said about it."""

SCORE_WORDS = {"clear": "Clear", "specific": "Specific", "positive": "Positive"}
"""What the three scores are called."""


def told(hit: Hit, language: Language) -> str:
    """A hit as a sentence; a kind of a newer version is told by its name alone."""
    sentence = catalogue("checks", language).gettext(HIT_WORDS.get(hit.kind, hit.kind))
    data = {
        key: value if isinstance(value, str) else format_number(value, language)
        for key, value in hit.data.items()
    }
    return sentence % data


def score_label(name: str, language: Language) -> str:
    """What a score is called: ``clear``, ``specific`` or ``positive``."""
    return catalogue("checks", language).gettext(SCORE_WORDS[name])
