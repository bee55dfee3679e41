"""The coach's rubric: twelve criteria of four levels, whose weights make 100 points.

Beside them stand criteria of single assignments (fundraising, networking, communication): they
are judged in the same four levels, and count in their own assignment only.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from saql.plan.document import SECTIONS
from saql.plan.fields import Language

CRITERIA = tuple(f"c{number}" for number in range(1, 13))
"""The ids of the criteria, in order."""

LEVELS = (1, 2, 3, 4)
TOTAL_POINTS = 100

_Words = Annotated[str, Field(min_length=1)]


class RubricError(ValueError):
    """Values that do not go together; ``code`` names the rule, ``found`` what is there instead."""

    def __init__(self, code: str, found: object) -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found


class Wording(BaseModel):
    """A sentence of the rubric in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ar: _Words
    en: _Words

    def get(self, language: Language) -> str:
        """The sentence in this language."""
        return self.ar if language == "ar" else self.en


class LevelName(Wording):
    """What a level is called."""

    level: Annotated[int, Field(ge=1, le=4)]


class Criterion(BaseModel):
    """One criterion: the sections it is judged by, and what a plan looks like at each level."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,7}$")]
    weight: Annotated[int, Field(gt=0, le=TOTAL_POINTS)]
    name: Wording
    sections: Annotated[tuple[str, ...], Field(min_length=1)]
    levels: Annotated[tuple[Wording, ...], Field(min_length=4, max_length=4)]
    assignments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _sections_exist(self) -> Self:
        for section in self.sections:
            if section not in SECTIONS:
                raise RubricError("no_section", section)
        return self


class Rubric(BaseModel):
    """The whole rubric; ``pass_level`` is the level that counts as reached."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    criteria: tuple[Criterion, ...]
    assignment_criteria: tuple[Criterion, ...] = ()
    level_names: Annotated[tuple[LevelName, ...], Field(min_length=4, max_length=4)]
    pass_level: Annotated[int, Field(ge=1, le=4)] = 3

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        ids = tuple(criterion.id for criterion in self.criteria)
        if ids != CRITERIA:
            raise RubricError("criteria_ids", ", ".join(ids))
        extra = [criterion.id for criterion in self.assignment_criteria]
        if len(set(extra)) < len(extra) or set(extra) & set(CRITERIA):
            raise RubricError("extra_ids", ", ".join(extra))
        total = sum(criterion.weight for criterion in self.criteria)
        if total != TOTAL_POINTS:
            raise RubricError("weights", total)
        if tuple(name.level for name in self.level_names) != LEVELS:
            raise RubricError("level_order", len(self.level_names))
        return self

    @property
    def every(self) -> tuple[Criterion, ...]:
        """All criteria: those of the 100 points, then those of single assignments."""
        return self.criteria + self.assignment_criteria

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with this id.

        Raises:
            KeyError: there is none.
        """
        for criterion in self.every:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)

    def for_assignment(self, assignment: str) -> tuple[Criterion, ...]:
        """The criteria that an assignment is judged by, in order."""
        return tuple(c for c in self.every if assignment in c.assignments)


def points(weight: float, level: int) -> float:
    """The points of a criterion judged at a level (0 where it is not judged yet)."""
    return weight * level / len(LEVELS)
