"""What feedback is made of beside the coach's levels: kinds of comments, the program's findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saql.course import Course
from saql.grading.tasks import CHECKS
from saql.i18n import catalogue
from saql.plan.checks import Finding, check
from saql.plan.document import Plan
from saql.plan.fields import Language

KIND_WORDS = {
    "must_fix": "Must be mended",
    "question": "Question",
    "suggestion": "Suggestion",
    "praise": "Praise",
}
"""English words by kind of comment, the pressing ones first; the Arabic are in the catalogue."""

COMMENT_KINDS = tuple(KIND_WORDS)


def kind_words(comment: Mapping[str, Any], language: Language) -> str:
    """What kind of comment this is, in words; empty where it says none."""
    words = KIND_WORDS.get(str(comment.get("kind") or ""), "")
    return catalogue("grading", language).gettext(words) if words else ""


def findings(plan: Plan, course: Course, assignment: str) -> list[Finding]:
    """What the program finds in the part of a plan that an assignment is about."""
    names = {name for one in CHECKS[assignment] for name in one.rules}
    return [
        found
        for found in check(plan, course.setting)
        if found.code in names or found.code[0] in names
    ]
