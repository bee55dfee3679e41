"""The course's terms: one recommended term for each concept, in both languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from saql.cohort.mistakes import Mistake, doubled
from saql.plan.rubric import Wording

_Word = Annotated[str, Field(min_length=1, max_length=200)]


class Term(BaseModel):
    """A concept: its term in each language, other words people meet for it, what to note."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Word
    group: _Word
    ar: _Word
    en: _Word
    variants: tuple[_Word, ...] = ()
    note: Wording | None = None


class Glossary(BaseModel):
    """``course/glossary.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    groups: dict[str, Wording]
    terms: tuple[Term, ...]

    def of_group(self, group: str) -> tuple[Term, ...]:
        """The terms of one group, in the order of the file."""
        return tuple(term for term in self.terms if term.group == group)


def glossary_mistakes(glossary: Glossary) -> list[Mistake]:
    """Terms that are there twice, and groups that nobody has named."""
    found = [
        Mistake("id_twice", ("terms", at, field), values[at])
        for field in ("id", "ar")
        for values in ([getattr(term, field) for term in glossary.terms],)
        for at in doubled(values)
    ]
    found += [
        Mistake("no_group", ("terms", at, "group"), term.group)
        for at, term in enumerate(glossary.terms)
        if term.group not in glossary.groups
    ]
    return found
