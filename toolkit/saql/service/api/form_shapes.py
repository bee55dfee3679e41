"""What requests and answers about forms and training requests look like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from saql.service.api.fields import Answers, Asked, BothNames, Day, Key, Value


class FormAnswers(Asked):
    """A form's answers; from paper only the trainer sends them.

    The day is that of the sheet of paper: a person's own answers get the room's date.
    """

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
