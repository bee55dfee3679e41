"""The tables. Text and whole numbers only, so that SQLite and PostgreSQL hold the same rows.

Times are ISO 8601 texts in UTC.
"""

from saql.service.tables.columns import metadata
from saql.service.tables.course import (
    announcements,
    attempt_answers,
    attempts,
    attendance,
    certificates,
    departures,
    form_answers,
    form_marks,
    lesson_progress,
    once,
    openings,
    parking,
    profiles,
    training_requests,
    training_sessions,
)
from saql.service.tables.plans import (
    codes,
    cohorts,
    imports,
    kernel_keys,
    memberships,
    organisations,
    people,
    reviews,
    revisions,
    saves,
    sessions,
    submissions,
)

__all__ = [
    "announcements",
    "attempt_answers",
    "attempts",
    "attendance",
    "certificates",
    "codes",
    "cohorts",
    "departures",
    "form_answers",
    "form_marks",
    "imports",
    "kernel_keys",
    "lesson_progress",
    "memberships",
    "metadata",
    "once",
    "openings",
    "organisations",
    "parking",
    "people",
    "profiles",
    "reviews",
    "revisions",
    "saves",
    "sessions",
    "submissions",
    "training_requests",
    "training_sessions",
]
