"""A room full of hostile texts: saved through its real service, then served as it is to people."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from saql.client import ServiceClient
from saql.course_folder import create_course_folder, read_settings
from saql.demo import fill_room
from saql.plan.document import SECTIONS, Plan
from saql.service import codes
from saql.service.settings import Settings
from tests.browser import rooms
from tests.browser.visit import Visit
from tests.hostile import plans, strings, watch

NAMES = [
    name
    for name in (text.strip() for text in strings.STRINGS)
    if 3 < len(name) <= 100 and any(letter.isalpha() for letter in name)
]
PLANS = {
    "board": {"swot": 140, "items": 4, "same": True},
    "linked": {"items": 4, "turn": 211},
    "wild": {"items": 3, "swot": 6, "turn": 89, "wild": True, "extra": True},
}
ORGANISATION = "<img src=x onerror=__canary=1>\u202eجمعية\u2066 \u200fالأمل\u061c {}"
PERSON = "<script>alert(1)</script>\u202d{}\u2069 \x1b[31mسمر"


def plan_of(organisation: str) -> Plan:
    """The plan that an organisation of the room has."""
    options = dict(PLANS[organisation])
    texts = plans.rotated(strings.STRINGS, options.pop("turn", 0))
    return plans.hostile_plan(texts, **options)


def cohort() -> dict[str, Any]:
    """Three organisations with plans, and many that only have a hostile name."""

    def organisation(key: str, name: str, people: list[str]) -> dict[str, Any]:
        members = [{"role": "participant", "name": {"ar": who, "en": who}} for who in people]
        return {"id": key, "name": {"ar": name, "en": name}, "people": members}

    staff = [
        {"role": role, "language": "ar", "name": {"ar": PERSON.format(role), "en": ""}}
        for role in ("coach", "trainer")
    ]
    held = [organisation(key, ORGANISATION.format(key), [PERSON.format(key)]) for key in PLANS]
    named = [organisation(f"named-{n}", name, []) for n, name in enumerate(NAMES[::4])]
    return {"name": "{{7*7}}<b>", "staff": staff, "organisations": held + named}


class Running:
    """The service of a course folder in a process of its own, and its people."""

    def __init__(self, course: Path) -> None:
        self.course = course
        self.process = subprocess.Popen(
            [sys.executable, "-m", "saql.service", "--course", course, "--until-stdin-closes"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.url = json.loads(self.process.stdout.readline())["url"]
        self.codes = people_of(course)
        self.clients: dict[str, ServiceClient] = {}

    def client(self, person: str) -> ServiceClient:
        """A signed-in person."""
        if person not in self.clients:
            with ServiceClient(self.url) as visitor:
                token = visitor.sign_in(self.codes[person])["token"]
            self.clients[person] = ServiceClient(self.url, token)
        return self.clients[person]

    def stop(self) -> None:
        """End it as its room does."""
        for one in self.clients.values():
            one.close()
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


def people_of(course: Path) -> dict[str, str]:
    """Codes by `coach`, `trainer` and the organisations with plans."""
    listed = codes.listed(Settings(course, read_settings(course).database_url))
    found = {}
    for one in listed:
        own = [key for key in PLANS if one.role == "participant" and key in one.person]
        found[own[0] if own else one.role] = one.code
    return found


def fill(running: Running) -> None:
    """Save every plan section by section, hand the work in, and judge one of them."""
    for key in PLANS:
        person = running.client(key)
        content = plan_of(key).model_dump(mode="json")
        for section in SECTIONS:
            saved, answer = person.save_section(
                key, section, content[section], base=0, key=f"{key}-{section}"
            )
            assert saved, answer
            assert answer["content"] == content[section], section
        assert person.plan(key)["plan"] == content | {"id": key}, key
        for assignment in ("swot", "strategic_plan"):
            assert person.submit(key, assignment, key=f"{key}-{assignment}")["assembled"]
    coach = running.client("coach")
    for one in coach.submissions("board"):
        levels = {
            f"c{n}": {"level": 1 + n % 4, "reason": text, "evidence": text[::-1]}
            for n, text in enumerate(strings.FAMILIES["break-outs"][:12], 1)
        }
        wanted = {"c4", "c5"} if one["assignment"] == "swot" else set(levels)
        review = {
            "levels": {name: given for name, given in levels.items() if name in wanted},
            "comments": [
                {"id": f"co-{n}", "text": text, "section": SECTIONS[n % len(SECTIONS)]}
                for n, text in enumerate(strings.STRINGS)
            ],
            "message": strings.FAMILIES["markup"][0],
            "result": "returned",
            "base": 0,
            "key": f"review-{one['id']}",
        }
        answer = coach.save_review(one["id"], review)
        assert answer["review"]["recorded"], answer["sentence"]


class HostileRoom(rooms.Room):
    """The room of `tests/browser`, with our people in it."""

    def _people(self) -> dict[str, str]:
        return people_of(self.course)


@pytest.fixture(scope="session")
def course(tmp_path_factory) -> Path:
    """A course folder whose database is full of hostile texts."""
    folder = create_course_folder(tmp_path_factory.mktemp("hostile") / "course", "ar")
    fill_room(folder, read_settings(folder), cohort())
    running = Running(folder)
    try:
        fill(running)
    finally:
        running.stop()
    return folder


@pytest.fixture(scope="session")
def service(course) -> Iterator[Running]:
    running = Running(course)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def room(course, tmp_path_factory) -> Iterator[rooms.Room]:
    running = HostileRoom(course, tmp_path_factory.mktemp("log") / "log.txt")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def visitor(chromium, room):
    """A signed-in person's browser; the test fails on a dialog, a foreign request or an error."""
    opened: list[Any] = []

    def enter(person: str) -> Any:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "saql_language", "value": "ar", "url": room.url}])
        visit = Visit(context, room, "ar")
        opened.append(visit)
        context.on("dialog", lambda dialog: (visit.trouble.append("a dialog"), dialog.dismiss()))
        context.on("page", lambda page: visit.trouble.append(f"a window: {page.url}"))
        visit.page.goto(room.url)
        if person:
            visit.page.fill("#code", room.people[person])
            visit.page.locator("form[action='/sign-in'] button").click()
            visit.page.locator("form[action='/sign-out']").wait_for(state="attached")
        return visit

    yield enter
    for visit in opened:
        for page in visit.context.pages:
            assert watch.injected(page) == []
        visit.check()
        visit.context.close()


