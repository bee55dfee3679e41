"""How long the workshop's largest documents take: `pytest -m benchmark tests/benchmarks`."""

import datetime as dt

import pytest

from saql import shipped
from saql.course import default_course
from saql.exports.pack import DOCUMENTS, PackInputs
from saql.plan.fields import Text
from saql.plan.upgrade import read_plan

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("filled", [False, True], ids=["blank", "filled-in"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_workbook_of_all_modules_is_set_within_ten_seconds(benchmark, language, filled):
    course = default_course()
    sample = shipped.path("course") / "samples" / "strong.plan.json"
    inputs = PackInputs(
        course=course,
        modules_dir=shipped.path("modules"),
        title=Text(ar="ورشة", en="Workshop"),
        today=dt.date(2026, 11, 22),
        plan=read_plan(sample.read_bytes()) if filled else None,
    )
    make = DOCUMENTS["workbook"].make
    made = benchmark.pedantic(make, (inputs, language, "pdf"), rounds=3, warmup_rounds=1)
    assert made.startswith(b"%PDF")
    assert benchmark.stats.stats.max <= 10
