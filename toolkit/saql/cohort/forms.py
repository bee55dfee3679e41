"""Forms: what they ask, whether answers fit, and what the answers say together."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from statistics import fmean
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from saql.cohort.mistakes import DataError, Mistake, doubled
from saql.plan.numbers import parse_number
from saql.plan.rubric import Wording

Kind = Literal["scale", "choice", "choices", "number", "text", "yes_no"]
SCALE = (1, 2, 3, 4, 5)
AGREE = 4
"""A scale answer from here up counts among the satisfied."""
LONGEST_TEXT = 4000
MOST = 1_000_000_000

_Id = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=60)]


class Strict(BaseModel):
    """An entry in which a misspelt key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FormOption(Strict):
    """An answer to choose; ``value`` (0 to 1) is its share of the weight in a ranking."""

    id: _Id
    text: Wording
    value: Annotated[float, Field(ge=0, le=1)] | None = None


class FormQuestion(Strict):
    """One question of a form.

    ``weight`` is for ranking: how many points the best answer brings. ``full`` is the number that
    brings all of them, ``low`` and ``high`` are the words at the ends of a scale.
    """

    id: _Id
    kind: Kind
    text: Wording
    options: tuple[FormOption, ...] = ()
    required: bool = False
    low: Wording | None = None
    high: Wording | None = None
    weight: Annotated[float, Field(ge=0, le=100)] = 0
    full: Annotated[float, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _as_its_kind_asks(self) -> Self:
        chosen = self.kind in ("choice", "choices")
        if chosen and len(self.options) < 2:
            raise DataError("too_few_options", len(self.options))
        if not chosen and self.options:
            raise DataError("needless_options", self.kind, ("options",))
        again = doubled([option.id for option in self.options])
        if again:
            raise DataError("id_twice", self.options[again[0]].id, ("options", again[0], "id"))
        if self.weight and self.kind == "number" and self.full is None:
            raise DataError("no_full", self.id, ("weight",))
        if self.weight and self.kind == "choice" and any(o.value is None for o in self.options):
            raise DataError("no_value", self.id, ("options",))
        return self

    def option(self, option: str) -> FormOption | None:
        """The option with this id."""
        return next((each for each in self.options if each.id == option), None)


class Form(Strict):
    """A form; its level is Kirkpatrick's (1 reaction … 4 results), 0 for a request.

    A follow-up is due so many ``months`` after the last training session.
    """

    id: _Id
    level: Annotated[int, Field(ge=0, le=4)]
    name: Wording
    intro: Wording
    anonymous: bool = False
    months: Annotated[int | None, Field(ge=1, le=60)] = None
    questions: Annotated[tuple[FormQuestion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        again = doubled([question.id for question in self.questions])
        if again:
            at = again[0]
            raise DataError("id_twice", self.questions[at].id, ("questions", at, "id"))
        return self

    def due_on(self, last_session: dt.date) -> dt.date | None:
        """The day on which a follow-up is due; None for a form without ``months``."""
        if self.months is None:
            return None
        months = last_session.month - 1 + self.months
        year, month = last_session.year + months // 12, months % 12 + 1
        day = min(last_session.day, calendar.monthrange(year, month)[1])
        return dt.date(year, month, day)

    def question(self, question: str) -> FormQuestion | None:
        """The question with this id."""
        return next((each for each in self.questions if each.id == question), None)


class FormFile(Strict):
    """``course/forms.toml``."""

    forms: Annotated[tuple[Form, ...], Field(min_length=1)]

    def get(self, form: str) -> Form | None:
        """The form with this id."""
        return next((each for each in self.forms if each.id == form), None)


def forms_mistakes(file: FormFile) -> list[Mistake]:
    """Forms whose id is there twice."""
    ids = [form.id for form in file.forms]
    return [Mistake("id_twice", ("forms", at, "id"), ids[at]) for at in doubled(ids)]


@dataclass(frozen=True)
class AnswerFault:
    """An answer that does not fit: the question, and why."""

    question: str
    code: Literal[
        "required", "not_on_scale", "no_option", "not_a_number", "too_long", "unknown", "yes_or_no"
    ]


def checked(form: Form, answers: Mapping[str, Any]) -> tuple[dict[str, Any], list[AnswerFault]]:
    """The answers as they are kept, and what does not fit.

    Empty answers are left out. Numbers may be typed with any digits.
    """
    kept: dict[str, Any] = {}
    faults = [AnswerFault(key, "unknown") for key in answers if form.question(key) is None]
    for question in form.questions:
        value = answers.get(question.id)
        if value is None or value == "" or value == [] or (_is_blank(value)):
            if question.required:
                faults.append(AnswerFault(question.id, "required"))
            continue
        read = _read(question, value)
        if isinstance(read, AnswerFault):
            faults.append(read)
        else:
            kept[question.id] = read
    return kept, faults


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _read(question: FormQuestion, value: Any) -> Any:
    match question.kind:
        case "scale":
            number = _number(value)
            return int(number) if number in SCALE else AnswerFault(question.id, "not_on_scale")
        case "number":
            number = _number(value)
            fits = number is not None and 0 <= number <= MOST
            return number if fits else AnswerFault(question.id, "not_a_number")
        case "yes_no":
            return value if isinstance(value, bool) else AnswerFault(question.id, "yes_or_no")
        case "choice":
            known = isinstance(value, str) and question.option(value)
            return value if known else AnswerFault(question.id, "no_option")
        case "choices":
            listed = value if isinstance(value, list) else [value]
            if not all(isinstance(each, str) and question.option(each) for each in listed):
                return AnswerFault(question.id, "no_option")
            return [option.id for option in question.options if option.id in listed]
        case "text":
            if not isinstance(value, str) or len(value) > LONGEST_TEXT:
                return AnswerFault(question.id, "too_long")
            return value


def _number(value: Any) -> int | float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value if isfinite(value) else None
    return parse_number(value) if isinstance(value, str) else None


@dataclass(frozen=True)
class Summary:
    """What all answers to one question say together; what does not apply is None or empty."""

    question: FormQuestion
    answered: int
    of: int
    mean: float | None = None
    satisfied: float | None = None
    """Scale: the share of answers 4 and 5 among those given."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How often each scale point, option or ``yes`` and ``no`` was given, those of 0 too."""
    total: float | None = None
    texts: tuple[str, ...] = ()
    """Texts exactly as they were written."""


def summarise(form: Form, answers: Iterable[Mapping[str, Any]]) -> tuple[Summary, ...]:
    """The summary of each question, in the form's order; answers as ``checked`` keeps them."""
    sheets = list(answers)
    return tuple(_summary(question, sheets) for question in form.questions)


def _summary(question: FormQuestion, sheets: list[Mapping[str, Any]]) -> Summary:
    given = [sheet[question.id] for sheet in sheets if sheet.get(question.id) is not None]
    n, of = len(given), len(sheets)
    match question.kind:
        case "scale":
            counts = Counter(given)
            return Summary(
                question,
                n,
                of,
                mean=fmean(given) if given else None,
                satisfied=sum(value >= AGREE for value in given) / n if n else None,
                counts={str(point): counts[point] for point in SCALE},
            )
        case "number":
            mean = fmean(given) if given else None
            return Summary(question, n, of, mean=mean, total=sum(given) if given else None)
        case "yes_no":
            yes = sum(given)
            return Summary(question, n, of, counts={"yes": yes, "no": n - yes})
        case "choice":
            counts = Counter(given)
            listed = {option.id: counts[option.id] for option in question.options}
            return Summary(question, n, of, counts=listed)
        case "choices":
            counts = Counter(option for picked in given for option in picked)
            listed = {option.id: counts[option.id] for option in question.options}
            return Summary(question, n, of, counts=listed)
        case "text":
            return Summary(question, n, of, texts=tuple(map(str, given)))
