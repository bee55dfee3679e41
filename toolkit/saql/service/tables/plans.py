"""Organisations, people, plans and submissions.

Revisions, submissions and reviews are only ever added to.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint

from saql.service.tables.columns import (
    cohort,
    counted,
    maybe_person,
    maybe_text,
    number,
    organisation,
    person,
    table,
    text,
)

cohorts = table("cohorts", counted(), text("name"), text("created_at"))

organisations = table(
    "organisations",
    text("id", key=True),
    cohort(),
    text("name_ar"),
    text("name_en"),
    text("header"),  # the plan document outside its sections: id, schema version, unknown fields
    number("newest"),  # the plan's newest revision; its row is the lock that orders saves
    text("created_at"),
)

people = table(
    "people",
    counted(),
    cohort(),
    text("name"),
    text("role"),
    text("language"),
    text("created_at"),
)

memberships = table(
    "memberships",
    person("person_id", key=True),
    organisation(key=True),
)

codes = table(
    "codes",
    counted(),
    person("person_id"),
    text("digest"),
    text("created_at"),
    maybe_text("revoked_at"),
    UniqueConstraint("digest"),
    Index(None, "person_id"),
)

sessions = table(
    "sessions",
    counted(),
    person("person_id"),
    text("digest"),
    text("created_at"),
    text("seen_at"),
    maybe_text("ended_at"),
    UniqueConstraint("digest"),
    Index(None, "person_id"),
)

kernel_keys = table(
    "kernel_keys",
    text("digest", key=True),
    number("session_id", ForeignKey("sessions.id")),
    text("created_at"),
)

revisions = table(
    "revisions",
    organisation(key=True),
    number("number", key=True),
    text("section"),
    maybe_person("person_id"),
    text("author"),
    text("at"),
    text("kind"),
    number("base"),
    number("against"),  # the revision that an overtaken one met, otherwise 0
    number("filled"),  # 1 where anything is written in it
    number("size"),
    text("content"),
    Index(None, "organisation_id", "section", "number"),
)

saves = table(
    "saves",
    organisation(key=True),
    text("key", key=True),
    text("digest"),
    text("section"),
    number("revision"),
    number("merged"),
)

submissions = table(
    "submissions",
    counted(),
    organisation(),
    number("number"),
    text("assignment"),
    number("revision"),
    maybe_person("person_id"),
    text("author"),
    text("at"),
    text("key"),
    number("assembled"),
    UniqueConstraint("organisation_id", "number"),
    UniqueConstraint("organisation_id", "key"),
)

reviews = table(
    "reviews",
    number("submission_id", ForeignKey("submissions.id"), key=True),
    number("number", key=True),
    maybe_person("person_id"),
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
)

imports = table(
    "imports",
    counted(),
    organisation(),
    maybe_person("person_id"),
    text("at"),
    text("digest"),
)
