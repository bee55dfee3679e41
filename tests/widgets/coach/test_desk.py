"""The coach's desk on a real service."""

from __future__ import annotations

from saql.client import ServiceClient
from saql.course import default_course
from saql.plan.document import Plan
from saql.widgets.coach_desk import Desk
from saql.widgets.coach_words import begun, counts
from tests.widgets.coach.working import ask, edit, level, reason, row_of, submit_again


def test_nothing_is_asked_of_the_service_before_the_page_has_come() -> None:
    closed = ServiceClient("http://127.0.0.1:1")
    desk = Desk(closed)
    assert desk.handle({"type": "ping", "at": 1}) == [{"type": "pong", "at": 1}]
    assert desk.poll() == []
    assert desk.handle({"type": "hello"})[0]["type"] == "trouble"
    closed.close()


def test_the_desk_shows_the_cohort_to_a_coach_and_to_no_participant(service) -> None:
    desk = Desk(service("Maha"))
    (state,) = desk.handle({"type": "hello", "language": "en"})
    assert state["type"] == "state"
    assert {row["organisation"] for row in state["extra"]["cohort"]} == {"Amal", "Noor"}
    assert len(state["extra"]["cohort"]) == 4
    assert {row["status"] for row in state["extra"]["cohort"]} == {"new"}
    assert Desk(service("Rana")).handle({"type": "hello"})[0]["type"] == "trouble"


def test_the_program_and_the_coach_stay_two_voices(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    opened = ask(desk, "open", submission=row["id"])
    assert sum(check["out_of"] for check in opened["checks"]) == 20
    assert {finding["section"] for finding in opened["findings"]} <= {"swot", "tows"}
    counts = ask(desk, "counts", submission=row["id"])["counts"]
    assert sum(counts.values()) == len(opened["findings"])
    assert "total" not in opened


def test_of_an_empty_part_the_program_does_not_say_that_nothing_is_open() -> None:
    course = default_course()
    empty, written = Plan(), Plan.model_validate({"donors": {"items": [{"id": "d", "type": "x"}]}})
    assert sum(counts(empty, course, "fundraising").values()) == 0
    assert begun(empty, course, "fundraising") == []
    assert begun(written, course, "fundraising") == ["donors"]


def test_a_level_is_a_draft_until_it_is_returned(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    assert edit(desk, row, "k1", level("c4", 3), reason("c4", "evidence given"))["type"] == "ack"
    again = edit(desk, row, "k1", level("c4", 3), reason("c4", "evidence given"))
    assert again["revision"] == 1, "the same edit twice is one review"
    participant = service("Rana")
    assert participant.review(row["id"]) is None
    done = ask(desk, "finish", submission=row["id"], result="returned")
    assert done["ok"], done
    assert participant.review(row["id"])["levels"]["c4"]["level"] == 3
    assert row_of(desk, "Amal")["status"] == "returned"


def test_a_review_goes_out_only_with_its_reasons_and_accepting_needs_every_level(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    edit(desk, row, "k1", level("c4", 3))
    refused = ask(desk, "finish", submission=row["id"], result="returned")
    assert not refused["ok"]
    assert "SWOT" in refused["sentence"]
    edit(desk, row, "k2", reason("c4", "good"))
    refused = ask(desk, "finish", submission=row["id"], result="accepted")
    assert not refused["ok"]
    edit(desk, row, "k3", level("c5", 4), reason("c5", "clear choice"))
    assert ask(desk, "finish", submission=row["id"], result="accepted")["ok"]


def test_two_coaches_at_once_lose_nothing_of_either(service) -> None:
    one, two = Desk(service("Maha")), Desk(service("Ziad"))
    for desk in (one, two):
        desk.handle({"type": "hello", "language": "en"})
    row = row_of(one, "Amal")
    edit(one, row, "a", reason("c4", "Maha's reason"))
    joined = edit(two, row, "b", reason("c5", "Ziad's reason"))
    assert joined["type"] == "ack"
    assert joined["content"]["levels"]["c4"]["reason"] == "Maha's reason"
    clash = edit(two, row, "c", reason("c4", "Ziad sees it differently"))
    assert clash["type"] == "clash"
    (both,) = clash["clashes"]
    assert (both["mine"], both["theirs"]) == ("Ziad sees it differently", "Maha's reason")
    assert clash["content"]["levels"]["c4"]["reason"] == "Maha's reason"


def test_comments_have_a_kind_and_a_section_and_come_back(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Noor")
    item = {"id": "co-1", "kind": "must_fix", "section": "swot", "text": "Where from?"}
    assert edit(desk, row, "k", {"op": "add", "path": ["comments"], "item": item})["type"] == "ack"
    later = Desk(service("Ziad"))
    state = later.handle({"type": "hello", "language": "en"})[0]
    (kept,) = state["plan"][row["section"]]["comments"]
    assert (kept["id"], kept["kind"], kept["section"]) == ("co-1", "must_fix", "swot")


def test_an_edit_that_fits_nowhere_is_refused_and_keeps_the_desk_working(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    for bad in (
        {"op": "?"},
        {"op": "set", "path": []},
        {"op": "set", "path": ["levels"], "value": 3},
    ):
        assert edit(desk, row, f"x{bad}", bad)["type"] == "refused"
    assert edit(desk, {"section": "r999"}, "y", level("c4", 1))["type"] == "refused"
    assert edit(desk, row, "z", level("c4", 2))["type"] == "ack"
    assert not ask(desk, "open", submission=999)["ok"]


def test_a_plan_that_comes_again_tells_what_changed_since_the_coach_reviewed_it(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    assert not row["again"]
    assert ask(desk, "changes", submission=row["id"])["since"] is None
    assert edit(desk, row, "k", level("c4", 2))["type"] == "ack"
    submit_again(service("Rana"), "amal")
    again = row_of(desk, "Amal")
    assert again["again"]
    found = ask(desk, "changes", submission=again["id"])
    assert found["since"]["mine"]
    assert found["since"]["revision"] == row["revision"]
    assert [one["section"] for one in found["sections"]] == ["about", "goals"]
    (field,) = found["sections"][0]["items"][0]["fields"]
    assert (field["before"][0]["text"], field["after"][0]["text"]) == ("Under review", "Approved")
    other = Desk(service("Ziad"))
    other.handle({"type": "hello"})
    assert ask(other, "changes", submission=again["id"])["since"]["coach"] == "Maha"


def test_a_module_assignment_is_judged_by_its_own_criteria(service) -> None:
    service("Rana").submit("amal", "fundraising", key="third")
    desk = Desk(service("Maha"))
    hello = desk.handle({"type": "hello"})[0]
    criteria = hello["extra"]["rubric"]["assignments"]["fundraising"]
    assert [one["id"] for one in criteria] == ["f1", "f2", "f3", "f4"]
    row = row_of(desk, "Amal", "fundraising")
    assert (row["assignment_words"], row["criteria"]) == ("Fundraising plan", 4)
    opened = ask(desk, "open", submission=row["id"])
    assert [check["out_of"] for check in opened["checks"]] == [5, 5, 6, 4]
    blank = {one["section"] for one in opened["reading"] if not (one["rows"] or one["lists"])}
    assert {"readiness", "case_for_support", "campaign"} <= blank
    assert not {"ties", "messages"} & blank
    for criterion in criteria:
        words = (level(criterion["id"], 3), reason(criterion["id"], "واضح"))
        answer = edit(desk, row, f"k-{criterion['id']}", *words)
        assert answer["type"] == "ack", answer
