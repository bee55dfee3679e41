from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saql.plan.campaign import campaign_totals
from saql.plan.fundraising import Campaign


def campaign(**fields):
    gifts = [
        {"id": "gl-2", "amount": 100, "gifts": 40, "prospects": 120},
        {"id": "gl-1", "amount": 1000, "gifts": 1, "prospects": 3},
    ]
    costs = [{"id": "cc-1", "amount": 300}, {"id": "cc-2", "amount": 200}]
    return Campaign.model_validate(
        {"goal": 5000, "raised": 1000, "gifts": gifts, "costs": costs} | fields
    )


def test_the_gift_table_adds_up_from_the_largest_gift_down():
    made = campaign_totals(campaign())
    assert [(row.id, row.total, row.running) for row in made.rows] == [
        ("gl-1", 1000, 1000),
        ("gl-2", 4000, 5000),
    ]
    assert (made.planned, made.missing, made.gifts, made.prospects) == (5000, 0, 41, 123)
    assert made.leading_share == 0.2
    assert made.prospects_per_gift == 3


def test_the_cost_of_a_unit_is_shown_for_the_goal_and_for_what_came_in():
    made = campaign_totals(campaign())
    assert made.costs == 500
    assert made.cost_per_unit_planned == 0.1
    assert made.cost_per_unit_raised == 0.5
    assert made.net == 4500
    assert made.to_raise == 4000


def test_an_empty_campaign_has_no_ratios():
    made = campaign_totals(Campaign())
    assert made.planned == made.goal == 0
    assert made.leading_share is made.cost_per_unit_raised is made.prospects_per_gift is None


def test_a_figure_that_cannot_be_read_counts_as_nothing():
    made = campaign_totals(campaign(goal="كثير", gifts=[{"id": "gl-1", "amount": "ألف"}]))
    assert made.planned == made.goal == 0


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 500)), max_size=8))
def test_the_running_sum_ends_at_the_whole(rows):
    gifts = [{"id": f"g{n}", "amount": a, "gifts": g} for n, (a, g) in enumerate(rows)]
    made = campaign_totals(Campaign.model_validate({"gifts": gifts}))
    assert made.planned == sum(a * g for a, g in rows)
    amounts = [row.amount for row in made.rows]
    assert amounts == sorted(amounts, reverse=True)
