"""Learning gain between the pre-test and the post-test of the same people.

Definitions, scores in percent; only people with both scores count, the others are counted apart:

* absolute gain: post - pre, in percentage points;
* relative gain: (post - pre) / pre, none where pre is 0, and flattering where pre is low;
* normalised gain of a person: g = (post - pre) / (100 - pre); where pre is 100 it is undefined,
  so that person is left out of the mean of g and counted; where post < pre it is negative and kept;
* normalised gain of the class: (mean post - mean pre) / (100 - mean pre), the first figure; the
  mean of the persons' g is the second;
* bands (Hake): low below 0.3, medium from 0.3 to 0.7, high above 0.7; a negative g is in the low
  band and is counted apart as well;
* effect size: (mean post - mean pre) / SD, where SD is the pooled sample standard deviation of
  both tests, the square root of (s_pre² + s_post²) / 2, unless another is asked for;
* shares of the bar: known (kept), learned, lost and to learn. Of a person who did not fall, known
  is pre, learned post - pre and to learn 100 - post. Of one who fell, known is post, lost is
  pre - post and to learn 100 - pre. So known + lost = pre, known + learned = post, and the four
  make 100.

A rise alone proves no cause: the caution ``no_cause`` goes with every figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median, stdev, variance
from typing import Literal

from saql.cohort.papers import Score

Band = Literal["low", "medium", "high"]
Spread = Literal["pooled", "pre", "differences"]

BANDS: tuple[Band, ...] = ("low", "medium", "high")
MEDIUM_FROM = 0.3
HIGH_ABOVE = 0.7
SMALL_GROUP = 10
"""Fewer pairs than this say little."""
EXACT = 1e-9
"""Slack for figures that are equal but for the last binary digit."""


@dataclass(frozen=True)
class PersonGain:
    """One person's two scores in percent."""

    person: str
    pre: float
    post: float

    @property
    def absolute(self) -> float:
        """Percentage points gained; negative where the score fell."""
        return self.post - self.pre

    @property
    def relative(self) -> float | None:
        """The gain as a share of the score before; none where that was 0."""
        return self.absolute / self.pre if self.pre > 0 else None

    @property
    def normalised(self) -> float | None:
        """The share of what could be gained; undefined where nothing could."""
        return normalised(self.pre, self.post)

    @property
    def band(self) -> Band | None:
        """The band of the normalised gain."""
        return band(self.normalised)


@dataclass(frozen=True)
class Centre:
    """Where the scores of one test lie."""

    mean: float
    median: float
    deviation: float | None
    """Sample standard deviation; none of a single score."""


@dataclass(frozen=True)
class Shares:
    """The bar of what was known, learned, lost, and is still to learn, in percent."""

    known: float
    learned: float
    lost: float
    to_learn: float


@dataclass(frozen=True)
class Effect:
    """An effect size, with the standard deviation it rests on."""

    size: float
    deviation: float
    spread: Spread


@dataclass(frozen=True)
class Caution:
    """Something to say beside the figures; ``n`` is a count where the sentence has one."""

    code: Literal["no_cause", "small_group", "unpaired", "undefined", "fell", "relative_low"]
    n: int = 0


