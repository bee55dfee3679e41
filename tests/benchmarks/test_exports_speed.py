"""Each format of the strong sample within two seconds."""

from __future__ import annotations

from typing import Any

import pytest

from saql.exports import Format, export
from saql.plan.upgrade import read_plan
from saql.shipped import path

LIMIT = 2.0
STRONG = path("course") / "samples" / "strong.plan.json"


@pytest.mark.benchmark
@pytest.mark.parametrize("to", ["docx", "pdf", "xlsx", "ics"])
def test_a_long_plan_is_exported_within_two_seconds(benchmark: Any, to: Format) -> None:
    plan = read_plan(STRONG.read_bytes())
    made = benchmark.pedantic(export, (plan, to, "ar"), rounds=5, warmup_rounds=1)
    assert len(made) > 10_000
    assert benchmark.stats.stats.median <= LIMIT
