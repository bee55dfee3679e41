"""The room as a program: it starts, says where it is, survives its service, and leaves nothing."""

import os
import signal
import socket
from pathlib import Path

import pytest

from saql.server.run import RoomStartError, serve
from saql.server.settings import RoomSettings
from tests.server.rooms import alive, make_course, open_page, wait_until

linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")


def service_of(room):
    return next(
        pid for pid in room.children() if "saql.service" in Path(f"/proc/{pid}/cmdline").read_text()
    )


def test_a_taken_port_is_a_sentence_that_names_the_way_out(tmp_path, apps):
    course = make_course(tmp_path / "course")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        settings = RoomSettings(course_dir=course, port=port, apps_dir=apps, language="en")
        with pytest.raises(RoomStartError, match=rf"Port {port} .* --port"):
            serve(course, settings=settings, say=lambda _: None)


def test_a_folder_that_holds_no_room_is_a_sentence(tmp_path, apps):
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    settings = RoomSettings(course_dir=tmp_path, port=0, apps_dir=apps, language="en")
    with pytest.raises(RoomStartError, match="cannot be opened"):
        serve(tmp_path, settings=settings, say=lambda _: None)


@linux
def test_ctrl_c_leaves_no_process_and_no_files(own_room, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "t"))
    (tmp_path / "t").mkdir()
    room = own_room()
    with room.visitor(room.codes()[0]) as client:
        open_page(client)
    children = room.children()
    assert len(children) >= 2
    assert room.stop() == 0
    assert [pid for pid in children if alive(pid)] == []
    assert list((tmp_path / "t").glob("saql-*")) == []
    assert any("codes.csv" in line for line in room.said)


@linux
def test_a_killed_service_is_said_calmly_and_comes_back(own_room):
    room = own_room()
    with room.visitor(room.codes()[0]) as client, room.visitor(room.codes()[1]) as other:
        kernel = open_page(client)
        os.kill(service_of(room), signal.SIGKILL)
        seen = set()

        def back():
            answer = other.get("/")
            seen.add(answer.status_code)
            if answer.status_code == 503:
                assert 'http-equiv="refresh"' in answer.text
                assert "ما حُفظ في أمان" in answer.text
            return answer.status_code == 200

        wait_until(back, 30, "the service's return")
        assert seen <= {200, 503}
        assert client.get(f"/api/kernels/{kernel}").status_code == 200
        assert client.get("/").status_code == 200
        open_page(other)


@linux
def test_a_room_that_is_killed_takes_its_kernels_and_its_service_with_it(own_room):
    room = own_room()
    with room.visitor(room.codes()[0]) as client:
        open_page(client)
    children = room.children()
    assert len(children) >= 2
    os.kill(room.process.pid, signal.SIGKILL)
    wait_until(lambda: not any(map(alive, children)), 20, "the end of what the room had started")
