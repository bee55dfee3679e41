"""The boards' font for a page that has none: JupyterLab and stock Voilà serve no fonts of ours.

A page asks once, and gets the files over its own line to the kernel; a page of the room, which
links the font, or a computer that has it installed, asks nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import fontpkg_ibm_plex_sans_arabic as plex  # type: ignore[import-untyped]  # it has no types

FAMILY = "IBM Plex Sans Arabic"
FACES = {400: "IBMPlexSansArabic-Regular.ttf", 600: "IBMPlexSansArabic-SemiBold.ttf"}


def fonts() -> dict[str, Any]:
    """The answer to a page that asks: the faces' weights, and their files as binary buffers."""
    return {"type": "fonts", "family": FAMILY, "weights": list(FACES), "buffers": _files()}


@cache
def _files() -> list[bytes]:
    return [(plex.ROOT / "files" / file).read_bytes() for file in FACES.values()]
