"""Thirty people open their page at the same moment."""

import asyncio
import re
import time

import httpx

from tests.server.rooms import run_apart

PEOPLE = 30
PATIENCE = 120


async def arrive(url, code):
    """Sign in as a browser does; the page is asked for later, with everybody else."""
    client = httpx.AsyncClient(base_url=url, timeout=90, trust_env=False)
    await client.get("/sign-in")
    form = {"_xsrf": client.cookies["_xsrf"], "code": code}
    assert (await client.post("/sign-in", data=form)).status_code == 303
    return client


async def open_page(client):
    """Follow the queue page's own refresh until the app's page comes."""
    places = []
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        answer = await client.get("/voila/render/board.ipynb")
        assert answer.status_code == 200, answer.text[-500:]
        if found := re.search(r'"kernelId": "([0-9a-f-]{36})"', answer.text):
            return found[1], places
        places.append(int(re.search(r'class="room-big">(\d+)<', answer.text)[1]))
        assert 'http-equiv="refresh"' in answer.text
        await asyncio.sleep(0)  # the request itself waits at the room
    raise AssertionError("the page did not come")


def test_all_get_their_own_page_and_see_their_place_while_they_wait(own_room):
    room = own_room(organisations=15, queue_page_after=0.5)

    async def everybody():
        clients = [await arrive(room.url, code) for code in room.codes()]
        try:
            return await asyncio.gather(*(open_page(client) for client in clients))
        finally:
            for client in clients:
                await client.aclose()

    pages = run_apart(everybody())
    assert len(pages) == PEOPLE
    assert len({kernel for kernel, _ in pages}) == PEOPLE
    waited = [places for _, places in pages if places]
    assert waited
    for places in waited:
        assert places == sorted(places, reverse=True)
        assert 1 <= places[-1] <= places[0] <= PEOPLE
