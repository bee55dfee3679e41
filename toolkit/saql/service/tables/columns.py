"""What every table is made of: columns of text and whole numbers, and nothing else."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *parts: SchemaItem, sqlite_with_rowid: bool = True) -> Table:
    """A table that takes no value of another type than its column's."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=sqlite_with_rowid)


def text(name: str, *constraints: ForeignKey, key: bool = False) -> Column[str]:
    """A text that is always there."""
    return Column(name, Text, *constraints, primary_key=key, nullable=False)


def number(name: str, *constraints: ForeignKey, key: bool = False) -> Column[int]:
    """A whole number that is always there."""
    return Column(name, Integer, *constraints, primary_key=key, nullable=False, autoincrement=False)


def cohort() -> Column[int]:
    """The cohort that something belongs to."""
    return number("cohort_id", ForeignKey("cohorts.id"))


def organisation(*, key: bool = False) -> Column[str]:
    """The organisation that something belongs to."""
    return text("organisation_id", ForeignKey("organisations.id"), key=key)


def person(name: str, *, key: bool = False) -> Column[int]:
    """A person who is always there."""
    return number(name, ForeignKey("people.id"), key=key)


def maybe_person(name: str) -> Column[int]:
    """A person, or nobody."""
    return Column(name, Integer, ForeignKey("people.id"), nullable=True)


def maybe_text(name: str) -> Column[str]:
    """A text, or nothing yet."""
    return Column(name, Text, nullable=True)


def counted() -> Column[int]:
    """An id that the database counts."""
    return Column("id", Integer, primary_key=True, autoincrement=True)
