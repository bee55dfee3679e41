"""A thin, typed client of the room's service, one method for each thing that it does.

Answers that cannot be trusted (no connection, a time-out, a 5xx, or a page that a Wi-Fi gateway
put in the service's place) raise `StoreUnavailable`: nothing is known to be saved, so the
caller keeps the work and tries again. A refusal raises `StoreRefused` and is never retried.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import httpx

from saql.store.shapes import Content, StoreRefused, StoreUnavailable

Json = dict[str, Any]

TIMEOUT = httpx.Timeout(20.0, connect=3.0)


class ServiceClient:
    """The service as one session sees it; ``token`` is a session's token or a kernel's key."""

    def __init__(
        self, url: str, token: str = "", *, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.url = url.rstrip("/")
        self._http = httpx.Client(
            base_url=self.url,
            timeout=TIMEOUT,
            transport=transport,
            trust_env=False,
            headers={"Authorization": f"Bearer {token}"} if token else {},
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Sessions

    def sign_in(self, code: str) -> Json:
        """Open a session: ``{"token", "person"}``."""
        return self._ask("POST", "/sessions", {"code": code})

    def session(self) -> Json:
        """The session's person, with role, language and organisation."""
        return self._ask("GET", "/session")

    def set_language(self, language: str) -> Json:
        """Remember the person's language."""
        return self._ask("PATCH", "/session", {"language": language})

    def sign_out(self) -> None:
        """End the session and every kernel key bound to it."""
        self._ask("DELETE", "/session")

    def bind_kernel(self, key: str) -> None:
        """Let a kernel's key act for this session until the session ends."""
        self._ask("POST", "/session/kernels", {"key": key})

    # Organisations and plans

    def organisations(self) -> list[Json]:
        """The organisations that this person may see, with their progress."""
        return self._list("/organisations", "organisations")

    def plan(self, organisation: str) -> Json:
        """``{"plan", "revisions", "revision"}``."""
        return self._ask("GET", f"/organisations/{organisation}/plan")

    def save_section(
        self, organisation: str, section: str, content: Content, *, base: int, key: str
    ) -> tuple[bool, Json]:
        """Whether the section was saved, and the answer: what it holds, or the conflict."""
        path = f"/organisations/{organisation}/plan/sections/{section}"
        response = self._send("PUT", path, {"content": content, "base": base, "key": key})
        body = self._body(response)
        if response.status_code == 409 and "clashes" in body:
            return False, body
        return True, self._checked(response, body)

    def news(self, organisation: str, since: int) -> list[Json]:
        """The sections saved since a revision, each as it is now."""
        path = f"/organisations/{organisation}/plan/news"
        return self._list(path, "news", {"since": since})

    def history(self, organisation: str) -> list[Json]:
        """Every revision of a plan, oldest first."""
        return self._list(f"/organisations/{organisation}/plan/history", "revisions")

    def plan_at(self, organisation: str, revision: int) -> Json:
        """A plan as it was at a revision."""
        return self._ask("GET", f"/organisations/{organisation}/plan/at/{revision}")

    def replace_plan(self, organisation: str, plan: Json, *, key: str) -> Json:
        """Put a whole plan in place at once; the answer is as for `plan`."""
        path = f"/organisations/{organisation}/plan"
        return self._ask("PUT", path, {"plan": plan, "key": key})

    def restore(self, organisation: str, revision: int, *, key: str) -> Json:
        """Make a plan what it was at a revision; the answer is as for `plan`."""
        path = f"/organisations/{organisation}/plan/restore"
        return self._ask("POST", path, {"revision": revision, "key": key})

    def export_organisation(self, organisation: str) -> Json:
        """One organisation complete: people, every revision, submissions, reviews."""
        return self._ask("GET", f"/organisations/{organisation}/export")

    def import_organisation(self, archive: Json) -> Json:
        """Bring an exported organisation into a room that does not have it."""
        return self._ask("POST", "/organisations/import", archive)

    # Submissions and reviews

    def submit(self, organisation: str, assignment: str, *, key: str) -> Json:
        """Submit the plan as it is: ``{"id", "number", "assignment", "revision", ...}``."""
        path = f"/organisations/{organisation}/submissions"
        return self._ask("POST", path, {"assignment": assignment, "key": key})

    def submissions(self, organisation: str | None = None) -> list[Json]:
        """One organisation's submissions, or (coach, trainer) everybody's."""
        path = f"/organisations/{organisation}/submissions" if organisation else "/submissions"
        return self._list(path, "submissions")

    def submission(self, submission: int) -> Json:
        """A submission with the plan that it froze."""
        return self._ask("GET", f"/submissions/{submission}")

    def review(self, submission: int) -> Json | None:
        """The latest review of a submission, or None where there is none to see."""
        found = self._ask("GET", f"/submissions/{submission}/review")["review"]
        return found if found is None else dict(found)

    def review_history(self, submission: int) -> list[Json]:
        """Every saved state of a submission's review, oldest first."""
        return self._list(f"/submissions/{submission}/reviews", "reviews")

    def save_review(self, submission: int, review: Mapping[str, Any]) -> Json:
        """Save ``{levels, comments, message, result, base, key}`` as the next review revision."""
        return self._ask("PUT", f"/submissions/{submission}/review", dict(review))

    # People and codes

    def people(self) -> list[Json]:
        """Everybody in the cohort (trainer only)."""
        return self._list("/people", "people")

    def add_person(
        self, name: str, role: str, organisation: str | None = None, language: str = "ar"
    ) -> Json:
        """Add a person: ``{"person"}``."""
        body = {"name": name, "role": role, "organisation": organisation, "language": language}
        return self._ask("POST", "/people", body)

    def new_code(self, person: int) -> str:
        """Give a person a new code, shown only now; the earlier one stops working."""
        return str(self._ask("POST", f"/people/{person}/code")["code"])

    def revoke_code(self, person: int) -> None:
        """Take a person's code away and end that person's sessions."""
        self._ask("DELETE", f"/people/{person}/code")

    def health(self) -> Json:
        """Whether the service answers, and with which database."""
        return self._ask("GET", "/health")

    # The wire

    def _list(self, path: str, name: str, query: Mapping[str, Any] | None = None) -> list[Json]:
        found = self._ask("GET", path, query=query)[name]
        return list(found)

    def _ask(
        self,
        method: str,
        path: str,
        body: Json | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> Json:
        response = self._send(method, path, body, query)
        return self._checked(response, self._body(response))

    def _send(
        self, method: str, path: str, body: Json | None, query: Mapping[str, Any] | None = None
    ) -> httpx.Response:
        try:
            return self._http.request(method, path, json=body, params=query)
        except httpx.HTTPError as error:
            raise StoreUnavailable(type(error).__name__) from error

    @staticmethod
    def _body(response: httpx.Response) -> Json:
        if response.status_code == 204:
            return {}
        try:
            body = response.json()
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise StoreUnavailable(f"no answer of the service: {response.status_code}")
        return body

    @staticmethod
    def _checked(response: httpx.Response, body: Json) -> Json:
        if response.is_success:
            return body
        if response.status_code >= 500 or "code" not in body:
            raise StoreUnavailable(f"status {response.status_code}")
        raise StoreRefused(str(body["code"]), dict(body.get("data") or {}))
