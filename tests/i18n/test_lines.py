import pytest

from saql.i18n.lines import SPOKEN_FIELDS, line_in, plan_in
from saql.plan.document import Plan
from saql.widgets.builder.walk import WALK

BOTH = "منسّق البرامج / Programme coordinator"


@pytest.mark.parametrize(
    ("line", "arabic", "english"),
    [
        (BOTH, "منسّق البرامج", "Programme coordinator"),
        ("Programme coordinator / منسّق البرامج", "منسّق البرامج", "Programme coordinator"),
        ("منسّق البرامج", "منسّق البرامج", "منسّق البرامج"),
        ("أحمد / ريم", "أحمد / ريم", "أحمد / ريم"),
        ("Officer A/B", "Officer A/B", "Officer A/B"),
        ("", "", ""),
    ],
)
def test_a_line_in_both_languages_is_shown_in_the_readers(line, arabic, english):
    assert line_in(line, "ar") == arabic
    assert line_in(line, "en") == english


def test_every_field_that_the_builder_asks_a_person_for_is_a_line_of_names():
    fields = [
        field
        for step in WALK
        for part in (step, *step.lists)
        for question in part.questions
        for field in question.fields
    ]
    asked = {field.name for field in fields if field.kind == "person"}
    assert asked <= set(SPOKEN_FIELDS)


def test_every_name_in_a_plan_is_told_in_one_language():
    plan = Plan.model_validate(
        {
            "about": {"author": BOTH},
            "risks": {"items": [{"id": "r", "owner": BOTH, "text": {"ar": BOTH}}]},
            "indicators": {"items": [{"id": "i", "person": BOTH}]},
        }
    )
    told = plan_in(plan, "en")
    assert told.about.author == "Programme coordinator"
    assert told.risks.items[0].owner == "Programme coordinator"
    assert told.indicators.items[0].person == "Programme coordinator"
    assert told.risks.items[0].text.ar == BOTH
    assert plan.about.author == BOTH
