"""A small bank and its papers."""

from __future__ import annotations

import pytest

from saql.cohort.papers import TestSettings
from saql.cohort.questions import Bank, Question

MODULES = ("01_fundraising", "02_networking")


def question(name, *, pair=None, module="01_fundraising", use="test", difficulty=1, right=0, of=4):
    """A question whose options say only which they are."""
    options = [
        {
            "right": n == right,
            "text": {"ar": f"خيار {n}", "en": f"option {n}"},
            "why": {"ar": "لأن", "en": "because"},
        }
        for n in range(of)
    ]
    return {
        "id": name,
        "use": use,
        "pair": pair,
        "lesson": f"{module}/01_first",
        "difficulty": difficulty,
        "source": "the course",
        "text": {"ar": f"سؤال {name}", "en": f"question {name}"},
        "options": options,
    }


def bank_of(pairs=6, modules=MODULES):
    """A bank with so many pairs for each module."""
    listed = [
        question(
            f"{module[:2]}-t{n}{twin}",
            pair=f"{module[:2]}-t{n}",
            module=module,
            difficulty=n % 3 + 1,
            right=n % 4,
        )
        for module in modules
        for n in range(pairs)
        for twin in "ab"
    ]
    return Bank(questions=tuple(Question.model_validate(each) for each in listed))


@pytest.fixture(name="question")
def question_maker():
    return question


@pytest.fixture(name="bank_of")
def bank_maker():
    return bank_of


@pytest.fixture
def bank():
    return bank_of()


@pytest.fixture
def settings():
    names = {"pre_test": {"ar": "قبلي", "en": "Pre"}, "post_test": {"ar": "بعدي", "en": "Post"}}
    return TestSettings.model_validate({"modules": MODULES, "per_module": 4, **names})
