"""Which language the command line speaks: ``--lang``, then ``SAQL_LANG``, then the system's."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from saql.plan.fields import Language


def asked(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language | None:
    """The language that ``--lang`` or ``SAQL_LANG`` asks for, or None."""
    wanted = ""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
        elif argument == "--lang" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
    if wanted not in ("ar", "en"):
        wanted = environment.get("SAQL_LANG", "")
    if wanted == "ar":
        return "ar"
    return "en" if wanted == "en" else None


def spoken(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language of help and messages, before the arguments are parsed."""
    system = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    by_system = next((value for value in system if value), "")[:2]
    return asked(arguments, environment) or ("ar" if by_system == "ar" else "en")
