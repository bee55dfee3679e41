"""The feedback page, on reviews that a coach has really saved."""

import contextlib
import re
from pathlib import Path

import pytest

from saql.client import ServiceClient
from saql.store.shapes import StoreUnavailable
from tests.server.rooms import open_page

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> «كما كُتب»"


def service_url(room, client):
    """Where the room's own service answers, as its kernels are told."""
    open_page(client)
    for pid in room.children():
        for line in Path(f"/proc/{pid}/environ").read_text().split("\0"):
            if line.startswith("SAQL_SERVICE_URL=http"):
                return line.partition("=")[2]
    pytest.fail("no kernel knows the service")


def save(client, submission, review):
    """Save a review as the desk does: with the same key again where no answer came in time."""
    for _ in range(5):
        with contextlib.suppress(StoreUnavailable):
            return client.save_review(submission, review)
    return pytest.fail("the review was not saved")


@pytest.fixture(scope="module")
def judged(room):
    """A submission with a review that is returned, and one newer that nobody has judged."""
    with room.visitor(room.codes()[0]) as client, room.visitor(room.codes("coach")[0]) as coach:
        url = service_url(room, client)
        mine = ServiceClient(url, client.cookies["saql_session"])
        theirs = ServiceClient(url, coach.cookies["saql_session"])
        try:
            item = {"id": "sw-1", "box": "strength", "text": {"ar": "فريق متمرّس", "en": ""}}
            mine.save_section("org-1", "swot", {"items": [item]}, base=0, key="k" * 20)
            first = mine.submit("org-1", "swot", key="s" * 20)["id"]
            review = {
                "levels": {"c4": {"level": 2, "reason": HOSTILE, "evidence": ""}},
                "comments": [{"text": HOSTILE, "section": "swot"}],
                "message": HOSTILE,
                "result": "draft",
                "base": 0,
                "key": "r" * 20,
            }
            save(theirs, first, review)
            draft = client.get("/feedback/swot").text
            returned = {**review, "result": "returned", "base": 1, "key": "q" * 20}
            save(theirs, first, returned)
            page = client.get("/feedback/swot").text
            mine.submit("org-1", "swot", key="t" * 20)
            later = client.get("/feedback/swot").text
            home = client.get("/").text
        finally:
            mine.close()
            theirs.close()
    return {"draft": draft, "page": page, "later": later, "home": home}


def test_a_draft_is_not_shown(judged):
    assert "لم يرسل مدرّب الصقل تغذيته الراجعة بعد" in judged["draft"]
    assert "كما كُتب" not in judged["draft"]


def test_the_two_voices_stand_apart(judged):
    voices = re.findall(r'<div class="room-voice">(.*?)</div>', judged["page"], re.DOTALL)
    coach = [text for text in voices if "حكم مدرّب الصقل" in text]
    program = [text for text in voices if "ما وجده البرنامج" in text]
    assert len(coach) == len(program) > 0
    assert any("كما كُتب" in text for text in coach)
    assert not any("كما كُتب" in text for text in program)
    assert any('data-severity="' in text for text in program)
    assert not any('data-severity="' in text for text in coach)


def test_what_the_coach_wrote_is_text(judged):
    assert "<script>alert" not in judged["page"]
    assert "<img src=x" not in judged["page"]
    assert judged["page"].count("&lt;script&gt;alert(1)") == 3


def test_feedback_stays_readable_after_submitting_again(judged):
    assert "كما كُتب" in judged["later"]


def test_the_home_page_leads_to_the_feedback_and_says_what_waits(judged):
    assert 'href="/feedback/swot"' in judged["home"]
    assert "بانتظار مدرّب الصقل" in judged["home"]


def test_no_other_organisation_sees_it(room, judged):
    with room.visitor(room.codes()[2]) as other:
        page = other.get("/feedback/swot").text
    assert "كما كُتب" not in page
    assert "لم يُسلَّم شيء لهذا الواجب بعد" in page
