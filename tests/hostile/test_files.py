"""Files that are no honest plans, by every way in: refused with a sentence, and nothing changes."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import httpx
import pytest
from typer.testing import CliRunner

from saql.cli import build
from saql.cli.speech import Speech
from saql.grading.collect import collect
from saql.plan.document import Plan
from saql.store import FileStore
from saql.widgets import PlanBuilder

PIECE = 60_000


def rows(count, **fields):
    return [{"id": f"i{n}", **fields} for n in range(count)]


def packed(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "{}")
    return file.getvalue()


def plan_with(**sections):
    return json.dumps(sections, ensure_ascii=False, separators=(",", ":")).encode()


NOT_PLANS = {
    "nothing": b"",
    "spaces": b" \n\t ",
    "words": "خطتنا الاستراتيجية".encode(),
    "html": b"<html><script>alert(1)</script>",
    "half": b'{"about": {"title": {"ar": "',
    "two": b"{}{}",
    "no plan": b'{"hello": 1}',
    "a list": b"[1, 2]",
    "a number": b"7",
    "null": b"null",
    "deep lists": b'{"about":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"about":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_000 + b"}",
    "too large": b'{"about":{"x":"' + b"a" * 2_000_001 + b'"}}',
    "a hundred thousand rows": plan_with(swot={"items": rows(100_000)}),
    "rows in many lists": plan_with(
        **{name: {"items": rows(2_000)} for name in ("swot", "goals", "risks", "indicators")}
    ),
    "not a number": b'{"swot":{"items":[{"id":"a","importance":NaN}]}}',
    "infinity": b'{"swot":{"items":[{"id":"a","importance":-Infinity}]}}',
    "many digits": b'{"swot":{"items":[{"id":"a","importance":' + b"9" * 5_000 + b"}]}}",
    "wrong list": plan_with(swot={"items": {"id": "a"}}),
    "wrong text": plan_with(about={"title": ["<img src=x onerror=alert(1)>"]}),
    "wrong section": plan_with(swot="'; DROP TABLE revisions; --"),
    "wrong id": plan_with(goals={"items": [{"id": "../../x"}]}),
    "id with a bidi control": plan_with(goals={"items": [{"id": "a\u202eb"}]}),
    "no id": plan_with(goals={"items": [{"text": {"ar": "هدف"}}]}),
    "long text": plan_with(about={"title": {"ar": "أ" * 20_001}}),
    "version": b'{"schema_version":"1","about":{}}',
    "old version": b'{"schema_version":-3,"about":{}}',
    "half a character": b'{"about":{"title":{"ar":"\\ud83d"}}}',
    "utf-16": '{"about":{}}'.encode("utf-16"),
    "utf-32": '{"about":{}}'.encode("utf-32"),
    "cp1256": '{"about":{"title":{"ar":"خطة"}}}'.encode("cp1256"),
    "a zip": packed("plan.json"),
    "a gzip": gzip.compress(b'{"about":{}}'),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}
NOT_KEPT = {
    "zero character": b'{"about":{"title":{"ar":"a"}},"meal":{"feedback":{"ar":"a\\u0000b"}}}',
    "doubled ids": plan_with(about={"author": "x"}, risks={"items": [{"id": "a"}, {"id": "a"}]}),
    "half a character in a new field": b'{"about":{"author":"x"},"meal":{"newer":"\\ud83d"}}',
    "half a character beside": b'{"about":{"author":"x"},"newer":["\\ud83d"]}',
    "zero in a name": b'{"about":{"author":"x"},"meal":{"a\\u0000":1}}',
}
"""Files that are read but that no store keeps: opening one must not replace a part."""

EVERY = {**NOT_PLANS, **NOT_KEPT}


@pytest.fixture
def builder(tmp_path):
    file = tmp_path / "plan.json"
    made = PlanBuilder(file, "ar")
    made.workspace.handle({"type": "hello", "language": "ar"})
    edit = {"op": "set", "path": ["about", "title", "ar"], "value": "خطتنا", "base": ""}
    edit["path"] = ["title", "ar"]
    made.workspace.handle({"type": "edits", "key": "k", "section": "about", "edits": [edit]})
    yield made
    made.close()


def arabic(sentence):
    return any("\u0621" <= letter <= "\u064a" for letter in sentence)


def is_text(content):
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("name", [name for name, content in EVERY.items() if is_text(content)])
def test_the_builder_refuses_it_and_keeps_the_plan(builder, name):
    text = EVERY[name].decode()
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)] or [""]
    for number, piece in enumerate(pieces):
        ask = {"type": "ask", "id": "q", "name": "open", "source": "file"}
        (answer,) = builder.workspace.handle(
            {**ask, "number": number, "of": len(pieces), "text": piece}
        )
        if not answer["ok"]:
            break
    assert answer["ok"] is False, answer
    assert arabic(answer["sentence"])
    (after,) = builder.workspace.handle({"type": "ask", "id": "r", "name": "replace"})
    assert after["ok"] is False
    kept = FileStore(builder.workspace.store.path).load().plan
    assert kept.about.title.ar == "خطتنا"
    assert kept.model_copy(update={"about": Plan().about}) == Plan()


@pytest.mark.browser
def test_the_page_refuses_what_is_not_text_in_utf_8(visitor):
    page = visitor("linked").open("plan")
    title = page.locator(".plan-name").text_content()
    page.locator(".view-tab[data-view=review]").click()
    page.locator(".tabs .tab").nth(2).click()
    for name, content in EVERY.items():
        if is_text(content) and name not in ("html", "half", "a hundred thousand rows"):
            continue
        file = {"name": "plan.json", "mimeType": "application/json", "buffer": content}
        page.locator(".open-part input[type=file]").set_input_files(file)
        notice = page.locator(".open-preview .notice.danger")
        notice.wait_for()
        assert arabic(notice.text_content())
        assert page.get_by_role("button", name="استبد").count() == 0
        page.locator(".tabs .tab").nth(0).click()
        page.locator(".tabs .tab").nth(2).click()
    assert page.locator(".plan-name").text_content() == title


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_plan_check_refuses_each_with_a_sentence(tmp_path, lang):
    for number, content in enumerate(NOT_PLANS.values()):
        file = tmp_path / f"{number}.json"
        file.write_bytes(content)
        done = CliRunner().invoke(build(Speech(lang)), ["plan", "check", str(file)])
        assert done.exit_code == 2, (content[:60], done.output)
        assert isinstance(done.exception, SystemExit)
        assert file.name in done.output
        assert arabic(done.output) is (lang == "ar")
        assert "Traceback" not in done.output


def test_collect_takes_none_of_them_and_all_the_others(tmp_path, course_folder):
    files = []
    for number, content in enumerate(EVERY.values()):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_bytes(content)
        files.append(tmp_path / f"{number}.zip")
        with zipfile.ZipFile(files[-1], "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("board/plan.json", content)
    good = tmp_path / "good.plan.json"
    good.write_bytes(b'\xef\xbb\xbf{"about":{"title":{"ar":"x"}}}')
    found = collect(
        [*files, good], course_folder, organisation="board", organisations={"board": "لوحة"}
    )
    assert [one.taken for one in found] == [False] * len(files) + [True]
    for one in found:
        assert arabic(one.sentence("ar"))
        assert one.sentence("en") != one.sentence("ar")


@pytest.mark.parametrize(
    "name",
    [
        "CON/plan.json", "NUL.json", "aux/plan.json", "a:b/plan.json", "plan.json.", "plan.json ",
        "COM1.plan.json", "a\x1b[31m/plan.json", "\u202enosj.nalp/plan.json",
        "x" * 300 + "/plan.json",
    ],
)  # fmt: skip
def test_windows_and_disguised_names_write_nothing_of_their_own(tmp_path, course_folder, name):
    file = tmp_path / "w.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, b'{"about":{"title":{"ar":"x"}}}')
    before = {path for path in course_folder.rglob("*") if "submitted" not in path.parts[-4:]}
    for one in collect([file], course_folder, organisation="board", organisations={"board": "x"}):
        assert one.code in ("taken", "replaced", "no_plan", "unsafe_entry")
    new = set(course_folder.rglob("*")) - before
    inside = {path.relative_to(course_folder).parts[0] for path in new}
    assert inside <= {"submitted", "submitted_history"}
    for path in new:
        assert path.name.isascii()
        assert path.name.lower() not in ("con", "nul", "aux")


def test_the_service_refuses_each_and_changes_nothing(service):
    person = service.client("linked")
    before = person.plan("linked")
    token = person._http.headers["Authorization"]
    headers = {"Authorization": token, "Content-Type": "application/json"}
    with httpx.Client(base_url=service.url, headers=headers, timeout=60) as http:
        path = "/organisations/linked/plan/sections/{}"
        for number, content in enumerate(EVERY.values()):
            whole = http.put(path.format("swot"), content=content)
            assert whole.status_code in (413, 422), (content[:60], whole.text[:200])
            assert arabic(whole.json()["sentence"])
            try:
                sections = json.loads(content)
            except (ValueError, RecursionError):
                continue
            if not isinstance(sections, dict):
                continue
            bad = sections.get("swot", sections.get("risks", sections.get("meal")))
            if bad is None or "rows" in list(EVERY)[number]:
                continue
            section = next(s for s in ("swot", "risks", "meal") if s in sections)
            body = json.dumps({"content": bad, "base": 10**6, "key": f"bad-{number}"})
            answer = http.put(path.format(section), content=body)
            assert answer.status_code in (413, 422), (list(EVERY)[number], answer.text[:200])
            assert arabic(answer.json()["sentence"])
        many = {"content": {"items": rows(40_000)}, "base": 0, "key": "many"}
        answer = http.put(path.format("swot"), json=many)
        assert answer.status_code in (413, 422)
        assert arabic(answer.json()["sentence"])
        for content in (b"[]", b"\x00", b'{"content":{},"base":NaN,"key":"k"}'):
            assert http.post("/organisations/import", content=content).status_code in (403, 422)
    assert person.plan("linked") == before
