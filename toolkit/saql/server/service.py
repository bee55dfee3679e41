"""The room's way to the service: who a session belongs to, and what its pages show."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import httpx

from saql.plan.fields import Language

FRESH_SECONDS = 5.0
STALE_SECONDS = 600.0
Json = dict[str, Any]


class ServiceDownError(Exception):
    """The service does not answer now; nothing is known."""


class ServiceRefusedError(Exception):
    """The service answered no.

    Attributes:
        status: its HTTP status.
        sentence: what it says to the person, where it says something.
    """

    def __init__(self, status: int, sentence: str = "") -> None:
        super().__init__(f"{status} {sentence}")
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in person, as the room needs to know them."""

    token: str
    id: str
    name: str
    role: str
    language: Language
    organisation: str = ""
    organisation_name: str = ""


class Service:
    """Calls to the service, each with the visitor's own token.

    Who a token belongs to is remembered for a few seconds, and for some minutes while the
    service is away: the answer only opens pages, and every right is checked by the service.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.AsyncClient(
            base_url=url, timeout=httpx.Timeout(20.0, connect=3.0), trust_env=False
        )
        self._known: dict[str, tuple[float, Visitor]] = {}

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def call(
        self,
        method: str,
        path: str,
        *,
        token: str = "",
        body: Json | None = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        """One call; the decoded answer.

        Raises:
            ServiceDownError: no answer, or one that cannot be trusted.
            ServiceRefusedError: a refusal.
        """
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"Bearer {token}"
        try:
            answer = await self._http.request(method, path, json=body, headers=sent)
        except httpx.HTTPError as error:
            raise ServiceDownError from error
        if answer.status_code >= 500:
            raise ServiceDownError(str(answer.status_code))
        try:
            found = answer.json() if answer.content else {}
        except ValueError as error:
            raise ServiceDownError from error
        if answer.status_code >= 400:
            raise ServiceRefusedError(answer.status_code, _sentence(found))
        return found

    async def sign_in(self, code: str, device: str) -> Visitor:
        """Open a session with a personal code; ``device`` is where the attempt comes from."""
        found = await self.call(
            "POST", "/sessions", body={"code": code}, headers={"X-Forwarded-For": device}
        )
        return self._remember(found["token"], found["person"])

    async def who(self, token: str) -> Visitor | None:
        """The visitor that a session's token belongs to, or None."""
        if not token:
            return None
        at, visitor = self._known.get(token, (0.0, None))
        now = time.monotonic()
        if visitor and now - at < FRESH_SECONDS:
            return visitor
        try:
            found = await self.call("GET", "/session", token=token)
        except ServiceRefusedError:
            self._known.pop(token, None)
            return None
        except ServiceDownError:
            if visitor and now - at < STALE_SECONDS:
                return visitor
            raise
        return self._remember(token, found.get("person", found))

    async def sign_out(self, token: str) -> None:
        """End a session and every kernel key bound to it."""
        self._known.pop(token, None)
        await self.call("DELETE", "/session", token=token)

    async def set_language(self, token: str, language: Language) -> None:
        """Remember a person's language."""
        self._known.pop(token, None)
        await self.call("PATCH", "/session", token=token, body={"language": language})

    async def bind(self, token: str, key: str) -> None:
        """Let a kernel's key act for this session."""
        await self.call("POST", "/session/kernels", token=token, body={"key": key})

    def _remember(self, token: str, person: Json) -> Visitor:
        organisation = person.get("organisation") or {}
        visitor = Visitor(
            token=token,
            id=str(person["id"]),
            name=person["name"],
            role=person["role"],
            language="en" if person.get("language") == "en" else "ar",
            organisation=str(organisation.get("id", "")),
            organisation_name=organisation.get("name", ""),
        )
        now = time.monotonic()
        if len(self._known) > 2000:
            self._known = {k: v for k, v in self._known.items() if now - v[0] < STALE_SECONDS}
        self._known[token] = (now, visitor)
        return visitor


def _sentence(found: Any) -> str:
    if isinstance(found, dict):
        for name in ("sentence", "message", "detail"):
            if isinstance(found.get(name), str):
                return str(found[name])
    return ""
