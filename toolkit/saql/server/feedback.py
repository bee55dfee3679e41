"""The feedback page: what the coach judged, and beside it what the program found."""

from __future__ import annotations

from typing import Any

from saql.course import Course
from saql.grading.feedback import kind_words
from saql.i18n.findings import describe
from saql.i18n.labels import section_label
from saql.plan.checks import Finding, check
from saql.plan.document import Plan
from saql.plan.fields import Language
from saql.plan.rubric import Criterion
from saql.server.pages import Page
from saql.server.works import PLACES

Json = dict[str, Any]

SHOWN = 8
"""Findings shown for one criterion; a first draft may have a hundred."""


class Feedback(Page):
    """The feedback on the newest submission of an assignment, readable and printable."""

    roles = frozenset({"participant"})

    async def get(self, assignment: str) -> None:
        """The page."""
        path = f"/organisations/{self.person.organisation}/submissions"
        token = self.person.token
        found = await self.service.call("GET", path, token=token)
        mine = [row for row in found["submissions"] if row["assignment"] == assignment]
        submission = judged(mine)
        review: Json | None = None
        rows: list[Json] = []
        comments: list[Json] = []
        if submission and submission["result"]:
            address = f"/submissions/{submission['id']}"
            whole = await self.service.call("GET", address, token=token)
            review = (await self.service.call("GET", f"{address}/review", token=token))["review"]
            if review:
                rows = criteria_rows(self.course, assignment, review, whole["plan"], self.language)
                comments = [comment_row(each, self.language) for each in review["comments"]]
        self.show(
            "feedback.html.j2",
            assignment=assignment,
            place=PLACES.get(assignment, ""),
            submission=submission or (mine[0] if mine else None),
            review=review,
            rows=rows,
            comments=comments,
        )


def judged(submissions: list[Json]) -> Json | None:
    """The newest submission with feedback; the service lists the newest first."""
    return next((row for row in submissions if row["result"]), None)


def criteria_rows(
    course: Course, assignment: str, review: Json, plan: Json, language: Language
) -> list[Json]:
    """For each criterion the coach's level and reasons, and the findings in its sections.

    A finding stands once, beside the first criterion that reads its section.
    """
    document = Plan.model_validate(plan)
    findings = check(document, course.setting)
    names = {name.level: name.get(language) for name in course.rubric.level_names}
    rows = []
    for criterion in course.rubric.for_assignment(assignment):
        here = [found for found in findings if found.place.section in criterion.sections]
        findings = [found for found in findings if found not in here]
        rows.append(
            judgement(criterion, review["levels"].get(criterion.id) or {}, names, language)
            | {
                "findings": [_found(each, language, document) for each in here[:SHOWN]],
                "more": max(0, len(here) - SHOWN),
            }
        )
    return rows


def judgement(criterion: Criterion, given: Json, names: dict[int, str], language: Language) -> Json:
    """The coach's part of a criterion's row, with what the next level would need."""
    level = int(given.get("level") or 0)
    return {
        "name": criterion.name.get(language),
        "level": level,
        "level_name": names.get(level, ""),
        "sentence": criterion.levels[level - 1].get(language) if level else "",
        "next": criterion.levels[level].get(language) if 0 < level < len(criterion.levels) else "",
        "reason": given.get("reason") or "",
        "evidence": given.get("evidence") or "",
    }


def comment_row(comment: Any, language: Language) -> Json:
    """A comment's text, its kind and, where it says so, the section that it is about."""
    if not isinstance(comment, dict):
        return {"text": str(comment), "where": "", "kind": ""}
    section = str(comment.get("section") or "")
    try:
        where = section_label(section, language) if section else ""
    except KeyError:
        where = ""
    kind = kind_words(comment, language)
    return {"text": str(comment.get("text") or ""), "where": where, "kind": kind}


def _found(finding: Finding, language: Language, plan: Plan) -> Json:
    words = describe(finding, language, plan)
    return {"severity": finding.severity, "message": words.message, "mend": words.mend}
