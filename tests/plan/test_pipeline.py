from __future__ import annotations

import datetime as dt

from saql.plan.fundraising import Opportunity
from saql.plan.pipeline import forecast, go_score, quarter_of, weighted
from saql.plan.vocabulary import PIPELINE_STAGES


def ask(number, **fields):
    return Opportunity.model_validate({"id": f"op-{number}"} | fields)


ASKS = [
    ask(1, stage="submitted", amount=10000, probability=40, decision_date="2027-05-10"),
    ask(2, stage="preparing", amount=6000, probability=50, decision_date="2027-06-30"),
    ask(3, stage="identified", amount=2000, probability=10),
    ask(4, stage="awarded", amount=5000, probability=100, decision_date="2027-01-15"),
    ask(5, stage="refused", amount=9000, probability=30, decision_date="2027-05-01"),
]


def test_only_what_is_open_is_expected_at_amount_times_probability():
    made = forecast(ASKS)
    assert (made.open.count, made.open.amount, made.open.weighted) == (3, 18000, 7200)
    assert (made.won.count, made.won.amount) == (1, 5000)
    assert [weighted(each) for each in ASKS] == [4000, 3000, 200, 0, 0]


def test_what_is_open_falls_into_the_quarter_of_its_decision_and_undated_asks_come_last():
    quarters = forecast(ASKS).by_quarter
    assert list(quarters) == [dt.date(2027, 4, 1), None]
    assert quarters[dt.date(2027, 4, 1)].weighted == 7000
    assert quarters[None].weighted == 200


def test_every_stage_has_a_sum_in_the_order_of_the_stages():
    stages = forecast(ASKS).by_stage
    assert tuple(stages) == PIPELINE_STAGES
    assert stages["refused"].count == 1
    assert stages["closed"].count == 0


def test_a_quarter_begins_in_january_april_july_or_october():
    assert quarter_of(dt.date(2027, 12, 31)) == dt.date(2027, 10, 1)
    assert quarter_of(None) is None


def test_the_go_score_is_the_mean_of_what_is_scored_and_names_what_rules_the_ask_out():
    scored = go_score(ask(1, go_impact=4, go_fit=3, go_winnable=2, go_effect=3))
    assert (scored.mean, scored.complete, scored.stops) == (3, True, ())
    part = go_score(ask(1, go_impact=4, go_fit=9, eligible="no", hard_stop={"ar": "لا ترخيص"}))
    assert (part.mean, part.given, part.complete) == (4, 1, False)
    assert part.stops == ("not_eligible", "hard_stop")
    assert go_score(ask(1)).mean is None
