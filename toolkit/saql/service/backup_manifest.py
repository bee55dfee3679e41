"""What a backup says of itself, and the ways in which it can be refused."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass

from saql.service.database import HEAD
from saql.service.tables import metadata

FORMAT = "saql-backup"

SCHEMAS = ("0001", HEAD)
"""The versions of the tables that can be restored: later ones only added tables."""


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


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """What a backup says of itself.

    Raises:
        BackupError: it is none, is damaged, or a later version made it.
    """
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


def tables_of(manifest: Manifest) -> list[str]:
    """The tables of a backup, in its own order; an earlier version had fewer.

    Raises:
        BackupError: there is one that this version does not know.
    """
    if not set(manifest.rows) <= set(metadata.tables):
        raise BackupError("damaged", "tables")
    return list(manifest.rows)
