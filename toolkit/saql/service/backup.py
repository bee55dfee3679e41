"""Backups: one file that holds a room's database and course folder, made while it runs.

A backup is a zip: ``manifest.json``, one ``tables/<name>.jsonl`` for each table, and the files
of the course folder. The rows are portable, so a room can move from SQLite to PostgreSQL and
back. ``manifest.json`` carries a hash over the rows (whatever database holds them) and one for
each file; restoring compares all of them before the room is put in place. A backup carries the
room's secret and codes, so its file is as private as the data folder itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, insert, select

from saql.service.backup_files import copy_sqlite, hash_of, unpack, write_files
from saql.service.backup_manifest import FORMAT, BackupError, Manifest, read_manifest, tables_of
from saql.service.backup_rows import logical_hash, read_rows, set_counters, write_rows
from saql.service.clock import now
from saql.service.database import HEAD, open_database, opened
from saql.service.settings import Settings
from saql.service.tables import metadata
from saql.store.durable import sync_folder

# What zipfile lets through when its input is not what it says it is.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def backup(settings: Settings, target: Path) -> Manifest:
    """Write a backup of a room, whether or not it is running, and read it back to check it.

    Raises:
        BackupError: what was written does not read back.
        OSError: the target cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            with _still(settings) as connection:
                rows, rows_hash = write_rows(archive, connection)
            files = dict(write_files(archive, settings.course_dir))
            made = Manifest(now(), HEAD, rows, rows_hash, files)
            archive.writestr("manifest.json", json.dumps({"format": FORMAT, **vars(made)}))
        check(draft)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(target.parent)
    return made


def check(source: Path) -> Manifest:
    """Read a whole backup and compare every hash in it.

    Raises:
        BackupError: ``not_a_backup``, ``newer_version`` or ``damaged``.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = read_manifest(archive)
            digest, counts = hashlib.sha256(), {}
            for name in tables_of(manifest):
                counts[name] = sum(1 for _ in read_rows(archive, name, digest))
            if digest.hexdigest() != manifest.rows_hash or counts != manifest.rows:
                raise BackupError("damaged", "tables")
            for name, expected in manifest.files.items():
                if hash_of(archive, name) != expected:
                    raise BackupError("damaged", name)
    except _UNREADABLE as error:
        raise BackupError("damaged", str(error)) from error
    return manifest


def restore(source: Path, settings: Settings) -> Manifest:
    """Put a backup into an empty room, checked before and after.

    Args:
        source: The backup.
        settings: The room; its course folder must not exist, or hold nothing.

    Raises:
        BackupError: the backup is not whole, the room is not empty, or what was restored is not
            what was backed up.
    """
    manifest = check(source)
    folder = settings.course_dir
    if folder.exists() and any(folder.iterdir()):
        raise BackupError("not_empty", str(folder))
    with zipfile.ZipFile(source) as archive:
        for name in manifest.files:
            unpack(archive, name, folder)
        with opened(settings) as database, database.begin() as connection:
            for table in metadata.sorted_tables:
                if connection.execute(select(func.count()).select_from(table)).scalar_one():
                    raise BackupError("not_empty", table.name)
            for name in tables_of(manifest):
                for row in read_rows(archive, name, hashlib.sha256()):
                    connection.execute(insert(metadata.tables[name]).values(row))
            set_counters(connection)
            if logical_hash(connection, tables_of(manifest))[1] != manifest.rows_hash:
                raise BackupError("damaged", "restored tables")
    return manifest


@contextmanager
def _still(settings: Settings) -> Iterator[Connection]:
    """The database standing still while others go on writing to it."""
    database = open_database(settings)
    if not database.is_sqlite:
        with closing(database), database.engine.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ")
        return
    database.close()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "saql.db"
        copy_sqlite(settings.data_dir / "saql.db", copy)
        engine = create_engine(f"sqlite:///{copy}")
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()
