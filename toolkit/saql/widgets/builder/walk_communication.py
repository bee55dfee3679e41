"""The walk, third part that the course adds: communication."""

from __future__ import annotations

from saql.widgets.builder.steps import Field, ItemList, Question, Step

PART = "Communication"

COMMUNICATION = Step(
    section="communication",
    part=PART,
    optional=True,
    ask="Who needs to know what, through which channel, and when?",
    why="Posting is not communicating: begin with what people should know or do.",
    lists=(
        ItemList(
            name="items",
            ask="Your communication plan",
            add="Add a communication objective",
            prefix="cm",
            title="text",
            facts=("channel", "date", "owner"),
            empty="No communication objective is written down yet.",
            questions=(
                Question(
                    "What should people know or do because of it?",
                    (
                        Field("text", "long"),
                        Field("goal", "ref", to=("goals.items",)),
                    ),
                ),
                Question(
                    "Who are they, and what will you say to them?",
                    (
                        Field("audience", "text"),
                        Field("message", "ref", to=("messages.items",)),
                    ),
                ),
                Question(
                    "Through which channel, when and how often?",
                    (
                        Field("channel", "choice", codes="CHANNELS"),
                        Field("date", "date"),
                        Field("frequency", "choice", codes="FREQUENCIES"),
                    ),
                ),
                Question(
                    "Who does it, and how will you know that it worked?",
                    (Field("owner", "person"), Field("measure", "text")),
                ),
            ),
        ),
    ),
    questions=(
        Question(
            "How do stories and photos keep people's dignity?",
            (
                Field("dignity", "long", hint="Whom you show, how, and what you never show."),
                Field("consent", "long", hint="How you ask, for how long, how it is withdrawn."),
            ),
        ),
        Question(
            "Who speaks for the organisation?",
            (Field("spokesperson", "person"),),
        ),
    ),
)

MESSAGES = Step(
    section="messages",
    part=PART,
    optional=True,
    ask="What exactly will you say?",
    why="A message that is clear, specific and positive is understood and acted upon.",
    lists=(
        ItemList(
            name="items",
            ask="Your messages",
            add="Add a message",
            prefix="ms",
            title="text",
            facts=("audience",),
            empty="No message is written down yet.",
            questions=(
                Question(
                    "What do you say, to whom?",
                    (
                        Field("text", "long", hint="As it will be read or heard, no longer."),
                        Field("audience", "text"),
                    ),
                    panel="message",
                ),
                Question(
                    "What should they do?",
                    (Field("ask", "text", hint="One thing, with a place or a date."),),
                ),
                Question(
                    "Does it tell of real people?",
                    (Field("about_people", "tick"), Field("consent_given", "tick")),
                    hint="A story or a photo needs the consent of whoever is in it.",
                ),
            ),
        ),
    ),
)

STEPS = (COMMUNICATION, MESSAGES)
