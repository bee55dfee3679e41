"""The replies by which a page learns what became of its edits, and that something went wrong."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from saql.plan.clash import Clash
from saql.store import StoreRefused, StoreUnavailable

log = logging.getLogger(__name__)

Message = dict[str, Any]

REMEMBERED = 500
"""How many bundles are answered alike when they come twice."""


def respond(
    message: Message,
    answers: Mapping[str, Callable[[Message], list[Message]]],
    say: Callable[[str], str],
    refusal: Callable[[Message, StoreRefused], Message],
) -> list[Message]:
    """The replies to one message; every failure is a reply with a sentence, never raised.

    Args:
        message: what the page says.
        answers: a message's type to what answers it; a message of another type has no reply.
        say: a sentence of the boards in the page's language.
        refusal: the reply to what the store refused.
    """
    kind = message.get("type")
    if kind == "ping":
        return [{"type": "pong", "at": message.get("at")}]
    if not isinstance(kind, str) or kind not in answers:
        return []
    try:
        return answers[kind](message)
    except StoreUnavailable:
        return [failed(message, say("The data cannot be reached just now."))]
    except StoreRefused as error:
        return [refusal(message, error)]
    except Exception:
        log.exception("message %r failed", kind)
        return [failed(message, say("Something went wrong here. We try again."))]


class Answered:
    """The replies to the last bundles, by their keys; what is not saved yet is not answered."""

    def __init__(self) -> None:
        self._replies: OrderedDict[str, list[Message]] = OrderedDict()

    def get(self, key: str) -> list[Message] | None:
        """The replies that this bundle had."""
        return self._replies.get(key)

    def keep(self, key: str, replies: list[Message]) -> list[Message]:
        """Remember the replies to a bundle, and give them back."""
        if replies[0]["type"] != "unsaved":
            self._replies[key] = replies
        while len(self._replies) > REMEMBERED:
            self._replies.popitem(last=False)
        return replies


def told_clashes(clashes: Iterable[Clash], author: str) -> list[Message]:
    """What two people wrote at the same place, both texts, and who the other is."""
    return [
        {
            "path": list(clash.path),
            "base": clash.base,
            "mine": clash.mine,
            "theirs": clash.theirs,
            "author": author,
        }
        for clash in clashes
    ]


def unsaved(key: object, sentence: str) -> Message:
    """A bundle of edits is not saved yet; the page keeps it and sends it again."""
    return {"type": "unsaved", "key": key, "sentence": sentence}


def refused(message: Message, sentence: str) -> Message:
    """What was asked may not be; the page sends a bundle of edits no more."""
    if message.get("type") == "edits":
        return {"type": "refused", "key": message.get("key"), "sentence": sentence}
    return failed(message, sentence)


def failed(message: Message, sentence: str) -> Message:
    """What was asked did not come about this time."""
    if message.get("type") == "edits":
        return unsaved(message.get("key"), sentence)
    if message.get("type") == "ask":
        return {"type": "answer", "id": message.get("id"), "ok": False, "sentence": sentence}
    return {"type": "trouble", "sentence": sentence}
