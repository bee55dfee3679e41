"""One day of the course as it is shipped: the trainer at the desk, the people on their phones.

The desk is driven in the browser; the phones send what the pages of the room send.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import httpx
import openpyxl
import pypdf
import pytest
from playwright.sync_api import expect

from saql.course import load_course
from saql.course_folder import create_course_folder, read_settings
from saql.demo import fill_room
from tests.browser import rooms

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROSTER = [
    ("جمعية الياسمين", "رنا الخطيب", "أنثى", "٣٤"),
    ("جمعية الياسمين", "خالد المصري", "ذكر", "41"),
    ("مؤسسة أثر", "سلمى درويش", "أنثى", "٢٩"),
    ("مؤسسة أثر", "مازن عيسى", "ذكر", "38"),
]
RIGHT = {"رنا الخطيب": (8, 14), "خالد المصري": (10, 15), "سلمى درويش": (6, 19)}
"""Right answers of 20 before and after; the fourth person takes no test.

By hand: before 40, 50 and 30, mean 40; after 70, 75 and 95, mean 80. The gain of the class is
(80 - 40) / (100 - 40) = 0.67, of the people 0.5, 0.5 and 65/70: in the mean 0.64. The standard
deviations are 10 and 13.2, pooled 11.7: an effect of 40 / 11.7 = 3.41.
"""


class Phone:
    """A participant's phone: it reads the room's pages and sends their forms."""

    def __init__(self, url: str, code: str) -> None:
        self.http = httpx.Client(base_url=url, follow_redirects=True, trust_env=False, timeout=60)
        self.send("/sign-in", "/sign-in", code=code)

    def send(self, page: str, action: str, **fields: str) -> str:
        """Send a form of a page; the page that comes next."""
        token = re.search(r'name="_xsrf" value="([^"]+)"', self.http.get(page).text)[1]
        answer = self.http.post(action, data={"_xsrf": token, **fields})
        assert answer.is_success, answer.text[:500]
        return answer.text

    def arrive(self) -> None:
        action = re.search(r'action="(/today/sessions/\d+)"', self.http.get("/today").text)[1]
        self.send("/today", action)

    def take(self, paper, right: int) -> None:
        """Take a test with so many right answers."""
        test = f"/tests/{paper.test}"
        token = re.search(r'name="_xsrf" value="([^"]+)"', self.http.get(test).text)[1]
        self.http.post(test, data={"_xsrf": token})
        for at, item in enumerate(paper.items):
            options = item.question.option_ids
            chosen = next(o for o in options if item.question.option(o).right == (at < right))
            form = {"_xsrf": token, "option": chosen}
            assert self.http.post(f"{test}/answers/{item.slot}", data=form).is_success
        self.http.post(test, data={"_xsrf": token, "do": "submit"})


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A new room, as `saql new` leaves it: nobody but a trainer and a coach."""
    folder = tmp_path_factory.mktemp("day")
    course = create_course_folder(folder / "course", "ar")
    cohort = {"name": {"ar": "مجموعة", "en": "Cohort"}, "organisations": [], "staff": rooms.STAFF}
    fill_room(course, read_settings(course), cohort)
    running = rooms.Room(course, folder / "log.txt")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def phone(room):
    """A phone for a code."""
    phones = []

    def ring(code):
        phones.append(Phone(room.url, code))
        return phones[-1]

    yield ring
    for one in phones:
        one.http.close()


def tab(visit, name, part=None):
    visit.page.locator(f".trainer-nav-button[data-tab={name}]").click()
    if part:
        visit.page.locator(f".trainer-segments [data-part={part}]").click()
    expect(visit.page.locator(".trainer-tab .spinner")).to_have_count(0)


def switch(visit, name):
    tab(visit, "workshop", "openings")
    one = visit.page.get_by_role("switch", name=name)
    one.click()
    expect(one).to_have_attribute("aria-checked", "true")


