"""The document's font, inside the document: it looks the same where the font is not installed.

The font's licence (OFL) allows embedding. Word wants the first 32 bytes veiled with a key
(ECMA-376 part 4, 17.8.1). Where an application ignores embedded fonts, the font table names
Arial, which every Office has with Arabic letters, as the font to use instead.
"""

from __future__ import annotations

import uuid
from functools import cache
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FAMILY = "IBM Plex Sans Arabic"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT_RELATION = f"{_R}/font"
_BEFORE = {
    f"{{{_W}}}{name}" for name in ("writeProtection", "view", "zoom", "removePersonalInformation")
}
"""Settings that the schema puts before the one for embedded fonts."""
_FACES = {"embedRegular": "Regular", "embedBold": "Bold"}


def embed_fonts(document: WordDocument) -> None:
    """Add the font's regular and bold faces and a font table that names them."""
    package = document.part.package
    if package is None:
        return
    table = Part(
        PackURI("/word/fontTable.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
        package=package,
    )
    embedded = ""
    for at, (element, face) in enumerate(_FACES.items(), 1):
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"saql-font-{face}")
        font = Part(
            PackURI(f"/word/fonts/font{at}.odttf"),
            "application/vnd.openxmlformats-officedocument.obfuscatedFont",
            _veiled(face, key),
            package,
        )
        relation = table.relate_to(font, _FONT_RELATION)
        embedded += f'<w:{element} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'
    table._blob = _TABLE.format(w=_W, r=_R, family=FAMILY, embedded=embedded).encode()
    main = document.part
    for relation_id, relation_of in list(main.rels.items()):
        if relation_of.reltype == RELATION.FONT_TABLE:
            main.rels.pop(relation_id)
    main.relate_to(table, RELATION.FONT_TABLE)
    settings = document.settings.element
    earlier = [at for at, child in enumerate(settings) if child.tag in _BEFORE]
    place = earlier[-1] + 1 if earlier else 0
    settings.insert(place, settings.makeelement(f"{{{_W}}}embedTrueTypeFonts"))


@cache
def _veiled(face: str, key: uuid.UUID) -> bytes:
    from fontpkg_ibm_plex_sans_arabic import ROOT  # type: ignore[import-untyped]  # ships no types

    data = bytearray((ROOT / "files" / f"IBMPlexSansArabic-{face}.ttf").read_bytes())
    mask = bytes.fromhex(key.hex)[::-1]
    for at in range(32):
        data[at] ^= mask[at % 16]
    return bytes(data)


_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:fonts xmlns:w="{w}" xmlns:r="{r}"><w:font w:name="{family}"><w:altName w:val="Arial"/>'
    '<w:panose1 w:val="020B0503050203000203"/><w:charset w:val="B2"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/>{embedded}</w:font></w:fonts>'
)
