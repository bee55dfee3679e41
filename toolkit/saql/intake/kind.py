"""What a file is, told from its bytes; what cannot be read is refused with its reason."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from saql.intake.refusal import IntakeError
from saql.intake.sheet import MAX_FILE_BYTES

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAX_ENTRIES = 2_000
MAX_UNPACKED = 40_000_000
MAX_RATIO = 300
SMALL_ENTRY = 2_000_000
"""An entry may be packed as tightly as it likes up to here: templates are full of empty cells."""
_ENCRYPTED = 0x1


def kind_of(content: bytes) -> Literal["xlsx", "text"]:
    """Whether the bytes are a workbook or text.

    Raises:
        IntakeError: they are neither, or larger, locked or packed as no roster is.
    """
    if not content.strip():
        raise IntakeError("empty")
    if len(content) > MAX_FILE_BYTES:
        raise IntakeError("too_large", limit=MAX_FILE_BYTES // 1_000_000)
    if content.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise IntakeError("password" if locked else "old_excel")
    if content.startswith(b"PK"):
        _look_inside(content)
        return "xlsx"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if b"\0" in content or content.lstrip()[:5].lower() in (
        b"%pdf-",
        b"<html",
        b"<!doc",
        b"{\\rtf",
    ):
        raise IntakeError("not_a_spreadsheet")
    return "text"


def _look_inside(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise IntakeError("damaged") from error
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise IntakeError("bomb")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise IntakeError("password")
        allowed = max(SMALL_ENTRY, MAX_RATIO * entry.compress_size)
        if entry.file_size > allowed:
            raise IntakeError("bomb")
    if "xl/workbook.xml" in names:
        return
    other = "xl/workbook.bin" in names or "content.xml" in names
    raise IntakeError("other_spreadsheet" if other else "not_a_spreadsheet")
