"""A trainer edits the course in JupyterLab and in a text editor; the next start shows it."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from jupyter_server.services.contents.largefilemanager import LargeFileManager

from saql import shipped
from saql.client import ServiceClient
from saql.course import load_course
from saql.course_folder import SETTINGS, create_course_folder
from tests.server import rooms

LESSON = "02_networking/01_why"
NOTEBOOK = f"modules/{LESSON}.ar.ipynb"
VISION = "مجتمعات ريفية متعلّمة تعيش بكرامة وتصنع رزقها بيدها في كل قرى المنطقة"
MARK = "كما عدّلها المدرّب"


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_in_lab(folder, edit):
    """Open the notebook, change it and save it, as JupyterLab's server reads and writes files."""
    lab = LargeFileManager(root_dir=str(folder))
    model = lab.get(NOTEBOOK)
    edit(model["content"])
    lab.save({"type": "notebook", "format": "json", "content": model["content"]}, NOTEBOOK)


def edit_lesson(notebook):
    """What happens to a notebook in Lab: run, words changed, cells added, moved, not tagged."""
    cells = notebook["cells"]
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] == "code":
            shown = {"output_type": "stream", "name": "stdout", "text": "OUTPUT-OF-A-RUN\n"}
            cell |= {"execution_count": number, "outputs": [shown]}
    title = next(cell for cell in cells if "title" in cell["metadata"]["tags"])
    heading, _, rest = title["source"].partition("\n")
    title["source"] = f"{heading} {MARK}\n{rest}"
    at = next(n for n, cell in enumerate(cells) if "idea" in cell["metadata"]["tags"])
    cells[at]["source"] += "\n\nجملة أضافها المدرّب."
    cells[at : at + 2] = reversed(cells[at : at + 2])
    cells.insert(
        at + 1,
        {"cell_type": "markdown", "id": "5f0c-1", "metadata": {}, "source": "خلية بلا وسم."},
    )
    told = {"editable": True, "slideshow": {"slide_type": ""}, "tags": []}
    cells.insert(
        at + 2,
        {
            "cell_type": "code",
            "id": "5f0c-2",
            "metadata": told,
            "source": "print('من المدرّب')",
            "outputs": [],
            "execution_count": 7,
        },
    )
    state = {"state": {}, "version_major": 2, "version_minor": 0}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": state}


@dataclass
class Seen:
    """What the room shows, before or after the edits."""

    lessons: str
    lesson: str
    outputs: dict
    form: str
    questions: list
    findings: int
    points: float


def service(room):
    """Where the room's own service answers: its kernels are told."""
    for pid in room.children():
        for line in Path(f"/proc/{pid}/environ").read_text().split("\0"):
            if line.startswith("SAQL_SERVICE_URL=http"):
                return line.partition("=")[2]
    return None


def kernel_outputs(me):
    found = None

    def answered():
        nonlocal found
        answer = rooms.post(me, f"/lessons/{LESSON}/kernel")
        found = answer.json().get("outputs") if answer.status_code == 200 else None
        return found is not None

    rooms.wait_until(answered, 60, "the lesson's code")
    return found


def look(room, attend):
    """Everything that the edits change, as a participant and the trainer meet it."""
    with room.visitor(room.codes()[attend]) as me, room.visitor(room.codes("trainer")[0]) as desk:
        outputs = kernel_outputs(me)
        with ServiceClient(service(room), desk.cookies["saql_session"]) as trainer:
            trainer.put_opening("reaction", is_open=True)
            trainer.put_opening("pre_test", is_open=True)
            with ServiceClient(service(room), me.cookies["saql_session"]) as own:
                paper = own.begin_test("pre_test")
            (live,) = trainer.live()["organisations"]
            (gain,) = trainer.plan_gains()
        return Seen(
            lessons=me.get("/lessons").text,
            lesson=me.get(f"/lessons/{LESSON}").text,
            outputs=outputs,
            form=me.get("/forms/reaction").text,
            questions=[question["text"]["ar"] for question in paper["questions"]],
            findings=live["errors"] + live["warnings"],
            points=gain["latest"]["rubric_points"],
        )


def work(room):
    """An organisation writes its vision and hands its plan in; the coach judges a criterion."""
    with room.visitor(room.codes()[0]) as me, room.visitor(room.codes("coach")[0]) as desk:
        kernel_outputs(me)  # a kernel knows the service
        with ServiceClient(service(room), me.cookies["saql_session"]) as own:
            content = {"vision": {"ar": VISION}}
            saved, _ = own.save_section("org-1", "direction", content, base=0, key="v" * 20)
            assert saved
            handed = own.submit("org-1", "strategic_plan", key="h" * 20)
        with ServiceClient(service(room), desk.cookies["saql_session"]) as coach:
            review = {
                "levels": {"c1": {"level": 4, "reason": "واضحة"}},
                "result": "returned",
                "base": 0,
                "key": "r" * 20,
            }
            coach.save_review(handed["id"], review)


