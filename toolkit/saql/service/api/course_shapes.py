"""What requests and answers of the course look like: lessons, tests, sessions, forms."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Path
from pydantic import BaseModel, Field

from saql.plan.fields import MAX_TEXT
from saql.service.api.shapes import MAX_INTEGER, Asked, BothNames, Json, Key

NAME = r"^[a-z0-9][a-z0-9_-]{0,62}$"
Name = Annotated[str, Field(pattern=NAME)]
Lesson = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}/[a-z0-9][a-z0-9_-]{0,62}$")]
Option = Annotated[str, Field(pattern=r"^[a-f]$")]
Slot = Annotated[str, Field(pattern=r"^[a-z0-9]{1,8}$")]
Day = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:/-]{0,60}$")]
SomeText = Annotated[str, Field(min_length=1, max_length=2000)]
Value = bool | int | float | str | list[str] | None
Answers = Annotated[
    dict[
        Annotated[str, Field(pattern=NAME)],
        bool
        | Annotated[int, Field(ge=-(10**12), le=10**12)]
        | Annotated[float, Field(ge=-(10**12), le=10**12, allow_inf_nan=False)]
        | Annotated[str, Field(max_length=MAX_TEXT)]
        | Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=50)],
    ],
    Field(max_length=100),
]

NameIn = Annotated[str, Path(pattern=NAME)]
SlotIn = Annotated[str, Path(pattern=r"^[a-z0-9]{1,8}$")]


# Lessons


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


# Tests


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


class Nothing(Asked):
    """Nothing at all."""


class OnlyKey(Asked):
    """Nothing but an idempotency key."""

    key: Key


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


class PaperAnswers(Asked):
    """The answers of a test that was written on paper."""

    answers: Annotated[dict[Slot, Option], Field(max_length=200)]


# Openings


class Openings(BaseModel):
    """What is open now."""

    openings: dict[str, bool]


class OpeningChoice(Asked):
    """Open it or close it."""

    open: bool


# The workshop


class TextsIn(Asked):
    """A name in both languages."""

    ar: Annotated[str, Field(max_length=300)] = ""
    en: Annotated[str, Field(max_length=300)] = ""


class SessionStart(Asked):
    """A training session that begins."""

    agenda: Annotated[str, Field(max_length=120)]
    day: Annotated[str, Field(max_length=60)]
    session: Annotated[str, Field(max_length=120)]
    name: TextsIn
    key: Key


class TrainingSession(BaseModel):
    """A training session that runs or ended."""

    id: int
    agenda: str
    day: str
    session: str
    name: BothNames
    started_at: str
    ended_at: str | None


class TrainingSessionAnswer(BaseModel):
    """One training session."""

    training_session: TrainingSession


AttendanceState = Literal["present", "late", "absent", "excused"]


class AttendanceMark(Asked):
    """Who was there; without a person it is oneself."""

    person: Annotated[int, Field(ge=1, le=MAX_INTEGER)] | None = None
    state: AttendanceState


class Announcement(BaseModel):
    """What the trainer tells everybody."""

    id: int
    text: str
    at: str
    author: str


class AnnouncementAnswer(BaseModel):
    """One announcement."""

    announcement: Announcement


class Parked(BaseModel):
    """A question kept for later; participants are not told who asked."""

    id: int
    text: str
    state: Literal["open", "answered", "later"]
    answer: str
    at: str
    mine: bool
    person: int | None
    person_name: str


class ParkedAnswer(BaseModel):
    """One parked question."""

    parked: Parked


class ParkedChange(Asked):
    """What became of a parked question."""

    state: Literal["open", "answered", "later"] | None = None
    answer: Annotated[str, Field(max_length=2000)] | None = None


class TextAdded(Asked):
    """A short text."""

    text: SomeText
    key: Key


class WorkshopAnswer(BaseModel):
    """What goes on in the workshop.

    ``attendance`` is session to one's own state for a participant, and session to person to
    ``{state, at, by}`` for the trainer and coaches.
    """

    training_sessions: list[TrainingSession]
    announcements: list[Announcement]
    parking: list[Parked]
    attendance: Json


class AttendanceAnswer(BaseModel):
    """A mark that is kept."""

    session: int
    person: int
    state: AttendanceState
    at: str
    by: str


# Forms and training requests


class FormAnswers(Asked):
    """A form's answers; from paper only the trainer sends them."""

    day: Day = ""
    answers: Answers
    from_paper: bool = False
    key: Key


class FormKept(BaseModel):
    """The answers are kept."""

    form: str
    day: str


class FormLine(BaseModel):
    """A form, whether it is open, and whether this person answered it (a daily one: today)."""

    id: str
    name: BothNames
    open: bool
    anonymous: bool
    answered: bool
    days: list[str]


class FormList(BaseModel):
    """The course's forms."""

    forms: list[FormLine]


class FormRow(BaseModel):
    """One person's answers; an anonymous form's carry a date only, and nobody's name."""

    day: str
    answers: dict[str, Value]
    at: str
    from_paper: bool
    person: int | None
    organisation: str | None


class FormRows(BaseModel):
    """Everybody's answers to a form, in no order that tells anything."""

    answers: list[FormRow]


class TrainingRequestNew(Asked):
    """An organisation that asks for training."""

    organisation: Annotated[str, Field(min_length=1, max_length=200)]
    contact: Annotated[str, Field(max_length=500)] = ""
    answers: Answers
    key: Key


RequestState = Literal["new", "accepted", "waiting", "declined"]


class TrainingRequest(BaseModel):
    """A training request and what became of it."""

    id: int
    organisation: str
    contact: str
    answers: dict[str, Value]
    state: RequestState
    at: str


class TrainingRequestAnswer(BaseModel):
    """One training request."""

    request: TrainingRequest


class TrainingRequestList(BaseModel):
    """All training requests."""

    requests: list[TrainingRequest]


class TrainingRequestChange(Asked):
    """What became of a request."""

    state: RequestState
