"""The questions of a lesson on a page: its self-check, and its cases with choices.

The page says what was chosen; whether it is right is decided here. A room keeps the answers of a
self-check, so that a person goes on where they stopped; elsewhere the widget keeps them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import anywidget
import traitlets

from saql.cohort.questions import Question
from saql.i18n import catalogue, direction
from saql.plan.fields import Language
from saql.store import StoreRefused, StoreUnavailable
from saql.widgets.esm import SHARED, css, esm
from saql.widgets.fonts import FAMILY, fonts
from saql.widgets.words import words_of_page

log = logging.getLogger(__name__)

Message = dict[str, Any]
Load = Callable[[], dict[str, str]]
Keep = Callable[[Message], None]

_WORKER = ThreadPoolExecutor(1, thread_name_prefix="lesson")
"""One at a time and in order; a slow service never blocks the kernel."""


class QuestionBoard(anywidget.AnyWidget):
    """Questions one at a time, with the explanation of every option.

    Attributes:
        use: ``check``, which is passed when all are right, or ``case``, which asks for a choice.
        stored: whether a room keeps the answers.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    use = traitlets.Unicode("check").tag(sync=True)
    language = traitlets.Unicode("ar").tag(sync=True)
    direction = traitlets.Unicode("rtl").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    questions: traitlets.List[Message] = traitlets.List().tag(sync=True)
    name = traitlets.Unicode(help="What the page keeps unsent answers under.").tag(sync=True)
    stored = traitlets.Bool(False).tag(sync=True)
    font = traitlets.Unicode(FAMILY).tag(sync=True)

    def __init__(
        self,
        questions: Sequence[Question],
        language: Language,
        *,
        use: str = "check",
        name: str = "",
        load: Load | None = None,
        keep: Keep | None = None,
    ) -> None:
        """Make the board.

        Args:
            questions: what is asked, in this order.
            language: in which it speaks.
            use: ``check`` or ``case``.
            name: the lesson.
            load: the options chosen before, by question.
            keep: stores an event of the lesson (``event``, ``key`` and what belongs to it).
        """
        self._bank = {question.id: question for question in questions}
        self._chosen: dict[str, str] = {}
        self._load = load
        self._keep = keep
        super().__init__(
            _esm=esm("lesson"),
            _css=css(*SHARED, "lesson"),
            use=use,
            language=language,
            direction=direction(language),
            words=words_of_page("lessons", language),
            questions=[shown(question, language) for question in questions],
            name=f"{use}:{name}",
            stored=keep is not None,
        )
        self.on_msg(_received)

    @property
    def passed(self) -> bool:
        """Whether every question has its right answer."""
        return bool(self._bank) and all(
            question.option(self._chosen[name]).right if name in self._chosen else False
            for name, question in self._bank.items()
        )

    def receive(self, message: Message) -> None:
        """Take one message of the page; the reply follows."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._reply(self.answer(message))
            return

        def done(future: Future[Message]) -> None:
            loop.call_soon_threadsafe(self._reply, future.result())

        _WORKER.submit(self.answer, message).add_done_callback(done)

    def answer(self, message: Message) -> Message:
        """The reply to a message; a failure is a reply with a sentence."""
        kind, key = message.get("type"), str(message.get("key") or "")
        try:
            if kind == "ping":
                return {"type": "pong", "at": message.get("at")}
            if kind == "fonts":
                return fonts()
            if kind == "hello":
                return self._hello()
            if kind == "answered":
                return self._answered(str(message.get("question")), message.get("option"), key)
        except StoreUnavailable:
            return {"type": "unkept", "key": key, "again": True, "sentence": self._say(LATER)}
        except StoreRefused as refusal:
            log.info("an answer was refused: %s", refusal.sentence_code)
            return {"type": "unkept", "key": key, "again": False, "sentence": self._say(NEVER)}
        except Exception:
            log.exception("message %r failed", kind)
            return {"type": "unkept", "key": key, "again": False, "sentence": self._say(NEVER)}
        return {"type": "unkept", "key": key, "again": False, "sentence": self._say(NEVER)}

    def _hello(self) -> Message:
        if self._load:
            known = {
                name: option
                for name, option in self._load().items()
                if name in self._bank and option in self._bank[name].option_ids
            }
            self._chosen = known | self._chosen
        return {"type": "state", "chosen": self._chosen, "passed": self.passed}

    def _answered(self, name: str, option: object, key: str) -> Message:
        question = self._bank.get(name)
        if question is None or not isinstance(option, str) or option not in question.option_ids:
            return {"type": "unkept", "key": key, "again": False, "sentence": self._say(NEVER)}
        self._chosen[name] = option
        right = question.option(option).right
        if self._keep:
            self._keep(
                {
                    "event": "answered",
                    "question": name,
                    "option": option,
                    "right": right,
                    "key": key,
                }
            )
            if self.passed:
                self._keep({"event": "done", "passed": True, "key": f"{key}-done"})
        return {"type": "kept", "key": key, "passed": self.passed}

    def _say(self, text: str) -> str:
        return catalogue("lessons", LANGUAGE_OF[self.language]).gettext(text)

    def _reply(self, reply: Message) -> None:
        buffers = reply.pop("buffers", None)
        self.send(reply, buffers)


LATER = "Your answer is not kept yet. We try again."
NEVER = "This answer could not be kept. You can go on all the same."
LANGUAGE_OF: dict[str, Language] = {"ar": "ar", "en": "en"}


def shown(question: Question, language: Language) -> Message:
    """A question as the page gets it, its options in an order of their own."""
    return {
        "id": question.id,
        "text": question.text.get(language),
        "options": [
            {
                "id": name,
                "text": option.text.get(language),
                "why": option.why.get(language),
                "right": option.right,
            }
            for name, option in question.mixed
        ],
    }


def _received(board: QuestionBoard, message: Any, _buffers: Any) -> None:
    if isinstance(message, dict):
        board.receive(message)