def edit_all(folder):
    """The trainer's edits: a lesson in Lab, the rest in a text editor."""
    course = folder / "course"
    edit_in_lab(folder, edit_lesson)
    question = load_course(course).papers["pre_test"].items[0].question
    (file,) = (
        path
        for path in (course / "questions").glob("*.toml")
        if f'id = "{question.id}"' in path.read_text(encoding="utf-8")
    )
    change(file, f'text.ar = "{question.text.ar}"', f'text.ar = "{question.text.ar} {MARK}"')
    rubric = (course / "rubric.toml").read_text(encoding="utf-8")
    first, second = re.findall(r"^weight = (\d+)$", rubric, re.MULTILINE)[:2]
    change(course / "rubric.toml", f"weight = {first}", f"weight = {int(first) - 2}")
    head, mark, rest = (course / "rubric.toml").read_text(encoding="utf-8").partition('id = "c2"')
    rest = rest.replace(f"weight = {second}", f"weight = {int(second) + 2}", 1)
    (course / "rubric.toml").write_text(head + mark + rest, encoding="utf-8")
    change(course / "thresholds.toml", "vision_words_max = 30", "vision_words_max = 5")
    change(course / "syllabus.toml", 'name.ar = "التشبيك"', f'name.ar = "التشبيك {MARK}"')
    change(course / "forms.toml", 'text.ar = "ما تعلّمته اليوم', f'text.ar = "{MARK}: ما تعلّمته')
    return int(first)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = create_course_folder(tmp_path_factory.mktemp("edits") / "course folder")
    return rooms.make_course(made, 1, 2)


@pytest.fixture(scope="module")
def apps(tmp_path_factory):
    made = tmp_path_factory.mktemp("lesson-app")
    shutil.copy(shipped.path("voila_apps") / "lesson.ipynb", made)
    (made / "template").symlink_to(shipped.path("voila_apps") / "template")
    return made


@pytest.fixture(scope="module")
def seen(folder, apps, tmp_path_factory):
    """The room before the edits and after them, and the weight that was changed."""
    log = tmp_path_factory.mktemp("log")
    looks = []
    weight = 0
    for attend in (0, 1):
        room = rooms.RunningRoom(folder, apps, log / f"{attend}.txt")
        try:
            if not attend:
                work(room)
            looks.append(look(room, attend))
        finally:
            room.stop()
        weight = weight or edit_all(folder)
    return (*looks, weight)


def test_a_lesson_changed_in_jupyterlab_is_shown_with_its_new_words_and_cells(seen):
    before, after, _ = seen
    for words in ("جملة أضافها المدرّب.", "خلية بلا وسم.", MARK):
        assert words not in before.lesson
        assert words in after.lesson
    assert MARK in after.lessons
    assert after.lesson.index("خلية بلا وسم.") < after.lesson.index("جملة أضافها المدرّب.")
    assert "OUTPUT-OF-A-RUN" not in after.lesson


def test_the_code_of_a_changed_lesson_runs_and_a_trainers_own_code_too(seen):
    before, after, _ = seen
    assert [shown["data"] for shown in after.outputs["5f0c-2"]] == [{"text/plain": "من المدرّب\n"}]
    assert set(after.outputs) - set(before.outputs) == {"5f0c-2"}
    assert all(outputs is not None for outputs in after.outputs.values())
    assert len(after.outputs["self-check"]) == len(before.outputs["self-check"]) > 0


def test_a_changed_question_stands_in_the_test_of_whoever_begins_then(seen):
    before, after, _ = seen
    assert not any(MARK in text for text in before.questions)
    assert sum(MARK in text for text in after.questions) == 1


def test_a_changed_weight_a_threshold_a_module_and_a_form_count_from_the_next_start(seen):
    before, after, weight = seen
    assert (before.points, after.points) == (weight, weight - 2)
    assert after.findings == before.findings + 1
    assert f"التشبيك {MARK}" in after.lessons
    assert MARK not in before.form
    assert MARK in after.form


def test_saql_check_asks_for_nothing_but_the_same_order_in_the_other_language(saql, seen, folder):
    assert seen
    done = saql("check", folder, "--write-assignments")
    edited = ("02_networking", "rubric", "thresholds", "forms", "strategic_plan.ipynb")
    told = [line for line in done.err.splitlines() if any(word in line for word in edited)]
    assert [line.partition(", cell ")[0] for line in told] == [f"{LESSON}.ipynb"]
    assert "the Arabic and the English notebook differ" in told[0]
    assert "strategic_plan/strategic_plan.ipynb" in done.out


QUESTIONS = "course/questions/networking.toml"
BROKEN = [
    ("course/forms.toml", 'id = "reaction"', 'id = "reaction', "cannot be read as TOML"),
    (QUESTIONS, f'lesson = "{LESSON}"', 'lesson = "02_networking/09_lost"', "there is no lesson"),
    ("course/rubric.toml", "weight = 12", "weight = 11", "the weights add up to 99"),
    (QUESTIONS, 'pair = "', 'pair = "alone-', "a pair is two questions"),
    ("course/syllabus.toml", "minutes = ", "minutes = 3", "minutes"),
    ("course/thresholds.toml", "overlap_max = 0.7", 'overlap_max = "high"', "must be a number"),
    (NOTEBOOK, '"cells": [', '"cells": [,', "cannot be read as a notebook"),
]


@pytest.fixture(scope="module")
def shipped_folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("broken") / "course folder"
    for name in ("course", "modules", "assignments"):
        shutil.copytree(shipped.path(name), made / name)
    (made / SETTINGS).write_text('[room]\nlanguage = "ar"\nport = 0\n', encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"), BROKEN, ids=[reason for *_, reason in BROKEN]
)
def test_a_broken_edit_is_refused_at_start_as_saql_check_says_it(
    saql, shipped_folder, file, old, new, reason
):
    path = shipped_folder / file
    whole = path.read_text(encoding="utf-8")
    try:
        change(path, old, new)
        started = saql("serve", "--dir", shipped_folder)
        said = saql("check", shipped_folder)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert (started.code, said.code) == (2, 1)
    shown = file.split("/", 1)[1]
    line = next(told for told in started.err.splitlines() if reason in told)
    assert re.match(rf"{re.escape(shown)}, line [1-9]\d*: .+\.$", line)
    assert line in said.err.splitlines()
