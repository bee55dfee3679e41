"""The walk, fifth part: what the plan costs and who pays."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "What it costs"

BUDGET = Step(
    section="budget",
    part=PART,
    ask="What does the plan cost?",
    why="A budget that follows the activities line by line answers most of a donor's questions.",
    questions=(
        Question(
            "In which currency do you count?",
            (
                Field("currency", "choice", codes="CURRENCIES"),
                Field("rate_currency", "choice", codes="CURRENCIES"),
                Field("rate", "number", hint="How many of it for one unit of your currency."),
                Field("rate_date", "date"),
            ),
        ),
        Question(
            "Why is this a good use of money?",
            (Field("value_for_money", "long"),),
        ),
    ),
    lists=(
        ItemList(
            name="lines",
            ask="Budget lines",
            add="Add a budget line",
            prefix="b",
            title="text",
            facts=("year", "total"),
            parent="activity",
            hint="Quantity × unit cost × duration × share.",
            empty="No budget line is written down yet.",
            place=1,
            questions=(
                Question(
                    "What do you pay for, and for which activity?",
                    (
                        Field("text", "text"),
                        Field("activity", "ref", to=("activities.items",)),
                        Field("support", "tick", hint="If it serves the whole organisation."),
                        Field("meal", "tick", hint="If it pays for follow-up and learning."),
                    ),
                ),
                Question(
                    "Which kind of cost, and in which year?",
                    (
                        Field("category", "choice", codes="CATEGORIES"),
                        Field("year", "number"),
                    ),
                ),
                Question(
                    "How much does it cost?",
                    (
                        Field("quantity", "number"),
                        Field("unit", "text", hint="Of what: a month, a kit, a person…"),
                        Field("unit_cost", "number"),
                        Field("duration", "number", hint="How many times or months."),
                        Field("share", "number", hint="Which share, in per cent, this plan pays."),
                        Field(
                            "total",
                            "number",
                            hint="Leave empty: it is calculated.",
                            rare=True,
                        ),
                        Field(
                            "currency",
                            "choice",
                            codes="CURRENCIES",
                            hint="Leave empty: the budget's own currency.",
                            rare=True,
                        ),
                    ),
                ),
                Question(
                    "Does it need an explanation?",
                    (
                        Field("explanation", "long"),
                        Field("lump_sum", "tick"),
                        Field("breakdown", "long", hint="What a lump sum is made of."),
                    ),
                ),
            ),
        ),
    ),
)

FUNDING = Step(
    section="funding",
    part=PART,
    ask="Where does the money come from?",
    why="A plan that knows its gap, and who will close it, can be started.",
    lists=(
        ItemList(
            name="sources",
            ask="Funding sources, held or hoped for",
            add="Add a source",
            prefix="f",
            title="name",
            facts=("amount", "status", "probability"),
            empty="No source is written down yet.",
            questions=(
                Question(
                    "Who gives, and in which way?",
                    (Field("name", "text"), Field("kind", "choice", codes="FUNDING_KINDS")),
                ),
                Question(
                    "How much, and how sure is it?",
                    (
                        Field("amount", "number"),
                        Field("status", "choice", codes="FUNDING_STATUSES"),
                        Field("probability", "number", hint="In per cent, from 0 to 100."),
                        Field("decision", "date"),
                    ),
                ),
                Question(
                    "What happens next, and who does it?",
                    (Field("next_step", "long"), Field("owner", "person")),
                ),
            ),
        ),
    ),
    questions=(
        Question(
            "How will you close the gap?",
            (
                Field("gap_plan", "long"),
                Field("gap", "number", hint="Leave empty: it is calculated.", rare=True),
            ),
        ),
    ),
)

STEPS = (BUDGET, FUNDING)
