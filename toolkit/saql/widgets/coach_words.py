"""What a coach's desk tells its page: rows, rubric, findings and points, in one language."""

from __future__ import annotations

import datetime as dt
from typing import Any

from saql.course import Course
from saql.grading.award import named, share
from saql.grading.feedback import findings
from saql.grading.layout import ASSIGNMENTS
from saql.grading.tasks import CHECKS
from saql.i18n import catalogue
from saql.i18n.findings import describe
from saql.i18n.formats import format_date
from saql.plan.checks.reading import is_begun
from saql.plan.document import SECTIONS, Plan
from saql.plan.fields import Language, Text
from saql.widgets.coach_cohort import Cohort

Json = dict[str, Any]

ASSIGNMENT_WORDS = {
    "fundraising": "Fundraising plan",
    "networking": "Networking and coordination",
    "swot": "SWOT analysis",
    "strategic_plan": "Strategic plan",
    "communication": "Communication plan",
}
"""English words by assignment; the Arabic ones are in the catalogue."""

PART_WORDS = {
    "level": "Level",
    "reason": "Reason",
    "evidence": "Evidence in the plan",
    "message": "Message on the whole",
    "text": "Comment",
    "kind": "Kind of comment",
}
"""English words by part of a review; the Arabic ones are in the catalogue."""


def section_of(number: int) -> str:
    """The name under which the page edits a submission's review."""
    return f"r{number}"


def submission_of(section: object) -> int | None:
    """The submission whose review this is, or None for any other name."""
    text = str(section or "")
    return int(text[1:]) if text[:1] == "r" and text[1:].isdecimal() else None


def rows(cohort: Cohort, language: Language) -> list[Json]:
    """The cohort's submissions, newest first."""
    found = [row(cohort, number, language) for number in cohort.submissions]
    return sorted(found, key=lambda one: str(one["at"]), reverse=True)


def row(cohort: Cohort, number: int, language: Language) -> Json:
    """One submission as a line of the list."""
    say = catalogue("grading", language).gettext
    one = cohort.submissions[number]
    review = cohort.reviews.get(number)
    levels = (review or {}).get("levels") or {}
    asked = cohort.course.rubric.for_assignment(one["assignment"])
    name = cohort.names.get(one["organisation"], Text()).best(language).strip()
    return {
        "id": number,
        "section": section_of(number),
        "organisation": name or one["organisation"],
        "organisation_id": one["organisation"],
        "assignment": one["assignment"],
        "assignment_words": say(ASSIGNMENT_WORDS.get(one["assignment"], "Assignment")),
        "revision": one["revision"],
        "number": one["number"],
        "again": number in cohort.earlier,
        "at": one["at"],
        "at_words": moment(one["at"], language),
        "person": one.get("person", ""),
        "status": "new" if review is None else str(review["result"]),
        "published": one.get("result", ""),
        "judged": sum(bool((levels.get(c.id) or {}).get("level")) for c in asked),
        "criteria": len(asked),
        "coach": cohort.author(number),
    }


def labels(cohort: Cohort, given: Json, language: Language) -> Json:
    """The page's labels, and what the parts of a review are called where two texts clash."""
    say = catalogue("grading", language).gettext
    parts = {part: say(words) for part, words in PART_WORDS.items()}
    inside = {"": parts, "levels": parts, "comments": parts}
    titles = {}
    for number in cohort.submissions:
        found = row(cohort, number, language)
        titles[found["section"]] = f"{found['organisation']} · {found['assignment_words']}"
    return {
        **given,
        "sections": {**given["sections"], **titles},
        "fields": {**given["fields"], **dict.fromkeys(titles, inside)},
    }


def rubric_words(course: Course, language: Language) -> Json:
    """The rubric as the page draws it."""
    rubric = course.rubric
    return {
        "pass": rubric.pass_level,
        "levels": [name.get(language) for name in rubric.level_names],
        "assignments": {
            assignment: [
                {
                    "id": criterion.id,
                    "name": criterion.name.get(language),
                    "weight": criterion.weight,
                    "sections": list(criterion.sections),
                    "levels": [level.get(language) for level in criterion.levels],
                }
                for criterion in rubric.for_assignment(assignment)
            ]
            for assignment in ASSIGNMENTS
        },
    }


def finding_words(plan: Plan, course: Course, assignment: str, language: Language) -> list[Json]:
    """The program's findings in words."""
    found = []
    for one in findings(plan, course, assignment):
        words = describe(one, language, plan)
        found.append(
            {
                "severity": one.severity,
                "section": one.place.section,
                "message": words.message,
                "reason": words.reason,
                "where": words.where,
            }
        )
    return found


def counts(plan: Plan, course: Course, assignment: str) -> dict[str, int]:
    """How many findings of each severity there are."""
    counted = {"E": 0, "W": 0, "I": 0}
    for found in findings(plan, course, assignment):
        counted[found.severity] += 1
    return counted


def begun(plan: Plan, course: Course, assignment: str) -> list[str]:
    """The sections that an assignment's criteria judge and in which something is written."""
    asked = {s for each in course.rubric.for_assignment(assignment) for s in each.sections}
    return [section for section in SECTIONS if section in asked and is_begun(plan, section)]


def program_points(plan: Plan, course: Course, assignment: str, language: Language) -> list[Json]:
    """The program's points, by the same rules as the assignment's test cells."""
    say = catalogue("grading", language).gettext
    return [
        {
            "title": say(check.title),
            "points": share(named(check.rules), plan, course.setting, check.points),
            "out_of": check.points,
        }
        for check in CHECKS[assignment]
    ]


def moment(at: str, language: Language) -> str:
    """A moment as the room's clock shows it."""
    try:
        when = dt.datetime.fromisoformat(at)
    except ValueError:
        return at
    local = (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).astimezone()
    return f"{format_date(local.date(), language)}{'، ' if language == 'ar' else ', '}{local:%H:%M}"
