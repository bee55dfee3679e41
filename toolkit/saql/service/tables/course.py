"""The course itself: lessons, tests, training sessions, forms and certificates."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, UniqueConstraint

from saql.service.tables.columns import (
    counted,
    maybe_person,
    maybe_text,
    number,
    person,
    table,
    text,
)

profiles = table(
    "profiles",
    person("person_id", key=True),
    text("sex"),
    Column("age", Integer, nullable=True),
    text("phone"),
)

departures = table(
    "departures",  # who takes part no more; their work stays
    person("person_id", key=True),
    text("at"),
    maybe_person("successor_id"),
)

once = table(
    "once",  # what was asked with a key, and what it made: asked again, it makes nothing new
    person("person_id", key=True),
    text("key", key=True),
    text("digest"),
    text("made"),
)

lesson_progress = table(
    "lesson_progress",
    person("person_id", key=True),
    text("lesson", key=True),
    text("opened_at"),
    text("answers"),
    number("passed"),
    maybe_text("done_at"),
)

attempts = table(
    "attempts",
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
)

attempt_answers = table(
    "attempt_answers",
    number("attempt_id", ForeignKey("attempts.id"), key=True),
    text("slot", key=True),
    text("option"),
    text("at"),
)

openings = table(
    "openings",
    text("name", key=True),
    number("open"),
    text("at"),
)

training_sessions = table(
    "training_sessions",
    counted(),
    text("agenda"),
    text("day"),
    text("session"),
    text("name_ar"),
    text("name_en"),
    text("started_at"),
    maybe_text("ended_at"),
)

attendance = table(
    "attendance",
    number("training_session_id", ForeignKey("training_sessions.id"), key=True),
    person("person_id", key=True),
    text("state"),
    text("at"),
    maybe_person("by_id"),
)

parking = table(
    "parking",
    counted(),
    person("person_id"),
    text("text"),
    text("state"),
    text("answer"),
    text("at"),
)

announcements = table(
    "announcements",
    counted(),
    person("person_id"),
    text("text"),
    text("at"),
)

form_answers = table(
    "form_answers",  # kept in the order of random ids, so that no row tells when it came
    text("id", key=True),
    text("form"),
    text("day"),
    text("answers"),
    text("at"),
    maybe_person("person_id"),
    number("from_paper"),
    Index(None, "form"),
    sqlite_with_rowid=False,
)

form_marks = table(
    "form_marks",  # who answered which form, and not what
    text("form", key=True),
    text("day", key=True),
    person("person_id", key=True),
    text("key"),
    sqlite_with_rowid=False,
)

training_requests = table(
    "training_requests",
    counted(),
    text("organisation"),
    text("contact"),
    text("answers"),
    text("state"),
    text("at"),
)

certificates = table(
    "certificates",
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
)
