"""Organisations, people, plans and submissions.

Revisions, submissions and reviews are only ever added to.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from saql.service.tables.columns import counted, metadata, number, text

cohorts = Table(
    "cohorts", metadata, counted(), text("name"), text("created_at"), sqlite_strict=True
)

organisations = Table(
    "organisations",
    metadata,
    text("id", key=True),
    number("cohort_id", ForeignKey("cohorts.id")),
    text("name_ar"),
    text("name_en"),
    text("header"),  # the plan document outside its sections: id, schema version, unknown fields
    number("newest"),  # the plan's newest revision; its row is the lock that orders saves
    text("created_at"),
    sqlite_strict=True,
)

people = Table(
    "people",
    metadata,
    counted(),
    number("cohort_id", ForeignKey("cohorts.id")),
    text("name"),
    text("role"),
    text("language"),
    text("created_at"),
    sqlite_strict=True,
)

memberships = Table(
    "memberships",
    metadata,
    number("person_id", ForeignKey("people.id"), key=True),
    text("organisation_id", ForeignKey("organisations.id"), key=True),
    sqlite_strict=True,
)

codes = Table(
    "codes",
    metadata,
    counted(),
    number("person_id", ForeignKey("people.id")),
    text("digest"),
    text("created_at"),
    Column("revoked_at", Text, nullable=True),
    UniqueConstraint("digest"),
    Index(None, "person_id"),
    sqlite_strict=True,
)

sessions = Table(
    "sessions",
    metadata,
    counted(),
    number("person_id", ForeignKey("people.id")),
    text("digest"),
    text("created_at"),
    text("seen_at"),
    Column("ended_at", Text, nullable=True),
    UniqueConstraint("digest"),
    Index(None, "person_id"),
    sqlite_strict=True,
)

kernel_keys = Table(
    "kernel_keys",
    metadata,
    text("digest", key=True),
    number("session_id", ForeignKey("sessions.id")),
    text("created_at"),
    sqlite_strict=True,
)

revisions = Table(
    "revisions",
    metadata,
    text("organisation_id", ForeignKey("organisations.id"), key=True),
    number("number", key=True),
    text("section"),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    text("author"),
    text("at"),
    text("kind"),
    number("base"),
    number("against"),  # the revision that an overtaken one met, otherwise 0
    number("filled"),  # 1 where anything is written in it
    number("size"),
    text("content"),
    Index(None, "organisation_id", "section", "number"),
    sqlite_strict=True,
)

saves = Table(
    "saves",
    metadata,
    text("organisation_id", ForeignKey("organisations.id"), key=True),
    text("key", key=True),
    text("digest"),
    text("section"),
    number("revision"),
    number("merged"),
    sqlite_strict=True,
)

submissions = Table(
    "submissions",
    metadata,
    counted(),
    text("organisation_id", ForeignKey("organisations.id")),
    number("number"),
    text("assignment"),
    number("revision"),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    text("author"),
    text("at"),
    text("key"),
    number("assembled"),
    UniqueConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "key"),
    sqlite_strict=True,
)

reviews = Table(
    "reviews",
    metadata,
    number("submission_id", ForeignKey("submissions.id"), key=True),
    number("number", key=True),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    text("author"),
    text("at"),
    number("base"),
    number("plan_revision"),
    text("result"),
    text("key"),
    text("digest"),
    text("content"),
    number("recorded"),
    UniqueConstraint("submission_id", "key"),
    sqlite_strict=True,
)

imports = Table(
    "imports",
    metadata,
    counted(),
    text("organisation_id", ForeignKey("organisations.id")),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=True),
    text("at"),
    text("digest"),
    sqlite_strict=True,
)
