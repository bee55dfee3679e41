"""What is said about networking and communication (group J)."""

from __future__ import annotations

REASONS = {
    "J1": (
        "A 3W row shows others who works where, so that nobody is served twice and "
        "nobody is left out."
    ),
    "J2": "Place codes let your work be laid beside the work of others on one map.",
    "J5": (
        "A line that lacks its audience, message, channel, time or owner is an "
        "intention, not a plan."
    ),
    "J6": (
        "A message moves people when they understand it, can picture it and feel respected by it."
    ),
    "J7": "What is not agreed while things go well is argued about when they do not.",
    "J8": "A tie is worth its time when it serves a goal and somebody takes the first step.",
    "J9": "A goal that nobody shares rests on your own strength alone.",
}
"""Rule to why it matters."""

MESSAGES = {
    ("J1", "incomplete"): (
        "The 3W row %(item)s lacks: %(missing)s.",
        "Fill in what is missing, or delete the row.",
    ),
    ("J1", "order"): (
        "The 3W row %(item)s ends before it starts.",
        "Correct one of the two dates.",
    ),
    ("J1", "not_a_count"): (
        "“%(field)s” of %(item)s is %(value)s, which is no count of people.",
        "Write a whole number of people.",
    ),
    ("J2", "unknown"): (
        "%(item)s: no place has the code “%(typed)s”.",
        "Choose the place from the list.",
    ),
    ("J2", "elsewhere"): (
        "%(item)s lies outside the places of work in your profile.",
        "Correct the place, or add it to your places of work.",
    ),
    ("J5", "incomplete"): (
        "The line %(item)s of the communication plan lacks: %(missing)s.",
        "Fill in what is missing: for whom, which message, by which channel, when, by whom.",
    ),
    ("J6", "clear"): (
        "The message %(item)s is not clear enough yet: %(score)s of 100; %(least)s are asked for.",
        "Make sentences shorter, replace words of the trade, and keep to one idea and one request.",
    ),
    ("J6", "specific"): (
        "The message %(item)s is not specific enough yet: %(score)s of 100; %(least)s "
        "are asked for.",
        "Say how many, where, when and who.",
    ),
    ("J6", "positive"): (
        "The message %(item)s is not positive enough yet: %(score)s of 100; %(least)s "
        "are asked for.",
        "Say what people can do and have done, without pity and without blame.",
    ),
    ("J6", "no_consent"): (
        "The message %(item)s shows persons who have not given their consent.",
        "Ask for their consent and note it, or tell the story so that nobody can be recognised.",
    ),
    ("J7", "incomplete"): (
        "The agreement with %(item)s lacks: %(missing)s.",
        "Settle it with the partner and write it down.",
    ),
    ("J7", "order"): (
        "The agreement with %(item)s ends before it starts.",
        "Correct one of the two dates.",
    ),
    ("J8", "incomplete"): (
        "The tie %(item)s lacks: %(missing)s.",
        "Fill in what is missing; a tie that is to grow needs a first step, an owner and a date.",
    ),
    ("J8", "out_of_scale"): (
        "“%(field)s” of the tie %(item)s is outside the scale of 0 to 5.",
        "Choose one of the six strengths.",
    ),
    ("J9", "alone"): (
        "No tie serves the goal %(item)s.",
        "Say who could share this goal and add the tie, or link one that you have.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
