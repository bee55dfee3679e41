"""The coach's desk on a real service, and in a browser."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Page, expect

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
def service(tmp_path: Path, course_folder: Path) -> Iterator[Callable[[str], ServiceClient]]:
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
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings, database), port=0, log_level="error", access_log=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    waited = threading.Event()
    while not server.started:
        waited.wait(0.02)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
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
    server.should_exit = True
    thread.join(20)
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


def ask(desk: Desk, name: str, **fields: Any) -> dict[str, Any]:
    return desk.handle({"type": "ask", "id": "q", "name": name, **fields})[-1]


def row_of(desk: Desk, organisation: str, assignment: str = "swot") -> dict[str, Any]:
    rows = ask(desk, "cohort")["rows"]
    (found,) = [
        r for r in rows if r["organisation"] == organisation and r["assignment"] == assignment
    ]
    return found


def edit(desk: Desk, row: dict[str, Any], key: str, *edits: dict[str, Any]) -> dict[str, Any]:
    sent = {"type": "edits", "key": key, "section": row["section"], "edits": list(edits)}
    return desk.handle(sent)[0]


def level(criterion: str, value: int) -> dict[str, Any]:
    return {"op": "set", "path": ["levels", criterion, "level"], "value": value, "base": None}


def reason(criterion: str, text: str, base: str = "") -> dict[str, Any]:
    return {"op": "set", "path": ["levels", criterion, "reason"], "value": text, "base": base}


def test_nothing_is_asked_of_the_service_before_the_page_has_come() -> None:
    closed = ServiceClient("http://127.0.0.1:1")
    desk = Desk(closed)
    assert desk.handle({"type": "ping", "at": 1}) == [{"type": "pong", "at": 1}]
    assert desk.poll() == []
    assert desk.handle({"type": "hello"})[0]["type"] == "trouble"
    closed.close()


def test_the_desk_shows_the_cohort_to_a_coach_and_to_no_participant(service) -> None:
    desk = Desk(service("Maha"))
    (state,) = desk.handle({"type": "hello", "language": "en"})
    assert state["type"] == "state"
    assert {row["organisation"] for row in state["extra"]["cohort"]} == {"Amal", "Noor"}
    assert len(state["extra"]["cohort"]) == 4
    assert {row["status"] for row in state["extra"]["cohort"]} == {"new"}
    assert Desk(service("Rana")).handle({"type": "hello"})[0]["type"] == "trouble"


def test_the_program_and_the_coach_stay_two_voices(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    opened = ask(desk, "open", submission=row["id"])
    assert sum(check["out_of"] for check in opened["checks"]) == 20
    assert {finding["section"] for finding in opened["findings"]} <= {"swot", "tows"}
    counts = ask(desk, "counts", submission=row["id"])["counts"]
    assert sum(counts.values()) == len(opened["findings"])
    assert "total" not in opened


def test_a_level_is_a_draft_until_it_is_returned(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    assert edit(desk, row, "k1", level("c4", 3), reason("c4", "evidence given"))["type"] == "ack"
    again = edit(desk, row, "k1", level("c4", 3), reason("c4", "evidence given"))
    assert again["revision"] == 1, "the same edit twice is one review"
    participant = service("Rana")
    assert participant.review(row["id"]) is None
    done = ask(desk, "finish", submission=row["id"], result="returned")
    assert done["ok"], done
    assert participant.review(row["id"])["levels"]["c4"]["level"] == 3
    assert row_of(desk, "Amal")["status"] == "returned"


def test_a_review_goes_out_only_with_its_reasons_and_accepting_needs_every_level(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    edit(desk, row, "k1", level("c4", 3))
    refused = ask(desk, "finish", submission=row["id"], result="returned")
    assert not refused["ok"]
    assert "SWOT" in refused["sentence"]
    edit(desk, row, "k2", reason("c4", "good"))
    refused = ask(desk, "finish", submission=row["id"], result="accepted")
    assert not refused["ok"]
    edit(desk, row, "k3", level("c5", 4), reason("c5", "clear choice"))
    assert ask(desk, "finish", submission=row["id"], result="accepted")["ok"]


def test_two_coaches_at_once_lose_nothing_of_either(service) -> None:
    one, two = Desk(service("Maha")), Desk(service("Ziad"))
    for desk in (one, two):
        desk.handle({"type": "hello", "language": "en"})
    row = row_of(one, "Amal")
    edit(one, row, "a", reason("c4", "Maha's reason"))
    joined = edit(two, row, "b", reason("c5", "Ziad's reason"))
    assert joined["type"] == "ack"
    assert joined["content"]["levels"]["c4"]["reason"] == "Maha's reason"
    clash = edit(two, row, "c", reason("c4", "Ziad sees it differently"))
    assert clash["type"] == "clash"
    (both,) = clash["clashes"]
    assert (both["mine"], both["theirs"]) == ("Ziad sees it differently", "Maha's reason")
    assert clash["content"]["levels"]["c4"]["reason"] == "Maha's reason"


def test_comments_have_a_kind_and_a_section_and_come_back(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Noor")
    item = {"id": "co-1", "kind": "must_fix", "section": "swot", "text": "Where from?"}
    assert edit(desk, row, "k", {"op": "add", "path": ["comments"], "item": item})["type"] == "ack"
    later = Desk(service("Ziad"))
    state = later.handle({"type": "hello", "language": "en"})[0]
    (kept,) = state["plan"][row["section"]]["comments"]
    assert (kept["id"], kept["kind"], kept["section"]) == ("co-1", "must_fix", "swot")


def test_an_edit_that_fits_nowhere_is_refused_and_keeps_the_desk_working(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    for bad in (
        {"op": "?"},
        {"op": "set", "path": []},
        {"op": "set", "path": ["levels"], "value": 3},
    ):
        assert edit(desk, row, f"x{bad}", bad)["type"] == "refused"
    assert edit(desk, {"section": "r999"}, "y", level("c4", 1))["type"] == "refused"
    assert edit(desk, row, "z", level("c4", 2))["type"] == "ack"
    assert not ask(desk, "open", submission=999)["ok"]


def submit_again(client: ServiceClient, organisation: str) -> None:
    """The organisation changes its plan card and one goal, then submits its analysis again."""
    held = client.plan(organisation)
    about, goals = held["plan"]["about"], held["plan"]["goals"]
    about["status"] = "approved"
    goals["items"][0]["text"]["ar"] = "غاية جديدة واضحة"
    for section, content in (("about", about), ("goals", goals)):
        base = held["revisions"][section]
        client.save_section(organisation, section, content, base=base, key=f"again-{section}")
    client.submit(organisation, "swot", key="third")


def test_a_plan_that_comes_again_tells_what_changed_since_the_coach_reviewed_it(service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello", "language": "en"})
    row = row_of(desk, "Amal")
    assert not row["again"]
    assert ask(desk, "changes", submission=row["id"])["since"] is None
    assert edit(desk, row, "k", level("c4", 2))["type"] == "ack"
    submit_again(service("Rana"), "amal")
    again = row_of(desk, "Amal")
    assert again["again"]
    found = ask(desk, "changes", submission=again["id"])
    assert found["since"]["mine"]
    assert found["since"]["revision"] == row["revision"]
    assert [one["section"] for one in found["sections"]] == ["about", "goals"]
    (field,) = found["sections"][0]["items"][0]["fields"]
    assert (field["before"][0]["text"], field["after"][0]["text"]) == ("Under review", "Approved")
    other = Desk(service("Ziad"))
    other.handle({"type": "hello"})
    assert ask(other, "changes", submission=again["id"])["since"]["coach"] == "Maha"


def test_a_module_assignment_is_judged_by_its_own_criteria(service) -> None:
    service("Rana").submit("amal", "fundraising", key="third")
    desk = Desk(service("Maha"))
    hello = desk.handle({"type": "hello"})[0]
    criteria = hello["extra"]["rubric"]["assignments"]["fundraising"]
    assert [one["id"] for one in criteria] == ["f1", "f2", "f3", "f4"]
    row = row_of(desk, "Amal", "fundraising")
    assert (row["assignment_words"], row["criteria"]) == ("Fundraising plan", 4)
    opened = ask(desk, "open", submission=row["id"])
    assert [check["out_of"] for check in opened["checks"]] == [5, 5, 6, 4]
    blank = {one["section"] for one in opened["reading"] if not (one["rows"] or one["lists"])}
    assert {"readiness", "case_for_support", "campaign"} <= blank
    assert not {"ties", "messages"} & blank
    for criterion in criteria:
        words = (level(criterion["id"], 3), reason(criterion["id"], "واضح"))
        answer = edit(desk, row, f"k-{criterion['id']}", *words)
        assert answer["type"] == "ack", answer


# -- in a browser -----------------------------------------------------------------------------


@pytest.fixture
def coach_page(page_server, open_page, service) -> Callable[..., Page]:
    page_server.entry = "coach"
    page_server.styles = CoachBoard.styles
    people = {"rana": "Maha", "maha": "Maha", "ziad": "Ziad"}
    page_server.workspace = lambda who: Desk(service(people[who]), default_course())
    return open_page


def open_first(page: Page, text: str) -> None:
    card = page.locator(".desk-card", has_text=text).first
    card.get_by_role("button").click()
    page.wait_for_selector(".desk-columns")


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "width"), [("ar", 360), ("en", 1280)])
def test_a_coach_reads_judges_and_returns(coach_page, page_server, service, lang, width) -> None:
    page = coach_page(lang=lang, width=width, who="maha")
    expect(page.locator(".desk-card")).to_have_count(4)
    open_first(page, "SWOT" if lang == "en" else "سوات")
    expect(page.locator(".desk-item-title", has_text="onerror").first).to_be_visible()
    assert page.evaluate("window.owned") is None
    if width < 1000:
        page.locator('[data-part="judge"].desk-tab').click()
    card = page.locator(".desk-criterion").first
    card.get_by_role("radio").nth(2).check()
    card.locator("textarea").first.fill("الأدلة كافية لمعظم البنود")
    card.locator("textarea").first.blur()
    expect(page.locator(".status[data-kind=saved]")).to_be_visible()
    page.reload()
    page.wait_for_selector(".desk-columns")
    expect(page.locator(".desk-criterion").first.get_by_role("radio").nth(2)).to_be_checked()
    overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(overflow)
    page.locator(".desk-finish .button").first.click()
    expect(page.locator(".desk-finish .notice.good")).to_be_visible()
    people = service("Rana").submissions("amal") + service("Huda").submissions("noor")
    assert [one["result"] for one in people].count("returned") == 1


@pytest.mark.browser
def test_the_list_shows_what_waits_first_and_finds_an_organisation(coach_page, service) -> None:
    desk = Desk(service("Maha"))
    desk.handle({"type": "hello"})
    newest = ask(desk, "cohort")["rows"][0]
    edit(desk, newest, "k", level("c1", 3), reason("c1", "good"))
    assert ask(desk, "finish", submission=newest["id"], result="returned")["ok"]
    page = coach_page(lang="ar", who="maha")
    cards = page.locator(".desk-card")
    expect(cards).to_have_count(4)
    expect(cards.last).to_have_attribute("data-status", "returned")
    expect(page.locator(".desk-head [role=status]")).to_contain_text("ما ينتظر الحكم أولاً")
    search = page.get_by_label("ابحثوا عن منظمة أو شخص")
    search.fill("موسسه النور")
    expect(cards).to_have_count(2)
    expect(search).to_be_focused()
    open_first(page, "مؤسسة النور")
    page.get_by_role("button", name="كل التسليمات").click()
    expect(page.get_by_label("ابحثوا عن منظمة أو شخص")).to_have_value("موسسه النور")
    expect(cards).to_have_count(2)


@pytest.mark.browser
def test_typing_survives_a_lost_connection_and_a_reload(coach_page, page_server) -> None:
    page = coach_page(who="maha")
    open_first(page, "SWOT")
    text = page.locator(".desk-criterion textarea").first
    page_server.down = True
    text.fill("kept on the device")
    text.blur()
    expect(page.locator(".status")).not_to_have_attribute("data-kind", "saved")
    page_server.down = False
    page.reload()
    page.wait_for_selector(".desk-columns")
    expect(page.locator(".desk-criterion textarea").first).to_have_value("kept on the device")
    expect(page.locator(".status[data-kind=saved]")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_axe_finds_nothing_on_the_desk(coach_page, lang) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = coach_page(lang=lang, who="maha")
    axe = Axe()
    listed = axe.run(page)
    assert listed.violations_count == 0, listed.generate_report()
    open_first(page, "SWOT" if lang == "en" else "سوات")
    page.locator(".desk-criterion details summary").first.click()
    page.get_by_role("button").filter(
        has_text="Add a comment" if lang == "en" else "أضيفوا تعليقاً"
    ).click()
    opened = axe.run(page)
    assert opened.violations_count == 0, opened.generate_report()


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "width"), [("ar", 360), ("en", 1280)])
def test_the_reading_begins_with_what_changed(coach_page, service, lang, width) -> None:
    from axe_playwright_python.sync_playwright import Axe

    desk = Desk(service("Maha"))
    desk.handle({"type": "hello"})
    for row in ask(desk, "cohort")["rows"]:
        edit(desk, row, f"k{row['id']}", level("c4", 2))
    submit_again(service("Rana"), "amal")
    page = coach_page(lang=lang, width=width, who="maha")
    newest = page.locator(".desk-card").first
    newest.get_by_role("button").click()
    told = page.locator(".desk-changes .changes")
    expect(told).to_be_visible()
    expect(told.locator("del").first).to_be_visible()
    expect(told.locator(".changes-sign").first).to_have_text(re.compile(r"~ (changed|تغيّر)"))
    overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(overflow)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