def made(visit, title, form):
    """A document of the desk, as it is downloaded."""
    tab(visit, "documents", "all")
    with visit.page.expect_download(timeout=60_000) as download:
        visit.page.get_by_role("button", name=f"{title}: {form}").click()
    return Path(download.value.path())


def words_of(pdf: Path) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def test_a_trainer_runs_a_whole_day_and_its_documents_hold_its_figures(sign_in, room, phone):
    course = load_course(room.course / "course")
    visit = sign_in("trainer", language="en")
    page = visit.page
    page.locator("a[href='/voila/render/trainer.ipynb']").first.click()
    visit.ready()

    # The roster, seen before it is taken over.
    book = openpyxl.Workbook()
    for row in (("المنظمة", "الاسم", "الجنس", "العمر"), *ROSTER):
        book.active.append(row)
    book.save(out := io.BytesIO())
    tab(visit, "cohort", "import")
    file = {"name": "roster.xlsx", "mimeType": XLSX, "buffer": out.getvalue()}
    page.locator(".trainer-part input[type=file]").set_input_files(file)
    page.locator(".trainer-preview .button.primary").click()
    expect(page.locator(".trainer-table tbody tr")).to_have_count(6)
    codes = dict(
        re.findall(r"([^,\n]+),(\S{4}-\S{4})", room.run("codes", "--format", "csv").stdout)
    )
    phones = {name: phone(codes[name]) for _, name, *_ in ROSTER}

    # A training session: three people say so from the phone, one is noted by hand as absent.
    tab(visit, "workshop", "day")
    part = page.locator(".trainer-agenda-part[data-kind=session]").first
    part.locator(".button.primary, .button.quiet").first.click()
    expect(page.locator(".trainer-running")).to_be_visible()
    for name in RIGHT:
        phones[name].arrive()
    tab(visit, "workshop", "attendance")
    absent = page.locator(".trainer-attendee").filter(has_text="مازن عيسى")
    absent.locator("[data-state=absent]").click()
    present = page.locator(".trainer-attendee[data-state=present]")
    expect(present).to_have_count(3)
    tab(visit, "workshop", "day")
    page.locator(".trainer-running").get_by_role("button", name="End the session").click()
    page.get_by_role("dialog").get_by_role("button", name="End the session").click()
    expect(page.locator(".trainer-running")).to_have_count(0)

    # Both tests, and the gain as it was worked out by hand.
    for test, at in (("Pre-test", 0), ("Post-test", 1)):
        switch(visit, re.compile(test))
        paper = course.papers[("pre_test", "post_test")[at]]
        for name, right in RIGHT.items():
            phones[name].take(paper, right[at])
    tab(visit, "learning", "gain")
    facts = page.locator(".trainer-facts")
    for figure in ("40%", "80%", "0.67", "0.64", "3.41"):
        expect(facts).to_contain_text(figure)

    # Grading without a terminal.
    tab(visit, "learning", "grading")
    tests = page.locator(".trainer-table tbody tr").filter(has_text=re.compile("re-test|ost-test"))
    expect(tests).to_have_count(2)
    page.locator(".trainer-card .button.primary").click()
    graded = tests.locator(".tag[data-state=good]")
    expect(graded).to_have_count(2, timeout=120_000)

    # Certificates of attendance for the three who earned them; one can be verified outside.
    tab(visit, "documents", "certificates")
    expect(page.locator(".trainer-part .notice.warning")).to_contain_text("certificates.toml")
    page.locator(".trainer-card .button.primary").click()
    page.get_by_role("dialog").locator(".button.primary").click()
    numbers = page.locator(".trainer-certificate-number")
    expect(numbers).to_have_count(3)
    issued = numbers.first.inner_text()
    assert issued in words_of(made(visit, "Certificates", "PDF"))

    # The report holds the figures of the day.
    report = words_of(made(visit, "Final report of the workshop", "PDF"))
    for figure in ("75%", "40", "80", "0.67", "0.64", issued):
        assert figure in report, figure
