"""Open what people send — a zip file or a folder — without trusting any of it.

Nothing is extracted: the few files that count are read into memory, within bounds on their
number, their size and their ratio of compression. A name that points out of the parcel, a link or
an encrypted entry makes the whole parcel refused, since no honest program writes one.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from saql.plan.document import MAX_PLAN_BYTES

MAX_FILES = 3_000
MAX_PARCEL_BYTES = 200_000_000
MAX_DEPTH = 8
MAX_FILE_BYTES = MAX_PLAN_BYTES
MAX_RATIO = 300
"""Text deflates at most this well in practice; a bomb does far better."""

WANTED = (".json", ".ipynb")
_IGNORED = ("__MACOSX", ".ipynb_checkpoints", ".git")
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_CHUNK = 1 << 16
_OLD_ENCODINGS = ("utf-8", "cp720")


class ParcelRefused(Exception):  # noqa: N818  # names an answer, not a fault in the program
    """A parcel that will not be opened; ``code`` names the reason, ``data`` what its words need."""

    def __init__(self, code: str, **data: str | int) -> None:
        super().__init__(f"{code} {data}" if data else code)
        self.code = code
        self.data = data


@dataclass(frozen=True)
class Sent:
    """A file of a parcel: where it lay, and its bytes (None where it is over the bound)."""

    path: PurePosixPath
    content: bytes | None


def open_parcel(path: Path) -> list[Sent]:
    """The JSON files and notebooks of a zip file or a folder.

    Raises:
        ParcelRefused: ``not_found``, ``not_a_zip``, ``unsafe_entry``, ``link``, ``encrypted``,
            ``too_many_files``, ``too_large`` or ``bomb``.
    """
    if path.is_symlink():
        raise ParcelRefused("link", entry=path.name)
    if path.is_dir():
        return list(_from_folder(path))
    if not path.is_file():
        raise ParcelRefused("not_found")
    if path.suffix.lower() in WANTED:
        return [Sent(PurePosixPath(path.name), _bounded(path))]
    try:
        with zipfile.ZipFile(path) as archive:
            return list(_from_zip(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise ParcelRefused("not_a_zip") from error


def _from_zip(archive: zipfile.ZipFile) -> Iterator[Sent]:
    entries = archive.infolist()
    if len(entries) > MAX_FILES:
        raise ParcelRefused("too_many_files", limit=MAX_FILES)
    if sum(entry.file_size for entry in entries) > MAX_PARCEL_BYTES:
        raise ParcelRefused("too_large", limit=MAX_PARCEL_BYTES // 1_000_000)
    names = [(entry, _safe(_name(entry))) for entry in entries]
    for entry, name in names:
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise ParcelRefused("link", entry=str(name))
        if entry.flag_bits & _ENCRYPTED:
            raise ParcelRefused("encrypted", entry=str(name))
        if entry.file_size > MAX_RATIO * max(entry.compress_size, 1_000):
            raise ParcelRefused("bomb", entry=str(name))
    for entry, name in names:
        if not entry.is_dir() and _is_wanted(name):
            yield Sent(name, _inflate(archive, entry, name))


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: PurePosixPath) -> bytes | None:
    """The entry's bytes, counted while they come: what the directory says may be a lie."""
    found = bytearray()
    with archive.open(entry) as source:
        while chunk := source.read(_CHUNK):
            found += chunk
            if len(found) > MAX_FILE_BYTES:
                return None
            if len(found) > MAX_RATIO * max(entry.compress_size, 1_000):
                raise ParcelRefused("bomb", entry=str(name))
    return bytes(found)


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; older Windows writes Arabic names in a code page and says nothing."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.orig_filename
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.orig_filename
    for encoding in _OLD_ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.orig_filename


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name.replace("\\", "/"))
    first = path.parts[0] if path.parts else ""
    if path.is_absolute() or ".." in path.parts or ":" in first or "\0" in name:
        raise ParcelRefused("unsafe_entry", entry=name[:80])
    return path


def _is_wanted(path: PurePosixPath) -> bool:
    hidden = path.name.startswith("._") or any(part in _IGNORED for part in path.parts)
    return path.suffix.lower() in WANTED and not hidden


def _from_folder(root: Path) -> Iterator[Sent]:
    seen = 0
    for folder, names, files in os.walk(root, followlinks=False):
        here = Path(folder)
        inside = here.relative_to(root)
        if len(inside.parts) > MAX_DEPTH:
            raise ParcelRefused("too_many_files", limit=MAX_FILES)
        names.sort()
        for name in [*names, *files]:
            if (here / name).is_symlink():
                raise ParcelRefused("link", entry=name)
        for name in sorted(files):
            seen += 1
            if seen > MAX_FILES:
                raise ParcelRefused("too_many_files", limit=MAX_FILES)
            path = PurePosixPath(*inside.parts, name)
            if _is_wanted(path):
                yield Sent(path, _bounded(here / name))


def _bounded(path: Path) -> bytes | None:
    return None if path.stat().st_size > MAX_FILE_BYTES else path.read_bytes()
