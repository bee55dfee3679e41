"""The walk, first part: who we are and where we want to go."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "Who we are"

ABOUT = Step(
    section="about",
    part=PART,
    ask="What is this plan called, and which years does it cover?",
    why="Board and donors look here first: whose plan this is, how new it is and how far it has "
    "come.",
    questions=(
        Question(
            "What do you call the plan?",
            (Field("title", "text", hint="Name the organisation and the years."),),
        ),
        Question(
            "When does it begin, and how long does it last?",
            (
                Field("start", "date", hint="The first day of the plan."),
                Field("horizon_years", "number", hint="3 years or 5 years."),
            ),
            hint="Every date that follows must fall inside these years.",
        ),
        Question(
            "Who wrote this version, and when?",
            (
                Field("author", "person"),
                Field("version", "line", hint="For example 1.0"),
                Field("date", "date"),
                Field("status", "choice", codes="STATUSES"),
            ),
        ),
        Question(
            "In which language is the plan written?",
            (Field("language", "choice", codes="LANGUAGES"),),
            hint="You can add the other language beside any text.",
        ),
    ),
)

PROFILE = Step(
    section="profile",
    part=PART,
    ask="Who are you, and whom do you serve?",
    why="A reader who has never met you should know you after one page.",
    questions=(
        Question(
            "What is your organisation called, and what is it in law?",
            (
                Field("name", "text"),
                Field("legal_form", "choice", codes="LEGAL_FORMS"),
                Field("registration", "text", hint="Number, date and authority."),
            ),
        ),
        Question(
            "When and where did you begin?",
            (Field("founded_year", "number"), Field("founded_place", "place")),
        ),
        Question(
            "What do you do, in one paragraph?",
            (
                Field(
                    "summary",
                    "long",
                    hint="What you do, for whom and where, as you would tell a new neighbour.",
                ),
            ),
        ),
        Question("In which sectors do you work?", (Field("sectors", "choices", codes="SECTORS"),)),
        Question(
            "Where do you work?",
            (Field("places", "places"), Field("other_places", "text")),
        ),
        Question(
            "Whom do you serve?",
            (Field("target_group", "long", hint="Who they are, and about how many."),),
        ),
        Question(
            "Who decides, and how many are you?",
            (
                Field("governance", "long", hint="Who decides what, and how often you meet."),
                Field("board_members", "number"),
                Field("staff", "number"),
                Field("volunteers", "number"),
            ),
        ),
        Question(
            "How can people reach you?",
            (
                Field(
                    "contact",
                    "line",
                    hint="The organisation's own address; leave private numbers out.",
                ),
            ),
        ),
    ),
    lists=(
        ItemList(
            name="consultations",
            ask="Whom did you ask while writing this plan?",
            add="Add a consultation",
            prefix="con",
            title="group",
            facts=("date", "people"),
            hint="Board, staff, volunteers, and the people you serve.",
            empty="No consultation is written down yet.",
            place=8,
            questions=(
                Question(
                    "Whom did you ask, and when?",
                    (Field("group", "text"), Field("date", "date")),
                ),
                Question(
                    "How many took part?",
                    (Field("people", "number"), Field("women", "number")),
                ),
                Question(
                    "What did you change in the plan because of it?",
                    (Field("changed", "long"),),
                ),
            ),
        ),
    ),
)

ACHIEVEMENTS = Step(
    section="achievements",
    part=PART,
    ask="What have you already achieved?",
    why="Past results, with numbers, are the best reason to trust future ones.",
    lists=(
        ItemList(
            name="items",
            ask="Your most important achievements",
            add="Add an achievement",
            prefix="ach",
            title="text",
            facts=("number", "unit", "year"),
            hint="Three to six are enough. Each with a number, a year and a place.",
            empty="No achievement is written down yet.",
            questions=(
                Question(
                    "What did you do, and what changed?",
                    (Field("text", "long"),),
                ),
                Question(
                    "How many, when and where?",
                    (
                        Field("number", "number"),
                        Field("unit", "text", hint="What the number counts: families, wells…"),
                        Field("year", "number"),
                        Field("place", "place"),
                    ),
                ),
                Question(
                    "How can you show it, and who paid for it?",
                    (
                        Field("evidence", "long", hint="A report, photos, a list, a letter…"),
                        Field("donor", "text"),
                    ),
                ),
            ),
        ),
    ),
)

DIRECTION = Step(
    section="direction",
    part=PART,
    ask="Where do you want to go, and how do you behave on the way?",
    why="Vision, mission and values help you choose goals, and help you say no.",
    questions=(
        Question(
            "What will be different when you have succeeded?",
            (Field("vision", "long", hint="The future you want for people you can name."),),
            hint=(
                "One sentence of up to %(vision_words_max)s words, about the future and not "
                "about you."
            ),
        ),
        Question(
            "Who are you, what do you do, for whom and where?",
            (Field("mission", "long"),),
            hint="Up to %(mission_words_max)s words.",
        ),
        Question(
            "Which of these does your mission answer?",
            (
                Field("mission_who", "tick"),
                Field("mission_what", "tick"),
                Field("mission_for_whom", "tick"),
                Field("mission_where", "tick"),
            ),
            hint="Read your mission again and tick what it really says.",
        ),
    ),
    lists=(
        ItemList(
            name="values",
            ask="Your values, and the behaviour that shows each",
            add="Add a value",
            prefix="val",
            title="name",
            facts=("behaviour",),
            hint="Three to seven.",
            empty="No value is written down yet.",
            place=3,
            questions=(
                Question(
                    "Which value, and how do people see it in what you do?",
                    (
                        Field("name", "text"),
                        Field("behaviour", "long", hint="Begin with: we…"),
                    ),
                ),
            ),
        ),
    ),
)

STEPS = (ABOUT, PROFILE, ACHIEVEMENTS, DIRECTION)
