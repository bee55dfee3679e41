"""What a participant reads back: the coach's judgement, and the program's findings beside it.

The two voices stand side by side and are never merged into one number. All text of people is
plain text; whoever renders this escapes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saql.course import Course
from saql.grading.gradebook import Score, scores
from saql.grading.tasks import CHECKS
from saql.i18n import catalogue
from saql.i18n.findings import Described, describe
from saql.i18n.labels import section_label
from saql.plan.checks import Finding, check
from saql.plan.document import SECTIONS, Plan
from saql.plan.fields import Language
from saql.plan.rubric import Criterion, Rubric, points

COMMENT_KINDS = ("must_fix", "question", "suggestion", "praise")

KIND_WORDS = {
    "must_fix": "Must be mended",
    "question": "Question",
    "suggestion": "Suggestion",
    "praise": "Praise",
}
"""English words by kind of comment; the Arabic ones are in the catalogue."""

NOT_JUDGED = "Not judged yet"


@dataclass(frozen=True)
class Judged:
    """A criterion as the coach judged it; ``level`` is 0 where it is not judged."""

    id: str
    name: str
    sections: tuple[str, ...]
    weight: int
    level: int
    level_name: str
    means: str
    reason: str
    evidence: str
    next_step: str
    passed: bool
    points: float


@dataclass(frozen=True)
class Remark:
    """A coach's comment on a section."""

    kind: str
    kind_words: str
    section: str
    section_words: str
    text: str


@dataclass(frozen=True)
class Feedback:
    """Everything on a participant's feedback page.

    Attributes:
        assignment: ``swot`` or ``strategic_plan``.
        result: ``returned``, ``accepted``, or empty while no review is out.
        coach: who judged.
        message: the coach's words on the whole.
        criteria: the coach's voice.
        coach_points: the coach's points and out of how many; None until all is judged.
        remarks: comments on sections, in the coach's order of sections.
        findings: the program's voice: what is open in the submitted revision.
        checks: the program's points by check, as nbgrader's gradebook holds them.
        program_points: the program's points and out of how many; None before grading.
    """

    assignment: str
    result: str
    coach: str
    message: str
    criteria: tuple[Judged, ...]
    coach_points: tuple[float, float] | None
    remarks: tuple[Remark, ...]
    findings: tuple[tuple[Finding, Described], ...]
    checks: tuple[tuple[str, Score], ...]
    program_points: tuple[float, float] | None


def feedback(
    course_dir: Path,
    organisation: str,
    assignment: str,
    plan: Plan,
    review: Mapping[str, Any] | None,
    course: Course,
    language: Language,
) -> Feedback:
    """The feedback on a submission.

    Args:
        course_dir: The course folder with nbgrader's gradebook.
        organisation: Whose submission.
        assignment: Which assignment.
        plan: The revision that was submitted.
        review: The latest review; one that is not out yet counts as none.
        course: Rubric, thresholds and words.
        language: The reader's.
    """
    out = review if review and review.get("result") in ("returned", "accepted") else {}
    held = scores(course_dir, organisation, assignment)
    criteria = judgement(course.rubric, assignment, out, language)
    _ = catalogue("grading", language).gettext
    titles = {one.id: one.title for one in CHECKS[assignment]}
    judged = [one for one in criteria if one.level]
    return Feedback(
        assignment=assignment,
        result=str(out.get("result") or ""),
        coach=_person(out),
        message=str(out.get("message") or ""),
        criteria=criteria,
        coach_points=_points(criteria) if len(judged) == len(criteria) else None,
        remarks=remarks(out, language),
        findings=tuple(
            (found, describe(found, language, plan)) for found in findings(plan, course, assignment)
        ),
        checks=tuple((_(titles[one.cell]), one) for one in held.checks) if held else (),
        program_points=held.program if held and _graded(held.checks) else None,
    )


def findings(plan: Plan, course: Course, assignment: str) -> list[Finding]:
    """What the program finds in the part of a plan that an assignment is about."""
    names = {name for one in CHECKS[assignment] for name in one.rules}
    return [
        found
        for found in check(plan, course.setting)
        if found.code in names or found.code[0] in names
    ]


def judgement(
    rubric: Rubric, assignment: str, review: Mapping[str, Any], language: Language
) -> tuple[Judged, ...]:
    """Each criterion of the assignment with what the coach said on it."""
    levels = review.get("levels") or {}
    return tuple(
        _judged(one, rubric, levels.get(one.id) or {}, language)
        for one in rubric.for_assignment(assignment)
    )


def remarks(review: Mapping[str, Any], language: Language) -> tuple[Remark, ...]:
    """The comments on sections, in the order of the plan, the pressing ones first."""
    _ = catalogue("grading", language).gettext
    order = {section: number for number, section in enumerate(SECTIONS)}
    found = [
        Remark(
            kind=kind,
            kind_words=_(KIND_WORDS[kind]),
            section=section,
            section_words=section_label(section, language) if section in order else "",
            text=str(one.get("text") or ""),
        )
        for one in review.get("comments") or ()
        if isinstance(one, Mapping) and str(one.get("text") or "").strip()
        for kind in [_kind(one)]
        for section in [str(one.get("section") or "")]
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (order.get(one.section, -1), COMMENT_KINDS.index(one.kind)),
        )
    )


def _kind(comment: Mapping[str, Any]) -> str:
    kind = str(comment.get("kind") or "").replace("-", "_")
    return kind if kind in COMMENT_KINDS else "suggestion"


def _judged(
    criterion: Criterion, rubric: Rubric, said: Mapping[str, Any], language: Language
) -> Judged:
    level = said.get("level")
    level = level if isinstance(level, int) and 1 <= level <= 4 else 0
    _ = catalogue("grading", language).gettext
    return Judged(
        id=criterion.id,
        name=criterion.name.get(language),
        sections=tuple(section_label(section, language) for section in criterion.sections),
        weight=criterion.weight,
        level=level,
        level_name=rubric.level_names[level - 1].get(language) if level else _(NOT_JUDGED),
        means=criterion.levels[level - 1].get(language) if level else "",
        reason=str(said.get("reason") or ""),
        evidence=str(said.get("evidence") or ""),
        next_step=criterion.levels[level].get(language) if 0 < level < 4 else "",
        passed=level >= rubric.pass_level,
        points=points(criterion.weight, level),
    )


def _points(criteria: tuple[Judged, ...]) -> tuple[float, float]:
    return sum(one.points for one in criteria), float(sum(one.weight for one in criteria))


def _graded(checks: tuple[Score, ...]) -> bool:
    return any(one.points is not None for one in checks)


def _person(review: Mapping[str, Any]) -> str:
    person = review.get("person") or review.get("coach") or ""
    return str(person.get("name") or "") if isinstance(person, Mapping) else str(person)
