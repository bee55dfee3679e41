"""What every tab of the desk works with: the service, the course, and the trainer's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any

from saql.client import ServiceClient
from saql.course import Course
from saql.i18n import catalogue
from saql.i18n.formats import format_date
from saql.lessons.library import Listed, lessons_of
from saql.plan.fields import Language, Text
from saql.store import StoreRefused

Json = dict[str, Any]
Question = Callable[[Json], Json]
"""What a page may ask: the message's fields in, the answer's fields out."""


class No(Exception):  # noqa: N818  # an answer in words, not a fault
    """Something that cannot be done, as a sentence in the trainer's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Office:
    """The service as the trainer sees it, with the course's words."""

    def __init__(self, client: ServiceClient, course: Course, language: Language) -> None:
        self.client = client
        self.course = course
        self.language: Language = language

    # -- words ------------------------------------------------------------------------------

    def gettext(self, text: str) -> str:
        """A sentence in the trainer's language."""
        return catalogue("trainer", self.language).gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A sentence with a number."""
        found = catalogue("trainer", self.language).ngettext(one, many, count)
        return found % {"n": count}

    def no(self, text: str, **data: Any) -> No:
        """A refusal in words; the text is one of the catalogue's."""
        return No(self.gettext(text) % data)

    def best(self, names: Json) -> str:
        """The trainer's of two names, or the other where that is empty."""
        return Text.model_validate(names).best(self.language).strip()

    def joined(self, names: list[str]) -> str:
        """A list in words."""
        return ("، " if self.language == "ar" else ", ").join(names)

    def moment(self, at: str | None) -> str:
        """Date and time as the room's clock shows them."""
        when = local(at)
        if when is None:
            return at or ""
        comma = "، " if self.language == "ar" else ", "
        return f"{format_date(when.date(), self.language)}{comma}{when:%H:%M}"

    def clock(self, at: str | None) -> str:
        """The time alone, for something of today; else with its date."""
        when = local(at)
        if when is None:
            return at or ""
        return f"{when:%H:%M}" if when.date() == dt.date.today() else self.moment(at)  # noqa: DTZ011  # the room's own day

    # -- who and what -----------------------------------------------------------------------

    def attempts(self, test: str) -> list[Json]:
        """Everybody's attempts at a test; nobody's while the course has no questions for it."""
        try:
            return self.client.attempts(test)
        except StoreRefused as refusal:
            if refusal.sentence_code != "test_not_ready":
                raise
            return []

    def names(self) -> dict[str, str]:
        """Organisations' names by id."""
        listed = self.client.organisations()
        return {one["id"]: self.best(one["name"]) or one["id"] for one in listed}

    def participants(self) -> list[Json]:
        """Those who take part now: id, name and organisation's name, in order of organisation."""
        names = self.names()
        found = [
            {
                "id": one["id"],
                "name": one["name"],
                "organisation": names.get(one["organisation"], ""),
                "organisation_id": one["organisation"],
            }
            for one in self.client.people()
            if one["role"] == "participant" and one.get("active", True)
        ]
        return sorted(found, key=lambda one: (one["organisation"], one["id"]))

    @cached_property
    def lessons(self) -> list[Listed]:
        """The room's lessons, in their order."""
        return lessons_of(self.course.folder.parent / "modules")

    def lesson_title(self, lesson: str) -> str:
        """A lesson's title."""
        found = next((one for one in self.lessons if one.id == lesson), None)
        return found.title(self.language) if found else lesson

    def module_id(self, module: str) -> str:
        """A module's full id, by its full or its short one."""
        for one in self.course.syllabus.modules:
            if module in (one.id, one.id.partition("_")[2]):
                return one.id
        return module

    def module_name(self, module: str) -> str:
        """A module's name, by its full or its short id."""
        for one in self.course.syllabus.modules:
            if module in (one.id, one.id.partition("_")[2]):
                return one.name.get(self.language)
        return module


def local(at: str | None) -> dt.datetime | None:
    """A moment of the service in the room's own time; None where it cannot be read."""
    try:
        when = dt.datetime.fromisoformat(at or "")
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).astimezone()


def text_of(message: Json, name: str) -> str:
    """A text that the page sent, without the space around it."""
    found = message.get(name)
    return found.strip() if isinstance(found, str) else ""


def key_of(message: Json) -> str:
    """The page's key for one intention."""
    return str(message.get("key") or message.get("id") or "")


def number_of(message: Json, name: str) -> int:
    """A number that the page sent; 0, which nothing has, for anything else."""
    found = message.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else 0
