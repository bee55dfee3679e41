"""Plan gain: an organisation's first submission against its latest revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, median


@dataclass(frozen=True)
class PlanState:
    """A plan at one revision: what the checks found and what it scored."""

    errors: int
    warnings: int
    checks_points: float
    rubric_points: float | None = None
    """The coach's points, where there was a review."""


@dataclass(frozen=True)
class PlanGain:
    """What changed; negative errors are errors that went away."""

    first: PlanState
    latest: PlanState

    @property
    def errors(self) -> int:
        """Errors more (or, negative, fewer) than at first."""
        return self.latest.errors - self.first.errors

    @property
    def warnings(self) -> int:
        """Warnings more or fewer than at first."""
        return self.latest.warnings - self.first.warnings

    @property
    def checks(self) -> float:
        """Points of the checks gained."""
        return self.latest.checks_points - self.first.checks_points

    @property
    def rubric(self) -> float | None:
        """Points of the rubric gained; None unless both were reviewed."""
        if self.first.rubric_points is None or self.latest.rubric_points is None:
            return None
        return self.latest.rubric_points - self.first.rubric_points


@dataclass(frozen=True)
class PlanGains:
    """The gain of several organisations; means are None where there is nothing to average."""

    by_organisation: Mapping[str, PlanGain]
    missing: tuple[str, ...]
    """Organisations without a first or a latest plan."""
    checks_mean: float | None
    checks_median: float | None
    rubric_mean: float | None
    rubric_n: int
    errors_mean: float | None
    fell: tuple[str, ...]
    """Organisations whose plan has fewer points of the checks than at first."""


def plan_gains(states: Mapping[str, tuple[PlanState | None, PlanState | None]]) -> PlanGains:
    """The plan gain of a cohort: organisation to its first and its latest state."""
    gains = {
        name: PlanGain(first, latest)
        for name, (first, latest) in states.items()
        if first is not None and latest is not None
    }
    checks = [gain.checks for gain in gains.values()]
    rubric = [gain.rubric for gain in gains.values() if gain.rubric is not None]
    return PlanGains(
        by_organisation=gains,
        missing=tuple(name for name in states if name not in gains),
        checks_mean=fmean(checks) if checks else None,
        checks_median=median(checks) if checks else None,
        rubric_mean=fmean(rubric) if rubric else None,
        rubric_n=len(rubric),
        errors_mean=fmean(gain.errors for gain in gains.values()) if gains else None,
        fell=tuple(name for name, gain in gains.items() if gain.checks < 0),
    )
