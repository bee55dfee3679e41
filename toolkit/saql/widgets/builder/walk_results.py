"""The walk, third part: goals, objectives, results and how they are measured."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "What we will change"

GOALS = Step(
    section="goals",
    part=PART,
    ask="Which few goals do you want to reach by the end of the plan?",
    why="Few goals, each grown from your strategies, keep everybody looking the same way.",
    lists=(
        ItemList(
            name="items",
            ask="Your strategic goals",
            add="Add a goal",
            prefix="g",
            title="text",
            facts=("on_organisation",),
            hint="Three to five. A goal is a change for people or for your organisation, not "
            "something you do.",
            empty="No goal is written down yet.",
            questions=(
                Question("Which change do you want to reach?", (Field("text", "long"),)),
                Question(
                    "Which strategies does it carry out?",
                    (Field("strategies", "refs", to=("tows.strategies",)),),
                ),
                Question(
                    "Is it about your own organisation?",
                    (Field("on_organisation", "tick"),),
                    hint="One goal usually is.",
                ),
            ),
        ),
    ),
)

OBJECTIVES = Step(
    section="objectives",
    part=PART,
    ask="How will you know, step by step, that you are getting there?",
    why="An objective with a number, a place, an owner and a date can be followed and funded.",
    lists=(
        ItemList(
            name="items",
            ask="SMART objectives, under each goal",
            add="Add an objective",
            prefix="o",
            title="text",
            facts=("owner", "deadline"),
            parent="goal",
            hint="One to five under each goal.",
            empty="No objective is written down yet.",
            questions=(
                Question(
                    "Which goal does it serve?",
                    (Field("goal", "ref", to=("goals.items",)),),
                ),
                Question(
                    "What will have changed, from how much to how much, for whom?",
                    (
                        Field(
                            "text",
                            "long",
                            hint="Begin with a word of change: increase, reduce, raise… from… to…",
                        ),
                    ),
                ),
                Question("Where?", (Field("place", "place"),)),
                Question(
                    "Who answers for it?",
                    (Field("owner", "person", hint="A role is enough: project manager."),),
                ),
                Question(
                    "From when, and by when?",
                    (Field("start", "date"), Field("deadline", "date")),
                ),
                Question(
                    "Why can you reach this much?",
                    (
                        Field(
                            "target_reason",
                            "long",
                            hint="Only if the step looks very large or very small.",
                            rare=True,
                        ),
                    ),
                ),
            ),
        ),
    ),
)

RESULTS = Step(
    section="results",
    part=PART,
    ask="What leads to each objective?",
    why="Outputs bring outcomes, outcomes bring objectives: the chain is the logic a donor tests.",
    lists=(
        ItemList(
            name="outcomes",
            ask="Outcomes: the changes that bring each objective",
            add="Add an outcome",
            prefix="oc",
            title="text",
            parent="objective",
            hint="What people do, know or have differently.",
            empty="No outcome is written down yet.",
            questions=(
                Question(
                    "Which objective does it bring about?",
                    (Field("objective", "ref", to=("objectives.items",)),),
                ),
                Question("What changes, and for whom?", (Field("text", "long"),)),
                Question(
                    "What must also be true for this to lead to the objective?",
                    (Field("assumptions", "long", hint="Things you do not control."),),
                ),
            ),
        ),
        ItemList(
            name="outputs",
            ask="Outputs: what you deliver to bring each outcome",
            add="Add an output",
            prefix="op",
            title="text",
            parent="outcome",
            hint="A product or a service that you can count.",
            empty="No output is written down yet.",
            questions=(
                Question(
                    "Which outcome does it bring about?",
                    (Field("outcome", "ref", to=("results.outcomes",)),),
                ),
                Question("What will you deliver?", (Field("text", "long"),)),
                Question(
                    "What must also be true for this to lead to the outcome?",
                    (Field("assumptions", "long", hint="Things you do not control."),),
                ),
            ),
        ),
    ),
    questions=(
        Question(
            "How does your work lead to the change you want?",
            (
                Field(
                    "theory_of_change",
                    "long",
                    hint="If we do this, then that happens, because…",
                ),
            ),
        ),
    ),
)

INDICATORS = Step(
    section="indicators",
    part=PART,
    ask="How will you measure each result?",
    why="What is measured from a known start can be shown; what is not can only be claimed.",
    lists=(
        ItemList(
            name="items",
            ask="Your indicators",
            add="Add an indicator",
            prefix="i",
            title="text",
            facts=("baseline", "target", "unit", "frequency"),
            parent="measures",
            hint="At least one for each objective, outcome and output.",
            empty="No indicator is written down yet.",
            questions=(
                Question(
                    "What does it measure?",
                    (
                        Field(
                            "measures",
                            "ref",
                            to=("objectives.items", "results.outcomes", "results.outputs"),
                        ),
                    ),
                ),
                Question(
                    "What do you count or measure?",
                    (
                        Field(
                            "text",
                            "text",
                            hint="Without direction or target: number of…, percentage of…",
                        ),
                        Field("kind", "choice", codes="INDICATOR_KINDS"),
                        Field("unit", "text"),
                        Field("direction", "choice", codes="DIRECTIONS"),
                    ),
                ),
                Question(
                    "For a percentage: which part of which whole?",
                    (
                        Field("numerator", "text", rare=True),
                        Field("denominator", "text", rare=True),
                    ),
                ),
                Question(
                    "Where do you start?",
                    (
                        Field("baseline", "number"),
                        Field("baseline_year", "number"),
                        Field(
                            "baseline_due",
                            "date",
                            hint="If you do not know it yet: by when will you measure it?",
                            rare=True,
                        ),
                        Field("baseline_method", "text", hint="And how?", rare=True),
                    ),
                ),
                Question(
                    "Where do you want to arrive?",
                    (
                        Field("target", "number"),
                        Field("target_year", "number"),
                        Field("milestones", "milestones"),
                    ),
                ),
                Question(
                    "Where does the number come from, how often and from whom?",
                    (
                        Field("source", "text"),
                        Field("method", "text"),
                        Field("frequency", "choice", codes="FREQUENCIES"),
                        Field("person", "person"),
                    ),
                ),
                Question(
                    "Does it count people?",
                    (
                        Field("about_people", "tick"),
                        Field("disaggregation", "choices", codes="DISAGGREGATIONS"),
                    ),
                    hint="Then show women and men, and ages, separately.",
                ),
            ),
        ),
    ),
)

STEPS = (GOALS, OBJECTIVES, RESULTS, INDICATORS)
