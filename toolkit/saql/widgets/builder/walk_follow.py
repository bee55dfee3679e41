"""The walk, last part: follow-up, learning, and what lasts."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "How we follow up"

MEAL = Step(
    section="meal",
    part=PART,
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
    part=PART,
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

STEPS = (MEAL, SUSTAINABILITY)
