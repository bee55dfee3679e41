"""The course itself: lessons, tests, training sessions, forms and certificates."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from saql.service.tables.columns import (
    counted,
    maybe_person,
    maybe_text,
    metadata,
    number,
    person,
    text,
)

profiles = Table(
    "profiles",
    metadata,
    person("person_id", key=True),
    text("sex"),
    Column("age", Integer, nullable=True),
    text("phone"),
    sqlite_strict=True,
)

departures = Table(
    "departures",  # who takes part no more; their work stays
    metadata,
    person("person_id", key=True),
    text("at"),
    maybe_person("successor_id"),
    sqlite_strict=True,
)

once = Table(
    "once",  # what was asked with a key, and what it made: asked again, it makes nothing new
    metadata,
    person("person_id", key=True),
    text("key", key=True),
    text("digest"),
    text("made"),
    sqlite_strict=True,
)

lesson_progress = Table(
    "lesson_progress",
    metadata,
    person("person_id", key=True),
    text("lesson", key=True),
    text("opened_at"),
    text("answers"),
    number("passed"),
    maybe_text("done_at"),
    sqlite_strict=True,
)

attempts = Table(
    "attempts",
    metadata,
    counted(),
    person("person_id"),
    text("test"),
    number("number"),
    text("paper"),  # the questions in their slots, as they were drawn when it began
    text("started_at"),
    maybe_text("submitted_at"),
    number("points"),
    number("of"),
    maybe_person("typed_by"),  # who typed it in from paper
    number("laid_out"),
    UniqueConstraint("person_id", "test", "number"),
    sqlite_strict=True,
)

attempt_answers = Table(
    "attempt_answers",
    metadata,
    number("attempt_id", ForeignKey("attempts.id"), key=True),
    text("slot", key=True),
    text("option"),
    text("at"),
    sqlite_strict=True,
)

openings = Table(
    "openings",
    metadata,
    text("name", key=True),
    number("open"),
    text("at"),
    sqlite_strict=True,
)

training_sessions = Table(
    "training_sessions",
    metadata,
    counted(),
    text("agenda"),
    text("day"),
    text("session"),
    text("name_ar"),
    text("name_en"),
    text("started_at"),
    maybe_text("ended_at"),
    sqlite_strict=True,
)

attendance = Table(
    "attendance",
    metadata,
    number("training_session_id", ForeignKey("training_sessions.id"), key=True),
    person("person_id", key=True),
    text("state"),
    text("at"),
    maybe_person("by_id"),
    sqlite_strict=True,
)

parking = Table(
    "parking",
    metadata,
    counted(),
    person("person_id"),
    text("text"),
    text("state"),
    text("answer"),
    text("at"),
    sqlite_strict=True,
)

announcements = Table(
    "announcements",
    metadata,
    counted(),
    person("person_id"),
    text("text"),
    text("at"),
    sqlite_strict=True,
)

form_answers = Table(
    "form_answers",  # kept in the order of random ids, so that no row tells when it came
    metadata,
    text("id", key=True),
    text("form"),
    text("day"),
    text("answers"),
    text("at"),
    maybe_person("person_id"),
    number("from_paper"),
    Index(None, "form"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

form_marks = Table(
    "form_marks",  # who answered which form, and not what
    metadata,
    text("form", key=True),
    text("day", key=True),
    person("person_id", key=True),
    text("key"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

training_requests = Table(
    "training_requests",
    metadata,
    counted(),
    text("organisation"),
    text("contact"),
    text("answers"),
    text("state"),
    text("at"),
    sqlite_strict=True,
)

certificates = Table(
    "certificates",
    metadata,
    text("number", key=True),
    text("kind"),
    person("person_id"),
    text("name"),
    text("organisation"),
    text("issuer"),
    text("course"),
    text("issued_at"),
    text("signature"),
    maybe_text("revoked_at"),
    Index(None, "person_id"),
    sqlite_strict=True,
)
