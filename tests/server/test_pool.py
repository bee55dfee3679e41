"""The pool's order and its care, without kernels."""

import asyncio

import pytest

from saql.server import pool as pools
from saql.server.pool import AppFailedError, Pool, Prepared, Starter
from saql.server.settings import RoomSettings
from tests.server.rooms import run_apart


class Kernels:
    """Stands in for what starts kernels: each start ends when the test says so."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.doors: list[asyncio.Future[None]] = []
        self.live = 0

    async def prepare(self, app):
        number = len(self.asked)
        self.asked.append(app)
        self.doors.append(asyncio.get_running_loop().create_future())
        await self.doors[number]
        self.live += 1
        return Prepared(app, f"{app}-{number}", "key", [])

    async def discard(self, kernel_id):
        self.live -= 1

    def open(self, number, error=None):
        if error:
            self.doors[number].set_exception(error)
        else:
            self.doors[number].set_result(None)


def made(tmp_path, **settings):
    kernels = Kernels()
    room = RoomSettings(course_dir=tmp_path, **({"warm": 1, "starting": 2} | settings))
    found = Pool(["plan", "swot"], room, kernels.prepare, kernels.discard, lambda: kernels.live)
    return kernels, found


async def settle():
    for _ in range(10):
        await asyncio.sleep(0)


def test_people_are_served_in_the_order_in_which_they_came(tmp_path):
    async def run():
        kernels, pool = made(tmp_path)
        tickets = [pool.ticket("plan", f"t{n}") for n in range(5)]
        await settle()
        assert len(kernels.asked) == 2
        assert [pool.place(ticket) for ticket in tickets] == [1, 2, 3, 4, 5]
        kernels.open(0)
        await settle()
        assert [ticket.ready.done() for ticket in tickets] == [True, False, False, False, False]
        assert pool.claim(tickets[0]).kernel_id == "plan-0"
        assert [pool.place(ticket) for ticket in tickets[1:]] == [1, 2, 3, 4]
        assert len(kernels.asked) == 3

    run_apart(run())


def test_a_person_who_asks_again_keeps_the_place_and_gets_one_kernel(tmp_path):
    async def run():
        kernels, pool = made(tmp_path)
        first = pool.ticket("swot", "a")
        pool.ticket("swot", "b")
        assert pool.ticket("swot", "a") is first
        await settle()
        kernels.open(0)
        await settle()
        assert pool.claim(first) is not None
        assert pool.claim(first) is None

    run_apart(run())


def test_whoever_went_away_holds_up_nobody(tmp_path, monkeypatch):
    async def run():
        kernels, pool = made(tmp_path, starting=1)
        pool.ticket("swot", "gone")
        await settle()
        monkeypatch.setattr(pools, "TICKET_SECONDS", -1.0)
        pool.pump()
        monkeypatch.setattr(pools, "TICKET_SECONDS", 20.0)
        next_one = pool.ticket("swot", "here")
        assert pool.place(next_one) == 1
        kernels.open(0)
        await settle()
        assert next_one.ready.done()

    run_apart(run())


def test_refilling_waits_until_nobody_waits_and_goes_one_by_one(tmp_path, monkeypatch):
    async def run():
        kernels, pool = made(tmp_path, warm=2, starting=4)
        ticket = pool.ticket("plan", "a")
        await settle()
        assert kernels.asked == ["plan"]
        kernels.open(0)
        await settle()
        pool.claim(ticket)
        await settle()
        assert len(kernels.asked) == 1
        monkeypatch.setattr(pools, "REFILL_AFTER", 0.0)
        pool.pump()
        await settle()
        assert len(kernels.asked) == 2
        for number in (1, 2, 3):
            kernels.open(number)
            await settle()
        assert sorted(kernels.asked[1:]) == ["plan", "plan", "swot", "swot"]

    run_apart(run())


def test_never_more_kernels_than_the_room_bears(tmp_path):
    async def run():
        kernels, pool = made(tmp_path, kernels=2, starting=9)
        for n in range(6):
            pool.ticket("plan", f"t{n}")
        await settle()
        for number in (0, 1):
            kernels.open(number)
        await settle()
        assert len(kernels.asked) == 2
        kernels.live -= 1
        pool.pump()
        assert sum(pool._starting.values()) == 1

    run_apart(run())


def test_an_app_that_fails_is_said_to_all_who_wait_and_not_tried_without_end(tmp_path):
    async def run():
        kernels, pool = made(tmp_path)
        tickets = [pool.ticket("plan", "a"), pool.ticket("plan", "b")]
        await settle()
        kernels.open(0, AppFailedError("plan"))
        await settle()
        for ticket in tickets:
            with pytest.raises(AppFailedError):
                pool.claim(ticket)
        pool.pump()
        await settle()
        assert kernels.asked == ["plan", "plan"]

    run_apart(run())


def test_a_kernel_that_never_becomes_ready_is_started_once_more(tmp_path):
    class Hanging:
        def __init__(self):
            self.started, self.ended = 0, []

        async def start_kernel(self, **_):
            self.started += 1
            return f"k{self.started}"

        def get_kernel(self, kernel_id):
            return kernel_id

        async def shutdown_kernel(self, kernel_id, now):
            self.ended.append(kernel_id)

    class Patient(Starter):
        async def _run(self, app, kernel):
            if kernel == "k1":
                await asyncio.Event().wait()
            return []

    async def run():
        kernels = Hanging()
        room = RoomSettings(course_dir=tmp_path, ready_seconds=0.05)
        starter = Patient(kernels, pools.Ownership(), room, "http://x")
        assert (await starter.prepare("swot")).kernel_id == "k2"
        assert kernels.ended == ["k1"]

    run_apart(run())
