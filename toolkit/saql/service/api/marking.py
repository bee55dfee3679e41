"""Grading from the trainer's desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from saql.service.api.door import GuardedRoute, VisitorIn, problems
from saql.service.api.fields import Json
from saql.service.marking import GRADABLE, Marking

router = APIRouter(route_class=GuardedRoute, tags=["grading"])


class NotGraded(BaseModel):
    """A submission that could not be graded, and why."""

    student: str
    note: str


class GradingState(BaseModel):
    """One assignment or test: what lies there, and what of it is graded as it was handed in."""

    assignment: str
    handed_in: int
    graded: int
    failed: list[NotGraded]
    error: str


class GradingRun(BaseModel):
    """How far the run is that is under way."""

    assignment: str
    done: int
    all: int


class Grading(BaseModel):
    """The grading of the room."""

    running: GradingRun | None
    assignments: list[GradingState]


class GradingWish(BaseModel):
    """What to grade; each an assignment or a test."""

    assignments: Annotated[list[str], Field(min_length=1, max_length=len(GRADABLE))]


def _marking(request: Request) -> Marking:
    found: Marking = request.app.state.marking
    return found


MarkingIn = Annotated[Marking, Depends(_marking)]


@router.get("/grading", response_model=Grading, responses=problems())
def get_grading(_visitor: VisitorIn, marking: MarkingIn) -> Json:
    """What is handed in and graded, and what is being graded."""
    return marking.state()


@router.post("/grading", status_code=202, response_model=Grading, responses=problems())
def start_grading(asked: GradingWish, _visitor: VisitorIn, marking: MarkingIn) -> Json:
    """Begin to grade; where a run is under way, that one goes on."""
    marking.start(asked.assignments)
    return marking.state()
