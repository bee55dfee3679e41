"""The files of a backup: taken whole while a room runs, and put back."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from saql.service.backup_manifest import BackupError
from saql.store.durable import replace_durably

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

SWAP_TRIES, SWAP_SECONDS = 50, 0.02
"""How often, and how long apart, to read a submission that another one is just replacing."""


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


def write_files(archive: zipfile.ZipFile, root: Path) -> Iterator[tuple[str, str]]:
    """Write the room's files; gives each name with the hash of its bytes."""
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


def hash_of(archive: zipfile.ZipFile, name: str) -> str:
    """The hash of a file in a backup."""
    digest = hashlib.sha256()
    with archive.open(f"files/{name}") as file:
        while block := file.read(2**20):
            digest.update(block)
    return digest.hexdigest()


def unpack(archive: zipfile.ZipFile, name: str, root: Path) -> None:
    """Put a file of a backup into its place below the room's folder.

    Raises:
        BackupError: its name leads out of the folder.
    """
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise BackupError("damaged", name)
    private = name.startswith("data/")
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_durably(path, archive.read(f"files/{name}"), private=private)
