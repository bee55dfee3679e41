"""The walk, second part: the people around us, our capacity, SWOT and TOWS."""

from __future__ import annotations

from saql.plan.vocabulary import EXTERNAL_BOXES, INTERNAL_BOXES
from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "Where we stand"

STAKEHOLDERS = Step(
    section="stakeholders",
    part=PART,
    ask="Who has a stake in your work, and who can work with you?",
    why="People who are asked early support the plan later, and nobody does the same work twice.",
    lists=(
        ItemList(
            name="items",
            ask="Your stakeholders and partners",
            add="Add a stakeholder",
            prefix="stk",
            title="name",
            facts=("type", "influence", "interest"),
            hint="At least five, with the people you serve and a public authority among them.",
            empty="No stakeholder is written down yet.",
            questions=(
                Question(
                    "Who is it?",
                    (
                        Field("name", "text"),
                        Field("type", "choice", codes="STAKEHOLDER_TYPES"),
                        Field("partner", "tick"),
                    ),
                ),
                Question("What is their role for your plan?", (Field("role", "long"),)),
                Question(
                    "How much do they care, and how much can they change?",
                    (Field("interest", "scale"), Field("influence", "scale")),
                    hint="1 is little, 5 is very much.",
                ),
                Question(
                    "What will you do with them, who does it and by when?",
                    (
                        Field("action", "long"),
                        Field("owner", "person"),
                        Field("due", "date"),
                    ),
                ),
            ),
        ),
    ),
)

CAPACITY = Step(
    section="capacity",
    part=PART,
    ask="How strong is your organisation today?",
    why="An honest score with evidence shows where the plan must also change yourselves.",
    lists=(
        ItemList(
            name="items",
            ask="Score each area",
            add="Add an area",
            prefix="cap",
            title="area",
            facts=("score",),
            hint="1 is just beginning, 4 is a model for others.",
            empty="No area is scored yet.",
            questions=(
                Question(
                    "Which area, and which score?",
                    (
                        Field("area", "choice", codes="CAPACITY_AREAS"),
                        Field("score", "scale", top=4),
                    ),
                ),
                Question("What shows that this score is right?", (Field("evidence", "long"),)),
                Question(
                    "What will you do about it, who does it and by when?",
                    (
                        Field("action", "long"),
                        Field("owner", "person"),
                        Field("due", "date"),
                    ),
                    hint="Needed where the score is 1 or 2.",
                ),
                Question(
                    "Or do you accept it as it is?",
                    (Field("accepted", "tick"), Field("accepted_reason", "long")),
                ),
            ),
        ),
    ),
)

SWOT = Step(
    section="swot",
    part=PART,
    ask="What are your strengths, weaknesses, opportunities and threats?",
    why="Goals that come out of an analysis with evidence convince; wishes do not.",
    lists=(
        ItemList(
            name="items",
            ask="Your SWOT analysis",
            add="Add an item",
            prefix="sw",
            title="text",
            facts=("importance", "likelihood"),
            group="box",
            hint="Three to ten in each box. Strengths and weaknesses are yours; opportunities "
            "and threats come from outside.",
            empty="No item is written down yet.",
            questions=(
                Question(
                    "What is it, and in which box does it belong?",
                    (
                        Field("box", "choice", codes="BOXES"),
                        Field("text", "long"),
                        Field("box_confirmed", "tick", rare=True),
                    ),
                ),
                Question(
                    "How do you know?",
                    (Field("evidence", "long", hint="A number, a source and a date."),),
                ),
                Question(
                    "How important and how likely is it?",
                    (
                        Field("importance", "scale"),
                        Field("likelihood", "scale", hint="For opportunities and threats."),
                        Field(
                            "pestel",
                            "choice",
                            codes="PESTEL",
                            hint="For opportunities and threats.",
                        ),
                    ),
                    hint="1 is little, 5 is very much.",
                ),
                Question(
                    "Will you leave it aside?",
                    (
                        Field(
                            "set_aside",
                            "long",
                            hint="Only if no goal uses it: say why.",
                            rare=True,
                        ),
                    ),
                ),
            ),
        ),
    ),
)

TOWS = Step(
    section="tows",
    part=PART,
    ask="Which strategies come out of your analysis?",
    why="Each pair of an inner and an outer item is a possible way forward: this is where "
    "choices are made.",
    lists=(
        ItemList(
            name="strategies",
            ask="Your strategies",
            add="Add a strategy",
            prefix="st",
            title="text",
            facts=("cites",),
            group="quadrant",
            hint="Pair a strength or weakness with an opportunity or threat, and say what you "
            "will do.",
            empty="No strategy is written down yet.",
            questions=(
                Question(
                    "Which items do you bring together?",
                    (
                        Field("quadrant", "choice", codes="QUADRANTS"),
                        Field(
                            "cites",
                            "refs",
                            to=("swot.items",),
                            only=INTERNAL_BOXES + EXTERNAL_BOXES,
                            hint="At least one from inside and one from outside.",
                        ),
                    ),
                ),
                Question("What will you do with this pair?", (Field("text", "long"),)),
            ),
        ),
    ),
    questions=(
        Question(
            "Is there a quadrant without a strategy?",
            (
                Field("reason_so", "long", rare=True),
                Field("reason_st", "long", rare=True),
                Field("reason_wo", "long", rare=True),
                Field("reason_wt", "long", rare=True),
            ),
            hint="Then say why, in one sentence.",
        ),
        Question(
            "What will you not do in these years?",
            (Field("not_doing", "long"),),
            hint="A plan that says no to something is a plan that chose.",
        ),
    ),
)

STEPS = (STAKEHOLDERS, CAPACITY, SWOT, TOWS)
