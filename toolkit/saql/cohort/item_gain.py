"""Item analysis: how each pair of questions went before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from saql.cohort.gain import EXACT
from saql.cohort.papers import Paper, Score


@dataclass(frozen=True)
class ItemGain:
    """A slot of both tests: the share of right answers before and after, 0 to 1."""

    slot: str
    pair: str
    module: str
    pre_question: str
    post_question: str
    n: int
    before: float | None
    after: float | None

    @property
    def worse(self) -> bool:
        """Whether fewer were right after than before."""
        return (
            self.before is not None
            and self.after is not None
            and (self.after < self.before - EXACT)
        )


def item_analysis(
    papers: Mapping[str, Paper], pre: Mapping[str, Score], post: Mapping[str, Score]
) -> tuple[ItemGain, ...]:
    """How each pair of questions went, among the people who took both tests."""
    both = [person for person in pre if person in post]
    found = []
    for one, two in zip(papers["pre_test"].items, papers["post_test"].items, strict=True):
        right_before = [pre[person].by_question.get(one.slot, False) for person in both]
        right_after = [post[person].by_question.get(two.slot, False) for person in both]
        found.append(
            ItemGain(
                slot=one.slot,
                pair=one.pair,
                module=one.question.module,
                pre_question=one.question.id,
                post_question=two.question.id,
                n=len(both),
                before=fmean(right_before) if both else None,
                after=fmean(right_after) if both else None,
            )
        )
    return tuple(found)
