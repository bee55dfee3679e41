"""What every request and every answer of the room passes, whatever its route.

Host and Origin are checked before a route is chosen, so nothing can be forgotten; the headers
that keep a page ours are set on every answer, also on errors and static files.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from tornado import httputil, web

log = logging.getLogger(__name__)

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets, in lower case."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def own_names(listen: str, names: Iterable[str]) -> frozenset[str]:
    """The host names by which this machine may be asked for."""
    found = set(LOOPBACK_NAMES)
    if listen not in ("", "0.0.0.0", "::"):  # noqa: S104  # compares, does not bind
        found.add(listen.lower())
    machine = socket.gethostname().lower()
    found |= {machine, machine.split(".")[0], f"{machine.split('.')[0]}.local"}
    found |= {name.lower() for name in names}
    return frozenset(found)


def host_allowed(host: str, names: frozenset[str], arrived_at: str) -> bool:
    """Whether a Host header names this room.

    An address is good when it is the one at which the connection arrived: the laptop's address
    changes with the network, and a page of a foreign name that resolves to us still says its
    own name (DNS rebinding).
    """
    name = host_name(host)
    if not name:
        return False
    if name in names:
        return True
    try:
        return ipaddress.ip_address(name) == ipaddress.ip_address(arrived_at.split("%")[0])
    except ValueError:
        return False


def origin_allowed(method: str, upgrade: bool, origin: str | None, site: str, host: str) -> bool:
    """Whether a request that may change something comes from a page of this room."""
    if method in SAFE_METHODS and not upgrade:
        return True
    if site not in ("", "same-origin", "none"):
        return False
    if origin is None:
        return True  # not a browser: the cookie and the form's token decide
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def policy(host: str) -> str:
    """The content security policy of a page.

    Boards are modules made from text (``blob:``); JupyterLab's parts write style elements.
    Some browsers do not count a WebSocket to the same host as ``'self'``, so it is named.
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    return (
        "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; "
        f"connect-src 'self'{sockets}; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    )


class Refused(web.RequestHandler):
    """Says no in plain text, to whatever method."""

    def initialize(self, reason: str) -> None:
        """Take the sentence."""
        self.reason = reason

    def check_xsrf_cookie(self) -> None:
        """Nothing happens here that a token could protect."""

    def prepare(self) -> None:
        """Answer."""
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        self.finish(self.reason)


class Headers(web.OutputTransform):
    """Sets the room's headers on every answer."""

    def __init__(self, request: httputil.HTTPServerRequest) -> None:
        self.host = request.host if "'" not in request.host and ";" not in request.host else ""

    def transform_first_chunk(
        self,
        status_code: int,
        headers: httputil.HTTPHeaders,
        chunk: bytes,
        finishing: bool,  # noqa: ARG002  # the signature is tornado's
    ) -> tuple[int, httputil.HTTPHeaders, bytes]:
        """Add the headers; a page's own policy or caching stays."""
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Content-Security-Policy"] = policy(self.host)
        headers["Server"] = "saql"
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-store"
        return status_code, headers, chunk


class RoomApplication(web.Application):
    """A tornado application whose every request passes the guard."""

    def __init__(self, names: frozenset[str], **settings: Any) -> None:
        super().__init__(transforms=[Headers, web.GZipContentEncoding], **settings)
        self.names = names

    def find_handler(self, request: httputil.HTTPServerRequest, **kwargs: Any) -> Any:
        """Choose the route, unless the request is not for this room or not from it."""
        headers = request.headers
        # A second Host header is joined to the first with a comma, and so names nobody.
        if not host_allowed(headers.get("Host", ""), self.names, _arrived_at(request)):
            log.warning("refused a request for another host")
            return self.get_handler_delegate(
                request, Refused, {"reason": "This address does not belong to the room."}
            )
        upgrade = headers.get("Upgrade", "").lower() == "websocket"
        origin = headers.get("Origin")
        site = headers.get("Sec-Fetch-Site", "")
        if not origin_allowed(request.method or "", upgrade, origin, site, headers["Host"]):
            log.warning("refused a request from another site")
            return self.get_handler_delegate(
                request, Refused, {"reason": "This request comes from another site."}
            )
        return super().find_handler(request, **kwargs)

    def log_request(self, handler: web.RequestHandler) -> None:
        """Log the route without its query, where a secret could stand by mistake."""
        status = handler.get_status()
        write = log.info if status < 400 else log.warning
        if status >= 500:
            write = log.error
        request = handler.request
        write(
            "%d %s %s %.0fms", status, request.method, request.path, 1000 * request.request_time()
        )


def _arrived_at(request: httputil.HTTPServerRequest) -> str:
    stream = getattr(request.connection, "stream", None)
    try:
        return str(stream.socket.getsockname()[0]) if stream else ""
    except (OSError, AttributeError, IndexError):
        return ""
