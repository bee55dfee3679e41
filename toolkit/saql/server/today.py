"""The page of the day: what is on, who is here, what was announced, what was asked."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from tornado import web

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
            forms=[row for row in forms if row["open"]],
            own=own,
        )

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