@dataclass(frozen=True)
class LearningGain:
    """The gain of a group; figures are None where nobody took both tests or they are undefined."""

    people: tuple[PersonGain, ...]
    only_pre: tuple[str, ...]
    only_post: tuple[str, ...]
    pre: Centre | None
    post: Centre | None
    absolute_mean: float | None
    absolute_median: float | None
    relative: float | None
    class_normalised: float | None
    individual_normalised: float | None
    """The mean of the persons' normalised gains, those that are defined."""
    undefined: tuple[str, ...]
    """People with the full score before, whose normalised gain is undefined."""
    fell: tuple[str, ...]
    bands: Mapping[Band, int]
    effect: Effect | None
    shares: Shares | None

    @property
    def n(self) -> int:
        """How many took both tests."""
        return len(self.people)

    @property
    def missing(self) -> int:
        """How many took only one of them."""
        return len(self.only_pre) + len(self.only_post)

    @property
    def negative(self) -> tuple[str, ...]:
        """People with a negative normalised gain; one who fell from the full score has none."""
        return tuple(one for one in self.fell if one not in self.undefined)

    @property
    def class_band(self) -> Band | None:
        """The band of the class's normalised gain."""
        return band(self.class_normalised)

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What must be said beside the figures; ``no_cause`` always comes first."""
        found = [Caution("no_cause")] if self.people else []
        if 0 < self.n < SMALL_GROUP:
            found.append(Caution("small_group", self.n))
        if self.missing:
            found.append(Caution("unpaired", self.missing))
        if self.undefined:
            found.append(Caution("undefined", len(self.undefined)))
        if self.fell:
            found.append(Caution("fell", len(self.fell)))
        if self.pre is not None and self.relative is not None and self.pre.mean < RELATIVE_LOW:
            found.append(Caution("relative_low"))
        return tuple(found)


RELATIVE_LOW = 30
"""Below this mean before, in percent, a relative gain looks larger than it is."""


def normalised(pre: float, post: float) -> float | None:
    """The normalised gain of two scores in percent; None where pre is 100."""
    return None if pre > 100 - EXACT else (post - pre) / (100 - pre)


def band(gain: float | None) -> Band | None:
    """The band of a normalised gain; 0.3 and 0.7 are medium."""
    if gain is None:
        return None
    if gain < MEDIUM_FROM - EXACT:
        return "low"
    return "high" if gain > HIGH_ABOVE + EXACT else "medium"


def learning_gain(
    pre: Mapping[str, float], post: Mapping[str, float], spread: Spread = "pooled"
) -> LearningGain:
    """The gain of a group.

    Args:
        pre: Person to score before, in percent.
        post: Person to score after, of a test of the same length and difficulty.
        spread: The standard deviation under the effect size.
    """
    people = tuple(PersonGain(p, pre[p], post[p]) for p in pre if p in post)
    before, after = [p.pre for p in people], [p.post for p in people]
    one, two = _centre(before), _centre(after)
    rise = two.mean - one.mean if one and two else None
    gains = [p.normalised for p in people]
    return LearningGain(
        people=people,
        only_pre=tuple(p for p in pre if p not in post),
        only_post=tuple(p for p in post if p not in pre),
        pre=one,
        post=two,
        absolute_mean=rise,
        absolute_median=median(p.absolute for p in people) if people else None,
        relative=rise / one.mean if one and rise is not None and one.mean > 0 else None,
        class_normalised=normalised(one.mean, two.mean) if one and two else None,
        individual_normalised=_mean([gain for gain in gains if gain is not None]),
        undefined=tuple(p.person for p in people if p.normalised is None),
        fell=tuple(p.person for p in people if p.post < p.pre - EXACT),
        bands={each: sum(p.band == each for p in people) for each in BANDS},
        effect=effect_size(before, after, spread),
        shares=_shares(people),
    )


def effect_size(
    before: list[float], after: list[float], spread: Spread = "pooled"
) -> Effect | None:
    """(mean post - mean pre) / SD; None of fewer than two people or where nothing varies."""
    if len(before) < 2 or len(before) != len(after):
        return None
    if spread == "pooled":
        deviation = sqrt((variance(before) + variance(after)) / 2)
    elif spread == "pre":
        deviation = stdev(before)
    else:
        deviation = stdev(b - a for a, b in zip(before, after, strict=True))
    if deviation < EXACT:
        return None
    return Effect((fmean(after) - fmean(before)) / deviation, deviation, spread)


def score_gain(
    pre: Mapping[str, Score], post: Mapping[str, Score], module: str = ""
) -> LearningGain:
    """The gain from scored papers, of the whole test or of one module's questions."""
    return learning_gain(
        {person: share for person, s in pre.items() if (share := _percent(s, module)) is not None},
        {person: share for person, s in post.items() if (share := _percent(s, module)) is not None},
    )


def _percent(score: Score, module: str) -> float | None:
    if not module:
        return score.percent
    part = score.by_module.get(module)
    return 100 * part.points / part.of if part and part.of else None


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def _centre(scores: list[float]) -> Centre | None:
    if not scores:
        return None
    return Centre(fmean(scores), median(scores), stdev(scores) if len(scores) > 1 else None)


def _shares(people: tuple[PersonGain, ...]) -> Shares | None:
    if not people:
        return None
    return Shares(
        known=fmean(min(p.pre, p.post) for p in people),
        learned=fmean(max(p.post - p.pre, 0) for p in people),
        lost=fmean(max(p.pre - p.post, 0) for p in people),
        to_learn=fmean(100 - max(p.pre, p.post) for p in people),
    )
