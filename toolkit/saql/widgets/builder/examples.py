"""Examples beside the fields, from the course's own file: a weak wording, a strong one, and why."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from saql.plan.fields import Language

KINDS = ("weak", "strong", "why", "more")
FILE = "examples.toml"


def examples(folder: Path, language: Language) -> dict[str, dict[str, str]]:
    """Examples by ``section.field`` or ``section.list.field``; none where a course has no file.

    A trainer may edit the file, so an entry of another shape is left out rather than refused.
    """
    file = folder / FILE
    if not file.is_file():
        return {}
    try:
        entries = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}
    found = {key: _in_language(entry, language) for key, entry in entries.items()}
    return {key: entry for key, entry in found.items() if entry}


def _in_language(entry: Any, language: Language) -> dict[str, str]:
    if not isinstance(entry, dict):
        return {}
    texts = {kind: entry[kind].get(language) for kind in KINDS if isinstance(entry.get(kind), dict)}
    return {kind: text for kind, text in texts.items() if isinstance(text, str) and text.strip()}
