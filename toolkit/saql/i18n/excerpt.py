"""Two wordings side by side: which words differ, and only so much around them as one needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WHOLE = 160
"""Characters up to which both wordings are shown whole."""

AROUND = 6
"""Words shown on either side of a change in a long text."""

LONGEST = 40
"""Words of one changed stretch that are shown."""

COMPARED = 600
"""Words up to which stretches are looked for within what differs; beyond, it is one stretch."""


@dataclass(frozen=True)
class Piece:
    """A stretch of words, and whether it is one that the other wording does not have."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


def compared(before: str, after: str) -> tuple[Pieces, Pieces]:
    """The two wordings in stretches, long ones cut to what surrounds the changes."""
    old, new = before.split(), after.split()
    whole = len(before) <= WHOLE and len(after) <= WHOLE
    ours: list[tuple[list[str], bool]] = []
    theirs: list[tuple[list[str], bool]] = []
    for same, left, right in _stretches(old, new):
        ours.append((left, not same))
        theirs.append((right, not same))
    return _shown(ours, whole), _shown(theirs, whole)


def listed(before: Sequence[str], after: Sequence[str], joint: str) -> tuple[Pieces, Pieces]:
    """Two lists of words, those that only one of them has being marked."""
    return _list(before, after, joint), _list(after, before, joint)


def plain(pieces: Pieces) -> str:
    """The stretches as one text."""
    return " ".join(piece.text for piece in pieces)


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= WHOLE else line[: WHOLE - 1].rstrip() + "…"


def _list(mine: Sequence[str], other: Sequence[str], joint: str) -> Pieces:
    last = len(mine) - 1
    return tuple(
        Piece(text + (joint.rstrip() if at < last else ""), text not in other)
        for at, text in enumerate(mine)
    )


def _stretches(old: list[str], new: list[str]) -> list[tuple[bool, list[str], list[str]]]:
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    mid_old, mid_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [(True, old[:head], new[:head])]
    if len(mid_old) + len(mid_new) > COMPARED:
        found.append((False, mid_old, mid_new))
    else:
        matcher = SequenceMatcher(None, mid_old, mid_new, autojunk=False)
        found += [
            (tag == "equal", mid_old[a:b], mid_new[c:d])
            for tag, a, b, c, d in matcher.get_opcodes()
        ]
    found.append((True, old[len(old) - tail :], new[len(new) - tail :]))
    return found


def _shown(stretches: list[tuple[list[str], bool]], whole: bool) -> Pieces:
    kept = [(words, changed) for words, changed in stretches if words]
    pieces = []
    for at, (words, changed) in enumerate(kept):
        if changed:
            told = words if len(words) <= LONGEST else [*words[:LONGEST], "…"]
        elif whole:
            told = words
        else:
            told = _around(words, at == 0 and len(kept) > 1, at == len(kept) - 1)
        pieces.append(Piece(" ".join(told), changed))
    return tuple(pieces)


def _around(words: list[str], first: bool, last: bool) -> list[str]:
    """The words next to a change: the last ones before it, the first ones after it."""
    if len(words) <= (AROUND + 1 if first or last else 2 * AROUND + 1):
        return words
    head = [] if first else words[:AROUND]
    tail = [] if last else words[-AROUND:]
    return [*head, "…", *tail]
