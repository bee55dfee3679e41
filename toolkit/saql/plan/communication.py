"""The plan's communication sections: the communication plan and its messages."""

from __future__ import annotations

from pydantic import Field

from saql.plan.fields import Date, Part, Text
from saql.plan.items import Item, Line


class CommunicationLine(Item):
    """A communication objective with audience, message, channel, time, owner and measure.

    ``goal`` holds the id of the strategic goal it serves, ``message`` that of a message.
    """

    text: Text = Field(default_factory=Text)
    goal: Line = ""
    audience: Text = Field(default_factory=Text)
    message: Line = ""
    channel: Line = ""
    date: Date = None
    frequency: Line = ""
    owner: Line = ""
    measure: Text = Field(default_factory=Text)


class Communication(Part):
    """The communication plan, and how stories and photos are used with dignity and consent."""

    items: list[CommunicationLine] = Field(default_factory=list)
    dignity: Text = Field(default_factory=Text)
    consent: Text = Field(default_factory=Text)
    spokesperson: Line = ""


class Message(Item):
    """A message to the public, as it will be read or heard."""

    text: Text = Field(default_factory=Text)
    audience: Text = Field(default_factory=Text)
    ask: Text = Field(default_factory=Text)
    about_people: bool = False
    consent_given: bool = False


class Messages(Part):
    """Messages, each to be clear, specific and positive."""

    items: list[Message] = Field(default_factory=list)
