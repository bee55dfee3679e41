"""What only a file meets: editing from outside, a crash half way, and a damaged file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saql.plan.upgrade import read_plan
from saql.store import FileStore, StoreRefused, StoreUnavailable


def vision(text: str) -> dict[str, object]:
    return {"vision": {"ar": text}}


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "plan.json", author="Rana")


def test_the_plan_file_is_an_ordinary_plan(store: FileStore) -> None:
    store.save("direction", vision("رؤية"), base=0, key="k1")
    assert read_plan(store.path.read_bytes()).direction.vision.ar == "رؤية"
    assert "رؤية" in store.path.read_text("utf-8")


def test_a_plan_edited_outside_is_taken_in_as_a_revision(store: FileStore) -> None:
    store.save("direction", vision("رؤية"), base=0, key="k1")
    content = json.loads(store.path.read_text("utf-8"))
    content["direction"]["vision"]["ar"] = "من محرر آخر"
    store.path.write_text(json.dumps(content), "utf-8")
    assert store.load().revisions["direction"] == 2
    assert [line.kind for line in store.history()] == ["saved", "imported"]
    assert store.at(1).plan.direction.vision.ar == "رؤية"


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 1.0])
def test_a_crash_between_plan_and_history_loses_nothing(store: FileStore, part: float) -> None:
    store.save("direction", vision("أولى"), base=0, key="k1")
    before = store.history_path.read_bytes()
    store.save("direction", vision("ثانية"), base=1, key="k2")
    line = store.history_path.read_bytes()[len(before) :]
    store.history_path.write_bytes(before + line[: int(len(line) * part)])
    again = FileStore(store.path, author="Rana")
    assert again.load().plan.direction.vision.ar == "ثانية"
    assert again.at(1).plan.direction.vision.ar == "أولى"
    saved = again.save("direction", vision("ثانية"), base=1, key="k2")
    assert saved.content["vision"]["ar"] == "ثانية"
    assert [line.number for line in FileStore(store.path).history()] == [1, 2]


def test_a_file_that_is_no_plan_is_refused_and_left_alone(store: FileStore) -> None:
    store.path.write_text("[1, 2", "utf-8")
    with pytest.raises(StoreRefused) as refused:
        store.save("direction", vision("رؤية"), base=0, key="k1")
    assert refused.value.sentence_code == "not_json"
    assert store.path.read_text("utf-8") == "[1, 2"


def test_a_disk_that_fails_says_nothing_is_saved(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    store.save("direction", vision("أولى"), base=0, key="k1")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreUnavailable):
        store.save("direction", vision("ثانية"), base=1, key="k2")
    monkeypatch.undo()
    assert store.load().plan.direction.vision.ar == "أولى"
    assert store.save("direction", vision("ثانية"), base=1, key="k2").revision == 2
    assert list(store.path.parent.glob(".plan.json.??*")) == [
        store.path.with_name(".plan.json.lock")
    ]
