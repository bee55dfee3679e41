"""Forms and training requests."""

from __future__ import annotations

from fastapi import APIRouter

from saql.service import forms, training_requests
from saql.service.api.door import CourseIn, DatabaseIn, GuardedRoute, VisitorIn, problems
from saql.service.api.fields import Json, NameIn, NumberIn
from saql.service.api.form_shapes import (
    FormAnswers,
    FormKept,
    FormList,
    FormRows,
    TrainingRequestAnswer,
    TrainingRequestChange,
    TrainingRequestList,
    TrainingRequestNew,
)
from saql.service.clock import today

router = APIRouter(route_class=GuardedRoute, tags=["forms"])

_ANSWERS = "/forms/{form}/answers"


@router.get("/forms", response_model=FormList, responses=problems())
def list_forms(visitor: VisitorIn, database: DatabaseIn, course: CourseIn) -> Json:
    """Which forms are open, and which of them this person answered."""
    with database.begin() as connection:
        return {"forms": forms.overview(connection, course, visitor.person_id)}


@router.post(_ANSWERS, status_code=201, response_model=FormKept, responses=problems(404, 409))
def answer_form(
    form: NameIn, asked: FormAnswers, visitor: VisitorIn, database: DatabaseIn, course: CourseIn
) -> Json:
    """Keep the answers to a form; an anonymous one's are kept without the person."""
    given = asked.model_dump() | {"day": asked.day if asked.from_paper else today()}
    with database.begin() as connection:
        forms.answer(connection, course, visitor, form, **given)
    return {"form": form, "day": given["day"]}


@router.get(_ANSWERS, response_model=FormRows, responses=problems(404))
def list_answers(form: NameIn, _visitor: VisitorIn, database: DatabaseIn, course: CourseIn) -> Json:
    """Everybody's answers."""
    with database.begin() as connection:
        return {"answers": forms.listed(connection, course, form)}


@router.get("/requests", response_model=TrainingRequestList, responses=problems())
def list_requests(_visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Who asked for training."""
    with database.begin() as connection:
        return {"requests": training_requests.listed(connection)}


@router.post(
    "/requests", status_code=201, response_model=TrainingRequestAnswer, responses=problems(409)
)
def add_request(
    asked: TrainingRequestNew, visitor: VisitorIn, database: DatabaseIn, course: CourseIn
) -> Json:
    """Keep a training request."""
    content = asked.model_dump(exclude={"key"})
    with database.begin() as connection:
        found = training_requests.add(connection, course, visitor, content, key=asked.key)
    return {"request": found}


@router.patch("/requests/{request}", response_model=TrainingRequestAnswer, responses=problems(404))
def decide_request(
    request: NumberIn, asked: TrainingRequestChange, _visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """Say what became of a training request."""
    with database.begin() as connection:
        return {"request": training_requests.decide(connection, request, asked.state)}
