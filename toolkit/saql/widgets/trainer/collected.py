"""What the documents are made from: the room's data as plain rows, collected when asked for."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

from saql.cohort.papers import TESTS
from saql.exports.pack.inputs import (
    Attempt,
    AttendanceState,
    Certificate,
    FormAnswers,
    GradeRow,
    OrganisationRow,
    PackInputs,
    PersonRow,
    PlanState,
    TrainingSession,
)
from saql.grading.layout import ASSIGNMENTS, PERSON
from saql.plan.document import Plan
from saql.plan.fields import Language, Text
from saql.widgets.trainer.learning import latest
from saql.widgets.trainer.office import Json, Office, local

SEXES = {"female": "f", "male": "m"}


def inputs(
    office: Office,
    *,
    title: str = "",
    agenda: str = "",
    organisation: str = "",
    address: str = "",
    grades: bool = True,
) -> PackInputs:
    """Everything that a document may need, as it is now.

    Args:
        office: the trainer's.
        title: what the workshop is called.
        agenda: the day that an attendance sheet is for.
        organisation: whose plan fills the workbook; none leaves its blanks.
        address: where people reach the room.
        grades: whether the points of the gradebook are looked up, which takes a while.
    """
    client = office.client
    people = client.people()
    members = [one for one in people if one["role"] == "participant"]
    organisations = client.organisations()
    day = client.workshop()
    name = title or office.gettext("Training workshop")
    signed = {each: one["id"] for one in organisations for each in one["name"].values() if each}
    return PackInputs(
        course=office.course,
        modules_dir=office.course.folder.parent / "modules",
        title=Text(ar=name, en=name),
        today=dt.date.today(),  # noqa: DTZ011  # the room's own day
        address=address,
        organisations=tuple(
            OrganisationRow(one["id"], Text.model_validate(one["name"])) for one in organisations
        ),
        people=tuple(_person(one) for one in members),
        training_sessions=tuple(_session(one) for one in day["training_sessions"]),
        attendance={int(session): _marks(marks) for session, marks in day["attendance"].items()},
        attempts=tuple(one for test in TESTS for one in _attempts(office, test)),
        forms=tuple(
            FormAnswers(form.id, str(one["day"]), one["answers"])
            for form in office.course.forms.forms
            if form.level
            for one in client.form_answers(form.id)
        ),
        grades=tuple(_grades(office, organisations, members)) if grades else (),
        plan_states=tuple(
            _plan_state(one) for one in client.plan_gains() if one["first"] and one["latest"]
        ),
        certificates=tuple(
            _certificate(one, signed)
            for one in client.certificates()["certificates"]
            if not one["revoked_at"]
        ),
        codes={one["person"]: one["code"] for one in client.codes()},
        agenda=agenda,
        plan=Plan.model_validate(client.plan(organisation)["plan"]) if organisation else None,
        parking=tuple((one["text"], one["answer"]) for one in day["parking"]),
    )


def _marks(marks: Json) -> dict[int, AttendanceState]:
    return {int(person): cast("AttendanceState", one["state"]) for person, one in marks.items()}


def _person(one: Json) -> PersonRow:
    return PersonRow(
        id=one["id"],
        name=one["name"],
        organisation=one["organisation"] or "",
        sex=SEXES.get(one.get("sex", ""), ""),
        phone=one.get("phone", ""),
        language=cast("Language", one["language"]),
        active=one.get("active", True),
    )


def _session(one: Json) -> TrainingSession:
    when = local(one["started_at"])
    day = when.date() if when else dt.date.today()  # noqa: DTZ011  # the room's own day
    return TrainingSession(one["id"], Text.model_validate(one["name"]), day)


def _attempts(office: Office, test: str) -> list[Attempt]:
    return [
        Attempt(
            person=one["person"],
            test=test,
            percent=100 * one["score"]["points"] / max(1, one["score"]["of"]),
            right={answer["slot"]: bool(answer["right"]) for answer in one["answers"]},
        )
        for one in latest(office.attempts(test)).values()
        if one["submitted_at"]
    ]


def _plan_state(one: Json) -> PlanState:
    first, last = one["first"], one["latest"]
    return PlanState(
        organisation=one["id"],
        first_errors=first["errors"],
        first_warnings=first["warnings"],
        latest_errors=last["errors"],
        latest_warnings=last["warnings"],
        first_points=first["checks_points"],
        latest_points=last["checks_points"],
    )


def _certificate(one: Json, organisations: dict[str, str]) -> Certificate:
    """As it was signed: who moved since is still certified for the organisation of then."""
    return Certificate(
        number=one["number"],
        kind=cast('Literal["attendance", "completion"]', one["kind"]),
        person=one["person"],
        name=one["name"],
        organisation=organisations.get(str(one["organisation"])) or str(one["organisation"]),
        issued=dt.date.fromisoformat(one["issued_at"][:10]),
        text=one["qr"],
    )


def _grades(office: Office, organisations: list[Json], members: list[Json]) -> list[GradeRow]:
    """The gradebook's points: of organisations in assignments, of people in tests."""
    from saql.grading.gradebook import scores

    folder = office.course.folder.parent
    handed_in: dict[tuple[str, str], str] = {}
    for one in office.client.submissions():  # the newest come first
        handed_in.setdefault((one["organisation"], one["assignment"]), one["at"])
    rows = []
    names = {one["id"]: office.best(one["name"]) or one["id"] for one in organisations}
    for organisation, assignment in sorted(handed_in, key=_in_order):
        found = scores(folder, organisation, assignment)
        coach = found.coach if found else None
        rows.append(
            GradeRow(
                student=organisation,
                name=names.get(organisation, organisation),
                assignment=assignment,
                program=found.program[0] if found else None,
                program_of=found.program[1] if found else 0.0,
                coach=coach[0] if coach else None,
                coach_of=coach[1] if coach else 0.0,
                submitted_at=_clock(handed_in[organisation, assignment]),
            )
        )
    named = {str(one["id"]): one["name"] for one in members}
    for test in TESTS:
        for person, one in latest(office.attempts(test)).items():
            if one["submitted_at"]:
                rows.append(
                    GradeRow(
                        student=f"{PERSON}{person}",
                        name=str(named.get(person) or one["person_name"]),
                        assignment=test,
                        program=float(one["score"]["points"]),
                        program_of=float(one["score"]["of"]),
                        submitted_at=_clock(one["submitted_at"]),
                    )
                )
    return rows


def _clock(at: str) -> str:
    """A moment on the room's own clock, as a spreadsheet sorts it."""
    when = local(at)
    return f"{when:%Y-%m-%d %H:%M}" if when else at


def _in_order(place: tuple[str, str]) -> tuple[int, str, str]:
    organisation, assignment = place
    known = assignment in ASSIGNMENTS
    return ASSIGNMENTS.index(assignment) if known else 99, assignment, organisation
