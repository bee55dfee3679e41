from __future__ import annotations

import datetime as dt
import json
import shutil
import threading
from pathlib import Path

import pytest

from saql.grading.layout import GradingError, source_notebook
from saql.grading.submit import assemble, earlier, finish_interrupted
from saql.grading.tasks import ANSWER
from saql.plan.upgrade import read_plan

AT = dt.datetime(2027, 3, 15, 9, 30, tzinfo=dt.UTC)


def test_a_submission_is_an_ordinary_nbgrader_submission(course, submit, sample):
    where = submit("al-amal", "developing")
    assert where == course / "submitted" / "al-amal" / "strategic_plan"
    assert sorted(path.name for path in where.iterdir()) == [
        "plan.json",
        "strategic_plan.ipynb",
        "timestamp.txt",
    ]
    assert read_plan((where / "plan.json").read_bytes()) == sample("developing")
    from nbgrader.utils import parse_utc

    written = (where / "timestamp.txt").read_text("utf-8").strip()
    assert parse_utc(written) == AT.replace(tzinfo=None)


def test_the_notebook_is_the_courses_own_in_the_plans_language(course, submit):
    arabic = submit("a", "weak") / "strategic_plan.ipynb"
    english = submit("b", "weak", language="en") / "strategic_plan.ipynb"
    assert arabic.read_text("utf-8") == source_notebook(course, "strategic_plan", "ar").read_text(
        "utf-8"
    )
    assert english.read_text("utf-8") == source_notebook(course, "strategic_plan", "en").read_text(
        "utf-8"
    )
    assert arabic.read_text("utf-8") != english.read_text("utf-8")


def test_only_answer_cells_take_an_answer(submit):
    where = submit(
        "a", "weak", answers={ANSWER: "انظروا إلى الموازنة أولاً", "check-swot": "import os"}
    )
    cells = json.loads((where / "strategic_plan.ipynb").read_text("utf-8"))["cells"]
    by_id = {cell["id"]: "".join(cell["source"]) for cell in cells}
    assert by_id[ANSWER] == "انظروا إلى الموازنة أولاً"
    assert by_id["check-swot"] == 'award("D", points=14)'


def test_submitting_again_replaces_and_keeps_the_earlier_out_of_nbgraders_sight(
    course, submit, sample
):
    submit("a", "weak", at=AT)
    submit("a", "developing", at=AT + dt.timedelta(hours=1))
    where = submit("a", "strong", at=AT + dt.timedelta(hours=2))
    assert read_plan((where / "plan.json").read_bytes()) == sample("strong")
    kept = [
        read_plan((one / "plan.json").read_bytes())
        for one in earlier(course, "a", "strategic_plan")
    ]
    assert kept == [sample("weak"), sample("developing")]
    assert [path.name for path in (course / "submitted").iterdir()] == ["a"]


def test_a_submission_cut_off_before_it_took_its_place_comes_in_later(course, submit, sample):
    where = submit("a", "weak")
    submit("a", "developing", at=AT + dt.timedelta(hours=1))
    shelf = course / "submitted_history" / "a" / "strategic_plan"
    # The power went after the old one had been put away and before the new one was in place.
    where.rename(shelf / "ready-20270315T103000.000000Z")
    finish_interrupted(course)
    assert read_plan((where / "plan.json").read_bytes()) == sample("developing")


def test_a_half_written_draft_is_never_taken(course, submit, sample):
    where = submit("a", "weak")
    draft = course / "submitted_history" / "a" / "strategic_plan" / "writing"
    shutil.copytree(where, draft)
    (draft / "plan.json").write_text("{")
    finish_interrupted(course)
    assert read_plan((where / "plan.json").read_bytes()) == sample("weak")
    submit("a", "developing")
    assert not draft.exists()


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "a\\b", "CON", "nul.txt", "", "a*", "[a]", "منظمة", "a."]
)
def test_a_name_that_could_leave_its_folder_is_refused(course, sample, name):
    with pytest.raises(GradingError) as refused:
        assemble(course, name, "swot", sample("weak"), "ar", AT)
    assert refused.value.code == "unsafe_name"
    assert not (course / "submitted").exists()


def test_an_unknown_assignment_is_refused(course, sample):
    with pytest.raises(GradingError) as refused:
        assemble(course, "a", "poetry", sample("weak"), "ar", AT)
    assert refused.value.code == "no_assignment"


def test_threads_may_submit_at_once_and_nobody_changes_the_working_directory(course, sample):
    here = Path.cwd()
    plan = sample("weak")

    def work(name):
        for hour in range(3):
            assemble(course, name, "swot", plan, "ar", AT + dt.timedelta(hours=hour))

    threads = [threading.Thread(target=work, args=(f"org{n % 3}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Path.cwd() == here
    for number in range(3):
        assert (course / "submitted" / f"org{number}" / "swot" / "plan.json").is_file()
        assert len(earlier(course, f"org{number}", "swot")) == 5
