"""The walk, first part that the course adds: raising money."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "Raising money"

READINESS = Step(
    section="readiness",
    part=PART,
    optional=True,
    ask="Are you ready to ask for money?",
    why="Whoever gives looks at your house first. Ten minutes show what to put in order.",
    lists=(
        ItemList(
            name="items",
            ask="Readiness self-check",
            add="Add a line",
            prefix="rd",
            title="item",
            facts=("answer",),
            look="checklist",
            hint="Answer honestly: yes, partly or no. What is missing becomes your next steps.",
            empty="Nothing is answered yet.",
            questions=(
                Question(
                    "Is it in place?",
                    (
                        Field("item", "choice", codes="READINESS_ITEMS"),
                        Field("answer", "choice", codes="READINESS_ANSWERS"),
                    ),
                ),
                Question(
                    "What shows it?",
                    (Field("evidence", "long", hint="A paper, a date, a number."),),
                ),
                Question(
                    "What will you do to put it in place?",
                    (
                        Field("action", "long"),
                        Field("owner", "person"),
                        Field("due", "date"),
                    ),
                    hint="Only where the answer is not yes.",
                ),
            ),
        ),
    ),
    questions=(
        Question("How ready are you?", (), panel="readiness"),
        Question(
            "What will you do in the first thirty days?",
            (
                Field(
                    "first_days",
                    "long",
                    hint="Week by week: put the papers in order, thank, choose, decide.",
                ),
            ),
        ),
    ),
)

FUNDING_MAP = Step(
    section="funding_map",
    part=PART,
    optional=True,
    ask="From which kinds of sources could money come?",
    why="Several sources keep you standing when one of them stops.",
    lists=(
        ItemList(
            name="items",
            ask="Kinds of sources",
            add="Add a kind of source",
            prefix="fm",
            title="text",
            facts=("kind", "potential", "decision"),
            empty="No kind of source is written down yet.",
            questions=(
                Question(
                    "Which source is it?",
                    (
                        Field("kind", "choice", codes="FUNDING_KINDS"),
                        Field("text", "text", hint="In your words: who gives, and in which way."),
                    ),
                ),
                Question(
                    "What does it bring now, and what could it bring in a year?",
                    (Field("now", "number"), Field("potential", "number")),
                    hint="In the budget's currency, for one year.",
                ),
                Question(
                    "How hard is it, and how well does it fit you?",
                    (
                        Field("effort", "scale", hint="1 is easy, 5 takes very much work."),
                        Field("fit", "scale", hint="1 hardly fits your mission, 5 fits fully."),
                    ),
                ),
                Question(
                    "What do you decide, and why?",
                    (
                        Field("decision", "choice", codes="SOURCE_DECISIONS"),
                        Field("reason", "long"),
                    ),
                ),
            ),
        ),
    ),
    questions=(
        Question("Your sources at a glance", (), panel="funding_map"),
        Question(
            "What do you conclude from the map?",
            (Field("conclusion", "long", hint="Which you keep, grow, try and leave this year."),),
        ),
    ),
)

DONORS = Step(
    section="donors",
    part=PART,
    optional=True,
    ask="What do you know of each donor?",
    why="A proposal is written for one reader. Know that reader before you write.",
    lists=(
        ItemList(
            name="items",
            ask="Donor profiles",
            add="Add a donor",
            prefix="dn",
            title="name",
            facts=("type", "relation", "deadline"),
            empty="No donor is written down yet.",
            questions=(
                Question(
                    "Which donor is it?",
                    (
                        Field("name", "text"),
                        Field("type", "choice", codes="DONOR_TYPES"),
                        Field("contact", "line", hint="An office address, not a private number."),
                    ),
                ),
                Question(
                    "What does it care about?",
                    (
                        Field("interests", "long", hint="In the donor's own words."),
                        Field("priorities", "choices", codes="SECTORS"),
                    ),
                ),
                Question(
                    "Where does it give?",
                    (Field("places", "places"), Field("other_places", "text", rare=True)),
                ),
                Question(
                    "How much does it give?",
                    (
                        Field("currency", "choice", codes="CURRENCIES"),
                        Field("grant_min", "number"),
                        Field("grant_max", "number"),
                        Field("co_funding", "number", hint="The share, in per cent, you must add."),
                        Field("indirect_max", "number", hint="In per cent of direct costs."),
                    ),
                ),
                Question(
                    "What does it pay for, and in which languages does it read?",
                    (
                        Field("categories", "choices", codes="CATEGORIES"),
                        Field("languages", "choices", codes="LANGUAGES_USED"),
                    ),
                ),
                Question(
                    "When does it decide, and whom does it accept?",
                    (
                        Field("calls", "long", hint="When its calls open and how long they last."),
                        Field("deadline", "date", hint="The next one."),
                        Field("eligibility", "long"),
                    ),
                ),
                Question(
                    "Which papers does it ask for?",
                    (Field("attachments", "ticks", codes="ATTACHMENTS"),),
                ),
                Question(
                    "Which of them are ready in your folder?",
                    (
                        Field(
                            "attachments_ready",
                            "ticks",
                            codes="ATTACHMENTS",
                            within="attachments",
                        ),
                    ),
                    hint="Tick a paper only if you could send it today.",
                ),
                Question(
                    "How well do you know each other?",
                    (
                        Field("relation", "choice", codes="RELATIONS"),
                        Field("past", "long", hint="What it has funded of yours, and when."),
                    ),
                ),
                Question(
                    "What is the next step?",
                    (
                        Field("next_step", "long"),
                        Field("owner", "person"),
                        Field("due", "date"),
                    ),
                ),
            ),
        ),
    ),
)

CASE = Step(
    section="case_for_support",
    part=PART,
    optional=True,
    ask="Why should anybody support you?",
    why="Seven short answers make a text for every proposal, visit and message.",
    questions=(
        Question(
            "What is the problem, and how large is it?",
            (Field("need", "long", hint="A number, a place and a year."),),
        ),
        Question("Who lives with it?", (Field("people", "long"),)),
        Question("What do you do about it?", (Field("answer", "long"),)),
        Question(
            "Why you?",
            (Field("why_us", "long", hint="What you have done, and who can confirm it."),),
        ),
        Question(
            "What will be different afterwards?",
            (Field("change", "long", hint="From how much to how much, and how you will know."),),
        ),
        Question(
            "What do you ask for?",
            (Field("ask", "long", hint="An amount, and what a part of it brings about."),),
        ),
        Question(
            "What happens without this support?",
            (Field("without_you", "long", hint="The truth, without fear or blame."),),
        ),
        Question(
            "The whole of it in about sixty words",
            (Field("short", "long", hint="For a portal, a letter or a message."),),
        ),
    ),
)

STEPS = (READINESS, FUNDING_MAP, DONORS, CASE)
