"""A line that holds both languages, parted by a slash: «منسّق البرامج / Programme coordinator».

Names of people and roles are one line in the plan, since most are written once. Who wants them in
both languages writes both; a reader is shown the part in the own script, or all of it.
"""

from __future__ import annotations

import re
from typing import Any

from saql.plan.document import Plan
from saql.plan.fields import Language

SPOKEN_FIELDS = ("owner", "person", "author", "spokesperson")
"""The fields of a plan that name a person or a role in one line."""

_ARABIC = re.compile(r"[\u0600-\u06ff]")


def line_in(line: str, language: Language) -> str:
    """The part of a line in this language's script where the line has both, else the line."""
    parts = [part.strip() for part in line.split(" / ")]
    arabic = [part for part in parts if _ARABIC.search(part)]
    other = [part for part in parts if part and not _ARABIC.search(part)]
    if len(parts) < 2 or not arabic or not other:
        return line
    return " / ".join(arabic if language == "ar" else other)


def plan_in(plan: Plan, language: Language) -> Plan:
    """A copy of the plan whose names of people and roles are in one language."""

    def spoken(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: line_in(each, language)
                if key in SPOKEN_FIELDS and isinstance(each, str)
                else spoken(each)
                for key, each in value.items()
            }
        return [spoken(each) for each in value] if isinstance(value, list) else value

    return Plan.model_validate(spoken(plan.model_dump(mode="json")))
