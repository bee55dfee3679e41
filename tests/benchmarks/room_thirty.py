"""Thirty people open their page at once: our room against a stock Voilà in the same run.

    pytest -m benchmark tests/benchmarks/room_thirty.py -s

Stock Voilà starts a kernel for each and answers when its notebook has run; the room hands out
warm kernels and starts a few at a time. Times are from the common start to each whole page.
"""

import asyncio
import os
import re
import statistics
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.benchmarks import room_first_load as first_load
from tests.server import rooms

pytestmark = pytest.mark.benchmark

PEOPLE = int(os.environ.get("SAQL_PEOPLE", "30"))
KERNEL = re.compile(r'"kernelId": ?"([0-9a-f-]{36})"')


async def until_page(client, path, began):
    """Seconds until the page with a kernel is there; 0 where it never came."""
    while time.perf_counter() - began < 120:
        answer = await client.get(path)
        if answer.status_code == 200 and KERNEL.search(answer.text):
            return time.perf_counter() - began
        if 'http-equiv="refresh"' not in answer.text:
            return 0.0
    return 0.0


async def at_once(clients, path):
    """Everybody's seconds, sorted."""
    began = time.perf_counter()
    return sorted(await asyncio.gather(*(until_page(each, path, began) for each in clients)))


async def signed_in(url, codes):
    """A client for each code."""
    clients = []
    for code in codes:
        client = httpx.AsyncClient(base_url=url, timeout=150, trust_env=False)
        await client.get("/sign-in")
        await client.post("/sign-in", data={"_xsrf": client.cookies["_xsrf"], "code": code})
        clients.append(client)
    return clients


def say(name, times):
    """One line of the table; the p95."""
    p95 = times[min(len(times) - 1, round(0.95 * len(times)) - 1)]
    sys.stdout.write(f"{name:22} p50 {statistics.median(times):6.2f} s   p95 {p95:6.2f} s")
    sys.stdout.write(f"   last {times[-1]:6.2f} s   never {times.count(0.0)}\n")
    return p95


@pytest.mark.parametrize("warm", [2, 10])
def test_thirty_at_once(tmp_path, warm):
    apps = rooms.make_apps(tmp_path / "apps")
    with first_load.stock_voila(apps, tmp_path / "stock.log") as url:

        async def stock():
            clients = [
                httpx.AsyncClient(base_url=url, timeout=150, trust_env=False) for _ in range(PEOPLE)
            ]
            times = await at_once(clients, "/")
            for client in clients:
                await client.aclose()
            return times

        asyncio.run(stock())  # warms the files
        stock_times = asyncio.run(stock())
    course = rooms.make_course(tmp_path / "course", organisations=(PEOPLE + 1) // 2)
    room = rooms.RunningRoom(course, apps, tmp_path / "room.log", warm=warm)
    try:
        rooms.wait_until(
            lambda: sum("ipykernel" in _command(pid) for pid in room.children()) >= warm,
            60,
            "the warm pool",
        )
        time.sleep(2)

        async def ours():
            clients = await signed_in(room.url, room.codes()[:PEOPLE])
            times = await at_once(clients, "/voila/render/board.ipynb")
            for client in clients:
                await client.aclose()
            return times

        times = asyncio.run(ours())
    finally:
        room.stop()
    sys.stdout.write("\n")
    stock_p95 = say("stock", stock_times)
    p95 = say(f"room, {warm} warm", times)
    assert times.count(0.0) == 0
    assert p95 <= stock_p95


def _command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""
