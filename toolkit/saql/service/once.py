"""Asked twice, done once: a key names one thing that one person asked for."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, insert, select

from saql.service.refusals import Refused
from saql.service.tables import once, people


def lock(connection: Connection, person_id: int) -> None:
    """Let one thing after another of this person happen, until the transaction ends."""
    query = select(people.c.id).where(people.c.id == person_id).with_for_update()
    connection.execute(query).one()


def made_before(connection: Connection, person_id: int, key: str, *asked: Any) -> str | None:
    """What this key made when it came the first time, or None; locks the person.

    Raises:
        Refused: the key was used for something else.
    """
    lock(connection, person_id)
    this = once.c.person_id == person_id, once.c.key == key
    found = connection.execute(select(once).where(*this)).one_or_none()
    if found is None:
        return None
    if found.digest != _digest(asked):
        raise Refused("key_used")
    return str(found.made)


def note(connection: Connection, person_id: int, key: str, *asked: Any, made: object = "") -> None:
    """Remember what a key made."""
    row = {"person_id": person_id, "key": key, "digest": _digest(asked), "made": str(made)}
    connection.execute(insert(once).values(row))


def _digest(asked: tuple[Any, ...]) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
