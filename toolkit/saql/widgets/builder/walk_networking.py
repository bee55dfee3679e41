"""The walk, second part that the course adds: networking and coordination."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "Networking and coordination"

TIES = Step(
    section="ties",
    part=PART,
    optional=True,
    ask="With whom are you connected, and with whom do you want to be?",
    why="A tie that serves no goal costs time; a goal with no ties stays lonely.",
    questions=(
        Question(
            "What do you build your network for, and by which principles?",
            (Field("purpose", "long"), Field("principles", "long")),
        ),
        Question("Your network, today and wanted", (), panel="network"),
    ),
    lists=(
        ItemList(
            name="items",
            ask="Your ties",
            add="Add a tie",
            prefix="ti",
            title="name",
            facts=("now", "wanted", "due"),
            empty="No tie is written down yet.",
            place=1,
            questions=(
                Question(
                    "Who is at the other end?",
                    (
                        Field("stakeholder", "ref", to=("stakeholders.items",)),
                        Field("name", "text"),
                        Field("type", "choice", codes="TIE_TYPES"),
                    ),
                    hint="Choose a stakeholder of your plan, or name somebody new.",
                ),
                Question(
                    "How strong is the tie today?",
                    (Field("now", "level", codes="TIE_LEVELS"),),
                ),
                Question(
                    "How strong do you want it to be?",
                    (Field("wanted", "level", codes="TIE_LEVELS"),),
                    hint="It may stay as it is, or become weaker on purpose.",
                ),
                Question(
                    "Which goal does this tie serve?",
                    (Field("goal", "ref", to=("goals.items",)),),
                ),
                Question(
                    "What do you give, and what do you get?",
                    (Field("give", "long"), Field("get", "long")),
                ),
                Question(
                    "What is the first step?",
                    (
                        Field("first_step", "text"),
                        Field("owner", "person"),
                        Field("due", "date"),
                    ),
                ),
            ),
        ),
    ),
)

AGREEMENTS = Step(
    section="agreements",
    part=PART,
    optional=True,
    ask="What have you agreed with a partner?",
    why="What is written down saves the friendship when people or money change.",
    lists=(
        ItemList(
            name="items",
            ask="Partnership agreements",
            add="Add an agreement",
            prefix="ag",
            title="partner",
            facts=("status", "start", "end"),
            hint="A memorandum of understanding; the documents print it with signature lines.",
            empty="No agreement is written down yet.",
            questions=(
                Question(
                    "With whom?",
                    (
                        Field("partner", "text"),
                        Field("tie", "ref", to=("ties.items",)),
                        Field("status", "choice", codes="AGREEMENT_STATUSES"),
                        Field("owner", "person"),
                    ),
                ),
                Question("What for?", (Field("purpose", "long"),)),
                Question(
                    "Who does what?",
                    (Field("our_role", "long"), Field("their_role", "long")),
                ),
                Question(
                    "Who brings what?",
                    (Field("our_contribution", "long"), Field("their_contribution", "long")),
                    hint="People, places, goods, money, knowledge.",
                ),
                Question("From when to when?", (Field("start", "date"), Field("end", "date"))),
                Question(
                    "How do you decide together?",
                    (Field("decisions", "long", hint="Who meets, how often, who writes it down."),),
                ),
                Question(
                    "Which information do you share, and which not?",
                    (Field("data_sharing", "long", hint="Names of people stay out of it."),),
                ),
                Question("Does money pass between you?", (Field("money", "long"),)),
                Question(
                    "What could go wrong, and what then?",
                    (Field("risks", "long"), Field("disputes", "long")),
                ),
                Question(
                    "How can either side leave?",
                    (Field("exit", "long", hint="With how much notice, and what is finished."),),
                ),
            ),
        ),
    ),
)

COORDINATION = Step(
    section="coordination",
    part=PART,
    optional=True,
    ask="Who does what, where, and how do you refer people?",
    why="Two services in one village and none in the next: coordination prevents both.",
    lists=(
        ItemList(
            name="presence",
            ask="Who does what, where (3W): your part",
            add="Add a row",
            prefix="pr",
            title="text",
            facts=("pcode", "status", "targeted"),
            hint="Numbers of people, never their names.",
            empty="No row is written down yet.",
            questions=(
                Question(
                    "What do you do?",
                    (
                        Field("text", "text"),
                        Field("sector", "choice", codes="SECTORS"),
                        Field("activity", "ref", to=("activities.items",)),
                    ),
                ),
                Question(
                    "Where and when?",
                    (
                        Field("pcode", "pcode"),
                        Field("start", "date"),
                        Field("end", "date"),
                        Field("status", "choice", codes="PRESENCE_STATUSES"),
                    ),
                ),
                Question(
                    "For whom, and how many?",
                    (
                        Field("target_group", "text"),
                        Field("targeted", "number"),
                        Field("reached", "number"),
                    ),
                ),
                Question(
                    "Who else does this there?",
                    (Field("others", "long", hint="And how you avoid doing it twice."),),
                ),
            ),
        ),
        ItemList(
            name="referrals",
            ask="Referral: whom you send people to",
            add="Add a referral path",
            prefix="re",
            title="need",
            facts=("owner",),
            empty="No referral path is written down yet.",
            questions=(
                Question(
                    "Which need, and who meets it?",
                    (
                        Field("need", "text"),
                        Field("provider", "text"),
                        Field("contact", "line", hint="An office address, not a private number."),
                    ),
                ),
                Question("How does a person get there safely?", (Field("way", "long"),)),
                Question("How do you ask for consent?", (Field("consent", "long"),)),
                Question(
                    "How do you know that it worked?",
                    (Field("follow_up", "long"), Field("owner", "person")),
                ),
            ),
        ),
        ItemList(
            name="meetings",
            ask="Coordination calendar",
            add="Add a meeting",
            prefix="me",
            title="text",
            facts=("date", "frequency"),
            empty="No meeting is written down yet.",
            questions=(
                Question(
                    "Which meeting, when, how often?",
                    (
                        Field("text", "text"),
                        Field("date", "date"),
                        Field("frequency", "choice", codes="FREQUENCIES"),
                    ),
                ),
                Question(
                    "What do you bring, and who goes?",
                    (Field("bring", "text"), Field("owner", "person")),
                ),
            ),
        ),
    ),
)

STEPS = (TIES, AGREEMENTS, COORDINATION)
