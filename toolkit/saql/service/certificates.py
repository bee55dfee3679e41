"""Certificates: issued once, signed, listed, revoked."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from saql.cohort.certificates import (
    ALPHABET,
    Statement,
    canonical,
    fitting,
    number_of,
    qr_text,
    signature_text,
)
from saql.course import Course
from saql.plan.fields import Language, Text
from saql.service import once, seals
from saql.service.clock import now
from saql.service.refusals import Refused
from saql.service.sessions import Visitor
from saql.service.settings import Settings
from saql.service.tables import certificates, cohorts, memberships, organisations, people

Json = dict[str, Any]


def issue(
    connection: Connection,
    settings: Settings,
    course: Course,
    visitor: Visitor,
    kind: str,
    whom: list[int],
    *,
    key: str,
) -> list[Json]:
    """Certify people; who holds a valid certificate of this kind keeps it.

    Raises:
        Refused: somebody of the list is no participant of this room.
    """
    asked = ("certificates", kind, whom)
    if once.made_before(connection, visitor.person_id, key, *asked) is None:
        once.note(connection, visitor.person_id, key, *asked)
    return [_issued(connection, settings, course, kind, person) for person in dict.fromkeys(whom)]


def listed(connection: Connection) -> list[Json]:
    """Every certificate, by number."""
    rows = connection.execute(select(certificates)).all()
    return [_shown(row) for row in sorted(rows, key=lambda row: str(row.number))]


def standing(connection: Connection, number: str) -> Row[Any] | None:
    """What the room's list says of a certificate; None where it does not know the number."""
    return connection.execute(
        select(certificates).where(certificates.c.number == number)
    ).one_or_none()


def revoke(connection: Connection, number: str) -> Json:
    """Revoke a certificate; a second time changes nothing.

    Raises:
        Refused: there is no such certificate.
    """
    this = certificates.c.number == number
    valid = this, certificates.c.revoked_at.is_(None)
    connection.execute(update(certificates).where(*valid).values(revoked_at=now()))
    row = standing(connection, number)
    if row is None:
        raise Refused("unknown_certificate")
    return _shown(row)


def public_key(settings: Settings) -> str:
    """The key that certificates are checked with."""
    return seals.public_text(settings)


def _issued(
    connection: Connection, settings: Settings, course: Course, kind: str, person_id: int
) -> Json:
    person = connection.execute(
        select(people, organisations.c.name_ar, organisations.c.name_en)
        .add_columns(cohorts.c.name.label("course"))
        .join(cohorts, cohorts.c.id == people.c.cohort_id)
        .outerjoin(memberships, memberships.c.person_id == people.c.id)
        .outerjoin(organisations, organisations.c.id == memberships.c.organisation_id)
        .where(people.c.id == person_id, people.c.role == "participant")
    ).one_or_none()
    if person is None:
        raise Refused("unknown_person")
    once.lock(connection, person_id)
    held = connection.execute(
        select(certificates).where(
            certificates.c.person_id == person_id,
            certificates.c.kind == kind,
            certificates.c.revoked_at.is_(None),
        )
    ).first()
    if held is not None:
        return _shown(held)
    language: Language = "en" if person.language == "en" else "ar"
    statement = Statement(
        number=_new_number(connection),
        kind=kind,
        name=fitting(person.name),
        organisation=fitting(Text(ar=person.name_ar or "", en=person.name_en or "").best(language)),
        issuer=fitting(course.certificates.issuer.get(language)),
        course=fitting(person.course),
        issued_at=now()[:10],
    )
    signature = signature_text(seals.sign(settings, canonical(statement)))
    row = vars(statement) | {"person_id": person_id, "signature": signature}
    made = insert(certificates).values(row).returning(certificates)
    return _shown(connection.execute(made).one())


def _new_number(connection: Connection) -> str:
    while True:
        symbols = "".join(secrets.choice(ALPHABET) for _ in range(4))
        number = number_of(int(now()[:4]), symbols)
        taken = select(certificates.c.number).where(certificates.c.number == number)
        if connection.execute(taken).one_or_none() is None:
            return number


def _shown(row: Row[Any]) -> Json:
    said = {name: getattr(row, name) for name in Statement.__dataclass_fields__}
    return said | {
        "person": row.person_id,
        "signature": row.signature,
        "revoked_at": row.revoked_at,
        "qr": qr_text(Statement(**said), row.signature),
    }
