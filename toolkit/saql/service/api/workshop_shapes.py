"""What requests and answers about openings and the workshop look like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from saql.service.api.fields import MAX_INTEGER, Asked, BothNames, Json, Key, SomeText


class Openings(BaseModel):
    """What is open now."""

    openings: dict[str, bool]


class OpeningChoice(Asked):
    """Open it or close it."""

    open: bool


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
