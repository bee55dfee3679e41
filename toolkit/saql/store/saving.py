"""What becomes of a save, decided without a disk: one rule for the file and for the service."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from saql.plan.clash import Clash
from saql.plan.merge import merge_section
from saql.store.content import checked_content
from saql.store.shapes import Content, Kind


@dataclass(frozen=True)
class Settled:
    """``kind`` of the revision to write, or None where the plan already says exactly this."""

    kind: Kind | None
    content: Content
    clashes: list[Clash]
    merged: bool


def settle(section: str, was: Content, mine: Content, theirs: Content) -> Settled:
    """Join a save with what was saved meanwhile; a clash keeps theirs current and mine visible.

    Args:
        section: The section's name.
        was: What its editor began from.
        mine: What its editor sends.
        theirs: What is current.

    Raises:
        StoreRefused: the two together are more than a section may hold.
    """
    joined = merge_section(was, mine, theirs)
    if joined.clashes:
        return Settled("overtaken", mine, joined.clashes, False)
    merged = was != theirs
    held = checked_content(section, joined.content)
    if held == theirs:
        return Settled(None, theirs, [], merged)
    return Settled("merged" if merged else "saved", held, [], merged)


def digest_of(verb: str, section: str, base: int, content: Content) -> str:
    """What an idempotency key stands for, so that another save under it is noticed."""
    text = json.dumps([verb, section, base, content], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
