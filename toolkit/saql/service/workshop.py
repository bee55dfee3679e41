"""The workshop day: training sessions, who was there, announcements, questions kept for later."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from saql.service import once
from saql.service.clock import now
from saql.service.refusals import Refused
from saql.service.sessions import Visitor
from saql.service.tables import announcements, attendance, parking, people, training_sessions

Json = dict[str, Any]


def shown(connection: Connection, visitor: Visitor) -> Json:
    """Everything of the workshop that this person may see."""
    sessions = connection.execute(select(training_sessions).order_by(training_sessions.c.id))
    told = connection.execute(
        select(announcements, people.c.name)
        .join(people, people.c.id == announcements.c.person_id)
        .order_by(announcements.c.id.desc())
    )
    return {
        "training_sessions": [_session(row) for row in sessions],
        "announcements": [_announcement(row) for row in told],
        "parking": [_parked(row, visitor) for row in connection.execute(_questions())],
        "attendance": _attendance(connection, visitor),
    }


def start(connection: Connection, visitor: Visitor, asked: Json, *, key: str) -> Json:
    """Begin a training session; one that runs already, begun by another trainer, is that one."""
    made = once.made_before(connection, visitor.person_id, key, "training", asked)
    if made is None:
        row = {name: asked[name] for name in ("agenda", "day", "session")}
        same = (training_sessions.c[name] == value for name, value in row.items())
        running = connection.execute(
            select(training_sessions.c.id).where(*same, training_sessions.c.ended_at.is_(None))
        ).scalar()
        if running is not None:
            return _session(_training_session(connection, running))
        row |= {"name_ar": asked["name"]["ar"], "name_en": asked["name"]["en"]}
        row["started_at"] = now()
        done = insert(training_sessions).values(row).returning(training_sessions.c.id)
        made = str(connection.execute(done).scalar_one())
        once.note(connection, visitor.person_id, key, "training", asked, made=made)
    return _session(_training_session(connection, int(made)))


def end(connection: Connection, training_session: int) -> Json:
    """End a training session; a second time changes nothing.

    Raises:
        Refused: there is no such session.
    """
    _training_session(connection, training_session)
    this = training_sessions.c.id == training_session, training_sessions.c.ended_at.is_(None)
    connection.execute(update(training_sessions).where(*this).values(ended_at=now()))
    return _session(_training_session(connection, training_session))


def mark(
    connection: Connection, visitor: Visitor, training_session: int, person: int | None, state: str
) -> Json:
    """Note who was there. A participant says "present", of oneself, while the session runs.

    What a trainer or coach noted stays when the participant comes with another word.

    Raises:
        Refused: no such session or person, somebody else, another state, or it has ended.
    """
    session = _training_session(connection, training_session)
    own = visitor.role == "participant"
    whom = visitor.person_id if person is None else person
    if own and (whom != visitor.person_id or state != "present"):
        raise Refused("not_allowed")
    if own and session.ended_at:
        raise Refused("session_ended")
    member = people.c.id == whom, people.c.role == "participant"
    if connection.execute(select(people.c.id).where(*member)).one_or_none() is None:
        raise Refused("unknown_person")
    once.lock(connection, whom)
    this = attendance.c.training_session_id == training_session, attendance.c.person_id == whom
    before = connection.execute(select(attendance).where(*this)).one_or_none()
    row = {"state": state, "at": now(), "by_id": visitor.person_id}
    if before is None:
        row |= {"training_session_id": training_session, "person_id": whom}
        connection.execute(insert(attendance).values(row))
    elif not own:
        connection.execute(update(attendance).where(*this).values(row))
    return _mark(connection.execute(_marks().where(*this)).one())


def announce(connection: Connection, visitor: Visitor, text: str, *, key: str) -> Json:
    """Tell everybody something."""
    made = once.made_before(connection, visitor.person_id, key, "announce", text)
    if made is None:
        row = {"person_id": visitor.person_id, "text": text, "at": now()}
        done = insert(announcements).values(row).returning(announcements.c.id)
        made = str(connection.execute(done).scalar_one())
        once.note(connection, visitor.person_id, key, "announce", text, made=made)
    query = select(announcements, people.c.name).join(people)
    found = connection.execute(query.where(announcements.c.id == int(made))).one_or_none()
    if found is None:
        raise Refused("unknown_announcement")
    return _announcement(found)


def withdraw(connection: Connection, announcement: int) -> None:
    """Take an announcement back.

    Raises:
        Refused: there is no such announcement.
    """
    this = announcements.c.id == announcement
    if not connection.execute(delete(announcements).where(this)).rowcount:
        raise Refused("unknown_announcement")


def park(connection: Connection, visitor: Visitor, text: str, *, key: str) -> Json:
    """Keep a question for later."""
    made = once.made_before(connection, visitor.person_id, key, "park", text)
    if made is None:
        row = {"person_id": visitor.person_id, "text": text, "state": "open", "answer": ""}
        done = insert(parking).values(row | {"at": now()}).returning(parking.c.id)
        made = str(connection.execute(done).scalar_one())
        once.note(connection, visitor.person_id, key, "park", text, made=made)
    return _one_parked(connection, visitor, int(made))


def settle(connection: Connection, visitor: Visitor, parked: int, changes: Json) -> Json:
    """Say what became of a parked question.

    Raises:
        Refused: there is no such question.
    """
    before = _one_parked(connection, visitor, parked)
    new = {name: value for name, value in changes.items() if value is not None}
    if new:
        connection.execute(update(parking).where(parking.c.id == before["id"]).values(new))
    return _one_parked(connection, visitor, parked)


def _training_session(connection: Connection, training_session: int) -> Row[Any]:
    query = select(training_sessions).where(training_sessions.c.id == training_session)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Refused("unknown_training_session")
    return row


def _session(row: Row[Any]) -> Json:
    return {
        "id": row.id,
        "agenda": row.agenda,
        "day": row.day,
        "session": row.session,
        "name": {"ar": row.name_ar, "en": row.name_en},
        "started_at": row.started_at,
        "ended_at": row.ended_at,
    }


def _announcement(row: Row[Any]) -> Json:
    return {"id": row.id, "text": row.text, "at": row.at, "author": row.name}


def _questions() -> Any:
    query = select(parking, people.c.name).join(people, people.c.id == parking.c.person_id)
    return query.order_by(parking.c.id)


def _one_parked(connection: Connection, visitor: Visitor, parked: int) -> Json:
    row = connection.execute(_questions().where(parking.c.id == parked)).one_or_none()
    if row is None:
        raise Refused("unknown_parked")
    return _parked(row, visitor)


def _parked(row: Row[Any], visitor: Visitor) -> Json:
    """A parked question; only the trainer and coaches are told who asked."""
    named = visitor.role != "participant"
    return {
        "id": row.id,
        "text": row.text,
        "state": row.state,
        "answer": row.answer,
        "at": row.at,
        "mine": row.person_id == visitor.person_id,
        "person": row.person_id if named else None,
        "person_name": row.name if named else "",
    }


def _marks() -> Any:
    return select(attendance, people.c.name).outerjoin(people, people.c.id == attendance.c.by_id)


def _mark(row: Row[Any]) -> Json:
    return {
        "session": row.training_session_id,
        "person": row.person_id,
        "state": row.state,
        "at": row.at,
        "by": row.name or "",
    }


def _attendance(connection: Connection, visitor: Visitor) -> Json:
    if visitor.role == "participant":
        mine = attendance.c.person_id == visitor.person_id
        rows = connection.execute(select(attendance).where(mine))
        return {str(row.training_session_id): row.state for row in rows}
    found: Json = {}
    for row in connection.execute(_marks()):
        mark = {"state": row.state, "at": row.at, "by": row.name or ""}
        found.setdefault(str(row.training_session_id), {})[str(row.person_id)] = mark
    return found
