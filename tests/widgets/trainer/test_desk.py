"""Whom the trainer's desk is for, and what it says when it cannot answer."""

from __future__ import annotations

from saql.client import ServiceClient
from saql.widgets.trainer.desk import Desk


def test_the_desk_is_for_trainers_and_asks_nothing_before_its_page_has_come(room) -> None:
    closed = Desk(ServiceClient("http://127.0.0.1:1"), room.course)
    assert closed.handle({"type": "ping", "at": 1}) == [{"type": "pong", "at": 1}]
    assert closed.handle({"type": "hello"})[0]["type"] == "trouble"
    for other in ("Maha", "Rana"):
        (said,) = Desk(room.client(other), room.course, "en").handle({"type": "hello"})
        assert (said["type"], said["sentence"]) == ("trouble", "This desk is for trainers.")


def test_a_service_that_is_away_is_a_sentence_and_the_desk_goes_on(room) -> None:
    desk = Desk(room.client("Basel"), room.course)
    desk.handle({"type": "hello", "language": "en"})
    (answer,) = desk.handle({"type": "ask", "id": "1", "name": "no such question"})
    assert not answer["ok"]
    assert answer["sentence"]
    (unknown,) = desk.handle({"type": "ask", "id": "2", "name": "new_code", "person": 9999})
    assert not unknown["ok"]
    assert unknown["sentence"]
