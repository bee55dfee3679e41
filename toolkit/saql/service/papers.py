"""A test's questions as an attempt holds them: drawn when it begins, unchanged from then on."""

from __future__ import annotations

import json
from typing import Any

from saql.cohort.papers import TESTS, BankTooSmall, Item, Paper, Score, score, shuffled
from saql.course import Course, CourseFileError
from saql.plan.rubric import Wording
from saql.service.refusals import Refused

Json = dict[str, Any]


def paper_of(course: Course, test: str) -> Paper:
    """A test's paper as the course draws it now.

    Raises:
        Refused: there is no such test, or its questions are not ready.
    """
    if test not in TESTS:
        raise Refused("unknown_test")
    try:
        return course.papers[test]
    except (CourseFileError, BankTooSmall) as error:
        raise Refused("test_not_ready") from error


def written(paper: Paper) -> str:
    """A paper as an attempt keeps it: slot to question."""
    return json.dumps({item.slot: item.question.id for item in paper.items})


def read(course: Course, test: str, text: str) -> Paper:
    """The paper that an attempt kept; a question that the bank lost is left out."""
    asked: dict[str, str] = json.loads(text)
    found = ((slot, course.questions.get(question)) for slot, question in asked.items())
    return Paper(test, tuple(Item(slot, q, q.pair or "") for slot, q in found if q is not None))


def questions_shown(paper: Paper, person_id: int) -> list[Json]:
    """The questions as a person sees them; which option is right is not among it."""
    return [
        {
            "slot": each.item.slot,
            "id": each.item.question.id,
            "module": each.item.question.module,
            "text": both(each.item.question.text),
            "options": [
                {"id": option, "text": both(each.item.question.option(option).text)}
                for option in each.options
            ],
        }
        for each in shuffled(paper, person_id)
    ]


def scored(paper: Paper, answers: dict[str, str]) -> Score:
    """What the answers are worth."""
    return score(paper, answers)


def both(text: Wording) -> Json:
    """A wording in both languages."""
    return {"ar": text.ar, "en": text.en}
