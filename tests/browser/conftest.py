"""One real room, and people who visit it with a browser."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser import rooms
from tests.browser.visit import PATIENCE, Visit

LAPTOP = (1280, 800)


@pytest.fixture(scope="session")
def room(tmp_path_factory) -> Iterator[rooms.Room]:
    folder = tmp_path_factory.mktemp("room")
    running = rooms.Room(rooms.make_room(folder / "course"), folder / "log.txt")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def visit(chromium, room):
    """A browser in the room, not signed in."""
    visits: list[Visit] = []
    expect.set_options(timeout=PATIENCE)

    def begin(viewport=LAPTOP, language="ar", **options) -> Visit:
        width, height = viewport
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            accept_downloads=True,
            **options,
        )
        context.add_cookies([{"name": "saql_language", "value": language, "url": room.url}])
        visits.append(Visit(context, room, language))
        return visits[-1]

    yield begin
    expect.set_options(timeout=None)
    try:
        for one in visits:
            one.check()
    finally:
        for one in visits:
            with contextlib.suppress(Exception):
                one.context.close()


@pytest.fixture
def sign_in(visit, room):
    """Signs a person in as people do: by typing the code."""

    def enter(person: str, viewport=LAPTOP, language="ar", **options) -> Visit:
        one = visit(viewport, language, **options)
        page = one.page
        page.goto(room.url)
        page.fill("#code", room.people[person])
        page.locator("form[action='/sign-in'] button").click()
        expect(page.locator("form[action='/sign-out']")).to_be_attached()
        if page.locator("html").get_attribute("lang") != language:
            choose = page.locator("form[action='/language'] button")
            if not choose.is_visible():
                page.locator(".room-menu > summary").click()
            choose.click()
            expect(page.locator(f"html[lang={language}]")).to_be_attached()
        return one

    return enter
