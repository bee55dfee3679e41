"""The wire: a request, and what its answer means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import httpx

from saql.store.shapes import StoreRefused, StoreUnavailable

Json = dict[str, Any]

TIMEOUT = httpx.Timeout(20.0, connect=3.0)
PATIENT = httpx.Timeout(300.0, connect=3.0)
"""For what takes long with a large cohort: who gives up early is told wrongly that it failed."""


class Wire:
    """The connection to the service; ``token`` is a session's token or a kernel's key."""

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

    def health(self) -> Json:
        """Whether the service answers, and with which database."""
        return self.ask("GET", "/health")

    def listed(self, path: str, name: str, query: Mapping[str, Any] | None = None) -> list[Json]:
        """A list in an answer."""
        found = self.ask("GET", path, query=query)[name]
        return list(found)

    def ask(
        self,
        method: str,
        path: str,
        body: Json | None = None,
        query: Mapping[str, Any] | None = None,
        timeout: httpx.Timeout = TIMEOUT,
    ) -> Json:
        """The body of an answer; raises what the answer refuses."""
        response = self.send(method, path, body, query, timeout)
        return self.checked(response, self.body_of(response))

    def send(
        self,
        method: str,
        path: str,
        body: Json | None,
        query: Mapping[str, Any] | None = None,
        timeout: httpx.Timeout = TIMEOUT,
    ) -> httpx.Response:
        """One request; raises `StoreUnavailable` where nothing answers."""
        try:
            return self._http.request(method, path, json=body, params=query, timeout=timeout)
        except httpx.HTTPError as error:
            raise StoreUnavailable(type(error).__name__) from error

    @staticmethod
    def body_of(response: httpx.Response) -> Json:
        """The JSON of an answer; nothing else is one."""
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
    def checked(response: httpx.Response, body: Json) -> Json:
        """The body, or the refusal that it is."""
        if response.is_success:
            return body
        if response.status_code >= 500 or "code" not in body:
            raise StoreUnavailable(f"status {response.status_code}")
        raise StoreRefused(str(body["code"]), dict(body.get("data") or {}))
