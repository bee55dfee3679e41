"""Who has earned which certificate, and what is missing where somebody has not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from saql.plan.rubric import Wording

Kind = Literal["attendance", "completion"]
KINDS: tuple[Kind, ...] = ("attendance", "completion")


class Signature(BaseModel):
    """A line to sign on: in what capacity, and a name where it is known beforehand."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Wording
    name: Wording | None = None


class CertificateRule(BaseModel):
    """``course/certificates.toml``: what each certificate asks for, and who issues it.

    Attendance asks for ``attendance_percent``. Completion asks for the attendance, for the
    post-test (``post_percent``) or the gain, and for every assignment.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    attendance_percent: Annotated[int, Field(ge=0, le=100)] = 80
    post_percent: Annotated[int, Field(ge=0, le=100)] = 60
    gain: Annotated[float, Field(ge=-1, le=1)] = 0.3
    assignments: tuple[str, ...] = ()
    issuer: Wording
    name_attendance: Wording
    name_completion: Wording
    signatures: Annotated[tuple[Signature, ...], Field(max_length=4)] = ()


@dataclass(frozen=True)
class Record:
    """What is known of one person; None where it was not held or not taken."""

    attendance: float | None = None
    """The share of the training sessions attended, 0 to 1."""
    pre: float | None = None
    post: float | None = None
    """Test scores in percent."""
    submitted: frozenset[str] = frozenset()
    """The assignments that the person's organisation has handed in."""


@dataclass(frozen=True)
class Lack:
    """A reason why a certificate is not earned, as a code with its figures."""

    code: Literal["attendance", "no_sessions", "test", "no_test", "assignment"]
    data: dict[str, str | int]


@dataclass(frozen=True)
class Earned:
    """One certificate of one person: earned where nothing is lacking."""

    kind: Kind
    lacks: tuple[Lack, ...]

    @property
    def earned(self) -> bool:
        """Whether it may be issued."""
        return not self.lacks


def earned(record: Record, rule: CertificateRule) -> dict[Kind, Earned]:
    """Both certificates of a person, each with what is lacking."""
    present = _attendance(record, rule)
    rest = (*present, *_test(record, rule), *_assignments(record, rule))
    return {
        "attendance": Earned("attendance", present),
        "completion": Earned("completion", rest),
    }


def _attendance(record: Record, rule: CertificateRule) -> tuple[Lack, ...]:
    if record.attendance is None:
        return (Lack("no_sessions", {}),)
    if record.attendance * 100 + 1e-9 >= rule.attendance_percent:
        return ()
    there = int(record.attendance * 100 + 1e-9)
    return (Lack("attendance", {"there": there, "needed": rule.attendance_percent}),)


def _test(record: Record, rule: CertificateRule) -> tuple[Lack, ...]:
    if record.post is None:
        return (Lack("no_test", {}),)
    if record.post + 1e-9 >= rule.post_percent:
        return ()
    if record.pre is not None and record.pre < 100:
        gain = (record.post - record.pre) / (100 - record.pre)
        if gain + 1e-9 >= rule.gain:
            return ()
    found: dict[str, str | int] = {
        "there": int(record.post + 1e-9),
        "needed": rule.post_percent,
        "gain": f"{rule.gain:g}",
    }
    return (Lack("test", found),)


def _assignments(record: Record, rule: CertificateRule) -> tuple[Lack, ...]:
    return tuple(
        Lack("assignment", {"assignment": name})
        for name in rule.assignments
        if name not in record.submitted
    )
