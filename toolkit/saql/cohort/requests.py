"""Training requests, ranked by the weights of the request form, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from saql.cohort.forms import SCALE, Form, FormQuestion


@dataclass(frozen=True)
class TrainingRequest:
    """A request: who asks, and what was answered (as ``forms.checked`` keeps it)."""

    id: str
    organisation: str
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """What one question brought, of what it could bring."""

    question: FormQuestion
    points: float
    of: float


@dataclass(frozen=True)
class Ranked:
    """A request in its place; equal points share a place."""

    place: int
    request: TrainingRequest
    points: float
    of: float
    reasons: tuple[Reason, ...]

    @property
    def percent(self) -> float:
        """The points in percent of what can be had."""
        return 100 * self.points / self.of if self.of else 0.0

    @property
    def strongest(self) -> tuple[Reason, ...]:
        """The three questions that brought most."""
        brought = [reason for reason in self.reasons if reason.points > 0]
        return tuple(sorted(brought, key=lambda reason: -reason.points)[:3])

    @property
    def weakest(self) -> tuple[Reason, ...]:
        """The three questions on which most was lost."""
        lost = [reason for reason in self.reasons if reason.of > reason.points]
        return tuple(sorted(lost, key=lambda reason: reason.points - reason.of)[:3])


def rank(form: Form, requests: Iterable[TrainingRequest]) -> tuple[Ranked, ...]:
    """Requests by their points, most first; equal ones stay in the order in which they came."""
    weighted = [question for question in form.questions if question.weight]
    of = sum(question.weight for question in weighted)
    counted = []
    for request in requests:
        reasons = tuple(_reason(question, request.answers) for question in weighted)
        counted.append((round(sum(reason.points for reason in reasons), 6), request, reasons))
    counted.sort(key=lambda entry: -entry[0])
    totals = [points for points, _request, _reasons in counted]
    return tuple(
        Ranked(totals.index(points) + 1, request, points, of, reasons)
        for points, request, reasons in counted
    )


def _reason(question: FormQuestion, answers: Mapping[str, Any]) -> Reason:
    share = min(1.0, max(0.0, _share(question, answers.get(question.id))))
    return Reason(question, share * question.weight, question.weight)


def _share(question: FormQuestion, value: Any) -> float:
    """The part of a question's weight that an answer brings; 0 where there is none."""
    if value is None or value == "" or value == []:
        return 0.0
    match question.kind:
        case "scale":
            return float(value - SCALE[0]) / (SCALE[-1] - SCALE[0])
        case "yes_no":
            return 1.0 if value else 0.0
        case "number":
            return float(value / question.full) if question.full else 0.0
        case "choice":
            option = question.option(value)
            return (option.value or 0.0) if option else 0.0
        case "choices":
            picked = [option for option in question.options if option.id in value]
            if any(option.value is not None for option in question.options):
                return sum(option.value or 0.0 for option in picked)
            return len(picked) / len(question.options)
        case "text":
            return 1.0 if str(value).strip() else 0.0
