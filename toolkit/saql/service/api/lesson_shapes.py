"""What requests and answers about lessons and tests look like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from saql.service.api.fields import MAX_INTEGER, Asked, BothNames, Key, Lesson, Name, Option, Slot


class LessonEvent(Asked):
    """Something that happened in a lesson; a self-check's answer names question and option."""

    lesson: Lesson
    event: Literal["opened", "answered", "done"]
    question: Name | None = None
    option: Option | None = None
    right: bool | None = None
    passed: bool = False
    key: Key


class CheckAnswer(BaseModel):
    """The latest answer to a question of a self-check."""

    option: str
    right: bool


class LessonProgress(BaseModel):
    """How far a person came in a lesson."""

    person: int
    person_name: str
    organisation: str | None
    lesson: str
    opened_at: str
    answers: dict[str, CheckAnswer]
    passed: bool
    done_at: str | None


class LessonProgressAnswer(BaseModel):
    """One lesson's progress."""

    progress: LessonProgress


class LessonProgressList(BaseModel):
    """Everybody's progress, or one's own."""

    progress: list[LessonProgress]


class Score(BaseModel):
    """Right answers of all."""

    points: int
    of: int


class TestLine(BaseModel):
    """A test, and how far this person is with it."""

    id: str
    name: BothNames
    open: bool
    questions: int
    minutes: int
    state: Literal["not_started", "started", "submitted"]
    answered: int
    submitted_at: str | None
    score: Score | None


class TestList(BaseModel):
    """The course's tests."""

    tests: list[TestLine]


class OptionShown(BaseModel):
    """An option as it is shown, without whether it is right."""

    id: str
    text: BothNames


class QuestionShown(BaseModel):
    """A question in its slot."""

    slot: str
    id: str
    module: str
    text: BothNames
    options: list[OptionShown]


class Attempt(BaseModel):
    """A person's attempt at a test."""

    test: str
    number: int
    started_at: str
    submitted_at: str | None
    questions: list[QuestionShown]
    answers: dict[str, str]


class AttemptAnswer(BaseModel):
    """The attempt that was begun or goes on."""

    attempt: Attempt


class OptionChoice(Asked):
    """The option somebody chose."""

    option: Option
    key: Key


class AnswersKept(BaseModel):
    """Every answer of the attempt that is kept."""

    answers: dict[str, str]


class Submitted(BaseModel):
    """A submitted attempt."""

    submitted_at: str
    score: Score


class Chosen(BaseModel):
    """What somebody chose; whether it is right is told once the test is handed in."""

    slot: str
    question: str
    module: str
    option: str | None
    right: bool | None


class AttemptLine(BaseModel):
    """One attempt, for the trainer."""

    person: int
    person_name: str
    organisation: str | None
    number: int
    started_at: str
    submitted_at: str | None
    from_paper: bool
    answered: int
    score: Score | None
    answers: list[Chosen]


class AttemptLineAnswer(BaseModel):
    """One attempt, for the trainer."""

    attempt: AttemptLine


class AttemptList(BaseModel):
    """Everybody's attempts at a test."""

    attempts: list[AttemptLine]


class WhichPerson(Asked):
    """A person by id."""

    person: Annotated[int, Field(ge=1, le=MAX_INTEGER)]


class WhichPeople(Asked):
    """People by id."""

    people: Annotated[
        list[Annotated[int, Field(ge=1, le=MAX_INTEGER)]], Field(min_length=1, max_length=10_000)
    ]


class PaperAnswers(Asked):
    """The answers of a test that was written on paper."""

    answers: Annotated[dict[Slot, Option], Field(max_length=200)]
