"""One folding of Arabic (and Latin) text into a key for search and matching.

The key is for comparing only; what people wrote is never changed. Folded together: hamza and
madda forms of alef, alef maqsura and yeh, Persian and Arabic kaf and yeh, teh marbuta and heh,
hamza carriers, the three digit sets, letter case; dropped: diacritics, tatweel, zero-width and
bidi controls. Unicode NFKC alone does none of the Arabic part except presentation forms.
"""

from __future__ import annotations

import re
import unicodedata

_MAP = {
    **{ord(c): "ا" for c in "أإآٱٲٳ"},
    **{ord(c): "ي" for c in "ىیېےئ"},
    **{ord(c): "ك" for c in "کڪﻙ"},
    **{ord(c): "ه" for c in "ةۀەھہ"},
    ord("ؤ"): "و",
    ord("ء"): None,
    ord("ـ"): None,
    **{ord(c): str(i) for d in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for i, c in enumerate(d)},
}
_SPACES = re.compile(r"\s+")


def fold(text: str, limit: int = 40_000) -> str:
    """The search key of a text: idempotent, at most ``limit`` characters, single spaces.

    Example:
        ``fold("إدلِـب") == fold("ادلب")``.
    """
    key = unicodedata.normalize("NFKC", text).translate(_MAP)
    kept = (c for c in unicodedata.normalize("NFKD", key.casefold()) if _stays(c))
    key = unicodedata.normalize("NFKC", "".join(kept)).translate(_MAP)
    return _SPACES.sub(" ", key).strip()[:limit].rstrip()


def _stays(character: str) -> bool:
    return unicodedata.category(character) not in ("Mn", "Cf")
