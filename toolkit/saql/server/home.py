"""The home page of each role, the page about codes, and a sign of life."""

from __future__ import annotations

import asyncio
from typing import Any

from saql.plan.fields import Language
from saql.server.pages import Page
from saql.server.works import works

Json = dict[str, Any]


class Home(Page):
    """What a person can do here and how far the work has come."""

    async def get(self) -> None:
        """The page of the visitor's role."""
        token = self.person.token
        organisations, submissions = await asyncio.gather(
            self.service.call("GET", "/organisations", token=token), self._submissions()
        )
        sections = len(organisations["sections"])
        rows = [progress(row, sections, self.language) for row in organisations["organisations"]]
        if self.person.role == "participant":
            opened = await self.service.call("GET", "/openings", token=token)
            found = works(opened["openings"], submissions)
            self.show("home_participant.html.j2", rows=rows, works=found)
            return
        for row in rows:
            row["submissions"] = [s for s in submissions if s["organisation"] == row["id"]]
        self.show("home_room.html.j2", rows=rows, waiting=waiting(submissions))

    async def _submissions(self) -> list[Json]:
        if self.person.role == "participant":
            path = f"/organisations/{self.person.organisation}/submissions"
        else:
            path = "/submissions"
        found = await self.service.call("GET", path, token=self.person.token)
        return list(found["submissions"])


class Codes(Page):
    """Where the personal codes are; the page itself holds none."""

    roles = frozenset({"trainer"})

    def get(self) -> None:
        """The page."""
        self.show("codes.html.j2", file=self.room.codes_file)


class Alive(Page):
    """Whether the room answers; a page asks when its connection is gone."""

    public = True

    async def prepare(self) -> None:
        """Ask the service nothing."""

    def get(self) -> None:
        """Yes."""
        self.set_status(204)


def progress(row: Json, sections: int, language: Language) -> Json:
    """What the home page shows of an organisation."""
    names = row["name"]
    name = names[language] or names["ar"] or names["en"] or row["id"]
    return {"id": row["id"], "name": name, "filled": len(row["filled"]), "sections": sections}


def waiting(submissions: list[Json]) -> int:
    """How many pieces of work wait for a coach: of each assignment the newest submission counts.

    The list has the newest first.
    """
    newest = {(row["organisation"], row["assignment"]): row for row in reversed(submissions)}
    return sum(not row["result"] for row in newest.values())
