"""``kill -9`` of the room in the middle of saving: no acknowledged save may be lost.

A participant's page is played over the real websocket, against the real SWOT app in a real
kernel. Saves are sent without waiting for one another, and the room is killed after a random
number of acknowledgements. `SAQL_ROOM_KILLS` says how often.

A fresh Voilà would spend most of each round on imports: a process that has imported everything
forks the room instead, and the service runs beside it as the service's own tests kill that one.
"""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import uuid

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from saql import shipped
from saql.client import ServiceClient
from saql.server.supervisor import Supervisor
from tests.server import rooms

KILLS = int(os.environ.get("SAQL_ROOM_KILLS") or 10)
SEED = int(os.environ.get("SAQL_SEED", "7"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the test forks rooms")

FORKS = """
import json, os, sys
from pathlib import Path
from saql.server.run import serve
from saql.server.settings import RoomSettings
import saql.server.application
asked = json.loads(sys.argv[1])
for name in ("course_dir", "apps_dir"):
    asked[name] = Path(asked[name])
for line in sys.stdin:
    child = os.fork()
    if not child:
        print(json.dumps({"pid": os.getpid()}), flush=True)
        serve(asked["course_dir"], settings=RoomSettings(**asked), show_qr=False,
              say=lambda text: print(json.dumps(text), flush=True))
        os._exit(0)
    os.waitpid(child, 0)
"""


class Forks:
    """Starts room after room, each a fork of one warm process."""

    def __init__(self, folder, course, apps, url):
        asked = {"course_dir": str(course), "apps_dir": str(apps), "service_url": url}
        self.log = (folder / "rooms.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-c", FORKS, json.dumps(asked | {"port": 0, "warm": 1})],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
        )
        self.room = 0

    def start(self):
        """A fresh room's process id and address."""
        self.room = 0
        self.process.stdin.write(b"start\n")
        self.process.stdin.flush()
        while True:
            said = json.loads(self.process.stdout.readline())
            if isinstance(said, dict):
                self.room = said["pid"]
            elif self.room and (found := re.search(r"http://[^/ ]+", said)):
                return self.room, found[0]

    def close(self):
        if self.room:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.room, signal.SIGKILL)
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()
        self.log.close()


class Page:
    """A participant's page as the browser's scripts would be: comm messages over a websocket."""

    def __init__(self, url, client, kernel, model):
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        self.model = model
        self._open = connect(
            f"{url.replace('http', 'ws')}/api/kernels/{kernel}/channels?session_id={uuid.uuid4()}",
            origin=url,
            additional_headers={"Cookie": cookie},
            max_size=None,
        )

    def __enter__(self):
        self.line = self._open.__enter__()
        return self

    def __exit__(self, *error):
        self._open.__exit__(*error)

    def say(self, content):
        header = {
            "msg_id": str(uuid.uuid4()),
            "session": "s",
            "username": "",
            "date": "2026-01-01T00:00:00Z",
            "msg_type": "comm_msg",
            "version": "5.3",
        }
        body = {"comm_id": self.model, "data": {"method": "custom", "content": content}}
        whole = {"header": header, "parent_header": {}, "metadata": {}, "content": body}
        self.line.send(json.dumps(whole | {"channel": "shell", "buffers": []}))

    def hear(self, patience=20):
        """The next message of the board."""
        while True:
            heard = self.line.recv(timeout=patience)
            if isinstance(heard, bytes):  # documents and the like: not for this test
                continue
            heard = json.loads(heard)
            if heard["header"]["msg_type"] == "comm_msg":
                data = heard["content"]["data"]
                if data.get("method") == "custom":
                    return data["content"]

    def hear_until(self, kind):
        while (heard := self.hear())["type"] != kind:
            assert heard["type"] not in ("refused", "unsaved", "clash"), heard
        return heard


def open_board(rooms, url, client):
    """Open the SWOT app in the room at this address; the page's kernel and board."""
    client.base_url = url
    until = time.monotonic() + 60
    while time.monotonic() < until:
        answer = client.get("/voila/render/swot.ipynb")
        assert answer.status_code == 200, answer.text[-500:]
        if kernel := re.search(r'"kernelId": "([0-9a-f-]{36})"', answer.text):
            model = re.search(r'"model_id": "([0-9a-f]{32})"', answer.text)[1]
            return Page(url, client, kernel[1], model)
    raise AssertionError("the page did not come")


def add(page, key, item):
    content = {"id": item, "box": "strength", "text": {"ar": f"بند {item}", "en": ""}}
    edit = {"op": "add", "path": ["items"], "item": content, "after": None}
    page.say({"type": "edits", "key": key, "section": "swot", "edits": [edit]})


def test_no_acknowledged_save_is_lost_when_the_room_is_killed(tmp_path):
    import httpx

    course = rooms.make_course(tmp_path / "course", organisations=1)
    supervisor = Supervisor(course)
    service = supervisor.start()
    forks = Forks(tmp_path, course, shipped.path("voila_apps"), service)
    chance = random.Random(SEED)  # noqa: S311  # chance, not a secret
    sent: dict[str, str] = {}
    acknowledged: set[str] = set()
    try:
        with httpx.Client(timeout=60, trust_env=False) as client:
            for kill in range(KILLS + 1):
                pid, url = forks.start()
                if not kill:
                    client.base_url = url
                    code = _codes(course)[0]
                    assert rooms.post(client, "/sign-in", code=code).status_code == 303
                with open_board(rooms, url, client) as page:
                    page.say({"type": "hello", "language": "ar"})
                    state = page.hear_until("state")
                    _check(state["plan"]["swot"]["items"], sent, acknowledged)
                    for key in [key for key in sent if key not in acknowledged]:
                        add(page, key, sent[key])
                    if kill == KILLS:
                        _gather(page, acknowledged, len(sent) - len(acknowledged))
                        break
                    for _ in range(6):
                        key = str(uuid.uuid4())
                        sent[key] = f"sw-{len(sent)}"
                        add(page, key, sent[key])
                    _gather(page, acknowledged, chance.randint(0, 4))
                    timer = threading.Timer(chance.random() * 0.02, os.kill, (pid, signal.SIGKILL))
                    timer.start()
                    _gather(page, acknowledged, 10**6)
                    timer.join()
        with_token = ServiceClient(service, client.cookies["saql_session"])
        plan = with_token.plan("org-1")["plan"]
        history = with_token.history("org-1")
        with_token.close()
    finally:
        forks.close()
        supervisor.stop()
    assert acknowledged == set(sent)
    items = [item["id"] for item in plan["swot"]["items"]]
    assert sorted(items) == sorted(sent.values())
    assert len(history) == len(sent)


def _check(items, sent, acknowledged):
    """Every acknowledged item is there, and nothing is there twice."""
    ids = [item["id"] for item in items]
    assert {sent[key] for key in acknowledged} <= set(ids)
    assert len(ids) == len(set(ids))


def _gather(page, acknowledged, wanted):
    """Note so many acknowledgements, or all that come before the room is gone."""
    try:
        while wanted > 0:
            heard = page.hear()
            if heard["type"] == "ack":
                acknowledged.add(heard["key"])
                wanted -= 1
            assert heard["type"] not in ("refused", "clash"), heard
    except (ConnectionClosed, OSError):
        return


def _codes(course):
    lines = (course / "data" / "codes.csv").read_text("utf-8-sig").splitlines()
    return [line.split(",")[3] for line in lines[1:] if line.startswith("participant")]
