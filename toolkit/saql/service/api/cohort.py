"""Running a cohort: changes to people and organisations, import, codes, progress, certificates."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Request

from saql.plan.fields import Text
from saql.service import certificates, codes, gains, roster
from saql.service.api.cohort_shapes import (
    CertificateAnswer,
    CertificateList,
    CertificateNumberIn,
    CertificateRequest,
    CodeList,
    CohortImport,
    CohortImported,
    Live,
    OrganisationAnswer,
    OrganisationChange,
    PersonChange,
    PlanGains,
    Replaced,
    Successor,
)
from saql.service.api.door import (
    CourseIn,
    DatabaseIn,
    GuardedRoute,
    LiveIn,
    VisitorIn,
    problems,
)
from saql.service.api.fields import Json, NumberIn, OrganisationIn
from saql.service.api.people_shapes import PersonAdded
from saql.service.codes import IssuedCode
from saql.service.enrolment import CohortError, join, read_members
from saql.service.refusals import Refused

router = APIRouter(route_class=GuardedRoute, tags=["cohort"])


@router.patch("/people/{person}", response_model=PersonAdded, responses=problems(404, 409))
def change_person(
    person: NumberIn, asked: PersonChange, _visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """Change a name or language, move a person, let a person leave or come back."""
    with database.begin() as connection:
        changes = asked.model_dump()
        return {"person": roster.change(connection, database.settings, person, changes)}


@router.post(
    "/people/{person}/replace",
    status_code=201,
    response_model=Replaced,
    responses=problems(404, 409),
)
def replace_person(
    person: NumberIn, asked: Successor, request: Request, visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """Let a new person take another's place in the same organisation."""
    with database.begin() as connection:
        found, code = roster.replace(
            connection,
            database.settings,
            request.app.state.secret,
            visitor,
            person,
            name=asked.name,
            language=asked.language,
            key=asked.key or secrets.token_hex(16),
        )
    return {"person": found, "code": code}


@router.patch(
    "/organisations/{organisation}", response_model=OrganisationAnswer, responses=problems(404)
)
def change_organisation(
    organisation: OrganisationIn,
    asked: OrganisationChange,
    _visitor: VisitorIn,
    database: DatabaseIn,
) -> Json:
    """Give an organisation another name."""
    with database.begin() as connection:
        name = Text(ar=asked.name.ar, en=asked.name.en)
        return {"organisation": roster.rename_organisation(connection, organisation, name)}


@router.post("/cohort/import", response_model=CohortImported, responses=problems(409))
def import_cohort(asked: CohortImport, _visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Bring organisations and people in, all of them or none; those who are there stay."""
    try:
        members = read_members(roster.with_ids(asked.model_dump(exclude={"dry_run"})))
    except CohortError as error:
        place = {"organisation": error.entry.organisation, "person": error.entry.person}
        raise Refused("entry_invalid", reason=error.code, id=error.entry.id, **place) from error
    joined = join(database, members, dry_run=asked.dry_run)
    return {
        "added": {"organisations": joined.organisations, "people": joined.people},
        "kept": {"organisations": joined.kept_organisations, "people": joined.kept_people},
        "codes": [_code(row) for row in joined.codes],
    }


@router.get("/codes", response_model=CodeList, responses=problems())
def list_codes(_visitor: VisitorIn, database: DatabaseIn) -> Json:
    """The codes of the trainer's file."""
    return {"codes": [_code(row) for row in codes.listed(database.settings)]}


@router.get("/live", response_model=Live, responses=problems())
def get_live(_visitor: VisitorIn, live: LiveIn) -> Json:
    """Where everybody is."""
    return live.view()


@router.get("/learning/plans", response_model=PlanGains, responses=problems())
def compare_plans(_visitor: VisitorIn, live: LiveIn) -> Json:
    """Each organisation's first plan against its latest."""
    return {"organisations": gains.compared(live)}


@router.get("/certificates", response_model=CertificateList, responses=problems())
def list_certificates(_visitor: VisitorIn, database: DatabaseIn) -> Json:
    """Every certificate, those that were revoked too."""
    with database.begin() as connection:
        found = certificates.listed(connection)
    return {"certificates": found, "public_key": certificates.public_key(database.settings)}


@router.post(
    "/certificates", status_code=201, response_model=CertificateList, responses=problems(404, 409)
)
def issue_certificates(
    asked: CertificateRequest, visitor: VisitorIn, database: DatabaseIn, course: CourseIn
) -> Json:
    """Certify people; who holds the same kind already keeps that certificate."""
    with database.begin() as connection:
        made = certificates.issue(
            connection, database.settings, course, visitor, asked.kind, asked.people, key=asked.key
        )
    return {"certificates": made, "public_key": certificates.public_key(database.settings)}


@router.delete("/certificates/{number}", response_model=CertificateAnswer, responses=problems(404))
def revoke_certificate(
    number: CertificateNumberIn, _visitor: VisitorIn, database: DatabaseIn
) -> Json:
    """Revoke a certificate; it stays in the list, with the time."""
    with database.begin() as connection:
        return {"certificate": certificates.revoke(connection, number)}


def _code(row: IssuedCode) -> Json:
    return {
        "person": row.person_id,
        "name": row.person,
        "organisation": row.organisation,
        "code": row.code,
    }
