"""The tables. Text and whole numbers only, so that SQLite and PostgreSQL hold the same rows.

Times are ISO 8601 texts in UTC. Revisions, submissions and reviews are only ever added to.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, *constraints: ForeignKey, key: bool = False) -> Column[str]:
    return Column(name, Text, *constraints, primary_key=key, nullable=False)


def _number(name: str, *constraints: ForeignKey, key: bool = False) -> Column[int]:
    return Column(name, Integer, *constraints, primary_key=key, nullable=False, autoincrement=False)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


cohorts = Table("cohorts", metadata, _id(), _text("name"), _text("created_at"), sqlite_strict=True)

organisations = Table(
    "organisations",
    metadata,
    _text("id", key=True),
    _number("cohort_id", ForeignKey("cohorts.id")),
    _text("name_ar"),
    _text("name_en"),
    _text("header"),  # the plan document outside its sections: id, schema version, unknown fields
    _number("newest"),  # the plan's newest revision; its row is the lock that orders saves
    _text("created_at"),
    sqlite_strict=True,
)

people = Table(
    "people",
    metadata,
    _id(),
    _number("cohort_id", ForeignKey("cohorts.id")),
    _text("name"),
    _text("role"),
    _text("language"),
    _text("created_at"),
    sqlite_strict=True,
)

memberships = Table(
    "memberships",
    metadata,
    _number("person_id", ForeignKey("people.id"), key=True),
    _text("organisation_id", ForeignKey("organisations.id"), key=True),
    sqlite_strict=True,
)

codes = Table(
    "codes",
    metadata,
    _id(),
    _number("person_id", ForeignKey("people.id")),
    _text("digest"),
    _text("created_at"),
    Column("revoked_at", Text, nullable=True),
    UniqueConstraint("digest"),
    Index(None, "person_id"),
    sqlite_strict=True,
)

sessions = Table(
    "sessions",
    metadata,
    _id(),
    _number("person_id", ForeignKey("people.id")),
    _text("digest"),
    _text("created_at"),
    _text("seen_at"),
    Column("ended_at", Text, nullable=True),
    UniqueConstraint("digest"),
    Index(None, "person_id"),
    sqlite_strict=True,
)

kernel_keys = Table(
    "kernel_keys",
    metadata,
    _text("digest", key=True),
    _number("session_id", ForeignKey("sessions.id")),
    _text("created_at"),
    sqlite_strict=True,
)

revisions = Table(
    "revisions",
    metadata,
    _text("organisation_id", ForeignKey("organisations.id"), key=True),
    _number("number", key=True),
    _text("section"),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    _text("author"),
    _text("at"),
    _text("kind"),
    _number("base"),
    _number("against"),  # the revision that an overtaken one met, otherwise 0
    _number("filled"),  # 1 where anything is written in it
    _number("size"),
    _text("content"),
    Index(None, "organisation_id", "section", "number"),
    sqlite_strict=True,
)

saves = Table(
    "saves",
    metadata,
    _text("organisation_id", ForeignKey("organisations.id"), key=True),
    _text("key", key=True),
    _text("digest"),
    _text("section"),
    _number("revision"),
    _number("merged"),
    sqlite_strict=True,
)

submissions = Table(
    "submissions",
    metadata,
    _id(),
    _text("organisation_id", ForeignKey("organisations.id")),
    _number("number"),
    _text("assignment"),
    _number("revision"),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    _text("author"),
    _text("at"),
    _text("key"),
    _number("assembled"),
    UniqueConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "key"),
    sqlite_strict=True,
)

reviews = Table(
    "reviews",
    metadata,
    _number("submission_id", ForeignKey("submissions.id"), key=True),
    _number("number", key=True),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    _text("author"),
    _text("at"),
    _number("base"),
    _number("plan_revision"),
    _text("result"),
    _text("key"),
    _text("digest"),
    _text("content"),
    _number("recorded"),
    UniqueConstraint("submission_id", "key"),
    sqlite_strict=True,
)

imports = Table(
    "imports",
    metadata,
    _id(),
    _text("organisation_id", ForeignKey("organisations.id")),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    _text("at"),
    _text("digest"),
    sqlite_strict=True,
)
