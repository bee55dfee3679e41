"""What the pictures below the questions say, worked out from real plans."""

from __future__ import annotations

import pytest

from saql import shipped
from saql.course import default_course
from saql.plan.document import Plan
from saql.plan.upgrade import read_plan
from saql.widgets.builder.panels import panel
from saql.widgets.builder.sight import Sight
from saql.widgets.builder.walk import WALK


@pytest.fixture(scope="module")
def strong():
    return read_plan((shipped.path("course") / "samples" / "strong.plan.json").read_bytes())


def drawn(name, plan, item="", language="en"):
    return panel(name, Sight(plan, item, language, default_course()))


def opportunity(**fields):
    return Plan.model_validate({"pipeline": {"items": [{"id": "pp-1", **fields}]}})


GIVEN = {"go_impact": 4, "go_fit": 4, "go_winnable": 3, "go_effect": 3}
FIRST = {"eligible": "yes", "fits_mission": "yes"}


def test_every_picture_that_the_walk_names_can_be_drawn_of_an_empty_plan(strong):
    names = {
        question.panel
        for step in WALK
        for question in (*step.questions, *(q for items in step.lists for q in items.questions))
    } - {""}
    assert len(names) == 7
    for name in names:
        assert drawn(name, Plan()) is not None
        assert drawn(name, strong, language="ar") is not None
    assert drawn("magic", strong) is None


def test_readiness_counts_partly_as_half_and_lists_what_is_missing(strong):
    found = drawn("readiness", strong)
    answers = [one.answer for one in strong.readiness.items]
    points = answers.count("yes") + answers.count("partly") / 2
    assert found["share"] == pytest.approx(points / 22)
    assert len(found["gaps"]) == 22 - answers.count("yes")
    assert found["gaps"][0]["answer"] == "no"
    papers = {one["words"]: one["ready"] for one in found["papers"]}
    assert papers["Audit report"]
    assert not papers["CVs of the team"]


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({}, ""),
        (FIRST, ""),
        (GIVEN | FIRST, "go"),
        (GIVEN | FIRST | {"eligible": "unsure"}, "later"),
        (GIVEN | {"fits_mission": "no"}, "no_go"),
        (GIVEN | FIRST | {"hard_stop": {"en": "No bank account"}}, "no_go"),
        (dict.fromkeys(GIVEN, 2) | FIRST, "no_go"),
        (dict.fromkeys(GIVEN, 2) | FIRST | {"go_fit": 4}, "later"),
    ],
)
def test_the_verdict_follows_stops_first_and_scores_second(fields, verdict):
    found = drawn("go", opportunity(**fields), "pp-1")
    assert found["verdict"] == verdict
    assert found["sentence"]


def test_a_decision_against_the_scores_is_noticed():
    found = drawn("go", opportunity(**GIVEN, **FIRST, decision="no_go"), "pp-1")
    assert found["differs"]


def test_the_pipeline_board_shows_only_stages_in_use_and_dates_to_come_in_order(strong):
    found = drawn("pipeline", strong)
    assert sum(len(stage["cards"]) for stage in found["stages"]) == len(strong.pipeline.items)
    assert all(stage["cards"] for stage in found["stages"])
    dates = [one["date"] for one in found["dates"]]
    assert dates == sorted(dates)
    assert "642,200" in found["expected"]


def test_the_gift_table_of_the_campaign_reaches_its_goal(strong):
    found = drawn("campaign", strong)
    assert found["missing"] == 0
    assert found["leading_good"]
    assert found["cost_good"]
    assert found["rows"][-1]["running_words"] == "18,000"


def test_the_network_names_goals_that_no_tie_serves(strong):
    assert drawn("network", strong)["lonely"] == []
    plan = strong.model_copy(deep=True)
    for tie in plan.ties.items:
        tie.goal = "g-1"
    assert len(drawn("network", plan)["lonely"]) == 3


def test_each_hit_in_a_message_is_explained_and_lies_within_its_text(strong):
    for language in ("ar", "en"):
        found = drawn("message", strong, strong.messages.items[0].id, language)
        assert [score["name"] for score in found["scores"]] == ["clear", "specific", "positive"]
        hits = [hit for score in found["scores"] for hit in score["hits"]]
        assert hits
        for hit in hits:
            assert 0 <= hit["start"] <= hit["end"] <= len(found["text"])
            assert hit["words"]
