from __future__ import annotations

from saql.plan.document import Plan
from saql.plan.network import CENTRE, goals_without_ties, level_of, network, to_grow

PLAN = Plan.model_validate(
    {
        "profile": {"name": {"ar": "جمعية ساقية"}},
        "stakeholders": {
            "items": [{"id": "st-1", "name": {"ar": "البلدية"}, "type": "government"}]
        },
        "goals": {"items": [{"id": "g-1"}, {"id": "g-2"}]},
        "ties": {
            "items": [
                {"id": "ti-1", "stakeholder": "st-1", "now": 1, "wanted": 4, "goal": "g-1"},
                {"id": "ti-2", "name": {"ar": "جمعية البذار"}, "now": 2, "wanted": 2},
            ]
        },
        "agreements": {"items": [{"id": "ag-1", "tie": "ti-1", "status": "signed"}]},
    }
)


def test_the_organisation_is_in_the_middle_and_each_tie_is_one_edge():
    made = network(PLAN)
    assert [node.id for node in made.nodes] == [CENTRE, "ti-1", "ti-2"]
    assert [edge.tie for edge in made.edges] == ["ti-1", "ti-2"]
    assert made.nodes[0].name.ar == "جمعية ساقية"


def test_a_tie_without_a_name_takes_the_name_and_type_of_its_stakeholder():
    node = network(PLAN).nodes[1]
    assert (node.name.ar, node.type, node.stakeholder) == ("البلدية", "government", "st-1")


def test_an_edge_says_what_is_there_what_is_wanted_and_what_is_signed():
    first, second = network(PLAN).edges
    assert (first.now, first.wanted, first.grows, first.agreement) == (1, 4, True, "signed")
    assert not second.grows
    assert [to_grow(tie) for tie in PLAN.ties.items] == [True, False]


def test_goals_that_nobody_beside_the_organisation_serves_are_named():
    assert goals_without_ties(PLAN) == ("g-2",)


def test_a_strength_off_the_ladder_is_not_chosen_yet():
    assert [level_of(value) for value in (0, 5, 6, -1, 2.5, "قوية", None)] == [
        0,
        5,
        None,
        None,
        None,
        None,
        None,
    ]
