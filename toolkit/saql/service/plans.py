"""Plans as append-only revisions of their sections: load, save, merge, conflict, restore.

Every function works inside the caller's transaction. What it returns may be answered once that
transaction is committed, and not before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from saql.plan.clash import Clash
from saql.plan.document import MAX_PLAN_BYTES, SECTIONS, Plan
from saql.plan.merge import merge_section
from saql.service.clock import now
from saql.service.refusals import Refused
from saql.service.revision_rows import (
    Json,
    Line,
    content_in,
    document_of,
    head_of,
    heads_of,
    home_of,
    revision_of,
)
from saql.service.tables import organisations, revisions, saves
from saql.store.content import checked_content, section_model, size_of
from saql.store.saving import digest_of, settle
from saql.store.shapes import Conflict, Content, Kind, Saved


@dataclass(frozen=True)
class Author:
    """Who saves; ``person_id`` is None where the program itself does."""

    person_id: int | None
    name: str


def load(connection: Connection, organisation: str) -> Json:
    """The plan as it is now: ``{"plan", "revisions", "revision"}``."""
    home = home_of(connection, organisation)
    return document_of(home, heads_of(connection, organisation), home.newest)


def plan_of(connection: Connection, organisation: str) -> Plan:
    """The plan as it is now, as the document model."""
    return Plan.model_validate(load(connection, organisation)["plan"])


def at(connection: Connection, organisation: str, revision: int) -> Json:
    """The plan as it was at a revision; for an overtaken one, as its author saw it."""
    home = home_of(connection, organisation)
    found = revision_of(connection, organisation, revision)
    if found is None:
        raise Refused("unknown_revision", revision=revision)
    document = document_of(home, heads_of(connection, organisation, revision), revision)
    if found.kind == "overtaken":
        document["plan"][found.section] = json.loads(found.content)
    return document


def frozen(connection: Connection, organisation: str, revision: int) -> Json:
    """The plan document that was current at a revision; nothing overtaken is in it."""
    home = home_of(connection, organisation)
    heads = heads_of(connection, organisation, revision)
    plan: Json = document_of(home, heads, revision)["plan"]
    return plan


def save(
    connection: Connection,
    organisation: str,
    section: str,
    content: object,
    *,
    base: int,
    key: str,
    author: Author,
) -> Saved | Conflict:
    """Save a section, join it with what was saved meanwhile, or keep it as overtaken.

    Raises:
        Refused: no such organisation, base or a key that was used for something else.
        StoreRefused: the content is impossible.
    """
    mine = checked_content(section, content)
    home = home_of(connection, organisation, lock=True)
    digest = digest_of("save", section, base, mine)
    again = _saved_before(connection, organisation, key, digest)
    if again is not None:
        return _answer(connection, organisation, again)
    if not 0 <= base <= home.newest:
        raise Refused("unknown_base", base=base)
    current = head_of(connection, organisation, section)
    seen = current if current and current.number <= base else None
    if seen is None and base:
        seen = head_of(connection, organisation, section, base)
    settled = settle(
        section, content_in(section, seen), mine, theirs := content_in(section, current)
    )
    against = current.number if current else 0
    if settled.kind is None:
        _note_save(connection, organisation, key, digest, section, against, settled.merged)
        return Saved(against, theirs, settled.merged)
    if settled.kind != "overtaken":
        _check_size(connection, organisation, section, settled.content)
    number = home.newest + 1
    _add(connection, organisation, number, section, settled.kind, settled.content, author,
         base=base, against=against if settled.kind == "overtaken" else 0)  # fmt: skip
    _set_newest(connection, organisation, number)
    _note_save(connection, organisation, key, digest, section, number, settled.merged)
    if settled.kind == "overtaken":
        who = current.author if current else ""
        return Conflict(section, against, theirs, who, settled.clashes)
    return Saved(number, settled.content, settled.merged)


def put_plan(
    connection: Connection, organisation: str, plan: Plan, author: Author, *, at: str = ""
) -> int:
    """Put a whole plan in place as *imported* revisions of the sections that differ."""
    content = plan.model_dump(mode="json")
    header = {name: value for name, value in content.items() if name not in SECTIONS}
    this = organisations.c.id == organisation
    connection.execute(update(organisations).where(this).values(header=_dumped(header)))
    sections = {name: checked_content(name, content[name]) for name in SECTIONS}
    return _replace(connection, organisation, sections, author, kind="imported", base=0, at=at)


def replace(
    connection: Connection, organisation: str, plan: Json, *, key: str, author: Author
) -> Json:
    """Put a whole plan in place at once, as *imported* revisions of the sections that differ.

    Raises:
        StoreRefused: the plan is impossible.
    """
    sections = {name: checked_content(name, plan.get(name, {})) for name in SECTIONS}
    home_of(connection, organisation, lock=True)
    digest = digest_of("replace", "", 0, sections)
    if _saved_before(connection, organisation, key, digest) is None:
        number = _replace(connection, organisation, sections, author, kind="imported", base=0)
        _note_save(connection, organisation, key, digest, "", number, False)
    return load(connection, organisation)


def restore(
    connection: Connection, organisation: str, revision: int, *, key: str, author: Author
) -> Json:
    """Make the plan what it was at a revision, as new revisions of the sections that differ."""
    home_of(connection, organisation, lock=True)
    digest = digest_of("restore", "", revision, {})
    if _saved_before(connection, organisation, key, digest) is None:
        wanted = at(connection, organisation, revision)["plan"]
        sections = {name: wanted[name] for name in SECTIONS}
        number = _replace(
            connection, organisation, sections, author, kind="restored", base=revision
        )
        _note_save(connection, organisation, key, digest, "", number, False)
    return load(connection, organisation)


def news(connection: Connection, organisation: str, since: int) -> list[Json]:
    """The latest content of every section that was saved after a revision."""
    if home_of(connection, organisation).newest <= since:
        return []
    return [
        {
            "section": row.section,
            "revision": row.number,
            "author": row.author,
            "at": row.at,
            "content": json.loads(row.content),
        }
        for row in heads_of(connection, organisation, above=since)
    ]


def history(connection: Connection, organisation: str) -> list[Json]:
    """Every revision, oldest first, without its content."""
    home_of(connection, organisation)
    columns = [revisions.c[name] for name in ("number", "section", "author", "at", "kind", "base")]
    rows = connection.execute(
        select(*columns).where(revisions.c.organisation_id == organisation).order_by("number")
    )
    return [dict(row._mapping) for row in rows]


def _saved_before(connection: Connection, organisation: str, key: str, digest: str) -> Line | None:
    this = saves.c.organisation_id == organisation, saves.c.key == key
    found = connection.execute(select(saves).where(*this)).one_or_none()
    if found is not None and found.digest != digest:
        raise Refused("key_used")
    return found


def _answer(connection: Connection, organisation: str, before: Line) -> Saved | Conflict:
    """The answer that a save had when it came the first time."""
    row = revision_of(connection, organisation, before.revision) if before.revision else None
    content = content_in(before.section, row)
    if row is None or row.kind != "overtaken":
        return Saved(before.revision, content, bool(before.merged))
    met = revision_of(connection, organisation, row.against) if row.against else None
    seen = head_of(connection, organisation, row.section, row.base) if row.base else None
    theirs = content_in(row.section, met)
    clashes: list[Clash] = merge_section(content_in(row.section, seen), content, theirs).clashes
    return Conflict(row.section, row.against, theirs, met.author if met else "", clashes)


def _replace(
    connection: Connection,
    organisation: str,
    sections: dict[str, Content],
    author: Author,
    *,
    kind: Kind,
    base: int,
    at: str = "",
) -> int:
    number = int(home_of(connection, organisation, lock=True).newest)
    held = {row.section: row for row in heads_of(connection, organisation)}
    if sum(size_of(content) for content in sections.values()) > MAX_PLAN_BYTES:
        raise Refused("plan_too_large")
    for name, content in sections.items():
        if content != content_in(name, held.get(name)):
            number += 1
            _add(connection, organisation, number, name, kind, content, author, base=base, at=at)
    _set_newest(connection, organisation, number)
    return number


def _add(
    connection: Connection,
    organisation: str,
    number: int,
    section: str,
    kind: Kind,
    content: Content,
    author: Author,
    *,
    base: int,
    against: int = 0,
    at: str = "",
) -> None:
    row = {
        "organisation_id": organisation,
        "number": number,
        "section": section,
        "person_id": author.person_id,
        "author": author.name,
        "at": at or now(),
        "kind": kind,
        "base": base,
        "against": against,
        "filled": int(is_filled(section, content)),
        "size": size_of(content),
        "content": _dumped(content),
    }
    connection.execute(insert(revisions).values(row))


def is_filled(section: str, content: Content) -> bool:
    """Whether anything is written in a section."""
    empty = section_model(section)().model_dump(mode="json")
    return content != empty


def _check_size(connection: Connection, organisation: str, section: str, content: Content) -> None:
    others = sum(row.size for row in heads_of(connection, organisation) if row.section != section)
    if others + size_of(content) > MAX_PLAN_BYTES:
        raise Refused("plan_too_large")


def _set_newest(connection: Connection, organisation: str, number: int) -> None:
    this = organisations.c.id == organisation
    connection.execute(update(organisations).where(this).values(newest=number))


def _note_save(
    connection: Connection,
    organisation: str,
    key: str,
    digest: str,
    section: str,
    revision: int,
    merged: bool,
) -> None:
    row: Json = {"organisation_id": organisation, "key": key, "digest": digest}
    row |= {"section": section, "revision": revision, "merged": int(merged)}
    connection.execute(insert(saves).values(row))


def _dumped(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
