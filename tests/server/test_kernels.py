import json
import uuid
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tests.server.rooms import alive, open_page, post, wait_until

PROTOCOL = "v1.kernel.websocket.jupyter.org"


def socket(room, client, kernel, **more):
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    return connect(
        f"ws://127.0.0.1:{room.port}/api/kernels/{kernel}/channels?session_id={uuid.uuid4()}",
        origin=room.url,
        additional_headers={"Cookie": cookie},
        max_size=None,
        **more,
    )


def message(kind, content, channel="shell"):
    header = {
        "msg_id": str(uuid.uuid4()),
        "session": "s",
        "username": "",
        "date": "2026-01-01T00:00:00Z",
        "msg_type": kind,
        "version": "5.3",
    }
    return {
        "header": header,
        "parent_header": {},
        "metadata": {},
        "content": content,
        "channel": channel,
        "buffers": [],
    }


def replies(line, wanted, patience=10):
    """Messages up to the one of the wanted kind."""
    found = []
    while True:
        found.append(json.loads(line.recv(timeout=patience)))
        if found[-1]["header"]["msg_type"] == wanted:
            return found


def read_to_the_end(line):
    while True:
        line.recv(timeout=10)


def kernel_answers(room, client, kernel):
    with socket(room, client, kernel) as line:
        line.send(json.dumps(message("kernel_info_request", {})))
        return bool(replies(line, "kernel_info_reply"))


@pytest.fixture
def owner(room):
    with room.visitor(room.codes()[0]) as client:
        yield client


@pytest.fixture
def page(room, owner):
    return open_page(owner)


def test_the_owner_reaches_the_kernel(room, owner, page):
    assert owner.get(f"/api/kernels/{page}").status_code == 200
    assert kernel_answers(room, owner, page)


def test_whoever_else_knows_its_id_is_refused_on_every_route(room, owner, page):
    for code in (room.codes()[1], room.codes()[2], room.codes("trainer")[0]):
        with room.visitor(code) as other:
            assert other.get(f"/api/kernels/{page}").status_code == 403
            token = {"X-XSRFToken": other.cookies["_xsrf"]}
            assert other.delete(f"/api/kernels/{page}", headers=token).status_code == 403
            assert post(other, f"/voila/api/shutdown/{page}").status_code == 403
            assert other.get(f"/voila/query/{page}").status_code == 404
            with pytest.raises(InvalidStatus) as refused, socket(room, other, page):
                pass
            assert refused.value.response.status_code == 403
    assert kernel_answers(room, owner, page)


def test_the_same_person_in_another_session_is_refused_too(room, owner, page):
    with room.visitor(room.codes()[0]) as elsewhere:
        assert elsewhere.get(f"/api/kernels/{page}").status_code == 403
        with pytest.raises(InvalidStatus), socket(room, elsewhere, page):
            pass


def test_a_stranger_is_refused(room, owner, page):
    with room.visitor() as stranger:
        assert stranger.get(f"/api/kernels/{page}").status_code in (302, 403)
        assert stranger.delete(f"/api/kernels/{page}").status_code == 403
        with pytest.raises(InvalidStatus) as refused, socket(room, stranger, page):
            pass
        assert refused.value.response.status_code == 403


def test_a_waiting_kernel_belongs_to_nobody(room, owner, page):
    with owner.stream("GET", "/api/kernels") as answer:
        assert answer.status_code == 404
    assert owner.get(f"/api/kernels/{uuid.uuid4()}").status_code == 403


def test_code_stdin_and_shutdown_over_the_socket_are_not_passed_on(room, owner, page):
    with socket(room, owner, page) as line:
        line.send(json.dumps(message("execute_request", {"code": "print(6*7)", "silent": False})))
        line.send(json.dumps(message("execute_request", {"code": "print(6*7)"}, "control")))
        line.send(json.dumps(message("input_reply", {"value": "x"}, "stdin")))
        line.send(json.dumps(message("shutdown_request", {"restart": False}, "control")))
        line.send(json.dumps(message("complete_request", {"code": "x", "cursor_pos": 1})))
        line.send(json.dumps(message("kernel_info_request", {})))
        kinds = {found["header"]["msg_type"] for found in replies(line, "kernel_info_reply")}
    assert not kinds & {"execute_reply", "execute_result", "stream", "shutdown_reply"}
    assert kernel_answers(room, owner, page)


