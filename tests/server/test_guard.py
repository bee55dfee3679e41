import http.client
import socket

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from saql.server.guard import host_allowed, origin_allowed, own_names
from saql.server.pages import safe_next
from tests.server.rooms import open_page

NAMES = own_names("", ("room.example",))


@pytest.mark.parametrize(
    ("host", "arrived_at", "allowed"),
    [
        ("localhost:8866", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("192.168.1.5:8866", "192.168.1.5", True),
        ("[fe80::1]:8866", "fe80::1%wlan0", True),
        ("room.example", "192.168.1.5", True),
        ("192.168.1.6:8866", "192.168.1.5", False),
        ("evil.example", "127.0.0.1", False),
        ("room.example.evil.example", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("localhost,evil.example", "127.0.0.1", False),
        ("user@evil.example:80", "127.0.0.1", False),
        ("[::1", "::1", False),
        ("", "127.0.0.1", False),
    ],
)
def test_only_hosts_of_this_room_are_served(host, arrived_at, allowed):
    assert host_allowed(host, NAMES, arrived_at) is allowed


@pytest.mark.parametrize(
    ("method", "upgrade", "origin", "site", "allowed"),
    [
        ("GET", False, "http://evil.example", "cross-site", True),
        ("POST", False, "http://localhost:8866", "same-origin", True),
        ("POST", False, None, "", True),
        ("POST", False, "http://evil.example", "", False),
        ("POST", False, "null", "", False),
        ("POST", False, "http://localhost:8867", "", False),
        ("POST", False, "http://localhost:8866.evil.example", "", False),
        ("POST", False, None, "cross-site", False),
        ("POST", False, None, "same-site", False),
        ("DELETE", False, "http://evil.example", "", False),
        ("GET", True, "http://evil.example", "", False),
        ("GET", True, "http://localhost:8866", "", True),
    ],
)
def test_only_pages_of_this_room_may_change_something(method, upgrade, origin, site, allowed):
    assert origin_allowed(method, upgrade, origin, site, "localhost:8866") is allowed


@pytest.mark.parametrize("address", ["", "x", "//a", "/\\a", "http://a", "javascript:1", "/a\\b"])
def test_the_way_after_signing_in_stays_inside(address):
    assert safe_next(address) == "/"


def ask(room, path, method="GET", body=None, **headers):
    """One request, written as given: no client tidies its path or its headers."""
    connection = http.client.HTTPConnection("127.0.0.1", room.port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


ROUTES = ["/", "/sign-in", "/health", "/voila/render/board.ipynb", "/static/x/room/room.css", "/no"]


@pytest.mark.parametrize("path", ROUTES)
def test_a_foreign_host_name_gets_nothing(room, path):
    status, _, text = ask(room, path, Host="evil.example")
    assert status == 403
    assert "saql" not in text.lower()


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/language", "/static/x/room/room.css"])
def test_a_form_from_another_site_is_refused(room, path):
    status, _, _ = ask(room, path, "POST", b"code=x", Origin="http://evil.example")
    assert status == 403


@pytest.mark.parametrize("path", ROUTES)
def test_no_page_may_be_framed_or_load_from_elsewhere(room, path):
    _, headers, _ = ask(room, path)
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    for rule in ("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"):
        assert rule in policy
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


CLIMBS = [
    "../canary.txt",
    "..%2fcanary.txt",
    "..%252fcanary.txt",
    "%2e%2e/canary.txt",
    "....//canary.txt",
    "..\\canary.txt",
    "..%5ccanary.txt",
    "/canary.txt",
    "%00/canary.txt",
    "room/../../../../canary.txt",
    "../../../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "data/saql.db",
    "data/codes.csv",
    "saql.toml",
]
PLACES = ["/static/x/", "/static/", "/voila/render/", "/voila/files/", "/voila/static/", "/"]
PLACES += ["/voila/templates/", "/voila/labextensions/", "/feedback/", "/files/", "/api/contents/"]


@pytest.mark.parametrize("place", PLACES)
def test_no_route_climbs_out_of_its_files(room, place):
    with room.visitor(room.codes()[0]) as client:
        cookie = f"saql_session={client.cookies['saql_session']}"
    known = room.course / "canary.txt"
    for climb in (*CLIMBS, str(known), str(known).lstrip("/")):
        status, _, text = ask(room, place + climb, Cookie=cookie)
        assert status in (302, 400, 403, 404, 405), (place + climb, status)
        assert "CANARY" not in text
        assert "root:" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree/",
        "/voila/api/contents/",
        "/api/kernels",
        "/api/contents",
        "/api/sessions",
        "/login",
        "/logout",
        "/voila/query/00000000-0000-0000-0000-000000000000",
        "/voila/execution/00000000-0000-0000-0000-000000000000",
    ],
)
def test_what_voila_and_jupyter_offer_beside_is_not_there(room, path):
    with room.visitor(room.codes()[0]) as client:
        assert client.get(path).status_code == 404


def test_the_template_cannot_be_chosen_by_the_address(room):
    with room.visitor(room.codes()[0]) as client:
        page = client.get("/voila/render/board.ipynb?template=classic&voila-theme=dark&theme=dark")
        assert 'class="room-header"' in page.text
        assert "dark" not in page.text


def test_a_large_body_is_refused_unread(room):
    with socket.create_connection(("127.0.0.1", room.port), timeout=20) as raw:
        raw.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000\r\n\r\n"
        )
        answer = raw.recv(200)
    assert b" 400 " in answer or answer == b""


def test_a_socket_from_another_site_is_refused(room):
    with room.visitor(room.codes()[0]) as client:
        kernel = open_page(client)
        cookie = f"saql_session={client.cookies['saql_session']}"
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(
            f"ws://127.0.0.1:{room.port}/api/kernels/{kernel}/channels",
            origin="http://evil.example",
            additional_headers={"Cookie": cookie},
        ),
    ):
        pass
    assert refused.value.response.status_code == 403
