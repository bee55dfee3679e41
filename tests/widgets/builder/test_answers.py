"""What the builder's page may ask its kernel, on real plans and a real file store."""

from __future__ import annotations

import json
import shutil

import pytest

from saql import shipped
from saql.plan.document import SECTIONS, Plan
from saql.plan.upgrade import read_plan
from saql.store import FileStore
from saql.widgets import PlanBuilder
from saql.widgets.builder.chain import LEVELS, chain
from saql.widgets.builder.progress import progress
from saql.widgets.builder.timeline import MAX_QUARTERS, timeline
from saql.widgets.builder.walk import WALK


def sample(name):
    return shipped.path("course") / "samples" / f"{name}.plan.json"


@pytest.fixture
def strong():
    return read_plan(sample("strong").read_bytes())


@pytest.fixture
def file(tmp_path):
    return tmp_path / "plan.json"


@pytest.fixture
def builder(file):
    shutil.copy(sample("weak"), file)
    made = PlanBuilder(file, "en")
    yield made
    made.close()


def ask(builder, name, **fields):
    return builder.workspace.handle({"type": "ask", "id": "1", "name": name, **fields})[0]


def test_the_state_carries_the_walk_and_how_far_it_has_come(builder):
    state = builder.workspace.handle({"type": "hello", "language": "ar"})[0]
    assert [step["section"] for step in state["extra"]["guide"]["steps"]] == list(SECTIONS)
    assert set(state["extra"]["overview"]["progress"]) == set(SECTIONS)
    assert "submit" not in state["questions"]


def test_nothing_is_opened_before_somebody_asks(file):
    made = PlanBuilder(file)
    assert made.workspace.store is None
    assert not file.exists()
    made.close()


def test_a_section_is_complete_only_without_errors(strong):
    class Error:
        severity = "E"

        class place:  # noqa: N801  # stands in for a finding's place
            section = "goals"

    states = progress(strong, [Error()])
    assert states["goals"] == "begun"
    assert states["swot"] == "complete"
    assert set(progress(Plan(), []).values()) == {"empty"}


def test_the_thread_leads_from_a_budget_line_back_to_the_analysis(strong):
    found = chain(strong, strong.budget.lines[0].id)
    levels = {one["level"]: one["items"] for one in found["levels"]}
    assert list(levels) == list(LEVELS)
    assert all(levels.values())
    assert found["gaps"] == []
    assert found["broken"] == []


def test_a_reference_to_nothing_and_a_missing_link_are_named(strong):
    activity = strong.activities.items[0]
    activity.output = "op-gone"
    strong.budget.lines = [line for line in strong.budget.lines if line.activity != activity.id]
    found = chain(strong, activity.id)
    assert {"item": activity.id, "names": "op-gone"} in found["broken"]
    assert {"item": activity.id, "lacks": "results.outputs", "side": "below"} in found["gaps"]
    assert {"item": activity.id, "lacks": "budget.lines", "side": "above"} in found["gaps"]
    activity.no_cost = True
    assert not any(gap["side"] == "above" for gap in chain(strong, activity.id)["gaps"])


def test_the_thread_of_nothing_is_empty(strong):
    assert chain(strong, "nobody")["levels"] == []


def test_the_timeline_covers_the_plan_by_quarters(strong):
    found = timeline(strong)
    assert len(found["quarters"]) == 12
    assert set(found["bars"]) == {activity.id for activity in strong.activities.items}
    assert found["undated"] == []
    assert found["critical"]
    for bar in found["bars"].values():
        assert 0 <= bar["at"] < bar["at"] + bar["width"] <= 1.0001


def test_a_mistyped_year_does_not_stretch_the_timeline(strong):
    activity = strong.activities.items[0]
    activity.end = activity.end.replace(year=9999)
    found = timeline(strong)
    assert len(found["quarters"]) <= MAX_QUARTERS
    assert found["undated"] == [activity.id]


def test_the_last_day_of_time_is_no_trouble():
    plan = Plan.model_validate(
        {"activities": {"items": [{"id": "a-1", "start": "9999-10-01", "end": "9999-12-31"}]}}
    )
    assert timeline(plan)["undated"] == ["a-1"]


def test_a_timeline_without_dates_says_what_lacks_them():
    plan = Plan.model_validate({"activities": {"items": [{"id": "a-1", "start": "soon"}]}})
    assert timeline(plan)["quarters"] == []
    assert timeline(plan)["undated"] == ["a-1"]


def test_the_money_adds_up(builder, file, strong):
    ask(builder, "open", source="strong")
    assert ask(builder, "replace")["ok"]
    found = ask(builder, "money")
    assert sum(one["amount"] for one in found["categories"]) == pytest.approx(
        found["grand"]["amount"]
    )
    assert sum(one["amount"] for one in found["years"]) == pytest.approx(found["grand"]["amount"])
    assert len(found["lines"]) == len(strong.budget.lines)


def test_opening_shows_first_what_would_be_replaced_and_changes_nothing(builder, file):
    before = file.read_bytes()
    found = ask(builder, "open", source="strong")
    sections = {one["section"]: one for one in found["changes"]}
    assert sections["budget"]["then"]["items"] > sections["budget"]["now"]["items"]
    assert file.read_bytes() == before


