import pytest

from saql.plan.document import Plan
from saql.plan.thread import backward, broken, forward


@pytest.fixture
def plan():
    return Plan.model_validate(
        {
            "swot": {"items": [{"id": "s1"}, {"id": "o1"}, {"id": "t1"}]},
            "tows": {"strategies": [{"id": "so1", "cites": ["s1", "o1"]}]},
            "goals": {"items": [{"id": "g1", "strategies": ["so1"]}]},
            "objectives": {"items": [{"id": "ob1", "goal": "g1"}, {"id": "ob2", "goal": "gone"}]},
            "results": {
                "outcomes": [{"id": "oc1", "objective": "ob1"}],
                "outputs": [{"id": "op1", "outcome": "oc1"}],
            },
            "activities": {"items": [{"id": "a1", "output": "op1"}]},
            "risks": {"items": [{"id": "r1", "threat": "t1"}]},
            "budget": {"lines": [{"id": "b1", "activity": "a1"}]},
        }
    )


def test_a_budget_line_leads_back_to_the_swot_items_it_rests_on(plan):
    walked = [step.id for step in backward(plan, "b1")]
    assert walked == ["a1", "op1", "oc1", "ob1", "g1", "so1", "s1", "o1"]


def test_a_swot_item_leads_forward_to_what_it_pays_for(plan):
    assert [step.id for step in forward(plan, "s1")][-1] == "b1"


def test_a_broken_link_is_told_not_skipped(plan):
    assert [(link.source, link.target) for link in broken(plan)] == [("ob2", "gone")]
    (step,) = backward(plan, "ob2")
    assert step.item is None
    assert step.id == "gone"


def test_a_circle_of_references_ends():
    plan = Plan.model_validate({"objectives": {"items": [{"id": "x", "goal": "x"}]}})
    assert backward(plan, "x") == []
