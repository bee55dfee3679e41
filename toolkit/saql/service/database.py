"""Opening the database so that a commit that returned is on disk.

SQLite runs over exactly one connection, guarded by a lock. Versions in which a write-ahead log
can be corrupted when connections meet get a rollback journal instead, so that a backup may open
the file beside the service; both ways sync at every commit. PostgreSQL orders the saves of one
plan by locking its organisation's row.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from saql.service.settings import Settings
from saql.store.shapes import StoreUnavailable

HEAD = "0002"
"""The newest migration; a database that already has it starts without loading Alembic."""

APPLICATION_ID = 0x5341514C  # "SAQL": tells the file apart from any other database


class DatabaseRefusedError(Exception):
    """The database cannot be used safely; the message says why."""


class Database:
    """An open database; every use of it is one transaction."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.is_sqlite = settings.address.startswith("sqlite")
        self._guard = threading.RLock()
        self._closed = False
        if self.is_sqlite:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
            self.engine = create_engine(
                settings.address,
                poolclass=StaticPool,
                connect_args={"check_same_thread": False, "timeout": 10, "isolation_level": None},
            )
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            self.engine = create_engine(
                settings.address, pool_size=10, max_overflow=10, pool_pre_ping=True
            )

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that is durable once the block ends without an exception.

        Raises:
            StoreUnavailable: the database failed; nothing of the block is known to be saved.
        """
        if self._closed:
            raise StoreUnavailable("closed")
        try:
            if self.is_sqlite:
                with self._guard, self.engine.begin() as connection:
                    yield connection
            else:
                with self.engine.begin() as connection:
                    yield connection
        except DBAPIError as error:
            raise StoreUnavailable(type(error.orig).__name__) from error

    def close(self) -> None:
        """Let go of every connection, for good."""
        self._closed = True
        with self._guard:
            self.engine.dispose()


def open_database(settings: Settings) -> Database:
    """Open a room's database, bring its tables up to date and check the file.

    Raises:
        DatabaseRefusedError: it is damaged, from a newer version, or not Saql's.
    """
    database = Database(settings)
    try:
        with database.begin() as connection:
            if database.is_sqlite:
                _check_file(connection)
            _migrate(connection)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """A room's database for the length of a block."""
    database = open_database(settings)
    try:
        yield database
    finally:
        database.close()


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite keeps a write-ahead log whole when several connections meet.

    3.7.0 to 3.51.2 can lose a frame when the log restarts; 3.44.6 and 3.50.7 carry the cure.
    """
    if version >= (3, 51, 3):
        return True
    return (
        version[:2] in ((3, 44), (3, 50))
        and version >= {44: (3, 44, 6), 50: (3, 50, 7)}[version[1]]
    )


def _prepare_sqlite(raw: sqlite3.Connection, _record: Any) -> None:
    wanted = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "truncate"
    found = raw.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0]
    if found != wanted:
        raise DatabaseRefusedError(
            f"another program holds the database in journal mode {found}; close it first"
        )
    # EXTRA also syncs the folder after the rollback journal is gone: without it a power cut
    # may bring the journal back and undo a commit that was answered.
    raw.execute(f"PRAGMA synchronous={'FULL' if wanted == 'wal' else 'EXTRA'}")
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA trusted_schema=OFF")
    raw.execute("PRAGMA secure_delete=ON")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _check_file(connection: Connection) -> None:
    found = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if found not in (0, APPLICATION_ID):
        raise DatabaseRefusedError("the database file belongs to another program")
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
        raise DatabaseRefusedError("the database file is damaged; restore the last backup")
    if found == 0:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def _migrate(connection: Connection) -> None:
    known = inspect(connection).has_table("alembic_version")
    version = text("SELECT version_num FROM alembic_version")
    if known and connection.execute(version).scalar() == HEAD:
        return
    from alembic.util import CommandError

    from saql.service.migrate import upgrade

    try:
        upgrade(connection)
    except CommandError as error:
        raise DatabaseRefusedError(
            "the database was written by a newer version of Saql; update Saql first"
        ) from error
