"""The course itself: lessons, tests, training sessions, forms, certificates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; none that is there changes."""
    op.create_table(
        "openings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("open", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_openings"),
        sqlite_strict=True,
    )
    op.create_table(
        "training_requests",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_requests"),
        sqlite_strict=True,
    )
    op.create_table(
        "training_sessions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_training_sessions"),
        sqlite_strict=True,
    )
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_announcements_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
        sqlite_strict=True,
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("test", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.Text(), nullable=True),
        sa.Column("points", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("of", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("typed_by", sa.Integer(), nullable=True),
        sa.Column("laid_out", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_attempts_person_id"),
        sa.ForeignKeyConstraint(["typed_by"], ["people.id"], name="fk_attempts_typed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.UniqueConstraint(
            "person_id", "test", "number", name="uq_attempts_person_id_test_number"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "attendance",
        sa.Column("training_session_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_attendance_by_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_attendance_person_id"),
        sa.ForeignKeyConstraint(
            ["training_session_id"],
            ["training_sessions.id"],
            name="fk_attendance_training_session_id",
        ),
        sa.PrimaryKeyConstraint("training_session_id", "person_id", name="pk_attendance"),
        sqlite_strict=True,
    )
    op.create_table(
        "certificates",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_certificates_person_id"),
        sa.PrimaryKeyConstraint("number", name="pk_certificates"),
        sqlite_strict=True,
    )
    op.create_index("ix_certificates_person_id", "certificates", ["person_id"], unique=False)
    op.create_table(
        "departures",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_departures_person_id"),
        sa.ForeignKeyConstraint(["successor_id"], ["people.id"], name="fk_departures_successor_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_departures"),
        sqlite_strict=True,
    )
    op.create_table(
        "form_answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("from_paper", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_form_answers_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_form_answers"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_form_answers_form", "form_answers", ["form"], unique=False)
    op.create_table(
        "form_marks",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_form_marks_person_id"),
        sa.PrimaryKeyConstraint("form", "day", "person_id", name="pk_form_marks"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lesson_progress",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("passed", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_lesson_progress_person_id"),
        sa.PrimaryKeyConstraint("person_id", "lesson", name="pk_lesson_progress"),
        sqlite_strict=True,
    )
    op.create_table(
        "once",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_once_person_id"),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_once"),
        sqlite_strict=True,
    )
    op.create_table(
        "parking",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_parking_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_parking"),
        sqlite_strict=True,
    )
    op.create_table(
        "profiles",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_profiles_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_profiles"),
        sqlite_strict=True,
    )
    op.create_table(
        "attempt_answers",
        sa.Column("attempt_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("option", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name="fk_attempt_answers_attempt_id"
        ),
        sa.PrimaryKeyConstraint("attempt_id", "slot", name="pk_attempt_answers"),
        sqlite_strict=True,
    )
