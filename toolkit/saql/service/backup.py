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
import sqlite3
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, func, insert, select

from saql.service.clock import now
from saql.service.database import HEAD, open_database, opened
from saql.service.settings import Settings
from saql.service.tables import metadata
from saql.store.durable import replace_durably, sync_folder

FORMAT = "saql-backup"
SCHEMAS = ("0001", HEAD)
"""The versions of the tables that can be restored: later ones only added tables."""

FOLDERS = ("course", "assignments", "modules", "feedback", "autograded")
CURRENT, EARLIER = "submitted", "submitted_history"
FILES = (
    "saql.toml",
    "nbgrader_config.py",
    "certificates.pub",
    "data/secret.key",
    "data/certificates.key",
    "data/codes.csv",
)
SQLITE_FILES = ("gradebook.db",)
MAX_ROW = 16 * 2**20
SWAP_TRIES, SWAP_SECONDS = 50, 0.02
"""How often, and how long apart, to read a submission that another one is just replacing."""


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


class BackupError(Exception):
    """A backup that cannot be made or trusted; ``code`` names the reason."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    schema: str
    rows: dict[str, int]
    rows_hash: str
    files: dict[str, str]


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
                rows, rows_hash = _write_rows(archive, connection)
            files = dict(_write_files(archive, settings.course_dir))
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
            manifest = _manifest(archive)
            digest, counts = hashlib.sha256(), {}
            for name in _tables(manifest):
                counts[name] = sum(1 for _ in _read_rows(archive, name, digest))
            if digest.hexdigest() != manifest.rows_hash or counts != manifest.rows:
                raise BackupError("damaged", "tables")
            for name, expected in manifest.files.items():
                if _hash_of(archive, name) != expected:
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
            _unpack(archive, name, folder)
        with opened(settings) as database, database.begin() as connection:
            for table in metadata.sorted_tables:
                if connection.execute(select(func.count()).select_from(table)).scalar_one():
                    raise BackupError("not_empty", table.name)
            for name in _tables(manifest):
                for row in _read_rows(archive, name, hashlib.sha256()):
                    connection.execute(insert(metadata.tables[name]).values(row))
            _set_counters(connection)
            if logical_hash(connection, _tables(manifest))[1] != manifest.rows_hash:
                raise BackupError("damaged", "restored tables")
    return manifest


def logical_hash(
    connection: Connection, tables: Iterable[str] | None = None
) -> tuple[dict[str, int], str]:
    """How many rows tables have, and a hash over all of them that every database agrees on."""
    digest, counts = hashlib.sha256(), {}
    for name in [table.name for table in metadata.sorted_tables] if tables is None else tables:
        lines = [*_lines(connection, name)]
        counts[name] = len(lines)
        for line in lines:
            digest.update(line)
    return counts, digest.hexdigest()


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


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database that may be in use, in one step, and check the copy.

    Raises:
        BackupError: the copy is damaged.
    """
    with (
        closing(sqlite3.connect(source, timeout=30)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        if new.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise BackupError("damaged", source.name)


def _write_rows(archive: zipfile.ZipFile, connection: Connection) -> tuple[dict[str, int], str]:
    digest, counts = hashlib.sha256(), {}
    for table in metadata.sorted_tables:
        counts[table.name] = 0
        with archive.open(f"tables/{table.name}.jsonl", "w") as out:
            for line in _lines(connection, table.name):
                out.write(line)
                digest.update(line)
                counts[table.name] += 1
    return counts, digest.hexdigest()


def _lines(connection: Connection, name: str) -> Iterable[bytes]:
    """A table's rows as JSON lines, sorted here: databases order texts differently."""
    rows = connection.execute(select(metadata.tables[name]))
    dumped = (json.dumps(dict(row._mapping), ensure_ascii=False, sort_keys=True) for row in rows)
    return sorted(f"{line}\n".encode() for line in dumped)


def _read_rows(archive: zipfile.ZipFile, name: str, digest: Any) -> Iterator[dict[str, Any]]:
    columns = set(metadata.tables[name].columns.keys())
    with archive.open(f"tables/{name}.jsonl") as lines:
        while line := lines.readline(MAX_ROW):
            digest.update(line)
            row = json.loads(line)
            if not isinstance(row, dict) or set(row) != columns:
                raise BackupError("damaged", name)
            yield row


def _write_files(archive: zipfile.ZipFile, root: Path) -> Iterator[tuple[str, str]]:
    for name in FILES:
        if (root / name).is_file():
            yield name, _pack(archive, root / name, name)
    for folder in _submissions(root):
        for path, content in _submission(folder).items():
            name = path.relative_to(root).as_posix()
            archive.writestr(f"files/{name}", content)
            yield name, hashlib.sha256(content).hexdigest()
    for path in (path for name in FOLDERS for path in _files_below(root / name)):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not path.is_symlink() and "__pycache__" not in name:
            with suppress(FileNotFoundError):  # grading is making it anew
                yield name, _pack(archive, path, name)
    for name in SQLITE_FILES:
        if (root / name).is_file():
            with tempfile.TemporaryDirectory() as copies:
                copy_sqlite(root / name, Path(copies) / name)
                yield name, _pack(archive, Path(copies) / name, name)


def _files_below(folder: Path) -> list[Path]:
    """Every file in a folder, though others make and remove folders in it."""
    return sorted(Path(top, name) for top, _, names in os.walk(folder) for name in names)


def _submissions(root: Path) -> Iterator[Path]:
    """The current ones first: they move to the history, and nothing moves out of it."""
    known = {path.relative_to(root / CURRENT) for path in (root / CURRENT).glob("*/*")}
    # One that is just being replaced is not there, but has its place in the history.
    known |= {path.relative_to(root / EARLIER) for path in (root / EARLIER).glob("*/*")}
    yield from (root / CURRENT / name for name in sorted(known))
    for name in sorted(known):
        yield from sorted((root / EARLIER / name).glob("[0-9]*"))


def _submission(folder: Path) -> dict[Path, bytes]:
    """The files of one submission, never half of it and half of the one that replaces it."""
    for _ in range(SWAP_TRIES):
        with suppress(FileNotFoundError):
            before = folder.stat().st_ino
            files = [path for path in _files_below(folder) if not path.is_symlink()]
            read = {path: path.read_bytes() for path in files}
            if folder.stat().st_ino == before:
                return read
        time.sleep(SWAP_SECONDS)
    return {}  # taken away, not replaced


def _pack(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file, archive.open(f"files/{name}", "w") as out:
        while block := file.read(2**20):
            digest.update(block)
            out.write(block)
    return digest.hexdigest()


def _hash_of(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(f"files/{name}") as file:
        while block := file.read(2**20):
            digest.update(block)
    return digest.hexdigest()


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        content = json.loads(archive.read("manifest.json"))
        if content.pop("format") != FORMAT:
            raise BackupError("not_a_backup")
        found = Manifest(**content)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BackupError("not_a_backup") from error
    if found.schema not in SCHEMAS:
        raise BackupError("newer_version" if found.schema > HEAD else "damaged")
    if found.schema == HEAD and set(found.rows) != set(metadata.tables):
        raise BackupError("damaged", "tables")
    return found


def _tables(manifest: Manifest) -> list[str]:
    """The tables of a backup, in its own order; an earlier version had fewer.

    Raises:
        BackupError: there is one that this version does not know.
    """
    if not set(manifest.rows) <= set(metadata.tables):
        raise BackupError("damaged", "tables")
    return list(manifest.rows)


def _unpack(archive: zipfile.ZipFile, name: str, root: Path) -> None:
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise BackupError("damaged", name)
    private = name.startswith("data/")
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_durably(path, archive.read(f"files/{name}"), private=private)


def _set_counters(connection: Connection) -> None:
    """Let PostgreSQL count on from the ids that were restored; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if table.autoincrement_column is not None:
            newest = connection.execute(select(func.max(table.c.id))).scalar_one()
            if newest is not None:
                sequence = func.pg_get_serial_sequence(table.name, "id")
                connection.execute(select(func.setval(sequence, newest)))
