"""The live view: the state of every section, who is stuck, and how plans grew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from saql import shipped
from saql.course import default_course
from saql.plan.checks import check
from saql.plan.document import SECTIONS
from saql.plan.upgrade import read_plan
from saql.service import plans
from saql.service.live import Live
from saql.service.plans import Author

STRONG = read_plan((shipped.path("course") / "samples" / "strong.plan.json").read_bytes())


@pytest.fixture
def strong(room: Any) -> Any:
    """A room in which Amal has the strong sample's plan and Noor nothing."""
    with room.database.begin() as connection:
        plans.put_plan(connection, "amal", STRONG, Author(None, ""))
    return room


def live(room: Any) -> dict[str, Any]:
    found = room.ask("Coach", "GET", "/live").json()
    return {"wrong": found["wrong"]} | {one["id"]: one for one in found["organisations"]}


def save(room: Any, section: str, content: Any, key: str) -> None:
    base = room.ask("Rana", "GET", "/organisations/amal/plan").json()["revision"]
    body = {"content": content, "base": base, "key": key}
    path = f"/organisations/amal/plan/sections/{section}"
    assert room.ask("Rana", "PUT", path, body).is_success


def test_a_whole_plan_is_done_and_an_empty_one_is_empty(strong: Any) -> None:
    seen = live(strong)
    assert set(seen["noor"]["sections"].values()) == {"empty"}
    assert (seen["noor"]["errors"], seen["noor"]["saved_at"]) == (0, None)
    findings = check(STRONG, default_course().setting)
    assert seen["amal"]["errors"] == sum(found.severity == "E" for found in findings)
    assert "done" in seen["amal"]["sections"].values()
    assert list(seen["amal"]["sections"]) == list(SECTIONS)


def test_an_error_is_progress_while_people_write_and_stuck_once_it_stands(strong: Any) -> None:
    live(strong)
    save(strong, "direction", {"vision": {"ar": "رؤية"}}, "k1")
    assert live(strong)["amal"]["sections"]["direction"] == "progress"
    with strong.database.begin() as connection:
        long_ago = datetime(2026, 1, 1, tzinfo=UTC).isoformat(timespec="milliseconds")
        connection.execute(text("UPDATE revisions SET at = :at"), {"at": long_ago})
    fresh = Live(strong.database, default_course()).view()
    amal = next(one for one in fresh["organisations"] if one["id"] == "amal")
    assert amal["sections"]["direction"] == "stuck"
    assert "direction" in {one["section"] for one in amal["stuck"]}
    assert fresh["wrong"][0]["organisations"] == 1


def test_a_refresh_says_the_same_as_a_first_look(strong: Any) -> None:
    view = Live(strong.database, default_course())
    for number, section in enumerate(("direction", "swot", "budget")):
        save(strong, section, {}, f"k{number}")
        again, first = view.view(), Live(strong.database, default_course()).view()
        assert again["organisations"] == first["organisations"]
        assert again["wrong"] == first["wrong"]


def test_a_look_without_time_shows_what_is_written_and_says_what_is_pending(strong: Any) -> None:
    ticks = iter(range(0, 1000, 10))
    view = Live(strong.database, default_course(), clock=lambda: float(next(ticks))).view()
    amal = next(one for one in view["organisations"] if one["id"] == "amal")
    assert view["pending"] == 2
    assert (amal["sections"]["direction"], amal["errors"]) == ("progress", 0)


def test_lessons_tests_and_submissions_are_counted_by_organisation(
    strong: Any, bank: dict[str, str]
) -> None:
    done = {"lesson": "01_fundraising/01_sources", "event": "done", "passed": True, "key": "l"}
    strong.ask("Rana", "POST", "/lessons/progress", done)
    strong.ask("Trainer", "PUT", "/openings/pre_test", {"open": True})
    strong.ask("Rana", "POST", "/tests/pre_test/attempt", {})
    strong.ask("Rana", "POST", "/tests/pre_test/attempt/submit", {"key": "t"})
    handed = {"assignment": "swot", "key": "s"}
    strong.ask("Rana", "POST", "/organisations/amal/submissions", handed)
    strong.ask("Trainer", "PATCH", "/people/2", {"active": False})
    amal = live(strong)["amal"]
    assert amal["people"] == 1
    assert amal["lessons"] == {done["lesson"]: {"opened": 1, "passed": 1, "people": 1}}
    assert amal["tests"] == {"pre_test": 1, "post_test": 0}
    assert amal["submissions"] == {"swot": ""}


def test_a_plan_is_compared_with_the_first_one_handed_in(strong: Any) -> None:
    def gains() -> dict[str, Any]:
        found = strong.ask("Trainer", "GET", "/learning/plans").json()["organisations"]
        return {one["id"]: one for one in found}

    assert gains()["noor"] == {"id": "noor", "first": None, "latest": None}
    begun = gains()["amal"]
    assert (begun["first"]["revision"], begun["first"]["checks_points"] < 30) == (1, True)
    assert begun["latest"]["checks_points"] > 90
    save(strong, "direction", {"vision": {"ar": "رؤية"}}, "k1")
    asked = {"assignment": "strategic_plan", "key": "s"}
    made = strong.ask("Rana", "POST", "/organisations/amal/submissions", asked).json()
    review = {"levels": {"c1": {"level": 4}}, "result": "returned", "base": 0, "key": "r"}
    strong.ask("Coach", "PUT", f"/submissions/{made['id']}/review", review)
    save(strong, "direction", STRONG.direction.model_dump(mode="json"), "k2")
    first, latest = gains()["amal"]["first"], gains()["amal"]["latest"]
    assert first["revision"] == made["revision"] < latest["revision"]
    assert first["checks_points"] < latest["checks_points"]
    weight = default_course().rubric.criterion("c1").weight
    assert first["rubric_points"] == latest["rubric_points"] == weight


def test_a_service_that_was_looked_over_after_its_start_has_nothing_pending(strong: Any) -> None:
    ticks = iter(range(0, 1000, 10))
    view = Live(strong.database, default_course(), clock=lambda: float(next(ticks)))
    view.warm(lambda: False)
    assert view.view()["pending"] == 0
