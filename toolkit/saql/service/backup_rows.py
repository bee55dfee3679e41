"""The rows of a backup: written, read and hashed in the same way for every database."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from saql.service.backup_manifest import BackupError
from saql.service.tables import metadata

MAX_ROW = 16 * 2**20


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


def write_rows(archive: zipfile.ZipFile, connection: Connection) -> tuple[dict[str, int], str]:
    """Write every table; gives the number of rows in each and a hash over all."""
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


def read_rows(archive: zipfile.ZipFile, name: str, digest: Any) -> Iterator[dict[str, Any]]:
    """A table's rows, each counted into the hash.

    Raises:
        BackupError: a row is not of this table.
    """
    columns = set(metadata.tables[name].columns.keys())
    with archive.open(f"tables/{name}.jsonl") as lines:
        while line := lines.readline(MAX_ROW):
            digest.update(line)
            row = json.loads(line)
            if not isinstance(row, dict) or set(row) != columns:
                raise BackupError("damaged", name)
            yield row


def set_counters(connection: Connection) -> None:
    """Let PostgreSQL count on from the ids that were restored; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if table.autoincrement_column is not None:
            newest = connection.execute(select(func.max(table.c.id))).scalar_one()
            if newest is not None:
                sequence = func.pg_get_serial_sequence(table.name, "id")
                connection.execute(select(func.setval(sequence, newest)))
