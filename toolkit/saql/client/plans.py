"""Sessions, organisations, plans, submissions and reviews."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saql.client.wire import Json, Wire
from saql.store.shapes import Content


class Plans(Wire):
    """What a person does with a plan."""

    # Sessions

    def sign_in(self, code: str) -> Json:
        """Open a session: ``{"token", "person"}``."""
        return self.ask("POST", "/sessions", {"code": code})

    def session(self) -> Json:
        """The session's person, with role, language and organisation."""
        return self.ask("GET", "/session")

    def set_language(self, language: str) -> Json:
        """Remember the person's language."""
        return self.ask("PATCH", "/session", {"language": language})

    def sign_out(self) -> None:
        """End the session and every kernel key bound to it."""
        self.ask("DELETE", "/session")

    def bind_kernel(self, key: str) -> None:
        """Let a kernel's key act for this session until the session ends."""
        self.ask("POST", "/session/kernels", {"key": key})

    # Organisations and plans

    def organisations(self) -> list[Json]:
        """The organisations that this person may see, with their progress."""
        return self.listed("/organisations", "organisations")

    def plan(self, organisation: str) -> Json:
        """``{"plan", "revisions", "revision"}``."""
        return self.ask("GET", f"/organisations/{organisation}/plan")

    def save_section(
        self, organisation: str, section: str, content: Content, *, base: int, key: str
    ) -> tuple[bool, Json]:
        """Whether the section was saved, and the answer: what it holds, or the conflict."""
        path = f"/organisations/{organisation}/plan/sections/{section}"
        response = self.send("PUT", path, {"content": content, "base": base, "key": key})
        body = self.body_of(response)
        if response.status_code == 409 and "clashes" in body:
            return False, body
        return True, self.checked(response, body)

    def news(self, organisation: str, since: int) -> list[Json]:
        """The sections saved since a revision, each as it is now."""
        path = f"/organisations/{organisation}/plan/news"
        return self.listed(path, "news", {"since": since})

    def history(self, organisation: str) -> list[Json]:
        """Every revision of a plan, oldest first."""
        return self.listed(f"/organisations/{organisation}/plan/history", "revisions")

    def plan_at(self, organisation: str, revision: int) -> Json:
        """A plan as it was at a revision."""
        return self.ask("GET", f"/organisations/{organisation}/plan/at/{revision}")

    def replace_plan(self, organisation: str, plan: Json, *, key: str) -> Json:
        """Put a whole plan in place at once; the answer is as for `plan`."""
        path = f"/organisations/{organisation}/plan"
        return self.ask("PUT", path, {"plan": plan, "key": key})

    def restore(self, organisation: str, revision: int, *, key: str) -> Json:
        """Make a plan what it was at a revision; the answer is as for `plan`."""
        path = f"/organisations/{organisation}/plan/restore"
        return self.ask("POST", path, {"revision": revision, "key": key})

    def export_organisation(self, organisation: str) -> Json:
        """One organisation complete: people, every revision, submissions, reviews."""
        return self.ask("GET", f"/organisations/{organisation}/export")

    def import_organisation(self, archive: Json) -> Json:
        """Bring an exported organisation into a room that does not have it."""
        return self.ask("POST", "/organisations/import", archive)

    # Submissions and reviews

    def submit(self, organisation: str, assignment: str, *, key: str) -> Json:
        """Submit the plan as it is: ``{"id", "number", "assignment", "revision", ...}``."""
        path = f"/organisations/{organisation}/submissions"
        return self.ask("POST", path, {"assignment": assignment, "key": key})

    def submissions(self, organisation: str | None = None) -> list[Json]:
        """One organisation's submissions, or (coach, trainer) everybody's."""
        path = f"/organisations/{organisation}/submissions" if organisation else "/submissions"
        return self.listed(path, "submissions")

    def submission(self, submission: int) -> Json:
        """A submission with the plan that it froze."""
        return self.ask("GET", f"/submissions/{submission}")

    def review(self, submission: int) -> Json | None:
        """The latest review of a submission, or None where there is none to see."""
        found = self.ask("GET", f"/submissions/{submission}/review")["review"]
        return found if found is None else dict(found)

    def review_history(self, submission: int) -> list[Json]:
        """Every saved state of a submission's review, oldest first."""
        return self.listed(f"/submissions/{submission}/reviews", "reviews")

    def save_review(self, submission: int, review: Mapping[str, Any]) -> Json:
        """Save ``{levels, comments, message, result, base, key}`` as the next review revision."""
        return self.ask("PUT", f"/submissions/{submission}/review", dict(review))
