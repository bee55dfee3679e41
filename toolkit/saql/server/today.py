"""The page of the day: what is on, who is here, what was announced, what was asked."""

from __future__ import annotations

import asyncio
import datetime as dt
import secrets
from typing import Any

from tornado import web

from saql.cohort.syllabus import PAUSES, Agenda, Syllabus
from saql.course import CourseFileError
from saql.plan.fields import Language
from saql.server.pages import Page

Json = dict[str, Any]

MAX_QUESTION = 2_000


class Today(Page):
    """The day as every role sees it; participants may sign in to a training session and ask."""

    async def get(self) -> None:
        """The page."""
        token = self.person.token
        workshop, tests, forms = await asyncio.gather(
            self.service.call("GET", "/workshop", token=token),
            self._mine("/tests", "tests"),
            self._mine("/forms", "forms"),
        )
        own = self.person.role == "participant"
        self.show(
            "today.html.j2",
            running=[
                training_row(row, workshop["attendance"] if own else {}, self.language)
                for row in workshop["training_sessions"]
                if not row["ended_at"]
            ],
            announcements=workshop["announcements"],
            parking=workshop["parking"],
            tests=[row for row in tests if row["open"] or row["state"] != "not_started"],
            forms=[row | {"intro": self._intro(row["id"])} for row in forms if row["open"]],
            own=own,
            agenda=self._agenda(workshop["training_sessions"]),
        )

    def _agenda(self, sessions: list[Json]) -> Json | None:
        """The agenda of the newest training session that follows one and began today."""
        today = dt.datetime.now(dt.UTC).date().isoformat()
        begun = [row for row in sessions if row["agenda"] and row["started_at"][:10] == today]
        if not begun:
            return None
        try:
            syllabus = self.course.syllabus
        except CourseFileError:
            return None
        agenda = syllabus.agenda(begun[-1]["agenda"])
        return told_agenda(agenda, syllabus, self.language) if agenda else None

    def _intro(self, form: str) -> str:
        try:
            found = self.course.forms.get(form)
        except CourseFileError:
            return ""
        return found.intro.get(self.language) if found else ""

    async def _mine(self, path: str, name: str) -> list[Json]:
        if self.person.role != "participant":
            return []
        found = await self.service.call("GET", path, token=self.person.token)
        return list(found[name])


class Arrive(Page):
    """A participant says "I am here" for a training session that is running."""

    roles = frozenset({"participant"})

    async def post(self, training_session: str) -> None:
        """Note it, and show the day again."""
        path = f"/workshop/sessions/{training_session}/attendance"
        await self.service.call("PUT", path, token=self.person.token, body={"state": "present"})
        self.redirect("/today", status=303)


class Ask(Page):
    """A question for later, put on the list that the trainer comes back to."""

    async def post(self) -> None:
        """Keep it, and show the day again."""
        text = self.get_body_argument("text", "")
        if not text.strip():
            raise web.HTTPError(400)
        body = {"text": text[:MAX_QUESTION], "key": self.get_body_argument("key", "") or new_key()}
        await self.service.call("POST", "/workshop/parking", token=self.person.token, body=body)
        self.redirect("/today#questions", status=303)


def told_agenda(agenda: Agenda, syllabus: Syllabus, language: Language) -> Json:
    """An agenda in one language, each part with the time at which it begins."""
    parts = []
    for part, (begins, _ends) in zip(agenda.parts, agenda.times(), strict=True):
        plan = syllabus.session(part.session or "")
        words = part.text or (plan.name if plan else None)
        text = words.get(language) if words else ""
        parts.append({"begins": begins, "text": text, "pause": part.kind in PAUSES})
    return {"name": agenda.name.get(language), "parts": parts}


def new_key() -> str:
    """A key under which something may be sent twice and counts once."""
    return secrets.token_urlsafe(16)


def training_row(row: Json, attendance: Json, language: Language) -> Json:
    """What the page shows of a training session that is running."""
    names = row["name"]
    return {
        "id": row["id"],
        "name": names[language] or names["ar"] or names["en"],
        "state": attendance.get(str(row["id"]), ""),
    }