def test_a_page_cannot_make_widgets_in_the_kernel(room, owner, page):
    opened = {
        "comm_id": uuid.uuid4().hex,
        "target_name": "jupyter.widget",
        "data": {"state": {"_model_name": "TextModel"}},
    }
    with socket(room, owner, page) as line:
        line.send(json.dumps(message("comm_open", opened)))
        line.send(json.dumps(message("comm_info_request", {})))
        comms = replies(line, "comm_info_reply")[-1]["content"]["comms"]
    assert opened["comm_id"] not in comms
    assert comms


def test_a_message_of_more_than_256_kib_closes_the_connection(room, owner, page):
    with socket(room, owner, page) as line:
        line.send(json.dumps(message("comm_msg", {"comm_id": "x", "data": "x" * 200 * 1024})))
        line.send(json.dumps(message("kernel_info_request", {})))
        assert replies(line, "kernel_info_reply")
        line.send(json.dumps(message("comm_msg", {"comm_id": "x", "data": "x" * 257 * 1024})))
        with pytest.raises(ConnectionClosed) as closed:
            read_to_the_end(line)
    assert closed.value.rcvd.code == 1009
    assert kernel_answers(room, owner, page)


def test_a_small_frame_that_unpacks_to_a_large_message_is_refused(room, owner, page):
    with socket(room, owner, page, compression="deflate") as line:
        line.send(json.dumps(message("comm_msg", {"comm_id": "x", "data": "x" * 10**7})))
        with pytest.raises(ConnectionClosed):
            read_to_the_end(line)
    assert kernel_answers(room, owner, page)


@pytest.mark.parametrize(
    "nonsense", ["", "{", "[]", "null", '{"channel":"shell"}', "[" * 100_000, b"\0\1", b"\xff" * 64]
)
@pytest.mark.parametrize("protocol", [None, PROTOCOL])
def test_nonsense_closes_the_connection_and_harms_nothing(room, owner, page, nonsense, protocol):
    with socket(room, owner, page, subprotocols=[protocol] if protocol else None) as line:
        line.send(nonsense)
        with pytest.raises(ConnectionClosed) as closed:
            read_to_the_end(line)
    assert closed.value.rcvd.code == 1008
    assert owner.get(f"/api/kernels/{page}").status_code == 200


def test_leaving_the_page_ends_its_kernel(room, owner, page):
    assert post(owner, f"/voila/api/shutdown/{page}").status_code == 204
    assert owner.get(f"/api/kernels/{page}").status_code == 403


def test_a_person_has_at_most_three_kernels(room, owner):
    kernels = [open_page(owner) for _ in range(4)]
    states = [owner.get(f"/api/kernels/{kernel}").status_code for kernel in kernels]
    assert states == [403, 200, 200, 200]


def test_a_kernel_without_a_page_ends_after_a_while(own_room):
    room = own_room(idle_seconds=0.5)
    with room.visitor(room.codes()[0]) as client:
        kernel = open_page(client)
        gone = lambda: client.get(f"/api/kernels/{kernel}").status_code == 403  # noqa: E731
        wait_until(gone, 15, "the end of an idle kernel")


@pytest.mark.parametrize("transport", ["ipc", "tcp"])
def test_kernels_work_over_either_transport(own_room, transport):
    room = own_room(transport=transport)
    with room.visitor(room.codes()[0]) as client:
        kernel = open_page(client)
        assert kernel_answers(room, client, kernel)
        files = [
            part
            for pid in room.children()
            if alive(pid)
            for part in Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            if part.endswith(f"{kernel}.json")
        ]
        assert json.loads(Path(files[0]).read_text())["transport"] == transport


def test_kernels_see_none_of_the_rooms_secrets(own_room, monkeypatch):
    monkeypatch.setenv("SAQL_DATABASE_URL", "")
    monkeypatch.setenv("SAQL_SECRET_CANARY", "CANARY-91")
    room = own_room()
    with room.visitor(room.codes()[0]) as client:
        open_page(client)
        seen = [
            Path(f"/proc/{pid}/environ").read_text()
            for pid in room.children()
            if "ipykernel" in Path(f"/proc/{pid}/cmdline").read_text()
        ]
    assert seen
    for environment in seen:
        names = {line.partition("=")[0] for line in environment.split("\0")}
        assert {name for name in names if name.startswith("SAQL_")} == {
            "SAQL_SERVICE_URL",
            "SAQL_KERNEL_KEY",
            "SAQL_COURSE_DIR",
        }
