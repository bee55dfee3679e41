"""The rows of plans as they lie in the database: newest revisions, and what they hold."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from saql.plan.document import SECTIONS
from saql.service.refusals import Refused
from saql.service.tables import organisations, revisions
from saql.store.content import empty_content
from saql.store.shapes import Content

Json = dict[str, Any]

Line = Row[Any]


def content_of(head: Line) -> Content:
    """What a revision holds."""
    content: Content = json.loads(head.content)
    return content


def filled_sections(connection: Connection) -> dict[str, list[str]]:
    """Organisation to the sections in which anything is written, in the plan's order."""
    newest = (
        select(revisions.c.organisation_id, func.max(revisions.c.number).label("number"))
        .where(revisions.c.kind != "overtaken")
        .group_by(revisions.c.organisation_id, revisions.c.section)
        .subquery()
    )
    this = and_(
        revisions.c.organisation_id == newest.c.organisation_id,
        revisions.c.number == newest.c.number,
    )
    rows = connection.execute(
        select(revisions.c.organisation_id, revisions.c.section)
        .join(newest, this)
        .where(revisions.c.filled == 1)
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.organisation_id, []).append(row.section)
    return {name: sorted(held, key=SECTIONS.index) for name, held in found.items()}


def home_of(connection: Connection, organisation: str, *, lock: bool = False) -> Line:
    """An organisation's row; locked, no other save can come between."""
    query = select(organisations).where(organisations.c.id == organisation)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise Refused("unknown_organisation")
    return row


def heads_of(
    connection: Connection, organisation: str, upto: int | None = None, above: int = 0
) -> list[Line]:
    """Each section's latest revision, or the one that was latest at a revision."""
    mine = revisions.c.organisation_id == organisation
    newest = select(func.max(revisions.c.number)).where(mine, revisions.c.kind != "overtaken")
    if upto is not None:
        newest = newest.where(revisions.c.number <= upto)
    wanted = newest.group_by(revisions.c.section)
    query = select(revisions).where(mine, revisions.c.number.in_(wanted))
    query = query.where(revisions.c.number > above).order_by(revisions.c.number)
    return list(connection.execute(query).all())


def head_of(
    connection: Connection, organisation: str, section: str, upto: int | None = None
) -> Line | None:
    """A section's latest revision, or the one that was latest at a revision."""
    query = (
        select(revisions)
        .where(revisions.c.organisation_id == organisation, revisions.c.section == section)
        .where(revisions.c.kind != "overtaken")
        .order_by(revisions.c.number.desc())
        .limit(1)
    )
    if upto is not None:
        query = query.where(revisions.c.number <= upto)
    return connection.execute(query).one_or_none()


def revision_of(connection: Connection, organisation: str, number: int) -> Line | None:
    """The revision with this number."""
    this = revisions.c.organisation_id == organisation, revisions.c.number == number
    return connection.execute(select(revisions).where(*this)).one_or_none()


def document_of(home: Line, heads: list[Line], revision: int) -> Json:
    """A plan put together from the latest revisions of its sections."""
    held = {row.section: row for row in heads}
    plan: Json = json.loads(home.header)
    plan |= {name: content_in(name, held.get(name)) for name in SECTIONS}
    numbers = {name: held[name].number if name in held else 0 for name in SECTIONS}
    return {"plan": plan, "revisions": numbers, "revision": revision}


def content_in(section: str, row: Line | None) -> Content:
    """What a revision holds, or an empty section where there is none."""
    if row is None:
        return empty_content(section)
    content: Content = json.loads(row.content)
    return content
