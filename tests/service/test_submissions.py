"""Submissions freeze a revision; reviews are added, never changed; each sees what is theirs."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from saql import shipped
from saql.service import reviews
from saql.service.plans import Author

PLAN = "/organisations/amal/plan"


@pytest.fixture
def submitted(room: Any) -> Any:
    """Amal submitted its second revision and wrote a third."""
    for name in ("assignments", "course"):
        shutil.copytree(shipped.path(name), room.settings.course_dir / name)
    shutil.copy(shipped.path("course") / "nbgrader_config.py", room.settings.course_dir)
    for number in range(3):
        body = {"content": {"vision": {"ar": f"نص {number}"}}, "base": number, "key": f"k{number}"}
        assert room.ask("Rana", "PUT", f"{PLAN}/sections/direction", body).is_success
        if number == 1:
            asked = {"assignment": "swot", "key": "s1"}
            room.first = room.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    return room


def test_a_submission_freezes_the_revision_it_was_made_from(submitted: Any) -> None:
    made = submitted.first.json()
    assert submitted.first.status_code == 201
    assert (made["number"], made["revision"], made["person"]) == (1, 2, "Rana")
    found = submitted.ask("Sami", "GET", f"/submissions/{made['id']}").json()
    assert found["plan"]["direction"]["vision"]["ar"] == "نص 1"


def test_a_submission_is_laid_out_for_nbgrader(submitted: Any) -> None:
    assert submitted.first.json()["assembled"]
    folder = submitted.settings.course_dir / "submitted" / "amal" / "swot"
    assert "نص 1" in (folder / "plan.json").read_text("utf-8")


def test_an_overtaken_text_is_never_submitted(submitted: Any) -> None:
    late = {"content": {"vision": {"ar": "متأخر"}}, "base": 1, "key": "k9"}
    assert submitted.ask("Sami", "PUT", f"{PLAN}/sections/direction", late).status_code == 409
    asked = {"assignment": "swot", "key": "s2"}
    made = submitted.ask("Rana", "POST", "/organisations/amal/submissions", asked).json()
    found = submitted.ask("Rana", "GET", f"/submissions/{made['id']}").json()
    assert found["plan"]["direction"]["vision"]["ar"] == "نص 2"


def test_submitting_twice_with_one_key_is_one_submission(submitted: Any) -> None:
    asked = {"assignment": "swot", "key": "s1"}
    again = submitted.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    assert again.json()["id"] == submitted.first.json()["id"]
    other = {"assignment": "strategic_plan", "key": "s1"}
    refused = submitted.ask("Rana", "POST", "/organisations/amal/submissions", other)
    assert (refused.status_code, refused.json()["code"]) == (409, "key_used")
    listed = submitted.ask("Rana", "GET", "/organisations/amal/submissions").json()
    assert [entry["number"] for entry in listed["submissions"]] == [1]


def test_an_assignment_that_the_course_has_not_is_refused(submitted: Any) -> None:
    asked = {"assignment": "secrets", "key": "s2"}
    refused = submitted.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_assignment")


def test_a_submission_stands_when_preparing_it_fails(submitted: Any) -> None:
    shutil.rmtree(submitted.settings.course_dir / "assignments" / "swot")
    (submitted.settings.course_dir / "assignments" / "swot").mkdir()
    asked = {"assignment": "swot", "key": "s2"}
    made = submitted.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    assert made.status_code == 201
    assert (made.json()["assembled"], made.json()["code"]) == (False, "kept_not_assembled")
    assert made.json()["sentence"]
    shutil.rmtree(submitted.settings.course_dir / "assignments")
    shutil.copytree(shipped.path("assignments"), submitted.settings.course_dir / "assignments")
    again = submitted.ask("Rana", "POST", "/organisations/amal/submissions", asked)
    assert again.json()["assembled"], "sent again, it is prepared"
    assert again.json()["number"] == made.json()["number"]


def review(base: int, result: str, **changes: Any) -> dict[str, Any]:
    levels = {"c1": {"level": 3, "reason": "واضح", "evidence": "الرؤية"}}
    comments = [{"text": "أضيفوا خط الأساس", "section": "indicators"}]
    body = {"levels": levels, "comments": comments, "message": "أحسنتم", "result": result}
    return body | {"base": base, "key": f"{base}-{result}"} | changes


def test_a_participant_sees_a_review_once_it_is_returned(submitted: Any) -> None:
    path = f"/submissions/{submitted.first.json()['id']}/review"
    assert submitted.ask("Rana", "GET", path).json()["review"] is None
    for base, result, seen in (
        (0, "draft", None),
        (1, "returned", "returned"),
        (2, "draft", "returned"),
        (3, "accepted", "accepted"),
    ):
        content = review(base, result, message=str(base))
        key = content.pop("key")
        del content["base"]
        with submitted.database.begin() as connection:
            coach = Author(None, "Coach")
            reviews.save(connection, 1, content, base=base, key=key, author=coach)
        shown = submitted.ask("Rana", "GET", path).json()["review"]
        assert (shown and shown["result"]) == seen
    found = submitted.ask("Coach", "GET", path).json()["review"]
    assert (found["number"], found["coach"], found["plan_revision"]) == (4, "Coach", 2)
    assert found["levels"]["c1"] == {"level": 3, "reason": "واضح", "evidence": "الرؤية"}
    assert submitted.ask("Huda", "GET", path).status_code == 404
    assert submitted.ask("Rana", "GET", f"{path}s").status_code == 403
    states = submitted.ask("Coach", "GET", f"{path}s").json()["reviews"]
    assert [state["message"] for state in states] == ["0", "1", "2", "3"]


def test_the_gradebook_is_owed_the_last_returned_review_of_the_newest_submission(
    submitted: Any,
) -> None:
    def save(submission: int, base: int, result: str) -> None:
        content = review(base, result)
        key = content.pop("key")
        del content["base"]
        with submitted.database.begin() as connection:
            coach = Author(None, "Coach")
            reviews.save(connection, submission, content, base=base, key=key, author=coach)

    def owed() -> list[tuple[int, int]]:
        with submitted.database.begin() as connection:
            return [tuple(state) for state in reviews.owed(connection)]

    save(1, 0, "draft")
    assert owed() == []
    save(1, 1, "returned")
    save(1, 2, "draft")
    assert owed() == [(1, 2)], "a draft does not take a returned review's place"
    asked = {"assignment": "swot", "key": "s2"}
    second = submitted.ask("Rana", "POST", "/organisations/amal/submissions", asked).json()["id"]
    assert owed() == [(1, 2)], "a submission that nobody judged yet takes no judgement away"
    save(second, 0, "accepted")
    save(1, 3, "returned")
    assert owed() == [(second, 1)], "an earlier submission's review does not overwrite a later one"


def test_two_coaches_do_not_overwrite_each_other(submitted: Any) -> None:
    path = f"/submissions/{submitted.first.json()['id']}/review"
    first = review(0, "draft", key="a")
    assert submitted.ask("Coach", "PUT", path, first).is_success
    refused = submitted.ask("Trainer", "PUT", path, review(0, "draft", key="b", message="آخر"))
    assert (refused.status_code, refused.json()["code"]) == (409, "review_overtaken")
    assert refused.json()["data"]["review"]["message"] == "أحسنتم"
    again = submitted.ask("Coach", "PUT", path, first)
    assert again.json()["review"]["number"] == 1, "the same save twice is one state"
    assert submitted.ask("Coach", "PUT", path, first | {"message": "x"}).status_code == 409
