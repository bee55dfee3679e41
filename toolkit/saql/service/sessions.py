"""Sessions: who is signed in, in which browser, and which kernels may act for them.

Tokens are random and only their hashes are kept. A session ends when its person signs out, when
the code is revoked, or after twelve idle hours; its kernel keys end with it.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from saql.plan.fields import Language
from saql.service.clock import before, now
from saql.service.refusals import Refused
from saql.service.tables import kernel_keys, memberships, organisations, people, sessions

IDLE_HOURS = 12
_NOTE_MINUTES = 5
"""A session's last use is written down no more often than this: each write waits for the disk."""


@dataclass(frozen=True)
class Visitor:
    """The person behind a request, and whether a kernel speaks for them."""

    person_id: int
    name: str
    role: str
    language: Language
    organisation_id: str | None
    organisation_name: str
    session_id: int
    kernel: bool


def start(connection: Connection, person_id: int) -> str:
    """Open a session and return its token."""
    token = secrets.token_urlsafe(32)
    moment = now()
    row = {"person_id": person_id, "digest": _digest(token), "created_at": moment}
    connection.execute(insert(sessions).values(row | {"seen_at": moment}))
    return token


def end(connection: Connection, session_id: int) -> None:
    """End a session, and with it every kernel key bound to it."""
    this = sessions.c.id == session_id
    connection.execute(update(sessions).where(this).values(ended_at=now()))


def bind_kernel(connection: Connection, session_id: int, key: str) -> None:
    """Let a kernel's key act for a session; binding it again to the same one is no change.

    Raises:
        Refused: the key belongs to another session.
    """
    digest = _digest(key)
    owner = connection.execute(
        select(kernel_keys.c.session_id).where(kernel_keys.c.digest == digest)
    ).scalar_one_or_none()
    if owner is None:
        row = {"digest": digest, "session_id": session_id, "created_at": now()}
        connection.execute(insert(kernel_keys).values(row))
    elif owner != session_id:
        raise Refused("kernel_key_taken")


def forget_old(connection: Connection) -> None:
    """Delete sessions that ended, or that idled out, and their kernel keys.

    An hour late, so that no request that came in just before still speaks of them.
    """
    ended = sessions.c.ended_at < before(hours=1)
    old = ended | (sessions.c.seen_at < before(hours=IDLE_HOURS + 1))
    theirs = kernel_keys.c.session_id.in_(select(sessions.c.id).where(old))
    connection.execute(delete(kernel_keys).where(theirs))
    connection.execute(delete(sessions).where(old))


def visitor(connection: Connection, token: str) -> Visitor | None:
    """Who speaks with this token or kernel key, or None."""
    digest = _digest(token)
    row = connection.execute(_visitors().where(sessions.c.digest == digest)).one_or_none()
    kernel = row is None
    if kernel:
        bound = select(kernel_keys.c.session_id).where(kernel_keys.c.digest == digest)
        row = connection.execute(
            _visitors().where(sessions.c.id == bound.scalar_subquery())
        ).one_or_none()
    if row is None or row.seen_at < before(hours=IDLE_HOURS):
        return None
    if row.seen_at < before(minutes=_NOTE_MINUTES):
        this = sessions.c.id == row.session_id
        connection.execute(update(sessions).where(this).values(seen_at=now()))
    return _visitor(row, kernel)


def set_language(connection: Connection, person_id: int, language: Language) -> None:
    """Remember a person's language."""
    connection.execute(update(people).where(people.c.id == person_id).values(language=language))


def _visitors() -> Select[Any]:
    return (
        select(
            people,
            sessions.c.id.label("session_id"),
            sessions.c.seen_at,
            memberships.c.organisation_id,
            organisations.c.name_ar,
            organisations.c.name_en,
        )
        .join(people, people.c.id == sessions.c.person_id)
        .outerjoin(memberships, memberships.c.person_id == people.c.id)
        .outerjoin(organisations, organisations.c.id == memberships.c.organisation_id)
        .where(sessions.c.ended_at.is_(None))
    )


def _visitor(row: Row[Any], kernel: bool) -> Visitor:
    language: Language = "en" if row.language == "en" else "ar"
    names = row.name_ar or "", row.name_en or ""
    name = (names[0] or names[1]) if language == "ar" else (names[1] or names[0])
    return Visitor(
        row.id, row.name, row.role, language, row.organisation_id, name, row.session_id, kernel
    )


def _digest(token: str) -> str:
    """A hash of a token; plain, since 256 random bits cannot be tried one by one."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
