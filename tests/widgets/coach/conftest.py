"""A room with two organisations that have submitted, for the coach's desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page

from saql import shipped
from saql.client import ServiceClient
from saql.course import default_course
from saql.grading.release import release
from saql.plan.fields import Text
from saql.plan.upgrade import read_plan
from saql.service import codes
from saql.service.app import create_app
from saql.service.cohort import NewOrganisation, NewPerson, create_cohort
from saql.service.database import open_database
from saql.service.settings import Settings
from saql.widgets.coach import CoachBoard
from saql.widgets.coach_desk import Desk

HOSTILE = '<img src=x onerror="window.owned=1"><script>window.owned=1</script>'


@pytest.fixture(scope="session")
def course_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder whose assignments nbgrader knows, made once."""
    folder = tmp_path_factory.mktemp("course") / "room"
    shutil.copytree(shipped.path("course"), folder / "course")
    shutil.copytree(shipped.path("assignments"), folder / "assignments")
    shutil.copy(shipped.path("course") / "nbgrader_config.py", folder)
    release(folder)
    return folder


@pytest.fixture
def service(
    tmp_path: Path, course_folder: Path, serve: Callable[[FastAPI], str]
) -> Iterator[Callable[[str], ServiceClient]]:
    """A room with two organisations that have submitted; gives a person's client."""
    settings = Settings(shutil.copytree(course_folder, tmp_path / "room"))
    database = open_database(settings)
    with database.begin() as connection:
        create_cohort(
            connection,
            "دورة الربيع",
            [
                NewOrganisation("amal", Text(ar="جمعية الأمل", en="Amal"), (NewPerson("Rana"),)),
                NewOrganisation("noor", Text(ar="مؤسسة النور", en="Noor"), (NewPerson("Huda"),)),
            ],
            [NewPerson("Maha", "coach", "en"), NewPerson("Ziad", "coach", "en")],
        )
    keys = {issued.person: issued.code for issued in codes.issue_all(database)}
    url = serve(create_app(settings, database))
    made: list[ServiceClient] = []

    def client(person: str) -> ServiceClient:
        visitor = ServiceClient(url)
        token = visitor.sign_in(keys[person])["token"]
        visitor.close()
        made.append(ServiceClient(url, token))
        return made[-1]

    for person, organisation, name in (("Rana", "amal", "developing"), ("Huda", "noor", "weak")):
        fill(client(person), organisation, name)
    yield client
    for one in made:
        one.close()
    database.close()


def fill(client: ServiceClient, organisation: str, name: str) -> None:
    path = shipped.path("course") / "samples" / f"{name}.plan.json"
    plan = read_plan(path.read_bytes())
    plan.swot.items[0].text = Text(ar=HOSTILE, en=HOSTILE)
    plan.goals.items[0].text = Text(ar="=cmd|' /C calc'!A0", en="")
    content = plan.model_dump(mode="json")
    bases = client.plan(organisation)["revisions"]
    for section in ("about", "profile", "direction", "swot", "tows", "goals", "objectives"):
        base = bases.get(section, 0)
        client.save_section(organisation, section, content[section], base=base, key=f"s-{section}")
    client.submit(organisation, "swot", key="first")
    client.submit(organisation, "strategic_plan", key="second")


@pytest.fixture
def coach_page(page_server, open_page, service) -> Callable[..., Page]:
    page_server.entry = "coach"
    page_server.styles = CoachBoard.styles
    people = {"rana": "Maha", "maha": "Maha", "ziad": "Ziad"}
    page_server.workspace = lambda who: Desk(service(people[who]), default_course())
    return open_page
