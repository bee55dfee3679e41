"""The pre-test and the post-test of a cohort: drawn from the bank, shuffled, scored. All pure.

For each module a seeded choice of pairs; one question of a pair goes to the pre-test and its twin
to the post-test under the same slot, so both tests ask the same things at the same difficulty.
The choice rests on hashes, so it is the same on every machine and with every Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from saql.cohort.mistakes import Mistake
from saql.cohort.questions import Bank, Question
from saql.plan.rubric import Wording

TestName = Literal["pre_test", "post_test"]
TESTS: tuple[TestName, ...] = ("pre_test", "post_test")


class TestSettings(BaseModel):
    """``course/tests.toml``: how the tests are drawn and what passes."""

    __test__ = False  # pytest: a model, not a class of tests
    model_config = ConfigDict(extra="forbid", frozen=True)

    modules: Annotated[tuple[str, ...], Field(min_length=1)]
    per_module: Annotated[int, Field(ge=1, le=20)] = 4
    seed: int = 1
    minutes: Annotated[int, Field(ge=5, le=240)] = 30
    pass_percent: Annotated[int, Field(ge=0, le=100)] = 60
    pre_test: Wording
    post_test: Wording

    @property
    def questions(self) -> int:
        """How many questions each test has."""
        return len(self.modules) * self.per_module

    def name(self, test: str) -> Wording:
        """What a test is called.

        Raises:
            KeyError: there is no such test.
        """
        return {"pre_test": self.pre_test, "post_test": self.post_test}[test]


@dataclass(frozen=True)
class Item:
    """A question in its slot; the slot is the same for its twin in the other test."""

    slot: str
    question: Question
    pair: str


@dataclass(frozen=True)
class Paper:
    """One test of a cohort."""

    test: str
    items: tuple[Item, ...]

    def item(self, slot: str) -> Item | None:
        """The item in a slot."""
        return next((item for item in self.items if item.slot == slot), None)


@dataclass(frozen=True)
class Shown:
    """An item as one person sees it: the option ids in their order on the page."""

    item: Item
    options: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """Points of a part of a test."""

    points: int
    of: int


@dataclass(frozen=True)
class Score:
    """What a paper's answers are worth: one point for each right one, nothing for none."""

    points: int
    of: int
    by_module: Mapping[str, Part]
    by_question: Mapping[str, bool]
    """Slot to whether its answer is right; an unanswered one is not."""
    answered: int = 0

    @property
    def percent(self) -> float:
        """The points in percent; 0 of an empty paper."""
        return 100 * self.points / self.of if self.of else 0.0


class BankTooSmall(ValueError):  # noqa: N818  # said as what is the case
    """A module has fewer whole pairs than a paper needs."""

    def __init__(self, module: str, there: int, needed: int) -> None:
        super().__init__(f"{module}: {there} < {needed}")
        self.module = module
        self.there = there
        self.needed = needed


def draw(bank: Bank, settings: TestSettings) -> dict[str, Paper]:
    """The two papers of a course.

    Raises:
        BankTooSmall: a module has too few pairs.
    """
    chosen: dict[str, list[Item]] = {test: [] for test in TESTS}
    for module in settings.modules:
        pairs = bank.pairs(module)
        if len(pairs) < settings.per_module:
            raise BankTooSmall(module, len(pairs), settings.per_module)
        drawn = sorted(pairs, key=lambda name: _key(settings.seed, module, name))
        kept = set(drawn[: settings.per_module])
        for name in (name for name in pairs if name in kept):
            slot = f"q{len(chosen['pre_test']) + 1:02d}"
            twins = sorted(pairs[name], key=lambda q: _key(settings.seed, "twin", q.id))
            for test, question in zip(TESTS, twins, strict=True):
                chosen[test].append(Item(slot, question, name))
    return {test: Paper(test, tuple(items)) for test, items in chosen.items()}


def shuffled(paper: Paper, person: int | str) -> tuple[Shown, ...]:
    """The paper as one person sees it: the same slots, each with its options in an own order."""
    return tuple(
        Shown(
            item,
            tuple(
                sorted(
                    item.question.option_ids,
                    key=lambda option: _key(person, item.question.id, option),
                )
            ),
        )
        for item in paper.items
    )


def score(paper: Paper, answers: Mapping[str, str]) -> Score:
    """What answers (slot to option id) are worth; slots and options that are none count nothing."""
    right = {item.slot: answers.get(item.slot) == item.question.right for item in paper.items}
    modules: dict[str, Part] = {}
    for item in paper.items:
        before = modules.get(item.question.module, Part(0, 0))
        modules[item.question.module] = Part(before.points + right[item.slot], before.of + 1)
    return Score(
        points=sum(right.values()),
        of=len(paper.items),
        by_module=modules,
        by_question=right,
        answered=sum(answers.get(i.slot) in i.question.option_ids for i in paper.items),
    )


def settings_mistakes(bank: Bank, settings: TestSettings) -> list[Mistake]:
    """Modules for which the bank has fewer whole pairs than the tests need."""
    return [
        Mistake("few_pairs", ("modules", at), f"{module}: {there} < {settings.per_module}")
        for at, module in enumerate(settings.modules)
        if (there := len(bank.pairs(module))) < settings.per_module
    ]


def _key(*parts: object) -> str:
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
