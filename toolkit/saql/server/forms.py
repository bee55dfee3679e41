"""Evaluation forms on the phone: filled in once, an anonymous one without the person's name."""

from __future__ import annotations

from typing import Any

from tornado import web

from saql.cohort.forms import Form, FormQuestion, checked
from saql.server.pages import Page
from saql.server.service import ServiceRefusedError
from saql.server.today import new_key

Json = dict[str, Any]


class FormPage(Page):
    """One form: its questions, then thanks."""

    roles = frozenset({"participant"})

    async def get(self, form: str) -> None:
        """The form, or what has become of it."""
        known = self._form(form)
        row = await self._row(form)
        if row["answered"] or not row["open"]:
            self.show("form_done.html.j2", form=known, answered=row["answered"])
            return
        self.show("form.html.j2", form=known, key=new_key(), faults={}, given={})

    async def post(self, form: str) -> None:
        """Keep the answers; what is missing or does not fit is asked for again."""
        known = self._form(form)
        typed = {question.id: self._typed(question) for question in known.questions}
        answers, faults = checked(known, typed)
        key = self.get_body_argument("key", "") or new_key()
        if faults:
            self.set_status(400)
            wrong = {fault.question: fault.code for fault in faults}
            self.show("form.html.j2", form=known, key=key, faults=wrong, given=typed)
            return
        try:
            await self.service.call(
                "POST",
                f"/forms/{form}/answers",
                token=self.person.token,
                body={"answers": answers, "key": key},
            )
        except ServiceRefusedError as refusal:
            if refusal.status not in (403, 409):
                raise
        self.redirect(f"/forms/{form}", status=303)

    def _typed(self, question: FormQuestion) -> Any:
        values = [value for value in self.get_body_arguments(question.id) if value.strip()]
        if question.kind == "choices":
            return values
        if not values:
            return None
        return values[0] == "yes" if question.kind == "yes_no" else values[0]

    def _form(self, form: str) -> Form:
        known = self.course.forms.get(form)
        if known is None:
            raise web.HTTPError(404)
        return known

    async def _row(self, form: str) -> Json:
        found = await self.service.call("GET", "/forms", token=self.person.token)
        for row in found["forms"]:
            if row["id"] == form:
                return dict(row)
        raise web.HTTPError(404)
