"""The workshop day, forms and training requests."""

from __future__ import annotations

from saql.client.wire import Json, Wire


class Workshop(Wire):
    """What goes on in the room."""

    def openings(self) -> dict[str, bool]:
        """What can be opened and closed, and whether it is open."""
        return dict(self.ask("GET", "/openings")["openings"])

    def put_opening(self, name: str, *, is_open: bool) -> dict[str, bool]:
        """Open something or close it."""
        return dict(self.ask("PUT", f"/openings/{name}", {"open": is_open})["openings"])

    def workshop(self) -> Json:
        """``{"training_sessions", "announcements", "parking", "attendance"}``."""
        return self.ask("GET", "/workshop")

    def start_training_session(
        self, agenda: str, day: str, session: str, name: Json, *, key: str
    ) -> Json:
        """Begin a training session."""
        body = {"agenda": agenda, "day": day, "session": session, "name": name, "key": key}
        return dict(self.ask("POST", "/workshop/sessions", body)["training_session"])

    def end_training_session(self, training_session: int) -> Json:
        """End a training session."""
        path = f"/workshop/sessions/{training_session}/end"
        return dict(self.ask("POST", path)["training_session"])

    def mark_attendance(
        self, training_session: int, state: str, *, person: int | None = None
    ) -> Json:
        """Note who was there; without a person it is oneself."""
        path = f"/workshop/sessions/{training_session}/attendance"
        return self.ask("PUT", path, {"person": person, "state": state})

    def park(self, text: str, *, key: str) -> Json:
        """Keep a question for later."""
        return dict(self.ask("POST", "/workshop/parking", {"text": text, "key": key})["parked"])

    def settle_parked(
        self, parked: int, *, state: str | None = None, answer: str | None = None
    ) -> Json:
        """Say what became of a parked question."""
        body = {"state": state, "answer": answer}
        return dict(self.ask("PATCH", f"/workshop/parking/{parked}", body)["parked"])

    def announce(self, text: str, *, key: str) -> Json:
        """Tell everybody something."""
        body = {"text": text, "key": key}
        return dict(self.ask("POST", "/workshop/announcements", body)["announcement"])

    def withdraw_announcement(self, announcement: int) -> None:
        """Take an announcement back."""
        self.ask("DELETE", f"/workshop/announcements/{announcement}")

    def forms(self) -> list[Json]:
        """Which forms are open, and which of them this person answered."""
        return self.listed("/forms", "forms")

    def answer_form(
        self, form: str, answers: Json, *, key: str, day: str = "", from_paper: bool = False
    ) -> None:
        """Keep the answers to a form; from paper only the trainer sends them, with their day."""
        body = {"day": day, "answers": answers, "from_paper": from_paper, "key": key}
        self.ask("POST", f"/forms/{form}/answers", body)

    def form_answers(self, form: str) -> list[Json]:
        """Everybody's answers to a form (trainer)."""
        return self.listed(f"/forms/{form}/answers", "answers")

    def requests(self) -> list[Json]:
        """Who asked for training (trainer)."""
        return self.listed("/requests", "requests")

    def add_request(self, organisation: str, contact: str, answers: Json, *, key: str) -> Json:
        """Keep a training request."""
        body = {"organisation": organisation, "contact": contact, "answers": answers, "key": key}
        return dict(self.ask("POST", "/requests", body)["request"])

    def decide_request(self, request: int, state: str) -> Json:
        """Say what became of a training request."""
        return dict(self.ask("PATCH", f"/requests/{request}", {"state": state})["request"])
