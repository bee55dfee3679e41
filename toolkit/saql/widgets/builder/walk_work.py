"""The walk, fourth part: the work and its risks."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "What we will do"

ACTIVITIES = Step(
    section="activities",
    part=PART,
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
    part=PART,
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

STEPS = (ACTIVITIES, RISKS)
