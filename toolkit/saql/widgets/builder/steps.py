"""The shapes of the guided walk: a step asks questions, a question holds fields.

The walk itself is data in the modules beside this one. Words here are message ids of the
catalogue ``builder``; labels of fields come from the catalogue ``plan``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",  # bilingual, one line
    "long",  # bilingual, several lines
    "line",  # one line in no particular language
    "number",
    "date",
    "choice",
    "choices",
    "place",  # one place: a p-code or free text
    "places",  # several p-codes
    "pcode",  # one p-code
    "ref",  # the id of another item
    "refs",  # the ids of several
    "person",  # a name, with those typed elsewhere suggested
    "scale",  # 1 to ``top``
    "level",  # a place in a word list, counted from 0
    "ticks",  # several codes, each as a line to tick
    "tick",
    "milestones",  # pairs of year and value
]


@dataclass(frozen=True)
class Field:
    """One field of the document and the way it is asked for.

    Args:
        name: its name in the document.
        kind: the way it is entered.
        codes: for a choice, the name of the word list.
        to: for a reference, the lists it may point into, as ``section.list``.
        top: for a scale, its highest point.
        only: for a reference to SWOT items, the boxes that may be chosen.
        within: for ticks, the field that holds the codes to choose from.
        hint: a short line under the label.
        rare: whether it is folded away until somebody needs it.
    """

    name: str
    kind: Kind
    codes: str = ""
    to: tuple[str, ...] = ()
    top: int = 5
    only: tuple[str, ...] = ()
    within: str = ""
    hint: str = ""
    rare: bool = False


@dataclass(frozen=True)
class Question:
    """What fills one screen of a phone: a plain question and the few fields that answer it.

    Args:
        ask: the question.
        fields: the fields that answer it; none where a picture is the whole screen.
        hint: a short line under the question.
        panel: the picture that follows from the plan, drawn below the fields (``panels``).
        whole: whether many fields stay together, since they are one decision.
    """

    ask: str
    fields: tuple[Field, ...]
    hint: str = ""
    panel: str = ""
    whole: bool = False


@dataclass(frozen=True)
class ItemList:
    """A list of items, each of which has its own screens.

    Args:
        name: the list's name in its section.
        ask: the question over the list.
        add: the words of the button that adds one.
        prefix: how the ids of new items begin.
        title: the field that names an item in lists.
        facts: the fields shown beside the title.
        parent: the reference field under which the items are grouped.
        group: the choice field by which they are grouped, where there is no parent.
        questions: what is asked about one item.
        hint: a short line under the question.
        empty: what to say while there is none.
        place: how many of the step's own questions come before the list.
        look: ``checklist`` for a list whose lines are known before anybody writes.
    """

    name: str
    ask: str
    add: str
    prefix: str
    title: str
    questions: tuple[Question, ...]
    facts: tuple[str, ...] = ()
    parent: str = ""
    group: str = ""
    hint: str = ""
    empty: str = "Nothing here yet."
    place: int = 0
    look: str = ""


@dataclass(frozen=True)
class Step:
    """One section of the plan, in the coach's order; a module's ``optional`` one may stay empty."""

    section: str
    part: str
    ask: str
    why: str
    questions: tuple[Question, ...] = ()
    lists: tuple[ItemList, ...] = ()
    optional: bool = False


def fields_of(step: Step) -> list[tuple[str, Field]]:
    """Every field of a step as (list name or nothing, field)."""
    own = [("", field) for question in step.questions for field in question.fields]
    listed = [
        (items.name, field)
        for items in step.lists
        for question in items.questions
        for field in question.fields
    ]
    return own + listed
