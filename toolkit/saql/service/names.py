"""Names and ids as they may be kept: no invisible direction marks, no line breaks, one form."""

from __future__ import annotations

import re
import unicodedata

from saql.service.refusals import Refused

MAX_NAME = 200

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff]+")


def clean_name(name: str) -> str:
    """A person's or organisation's name without anything that could disguise it.

    Raises:
        Refused: nothing is left of it.
    """
    plain = _UNSEEN.sub(" ", _BIDI.sub("", unicodedata.normalize("NFC", name)))
    plain = " ".join(plain.split())[:MAX_NAME].strip()
    if not plain:
        raise Refused("name_empty")
    return plain
