"""Which language the command line speaks: ``--lang``, then ``SAQL_LANG``, then the system's."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from saql.plan.fields import Language


def spoken(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language of help and messages, before the arguments are parsed."""
    asked = ""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.partition("=")[2]
        elif argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
    if asked not in ("ar", "en"):
        asked = environment.get("SAQL_LANG", "")
    if asked not in ("ar", "en"):
        system = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        asked = next((value for value in system if value), "")[:2]
    return "ar" if asked == "ar" else "en"
