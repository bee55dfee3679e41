"""The walk, the rest of raising money: what is asked for, and the donation campaign."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step
from saql.widgets.builder.walk_fundraising import PART

PIPELINE = Step(
    section="pipeline",
    part=PART,
    optional=True,
    ask="Which asks are on their way?",
    why="Whoever sees all asks together misses no deadline and promises no money twice.",
    lists=(
        ItemList(
            name="items",
            ask="Opportunities",
            add="Add an opportunity",
            prefix="pp",
            title="text",
            facts=("stage", "amount", "deadline"),
            empty="No opportunity is written down yet.",
            questions=(
                Question(
                    "What do you ask for, and from whom?",
                    (
                        Field("text", "text"),
                        Field("donor", "ref", to=("donors.items",)),
                        Field(
                            "source",
                            "ref",
                            to=("funding.sources",),
                            hint="The funding source of the plan that it would become.",
                            rare=True,
                        ),
                    ),
                ),
                Question(
                    "Go or no-go?",
                    (
                        Field("eligible", "choice", codes="YES_NO"),
                        Field("fits_mission", "choice", codes="YES_NO"),
                        Field("go_impact", "scale", top=4),
                        Field("go_fit", "scale", top=4),
                        Field("go_winnable", "scale", top=4),
                        Field("go_effect", "scale", top=4),
                        Field(
                            "hard_stop",
                            "long",
                            hint="Something that forbids it whatever the score; else leave empty.",
                            rare=True,
                        ),
                        Field("decision", "choice", codes="GO_DECISIONS"),
                        Field("decided_by", "text", hint="Who decided together, and when."),
                    ),
                    hint="Decide before you write: 1 is little, 4 is very much.",
                    panel="go",
                    whole=True,
                ),
                Question(
                    "How far is it, how much, and how likely?",
                    (
                        Field("stage", "choice", codes="PIPELINE_STAGES"),
                        Field("amount", "number"),
                        Field("probability", "number", hint="In per cent, from 0 to 100."),
                    ),
                ),
                Question(
                    "Which dates count?",
                    (
                        Field(
                            "internal_deadline",
                            "date",
                            hint="Yours: some days before the donor's.",
                        ),
                        Field("deadline", "date"),
                        Field("decision_date", "date"),
                    ),
                ),
                Question(
                    "What happens next, and who does it?",
                    (Field("next_step", "long"), Field("owner", "person")),
                ),
                Question(
                    "If it was lost: why?",
                    (
                        Field("lost_reason", "choice", codes="LOST_REASONS", rare=True),
                        Field("lost_note", "long", rare=True),
                    ),
                ),
            ),
        ),
    ),
    questions=(Question("Your pipeline at a glance", (), panel="pipeline"),),
)

CAMPAIGN = Step(
    section="campaign",
    part=PART,
    optional=True,
    ask="How will you run a donation campaign?",
    why="A campaign with a gift table knows before it begins whom to ask for how much.",
    questions=(
        Question(
            "What is it called, and what is it for?",
            (Field("name", "text"), Field("purpose", "long")),
        ),
        Question(
            "How much, from when to when?",
            (
                Field("goal", "number"),
                Field("currency", "choice", codes="CURRENCIES"),
                Field("start", "date"),
                Field("end", "date"),
                Field("raised", "number", hint="What has come in so far.", rare=True),
            ),
        ),
        Question("Whom will you ask?", (Field("audience", "long"),)),
        Question("What your campaign adds up to", (), panel="campaign"),
    ),
    lists=(
        ItemList(
            name="gifts",
            ask="Gift table: how many gifts of which size",
            add="Add a row",
            prefix="gf",
            title="amount",
            facts=("gifts", "prospects", "who"),
            hint="The largest gift first; about three people asked for every gift.",
            empty="The gift table is still empty.",
            place=3,
            questions=(
                Question(
                    "How much, how many, and how many will you ask?",
                    (
                        Field("amount", "number"),
                        Field("gifts", "number"),
                        Field("prospects", "number"),
                    ),
                ),
                Question("Who could give so much?", (Field("who", "text"),)),
            ),
        ),
        ItemList(
            name="steps",
            ask="The campaign's steps",
            add="Add a step",
            prefix="cs",
            title="text",
            facts=("channel", "date", "owner"),
            empty="No step is written down yet.",
            place=3,
            questions=(
                Question(
                    "What happens, and through which channel?",
                    (Field("text", "text"), Field("channel", "choice", codes="CHANNELS")),
                ),
                Question(
                    "When, and who does it?", (Field("date", "date"), Field("owner", "person"))
                ),
            ),
        ),
        ItemList(
            name="thanks",
            ask="How will you thank?",
            add="Add a way of thanking",
            prefix="th",
            title="who",
            facts=("days", "owner"),
            hint="A thank-you within two days brings the next gift.",
            empty="No thank-you is planned yet.",
            place=3,
            questions=(
                Question(
                    "Whom do you thank, and how?",
                    (Field("who", "text"), Field("text", "long")),
                ),
                Question(
                    "Within how many days, and who does it?",
                    (Field("days", "number"), Field("owner", "person")),
                ),
            ),
        ),
        ItemList(
            name="costs",
            ask="What does the campaign itself cost?",
            add="Add a cost",
            prefix="cc",
            title="text",
            facts=("amount",),
            empty="No cost is written down yet.",
            place=3,
            questions=(
                Question(
                    "What do you pay for, and how much?",
                    (Field("text", "text"), Field("amount", "number")),
                ),
            ),
        ),
    ),
)

STEPS = (PIPELINE, CAMPAIGN)
