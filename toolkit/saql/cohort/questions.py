"""The question bank: questions for the tests, the lessons' self-checks and their cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from saql.cohort.mistakes import DataError, Mistake, doubled
from saql.plan.rubric import Wording

Use = Literal["test", "check", "case"]

OPTION_IDS = ("a", "b", "c", "d", "e", "f")
"""What the options of a question are called, in the order of the file."""

LESSON_ID = r"^[0-9]{2}_[a-z0-9_]+/[0-9]{2}_[a-z0-9_]+$"
QUESTION_ID = r"^[a-z0-9-]+$"
CHECKS_PER_LESSON = (3, 5)


class Option(BaseModel):
    """One answer to choose, and why it is right or wrong."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Wording
    why: Wording
    right: bool = False


class Question(BaseModel):
    """One question with its options."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=QUESTION_ID, max_length=60)]
    use: Use
    pair: Annotated[str, Field(pattern=QUESTION_ID, max_length=60)] | None = None
    lesson: Annotated[str, Field(pattern=LESSON_ID)]
    difficulty: Annotated[int, Field(ge=1, le=3)]
    source: Annotated[str, Field(min_length=1)]
    text: Wording
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=len(OPTION_IDS))]

    @property
    def module(self) -> str:
        """The id of the module whose lesson it belongs to."""
        return self.lesson.partition("/")[0]

    @property
    def right(self) -> str:
        """The id of the right option; of the first one where a case has several best ones."""
        return next(i for i, o in zip(OPTION_IDS, self.options, strict=False) if o.right)

    def option(self, option: str) -> Option:
        """The option with this id.

        Raises:
            KeyError: the question has no such option.
        """
        known = dict(zip(OPTION_IDS, self.options, strict=False))
        return known[option]

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of its options, in the order of the file."""
        return OPTION_IDS[: len(self.options)]

    @property
    def mixed(self) -> tuple[tuple[str, Option], ...]:
        """The options with their ids in the order in which lessons show them.

        It is the same for everybody and at every visit, and does not tell which one is right.
        """

        def place(pair: tuple[str, Option]) -> bytes:
            return sha256(f"{self.id} {pair[0]}".encode()).digest()

        return tuple(sorted(zip(self.option_ids, self.options, strict=True), key=place))

    @model_validator(mode="after")
    def _as_its_use_asks(self) -> Self:
        right = sum(option.right for option in self.options)
        if self.use == "case":
            if not right:
                raise DataError("no_right", 0, ("options",))
        elif right != 1:
            raise DataError("one_right", right, ("options",))
        elif not 3 <= len(self.options) <= 4:
            raise DataError("options_count", len(self.options), ("options",))
        if self.use == "test" and not self.pair:
            raise DataError("no_pair", self.id)
        if self.use != "test" and self.pair:
            raise DataError("needless_pair", self.pair, ("pair",))
        texts = [(option.text.ar, option.text.en) for option in self.options]
        if len(set(texts)) < len(texts):
            raise DataError("same_option", self.id, ("options",))
        return self


class QuestionFile(BaseModel):
    """One file of the bank: ``course/questions/<module>.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    questions: tuple[Question, ...] = ()


class Bank(BaseModel):
    """All questions of a course."""

    model_config = ConfigDict(frozen=True)

    questions: tuple[Question, ...] = ()

    def get(self, question: str) -> Question | None:
        """The question with this id."""
        return next((q for q in self.questions if q.id == question), None)

    def of_lesson(self, lesson: str, use: Use) -> tuple[Question, ...]:
        """A lesson's questions for one use, in the order of the file."""
        return tuple(q for q in self.questions if q.lesson == lesson and q.use == use)

    def pairs(self, module: str) -> dict[str, tuple[Question, Question]]:
        """The whole pairs of a module's test questions, in the order of the file."""
        found: dict[str, list[Question]] = defaultdict(list)
        for question in self.questions:
            if question.pair and question.module == module:
                found[question.pair].append(question)
        return {name: (two[0], two[1]) for name, two in found.items() if len(two) == 2}


def file_mistakes(module: str, questions: Iterable[Question]) -> list[Mistake]:
    """What is wrong within one file: its module, ids that return, pairs that are none.

    Args:
        module: The file's name without its ending, such as ``fundraising``.
        questions: Its questions, in the order of the file.
    """
    listed = list(questions)
    found = [
        Mistake("question_twice", ("questions", at, "id"), listed[at].id)
        for at in doubled([question.id for question in listed])
    ]
    for at, question in enumerate(listed):
        if question.module.partition("_")[2] != module:
            found.append(Mistake("other_module", ("questions", at, "lesson"), question.lesson))
    return [*found, *_pair_mistakes(listed)]


def _pair_mistakes(listed: list[Question]) -> list[Mistake]:
    groups: dict[str, list[int]] = defaultdict(list)
    for at, question in enumerate(listed):
        if question.pair:
            groups[question.pair].append(at)
    found = []
    for name, positions in groups.items():
        first = listed[positions[0]]
        if len(positions) != 2:
            place = ("questions", positions[-1], "pair")
            found.append(Mistake("pair_count", place, f"{name}: {len(positions)}"))
        elif listed[positions[1]].difficulty != first.difficulty:
            place = ("questions", positions[1], "difficulty")
            found.append(Mistake("pair_difficulty", place, name))
    return found
