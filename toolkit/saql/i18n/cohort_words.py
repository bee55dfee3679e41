"""Sentences for what the cohort's rules say in codes: course files, certificates, forms, gain."""

from __future__ import annotations

_AT = "%(file)s, line %(line)d: "

COURSE_MISTAKES = {
    "pattern": _AT + "“%(key)s” is not written as it must be: “%(detail)s”. "
    "Compare it with the same line of the file in a new course folder.",
    "choice": _AT + "“%(key)s” must be one of these: %(detail)s.",
    "one_right": _AT + "a question must have exactly one right option; this one has %(detail)s. "
    "Write “right = true” at one option only.",
    "no_right": _AT + "no option of this case is marked as the best one. "
    "Write “right = true” at it.",
    "options_count": _AT + "a question must have 3 or 4 options; this one has %(detail)s.",
    "same_option": _AT + "two options of this question say the same (%(detail)s). Change one.",
    "no_pair": _AT + "a test question needs a “pair”: the name that it shares with its twin "
    "in the other test (%(detail)s).",
    "needless_pair": _AT + "only test questions have a pair. Delete “%(detail)s”, "
    'or write “use = "test"”.',
    "pair_count": _AT + "a pair is two questions, one for each test; here: %(detail)s.",
    "pair_difficulty": _AT + "the two questions of the pair “%(detail)s” must be of the same "
    "difficulty.",
    "question_twice": _AT + "another question in this file has the id “%(detail)s”. Change one.",
    "in_other_file": _AT + "“%(detail)s” is used in another file too. Change one of them.",
    "other_module": _AT + "the lesson “%(detail)s” belongs to another module than this file.",
    "no_lesson": _AT + "there is no lesson “%(detail)s” in the syllabus.",
    "few_pairs": _AT + "there are too few pairs of test questions in the module: %(detail)s. "
    "Add pairs, or make “per_module” smaller.",
    "no_module": _AT + "there is no module “%(detail)s” in the syllabus.",
    "no_session": _AT + "there is no session plan “%(detail)s”.",
    "no_session_named": _AT + 'a part of kind “session” must name its session plan: session = "…".',
    "part_without_words": _AT + "this part of the day says nothing: write text.ar and text.en.",
    "no_assignment": _AT + "there is no assignment “%(detail)s”.",
    "no_day": _AT + "the module does not have that many days: %(detail)s.",
    "session_minutes": _AT + "the minutes of the part and of its session plan differ: %(detail)s.",
    "variant_minutes": _AT + "the minutes of this day do not fit its variant: %(detail)s.",
    "no_break": _AT + "people would sit too long without a break, in minutes: %(detail)s.",
    "lesson_elsewhere": _AT + "the lesson “%(detail)s” does not lie in this module's folder.",
    "id_twice": _AT + "“%(detail)s” is there twice. Change one.",
    "too_few_options": _AT + "a question of this kind needs two options or more; here: %(detail)s.",
    "needless_options": _AT + "a question of the kind “%(detail)s” has no options. Delete them.",
    "no_full": _AT + "“%(detail)s” is a number with a weight: write “full”, the number that "
    "brings the whole weight.",
    "no_value": _AT + "“%(detail)s” has a weight: write “value” (0 to 1) at each of its options.",
}
"""English sentences of mistakes in the cohort's course files, by code."""
