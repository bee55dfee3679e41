"""How fast the live view is: 15 organisations in 200 ms, 500 in 2 s of server time a refresh.

Run with ``pytest -m benchmark tests/benchmarks/test_live_speed.py``.
Every plan is the strong sample. A first look checks what it has time for, unless the service has
looked at all of them since its start; before a refresh a tenth of the organisations has saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from saql import shipped
from saql.course import default_course
from saql.plan.fields import Text
from saql.plan.upgrade import read_plan
from saql.service import plans
from saql.service.cohort import NewOrganisation, NewPerson, create_cohort
from saql.service.database import Database, opened
from saql.service.live import Live
from saql.service.plans import Author
from saql.service.settings import Settings

pytestmark = pytest.mark.benchmark

NOBODY = Author(None, "")


@pytest.fixture(scope="module", params=[15, 500])
def room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, int]]:
    size: int = request.param
    plan = read_plan((shipped.path("course") / "samples" / "strong.plan.json").read_bytes())
    people = (NewPerson("Rana"), NewPerson("Sami"))
    names = [f"org-{number:03d}" for number in range(size)]
    with opened(Settings(tmp_path_factory.mktemp("live"))) as database:
        with database.begin() as connection:
            members = [NewOrganisation(name, Text(ar=name), people) for name in names]
            create_cohort(connection, "دورة", members)
            for name in names:
                plans.put_plan(connection, name, plan, NOBODY)
        yield database, size


def test_a_first_look(benchmark: Callable[..., Any], room: tuple[Database, int]) -> None:
    database, size = room
    view = benchmark.pedantic(
        lambda: Live(database, default_course()).view(), rounds=1, iterations=1, warmup_rounds=0
    )
    assert len(view["organisations"]) == size


def test_a_refresh_after_a_tenth_has_saved(benchmark: Any, room: tuple[Database, int]) -> None:
    database, size = room
    live = Live(database, default_course())
    live.warm(lambda: False)
    rounds = iter(range(100))

    def save() -> None:
        number = next(rounds)
        with database.begin() as connection:
            for name in (f"org-{each:03d}" for each in range(0, size, 10)):
                before = plans.load(connection, name)
                content = before["plan"]["direction"] | {"vision": {"ar": f"رؤية {number}"}}
                base, key = before["revision"], f"{name}-{number}"
                plans.save(
                    connection, name, "direction", content, base=base, key=key, author=NOBODY
                )

    view = benchmark.pedantic(live.view, setup=save, rounds=3, iterations=1)
    assert len(view["organisations"]) == size


def test_a_refresh_when_nothing_changed(benchmark: Any, room: tuple[Database, int]) -> None:
    database, _size = room
    live = Live(database, default_course())
    live.warm(lambda: False)
    benchmark.pedantic(live.view, rounds=3, iterations=1)
