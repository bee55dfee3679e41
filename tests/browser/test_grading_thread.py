"""From `saql grade` through the coach's desk to the participant's feedback, and stock nbgrader."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import socket
import subprocess
import sys
from urllib.error import URLError
from urllib.request import Request, urlopen

import pypdf
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from saql.course import default_course
from saql.grading.tasks import criterion_cell
from saql.plan.folding import fold

pytestmark = pytest.mark.browser

PHONE, LAPTOP = (360, 740), (1280, 800)
EXTENSIONS = {"nbgrader.server_extensions.formgrader": True}
REASON = "الأدلة كافية لمعظم البنود، وينقصها مصدر واحد"
COMMENT = "اذكروا مصدر كل رقم"
MESSAGE = "تحليل صادق، والخطوة التالية ترتيب الأولويات"


@pytest.fixture(scope="module")
def graded(room):
    """The cohort's boards, graded by the program."""
    done = room.run("grade", "swot", "--dir", room.course)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def formgrader(room, graded):
    """Stock nbgrader's formgrader on the course folder; asks its own API."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    written = room.log.parent / "formgrader.log"
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"]
    command += ["--IdentityProvider.token=open"]
    command += [f"--ServerApp.jpserver_extensions={EXTENSIONS}"]
    with written.open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=room.course,
            stdout=log,
            stderr=log,
            env=os.environ | {"PYTHONWARNINGS": "ignore"},
        )

    def ask(path):
        address = f"http://127.0.0.1:{port}/formgrader/api/{path}"
        request = Request(address, headers={"Authorization": "token open"})
        with urlopen(request, timeout=60) as answer:  # noqa: S310  # our own address
            return json.load(answer)

    def up():
        assert process.poll() is None, written.read_text("utf-8")
        with contextlib.suppress(URLError, OSError):
            return bool(ask("assignments"))
        return False

    room.wait_until(up, 60, "formgrader")
    yield ask
    process.terminate()
    process.wait(30)


def open_submission(visit, organisation, assignment):
    """Open one submission from the desk's list."""
    words = visit.words(assignment, "grading")
    card = visit.page.locator(".desk-card", has_text=organisation).filter(has_text=words)
    card.locator(".button.primary").click()
    expect(visit.page.locator(".desk-columns")).to_be_visible()


def test_the_trainer_grades_the_cohort_and_hears_who_needs_what(graded, room):
    for name in ("جمعية المنارة", "جمعية الغراس"):
        assert name in graded
    with Gradebook(f"sqlite:///{room.course}/gradebook.db") as gradebook:
        for student in ("judged", "looked"):
            found = gradebook.find_submission_notebook("swot", "swot", student)
            assert sum(grade.auto_score or 0 for grade in found.grades) > 0


def test_a_coach_judges_and_the_organisation_reads_it(sign_in, room, graded, formgrader):
    coach = sign_in("coach", LAPTOP)
    page = coach.open("coach")
    open_submission(coach, "جمعية المنارة", "SWOT analysis")
    plan = page.locator(".desk-plan")
    item = room.plan("judged").swot.items[0].text.ar
    expect(plan.get_by_text(item).first).to_be_attached()
    criteria = page.locator(".desk-criterion")
    rubric = default_course().rubric.for_assignment("swot")
    expect(criteria).to_have_count(len(rubric))
    first = criteria.first
    expect(first.locator(".desk-voice.program")).to_be_visible()
    expect(first.locator(".desk-voice.coach")).to_be_visible()
    levels = [3, *([2] * (len(rubric) - 1))]
    for card, level in zip(criteria.all(), levels, strict=True):
        card.get_by_role("radio").nth(level - 1).check()
        card.locator("textarea").first.fill(REASON)
    coach.button("Add a comment", "grading").click()
    page.locator(".desk-comment textarea").fill(COMMENT)
    page.locator('.desk-judge [data-path$=".message"] textarea').fill(MESSAGE)
    page.locator('.desk-judge [data-path$=".message"] textarea').blur()
    coach.ready()
    page.reload()
    coach.ready()
    expect(criteria.first.get_by_role("radio").nth(2)).to_be_checked()

    reader = sign_in("judged-1", PHONE)
    reader.page.goto(f"{room.url}/feedback/swot")
    assert REASON not in reader.page.content()

    coach.button("Return to the organisation", "grading").click()
    expect(page.locator(".desk-finish .notice.good")).to_be_visible()

    expected = {
        criterion_cell(one.id): one.weight * level / 4
        for one, level in zip(rubric, levels, strict=True)
    }
    said = []

    def recorded():
        with Gradebook(f"sqlite:///{room.course}/gradebook.db") as gradebook:
            notebook = gradebook.find_submission_notebook("swot", "swot", "judged")
            manual = {g.name: g.manual_score for g in notebook.grades if g.name in expected}
            said[:] = [comment.manual_comment or "" for comment in notebook.comments]
        return manual == expected

    room.wait_until(recorded, 60, "the manual scores")
    assert any(REASON in text for text in said)

    listed = formgrader("submitted_notebooks/swot/swot")
    (shown,) = [one for one in listed if one["student"] == "judged"]
    asked = formgrader(f"grades?submission_id={shown['id']}")
    grades = {one["name"]: one["manual_score"] for one in asked}
    assert {name: grades[name] for name in expected} == expected
    assert shown["needs_manual_grade"] is False

    phone = reader.page
    phone.goto(room.url)
    phone.get_by_role("link", name=reader.words("Read the feedback", "server")).first.click()
    expect(phone).to_have_url(re.compile("/feedback/swot$"))
    for text in (REASON, COMMENT, MESSAGE, rubric[0].name.ar):
        expect(phone.get_by_text(text).first).to_be_visible()
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]
    printed = pypdf.PdfReader(io.BytesIO(phone.pdf(format="A4", print_background=False)))
    text = fold("".join(page.extract_text() for page in printed.pages))
    for word in (*REASON.split()[:2], COMMENT.split()[1]):
        assert fold(word) in text
    assert fold(reader.words("Sign out", "server")) not in text


def test_an_english_desk_keeps_a_draft_to_itself(sign_in, room, graded):
    trainer = sign_in("trainer", LAPTOP, "en")
    page = trainer.open("coach")
    open_submission(trainer, "Ghiras Association", "Strategic plan")
    expect(page.locator(".desk-criterion")).to_have_count(12)
    card = page.locator(".desk-criterion", has=page.locator(".desk-voice.program details")).first
    card.locator(".desk-voice.program summary").click()
    expect(card.locator(".advice-message").first).to_be_visible()
    card.get_by_role("radio").first.check()
    card.locator("textarea").first.fill("The vision is a list of activities.")
    card.locator("textarea").first.blur()
    trainer.ready()
    reader = sign_in("looked-1", PHONE, "en")
    reader.page.goto(f"{room.url}/feedback/strategic_plan")
    expect(reader.page.get_by_role("heading").first).to_be_visible()
    assert "list of activities" not in reader.page.content()
