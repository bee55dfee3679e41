"""The replies by which a page learns that something did not go as it asked."""

from __future__ import annotations

from typing import Any

Message = dict[str, Any]


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
