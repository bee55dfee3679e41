"""The walk, fourth part: the work, its risks, its money, its follow-up and what lasts."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

WORK = "What we will do"
MONEY = "What it costs"
LEARN = "How we follow up"

ACTIVITIES = Step(
    section="activities",
    part=WORK,
    ask="What will you do, when, and who does it?",
    why="A plan becomes work when each activity has an owner and two dates.",
    lists=(
        ItemList(
            name="items",
            ask="Activities, under each output",
            add="Add an activity",
            prefix="a",
            title="text",
            facts=("start", "end", "owner"),
            parent="output",
            empty="No activity is written down yet.",
            questions=(
                Question(
                    "Which output does it make?",
                    (Field("output", "ref", to=("results.outputs",)),),
                ),
                Question("What will you do?", (Field("text", "long"),)),
                Question(
                    "When does it begin and end?",
                    (Field("start", "date"), Field("end", "date")),
                ),
                Question("Who does it?", (Field("owner", "person"),)),
                Question(
                    "What must be finished first?",
                    (Field("depends_on", "refs", to=("activities.items",)),),
                ),
                Question(
                    "Does it cost nothing?",
                    (Field("no_cost", "tick"),),
                    hint="Tick only if no budget line is needed.",
                ),
            ),
        ),
        ItemList(
            name="milestones",
            ask="Milestones: dates by which something must be done",
            add="Add a milestone",
            prefix="m",
            title="text",
            facts=("date",),
            empty="No milestone is written down yet.",
            questions=(
                Question(
                    "What will be done, and on which date?",
                    (
                        Field("text", "text"),
                        Field("date", "date"),
                        Field("weekend_confirmed", "tick", rare=True),
                    ),
                ),
                Question(
                    "Which activity does it belong to?",
                    (Field("activity", "ref", to=("activities.items",)),),
                ),
            ),
        ),
    ),
)

RISKS = Step(
    section="risks",
    part=WORK,
    ask="What could go wrong, and what will you do about it?",
    why="A donor trusts people who have seen the risk before it comes.",
    lists=(
        ItemList(
            name="items",
            ask="Your risk register",
            add="Add a risk",
            prefix="r",
            title="text",
            facts=("likelihood", "severity", "response"),
            empty="No risk is written down yet.",
            questions=(
                Question(
                    "What could happen?",
                    (
                        Field("text", "long"),
                        Field("threat", "ref", to=("swot.items",), only=("threat",)),
                    ),
                ),
                Question(
                    "How likely is it, and how hard would it hit?",
                    (Field("likelihood", "scale"), Field("severity", "scale")),
                    hint="1 is little, 5 is very much.",
                ),
                Question(
                    "What will you do about it?",
                    (
                        Field("response", "choice", codes="RESPONSES"),
                        Field("mitigation", "long"),
                    ),
                ),
                Question(
                    "Who watches it, and by when is it treated?",
                    (Field("owner", "person"), Field("due", "date")),
                ),
            ),
        ),
    ),
)

BUDGET = Step(
    section="budget",
    part=MONEY,
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
    part=MONEY,
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

MEAL = Step(
    section="meal",
    part=LEARN,
    ask="How will you follow the plan, listen and learn?",
    why="A plan that is looked at every few months stays alive; one that is not ends in a drawer.",
    lists=(
        ItemList(
            name="reviews",
            ask="Review calendar",
            add="Add a review",
            prefix="rev",
            title="kind",
            facts=("date", "participants"),
            hint="At least one a year.",
            empty="No review is written down yet.",
            questions=(
                Question(
                    "Which review, when and with whom?",
                    (
                        Field("kind", "choice", codes="REVIEW_KINDS"),
                        Field("date", "date"),
                        Field("participants", "text"),
                    ),
                ),
                Question("What will it decide?", (Field("decision", "long"),)),
            ),
        ),
        ItemList(
            name="questions",
            ask="Evaluation questions",
            add="Add an evaluation question",
            prefix="q",
            title="text",
            group="criterion",
            empty="No evaluation question is written down yet.",
            questions=(
                Question(
                    "What should an evaluation find out?",
                    (
                        Field("criterion", "choice", codes="DAC_CRITERIA"),
                        Field("text", "long"),
                    ),
                ),
            ),
        ),
    ),
    questions=(
        Question(
            "How can people tell you what is wrong, and who answers?",
            (Field("feedback", "long"),),
            hint="A way that is safe for women, children and people who cannot read.",
        ),
        Question(
            "How will you learn, and what will you change because of it?",
            (Field("learning", "long"),),
        ),
    ),
)

SUSTAINABILITY = Step(
    section="sustainability",
    part=LEARN,
    ask="Who else works here, who is left out, and what stays when the money ends?",
    why="Work that fits with others, harms nobody and lasts is worth paying for.",
    questions=(
        Question(
            "Who else does similar work, and how do you share it?",
            (Field("coordination", "long"),),
        ),
        Question(
            "Who is least served, and how will you reach them?",
            (Field("inclusion", "long"),),
        ),
        Question(
            "How do you keep people safe from harm?",
            (Field("protection", "long"),),
            hint="Leave out names of people who could be put at risk.",
        ),
        Question(
            "What will continue after the plan, and who carries it?",
            (Field("continuation", "long"),),
        ),
    ),
)

STEPS = (ACTIVITIES, RISKS, BUDGET, FUNDING, MEAL, SUSTAINABILITY)
