"""Static files: found by name in an index made at start, compressed once, cached for good.

Every file lies under ``/static/<version>/…``; the version is a hash over all of them, so a
browser never asks twice for the same room's files and never keeps an older room's. A request
names a key of the index, never a path, so there is nothing to climb out of.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cached_property
from pathlib import Path
from typing import Any

import fontpkg_ibm_plex_sans_arabic as plex  # type: ignore[import-untyped]  # it has no types
from jupyter_core.paths import jupyter_path
from tornado import web

EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
"""The JupyterLab extensions that a page with boards needs."""

FONTS = ("IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-SemiBold.ttf")
SHEETS = ("text", "header", "cards", "tables", "words", "app")
"""The parts of the room's style sheet in their order; a page asks for all of them at once."""

GENERATED = ("room/chunks.js", "room/fonts.css", "room/room.css")
PACKED = {".woff", ".woff2", ".png", ".jpg", ".gif"}
KEEP = "public, max-age=31536000, immutable"


class Assets:
    """The room's static files.

    Attributes:
        extensions: JupyterLab's description of each extension that pages load.
    """

    def __init__(self, template_dir: Path) -> None:
        self._files = _index(template_dir)
        self._joined = _chunks(template_dir / "chunks.txt", self._files)
        self._ready: dict[str, tuple[bytes, bytes]] = {}

    @cached_property
    def version(self) -> str:
        """A short hash of everything that is served."""
        found = hashlib.sha256()
        for name in sorted(self._files):
            stat = self._files[name].stat()
            found.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
        return found.hexdigest()[:12]

    @property
    def base(self) -> str:
        """The address under which all files lie."""
        return f"/static/{self.version}"

    def url(self, name: str) -> str:
        """The address of a file.

        Raises:
            KeyError: there is no such file.
        """
        if name not in self._files and name not in GENERATED:
            raise KeyError(name)
        return f"{self.base}/{name}"

    @property
    def early(self) -> list[str]:
        """The addresses of the fonts, which a page needs at once."""
        return [self.url(f"font/{file}") for file in FONTS]

    @property
    def remote_entries(self) -> list[str]:
        """The addresses of the extensions' first files, for the page to fetch early."""
        return [
            self.url(name)
            for extension in EXTENSIONS
            for name in self._files
            if name.startswith(f"lab/{extension}/static/remoteEntry.") and name.endswith(".js")
        ]

    def read(self, name: str) -> tuple[bytes, bytes] | None:
        """A file's bytes and the same compressed (empty where that gains nothing)."""
        if name not in self._ready:
            if name == "room/chunks.js":
                plain = join_chunks(self._joined)
            elif name == "room/fonts.css":
                plain = self._font_faces().encode()
            elif name == "room/room.css":
                parts = (self._files[f"page/room/{part}.css"] for part in SHEETS)
                plain = b"\n".join(part.read_bytes() for part in parts)
            elif name in self._files:
                plain = self._files[name].read_bytes()
            else:
                return None
            packed = b"" if Path(name).suffix in PACKED else gzip.compress(plain, 9, mtime=0)
            self._ready[name] = (plain, packed)
        return self._ready[name]

    def _font_faces(self) -> str:
        faces = ((400, FONTS[0]), (600, FONTS[1]))
        return "\n".join(
            '@font-face { font-family: "IBM Plex Sans Arabic"; font-style: normal; '
            f"font-weight: {weight}; font-display: swap; "
            f'src: url("{self.url(f"font/{file}")}") format("truetype"); }}'
            for weight, file in faces
        )


def join_chunks(files: list[Path]) -> bytes:
    """Webpack chunks as one script, each in a function of its own.

    A chunk only registers its modules, so that chunks loaded beforehand are found by the
    loader and not asked for: 80 requests become one. The function keeps one chunk's
    ``"use strict"`` from reaching the next.
    """
    return b"\n".join(b"(function(){" + file.read_bytes() + b"\n})();" for file in files)


def _index(template_dir: Path) -> dict[str, Path]:
    files: dict[str, Path] = {}
    roots = [("page", template_dir / "static"), ("font", plex.ROOT / "files")]
    voila = reversed(jupyter_path("voila", "templates", "base", "static"))
    roots.extend(("voila", Path(root)) for root in voila)
    for extension in EXTENSIONS:
        for root in (*jupyter_path("voila", "labextensions"), *jupyter_path("labextensions")):
            if (Path(root) / extension).is_dir():
                roots.append((f"lab/{extension}", Path(root) / extension))
                break
    for prefix, folder in roots:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and (prefix != "font" or file.name in FONTS):
                files[f"{prefix}/{file.relative_to(folder).as_posix()}"] = file
    return files


def _chunks(listed: Path, files: dict[str, Path]) -> list[Path]:
    """The files named in the template's list; what a newer Voilà lacks is simply left out."""
    if not listed.exists():
        return []
    names = [line.strip() for line in listed.read_text("utf-8").splitlines()]
    return [files[name] for name in names if name and name[0] != "#" and name in files]


class AssetHandler(web.RequestHandler):
    """Serves one static file."""

    def initialize(self, assets: Assets) -> None:
        """Take the index."""
        self.assets = assets

    def check_xsrf_cookie(self) -> None:
        """Only reads."""

    def head(self, version: str, name: str) -> None:
        """The headers of a file."""
        self.get(version, name)

    def get(self, version: str, name: str) -> None:
        """A file, compressed if the browser takes it so."""
        found = self.assets.read(name)
        if found is None:
            raise web.HTTPError(404)
        plain, packed = found
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if name.endswith(".js"):
            kind = "text/javascript"
        if kind.startswith("text/"):
            kind += "; charset=UTF-8"
        self.set_header("Content-Type", kind)
        self.set_header("Vary", "Accept-Encoding")
        # A page of an older room may still ask for its version: it gets today's file, unkept.
        self.set_header("Cache-Control", KEEP if version == self.assets.version else "no-cache")
        if packed and len(packed) < len(plain) and _takes_gzip(self.request.headers):
            self.set_header("Content-Encoding", "gzip")
            self.finish(packed)
        else:
            self.finish(plain)

    def compute_etag(self) -> str | None:
        """None: the address itself names the version."""
        return None

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Say what is missing in one line."""
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(f"{status_code}")


def _takes_gzip(headers: Any) -> bool:
    return "gzip" in headers.get("Accept-Encoding", "")