def test_replacing_keeps_the_old_plan_in_the_history_and_restore_brings_it_back(builder, file):
    weak = builder.workspace.handle({"type": "hello"})[0]["plan"]["about"]
    last = ask(builder, "history")["lines"][0]["number"]
    ask(builder, "open", source="blank")
    assert ask(builder, "replace")["ok"]
    assert builder.answers.replaced
    assert FileStore(file).load().plan.goals.items == []
    assert ask(builder, "restore", revision=last)["ok"]
    assert FileStore(file).load().plan.model_dump(mode="json")["about"] == weak


def test_a_file_comes_in_pieces(builder):
    text = sample("developing").read_text("utf-8")
    pieces = [text[at : at + 9000] for at in range(0, len(text), 9000)]
    for number, piece in enumerate(pieces):
        found = ask(builder, "open", source="file", number=number, of=len(pieces), text=piece)
        assert found["ok"]
    assert found["changes"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"a": 1}', "[" * 5000, '{"about": {"start": {}}}']
)
def test_what_is_no_plan_is_refused_with_a_sentence(builder, text):
    found = ask(builder, "open", source="file", number=0, of=1, text=text)
    assert found["ok"] is False
    assert found["sentence"].endswith(".")
    assert ask(builder, "replace")["ok"] is False


@pytest.mark.parametrize("source", ["../secret", "strong.plan.json/..", "", 7])
def test_a_sample_is_known_by_name_only(builder, source):
    assert ask(builder, "open", source=source)["ok"] is False


def test_more_pieces_than_a_plan_may_hold_are_refused(builder):
    for number in range(5):
        found = ask(builder, "open", source="file", number=number, of=9, text="x" * 500_000)
    assert found["ok"] is False


def test_the_plan_itself_can_be_taken_away(builder, file):
    found = ask(builder, "export", to="json", language="ar")
    assert read_plan(found["buffers"][0]) == FileStore(file).load().plan


@pytest.mark.parametrize(
    ("to", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("ics", b"BEGIN"), ("pdf", b"%PDF")]
)
def test_documents_leave_as_bytes(builder, to, start):
    found = ask(builder, "export", to=to, language="both")
    assert found["ok"], found
    assert found["buffers"][0].startswith(start)


@pytest.mark.parametrize(("to", "language"), [("exe", "ar"), ("docx", "fr"), (None, None)])
def test_an_unknown_document_is_refused(builder, to, language):
    assert ask(builder, "export", to=to, language=language)["ok"] is False


def test_a_document_that_fails_is_told_and_not_raised(builder):
    def broken(_plan, _to, _language):
        raise ValueError

    builder.answers._export = broken
    found = ask(builder, "export", to="pdf", language="ar")
    assert "safe" in found["sentence"]


def test_answers_are_json_but_for_their_buffers(builder):
    for name in ("overview", "timeline", "money", "history", "thread"):
        json.dumps(ask(builder, name, item="nobody"))


def test_each_item_of_the_walk_has_a_name_in_the_overview(builder, strong):
    ask(builder, "open", source="strong")
    ask(builder, "replace")
    numbers = ask(builder, "overview")["numbers"]
    assert numbers[strong.goals.items[0].id] == "G1"
    assert len(WALK) == len(SECTIONS)


def test_an_import_is_one_line_of_the_history_and_is_undone_whole(builder, file):
    before = builder.workspace.handle({"type": "hello"})[0]["plan"]
    ask(builder, "open", source="strong")
    ask(builder, "replace")
    line, opened = ask(builder, "history")["lines"]
    assert line["kind"] == "imported"
    assert len(line["sections"]) > 10
    assert line["before"] == opened["number"]
    found = ask(builder, "changes", before=line["before"], after=line["number"])["sections"]
    assert {one["section"] for one in found} == set(line["sections"])
    ask(builder, "restore", revision=line["before"])
    assert FileStore(file).load().plan.model_dump(mode="json") == before
    assert ask(builder, "history")["lines"][0]["kind"] == "restored"


def test_going_back_before_the_first_revision_is_a_blank_plan(builder, file):
    builder.workspace.handle({"type": "hello"})
    (opened,) = ask(builder, "history")["lines"]
    assert opened["before"] == 0
    assert ask(builder, "restore", revision=0)["ok"]
    assert FileStore(file).load().plan.goals.items == []


def test_what_a_restore_would_change_is_told_before_it_does(builder, file):
    builder.workspace.handle({"type": "hello"})
    (opened,) = ask(builder, "history")["lines"]
    assert ask(builder, "changes", after=opened["number"])["sections"] == []
    store = FileStore(file)
    about = store.load().plan.about.model_dump(mode="json") | {"status": "approved"}
    store.save("about", about, base=opened["number"], key="k")
    (section,) = ask(builder, "changes", after=opened["number"])["sections"]
    (item,) = section["items"]
    (field,) = item["fields"]
    assert section["title"] == "Plan card"
    assert field["before"][0]["text"] == "Approved"
    assert field["after"][0]["text"] == "Draft"


@pytest.mark.parametrize("number", ["1", -1, True, 10**6, 1.5])
def test_a_revision_that_is_not_there_is_refused_with_a_sentence(builder, number):
    builder.workspace.handle({"type": "hello"})
    for found in (ask(builder, "changes", after=number), ask(builder, "restore", revision=number)):
        assert found["ok"] is False
        assert found["sentence"]
