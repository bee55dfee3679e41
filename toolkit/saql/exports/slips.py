"""Slips to cut out: each person's name, the personal code in large letters and its QR picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from saql.exports.pdf import typeset
from saql.i18n import catalogue
from saql.plan.fields import Language

TEMPLATE = Path(__file__).parent / "slips.typ"

TEAM = "Keep it to yourself: it opens your organisation's plan."
STAFF = "Keep it to yourself: it opens the work of the whole room."


@dataclass(frozen=True)
class Slip:
    """One person's slip; ``role`` is in words already."""

    person: str
    organisation: str
    role: str
    code: str


def code_slips(slips: Sequence[Slip], address: str, language: Language) -> bytes:
    """A PDF of slips, ten on a page.

    Args:
        slips: the people.
        address: where the room is reached, ending in a slash; the picture leads to its sign-in
            page with the code behind ``#``, which no server and no log ever sees.
        language: of the words around the names.
    """
    import segno

    _ = catalogue("exports", language).gettext
    rows = []
    for slip in slips:
        picture = io.BytesIO()
        link = f"{address}sign-in#code={slip.code}"
        segno.make(link, error="m", micro=False).save(picture, kind="svg", border=1)
        keep = TEAM if slip.organisation else STAFF
        rows.append({**vars(slip), "picture": picture.getvalue().decode(), "keep": _(keep)})
    words = {
        "open": _("Open this address, or point the camera at the picture:"),
        "code": _("Your personal code"),
    }
    return typeset(
        TEMPLATE, {"language": language, "address": address, "words": words, "slips": rows}
    )
