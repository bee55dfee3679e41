import datetime as dt

from saql.plan.budget import line_total, totals
from saql.plan.document import Plan
from saql.plan.money import BudgetLine
from saql.plan.numbering import numbering
from saql.plan.span import span, years_of


def test_a_line_total_is_quantity_times_unit_cost_times_duration_times_share():
    line = BudgetLine(id="b", quantity=3, unit_cost=120.5, duration=12, share=50)
    assert line_total(line) == 2169.0


def test_a_line_with_an_unreadable_factor_has_no_total():
    assert line_total(BudgetLine(id="b", quantity="كثير", unit_cost=10)) is None


def test_the_budget_adds_up_by_category_and_year_and_leaves_a_gap():
    plan = Plan.model_validate(
        {
            "activities": {"items": [{"id": "a", "start": "2028-02-01"}]},
            "budget": {
                "lines": [
                    {"id": "1", "category": "A", "quantity": 2, "unit_cost": 100, "year": 2027},
                    {"id": "2", "category": "A", "quantity": 1, "unit_cost": 50, "activity": "a"},
                    {"id": "3", "category": "PSC", "quantity": 1, "unit_cost": 10, "year": 2027},
                ]
            },
            "funding": {
                "sources": [
                    {"id": "f1", "amount": 100, "status": "confirmed"},
                    {"id": "f2", "amount": 200, "status": "submitted", "probability": 25},
                    {"id": "f3", "amount": 999, "status": "refused", "probability": 100},
                ]
            },
        }
    )
    sums = totals(plan)
    assert sums.by_category == {"A": 250, "PSC": 10}
    assert sums.by_year == {2027: 210, 2028: 50}
    assert (sums.grand, sums.direct, sums.support) == (260, 250, 10)
    assert (sums.confirmed, sums.weighted, sums.gap) == (100, 50, 160)


def test_the_span_ends_the_day_before_the_anniversary():
    plan = Plan.model_validate({"about": {"start": "2027-01-01", "horizon_years": 3}})
    assert span(plan) == (dt.date(2027, 1, 1), dt.date(2029, 12, 31))
    assert years_of(plan) == [2027, 2028, 2029]
    assert span(Plan()) is None


def test_numbers_follow_the_order_of_the_document_and_an_orphan_has_none():
    plan = Plan.model_validate(
        {
            "goals": {"items": [{"id": "g1"}, {"id": "g2"}]},
            "objectives": {
                "items": [
                    {"id": "x", "goal": "g2"},
                    {"id": "y", "goal": "g2"},
                    {"id": "orphan", "goal": "no"},
                ]
            },
            "results": {"outcomes": [{"id": "c", "objective": "y"}]},
        }
    )
    assert numbering(plan) == {"g1": "G1", "g2": "G2", "x": "O2.1", "y": "O2.2", "c": "Oc2.2.1"}


def test_half_a_cent_is_rounded_up_as_a_spreadsheet_does():
    line = BudgetLine(id="b", quantity=1, unit_cost=1.005, duration=1, share=100)
    assert line_total(line) == 1.01


def test_a_line_beyond_all_measure_has_no_total():
    line = BudgetLine(id="b", quantity=10**14, unit_cost=10**14, duration=1, share=100)
    assert line_total(line) is None
