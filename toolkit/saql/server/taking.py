"""Taking a test: one question on a screen, each answer kept at once, to be resumed at any time."""

from __future__ import annotations

import re
from typing import Any

from tornado import web

from saql.course import CourseFileError
from saql.plan.fields import Language
from saql.server.pages import Page
from saql.server.service import ServiceRefusedError
from saql.server.today import new_key

Json = dict[str, Any]


class TestPage(Page):
    """A test of the visitor's own: its beginning, a question, the last look, the result."""

    roles = frozenset({"participant"})

    async def get(self, test: str) -> None:
        """The screen that comes next, or the question that is asked for by ``q``."""
        row = await self._row(test)
        if row["state"] == "submitted":
            review = await self._review(test) if test == "post_test" else []
            self.show("test_done.html.j2", test=row, name=self._name(row), review=review)
        elif row["state"] == "not_started":
            self.show("test_start.html.j2", test=row, name=self._name(row))
        elif not row["open"]:
            self.show("test_closed.html.j2", test=row, name=self._name(row))
        else:
            await self._question(test, row)

    async def post(self, test: str) -> None:
        """Start, or hand in."""
        path = f"/tests/{test}/attempt"
        body: Json = {}
        if self.get_body_argument("do", "") == "submit":
            path += "/submit"
            body = {"key": self.get_body_argument("key", "") or new_key()}
        try:
            await self.service.call("POST", path, token=self.person.token, body=body)
        except ServiceRefusedError as refusal:
            if refusal.status not in (403, 409):
                raise
        self.redirect(f"/tests/{test}", status=303)

    async def _question(self, test: str, row: Json) -> None:
        attempt = await self._attempt(test)
        questions, answers = attempt["questions"], attempt["answers"]
        asked = self.get_query_argument("q", "")
        if asked == "end" or (not asked and len(answers) == len(questions)):
            self.show(
                "test_end.html.j2",
                test=row,
                name=self._name(row),
                questions=questions,
                answers=answers,
                key=new_key(),
            )
            return
        slots = [question["slot"] for question in questions]
        open_slots = [slot for slot in slots if slot not in answers]
        slot = asked if asked in slots else (open_slots or slots)[0]
        at = slots.index(slot)
        self.show(
            "test_question.html.j2",
            test=row,
            name=self._name(row),
            question=told(questions[at], self.language),
            number=at + 1,
            count=len(slots),
            chosen=answers.get(slot, ""),
            before=slots[at - 1] if at else "",
            after=slots[at + 1] if at + 1 < len(slots) else "end",
            answered=len(answers),
            attempt=attempt["number"],
        )

    async def _row(self, test: str) -> Json:
        found = await self.service.call("GET", "/tests", token=self.person.token)
        for row in found["tests"]:
            if row["id"] == test:
                return dict(row)
        raise web.HTTPError(404)

    async def _attempt(self, test: str) -> Json:
        path = f"/tests/{test}/attempt"
        found = await self.service.call("POST", path, token=self.person.token, body={})
        return dict(found["attempt"])

    async def _review(self, test: str) -> list[Json]:
        """Each question with the options explained; the course is over, so it may be told."""
        try:
            bank = self.course.questions
        except CourseFileError:
            return []
        attempt = await self._attempt(test)
        rows = []
        for question in attempt["questions"]:
            known = bank.get(question["id"])
            if known is None:
                continue
            chosen = attempt["answers"].get(question["slot"], "")
            options = [
                {
                    "text": option.text.get(self.language),
                    "why": option.why.get(self.language),
                    "right": option.right,
                    "chosen": name == chosen,
                }
                for name, option in zip(known.option_ids, known.options, strict=True)
            ]
            right = any(option["right"] and option["chosen"] for option in options)
            rows.append({"text": known.text.get(self.language), "options": options, "right": right})
        return rows

    def _name(self, row: Json) -> str:
        names = row["name"]
        return str(names[self.language] or names["ar"])


class TestAnswer(Page):
    """Keeps one answer, for the page's own script and for a browser without it."""

    roles = frozenset({"participant"})

    async def post(self, test: str, slot: str) -> None:
        """Keep the chosen option and show what comes next."""
        option = self.get_body_argument("option", "")
        after = self.get_body_argument("after", "")
        after = after if re.fullmatch(r"[a-z0-9]{1,10}", after) else ""
        if option:
            body = {"option": option, "key": self.get_body_argument("key", "") or new_key()}
            path = f"/tests/{test}/attempt/answers/{slot}"
            try:
                await self.service.call("PUT", path, token=self.person.token, body=body)
            except ServiceRefusedError as refusal:
                if refusal.status not in (403, 409):
                    raise
                self.redirect(f"/tests/{test}", status=303)
                return
        self.redirect(f"/tests/{test}?q={after}" if after else f"/tests/{test}", status=303)


def told(question: Json, language: Language) -> Json:
    """A question in one language."""
    return {
        "slot": question["slot"],
        "text": said(question["text"], language),
        "options": [
            {"id": option["id"], "text": said(option["text"], language)}
            for option in question["options"]
        ],
    }


def said(text: Json, language: Language) -> str:
    """A bilingual text in one language, in the other where this one is empty."""
    return str(text[language] or text["ar"] or text["en"])
