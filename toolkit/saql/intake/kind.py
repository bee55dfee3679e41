"""What a file is, told from its bytes; what cannot be read is refused with its reason."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Literal

from saql.intake.refusal import IntakeError
from saql.intake.sheet import MAX_FILE_BYTES

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
NO_TABLES = (b"%pdf-", b"{\\rtf")
MARKUP = (b"<", b"mime-version:")
"""How web pages and XML begin, which some programs save as .xls."""
TABLES = (b"<table", b"<workbook", b":spreadsheet")
LOOKED_THROUGH = 200_000
"""So much of a page is searched for a table."""
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
        raise IntakeError(_old_office(content))
    if content.startswith(b"PK"):
        _look_inside(content)
        return "xlsx"
    head = content[:LOOKED_THROUGH].replace(b"\0", b"").lower()
    begins = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if begins.startswith(MARKUP):
        table = any(sign in head for sign in TABLES)
        raise IntakeError("other_spreadsheet" if table else "not_a_spreadsheet")
    if begins.startswith(NO_TABLES):
        raise IntakeError("not_a_spreadsheet")
    return "text"


def _old_office(content: bytes) -> str:
    """Why a file of the old Office cannot be read, by the names of its parts."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    return "not_a_spreadsheet" if "WordDocument".encode("utf-16-le") in content else "old_excel"


def _look_inside(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            document = _open_document(archive)
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
    other = "content.xml" in names and b"opendocument.text" not in document
    other = other or "xl/workbook.bin" in names
    raise IntakeError("other_spreadsheet" if other else "not_a_spreadsheet")


def _open_document(archive: zipfile.ZipFile) -> bytes:
    """What kind of OpenDocument file it says it is; empty where it is none."""
    try:
        with archive.open("mimetype") as part:
            return part.read(200)
    except (KeyError, RuntimeError, EOFError, zlib.error):
        return b""