@pytest.fixture(scope="session")
def texts() -> Any:
    """Our list of hostile texts."""
    return strings


@pytest.fixture(scope="session")
def watching() -> Any:
    """What looks at a page: `injected` and `missing`."""
    return watch


@pytest.fixture(scope="session")
def named() -> Any:
    """What an organisation with a plan, and its person, were called when they were entered."""
    return lambda key: (ORGANISATION.format(key), PERSON.format(key))


@pytest.fixture(scope="session")
def all_names() -> list[str]:
    """The names of all organisations as they were entered."""
    return [one["name"]["ar"] for one in cohort()["organisations"]]


@pytest.fixture(scope="session")
def plan() -> Any:
    """The plan that an organisation of the room has, by its id."""
    return plan_of


@pytest.fixture(scope="session")
def texts_of() -> Any:
    """Every hostile text of a part of a plan; those that its reader sees in a language."""
    known = set(strings.STRINGS)

    def found(part: Any, language: str = "") -> list[str]:
        value = part.model_dump(mode="json")
        all_of_it = plans.readable(value, language) if language else plans.written(value)
        return [text for text in all_of_it if text in known]

    return found


@pytest.fixture
def course_folder(tmp_path) -> Path:
    """A fresh course folder without people."""
    return create_course_folder(tmp_path / "course", "ar")
