"""Two editors save, repeat, reload and restore in any order; a tiny model says what must hold."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection

from saql.plan.fields import Text
from saql.service import plans
from saql.service.cohort import NewOrganisation, create_cohort
from saql.service.database import open_database, opened
from saql.service.plans import Author
from saql.service.settings import Settings
from saql.store import Conflict, FileStore, Saved

Items = dict[str, str]


@cache
def prepared() -> Path:
    """A room with one empty organisation, made once and copied for each example."""
    folder = Path(tempfile.mkdtemp(prefix="saql-model-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with opened(Settings(folder)) as database, database.begin() as connection:
        create_cohort(connection, "دورة", [NewOrganisation("amal", Text(ar="الأمل"))])
    return folder


class ServicePlans:
    """The service's own functions under the store's names, each call a transaction."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(prepared(), folder / "room")
        self.database = open_database(Settings(folder / "room"))

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        with self.database.begin() as connection:
            yield connection

    def save(self, section: str, content: Any, *, base: int, key: str) -> Saved | Conflict:
        with self._begin() as connection:
            who = Author(None, "Rana")
            return plans.save(connection, "amal", section, content, base=base, key=key, author=who)

    def items(self, revision: int | None = None) -> Items:
        with self._begin() as connection:
            if revision is None:
                return items_of(plans.load(connection, "amal")["plan"]["swot"])
            return items_of(plans.at(connection, "amal", revision)["plan"]["swot"])

    def numbers(self) -> list[int]:
        with self._begin() as connection:
            return [line["number"] for line in plans.history(connection, "amal")]

    def restore(self, revision: int, *, key: str) -> None:
        with self._begin() as connection:
            who = Author(None, "Rana")
            plans.restore(connection, "amal", revision, key=key, author=who)

    def head(self) -> int:
        with self._begin() as connection:
            return int(plans.load(connection, "amal")["revisions"]["swot"])

    def close(self) -> None:
        self.database.close()


class FilePlans:
    """A plan file under the same names."""

    def __init__(self, folder: Path) -> None:
        self.store = FileStore(folder / "plan.json", author="Rana")
        self.save, self.restore = self.store.save, self.store.restore

    def items(self, revision: int | None = None) -> Items:
        found = self.store.load() if revision is None else self.store.at(revision)
        return items_of(found.plan.swot.model_dump(mode="json"))

    def numbers(self) -> list[int]:
        return [line.number for line in self.store.history()]

    def head(self) -> int:
        return self.store.load().revisions["swot"]

    def close(self) -> None:
        """Nothing is held open."""


def items_of(content: dict[str, Any]) -> Items:
    return {item["id"]: item["text"]["ar"] for item in content["items"]}


def content_of(items: Items) -> dict[str, Any]:
    return {"items": [{"id": key, "text": {"ar": text}} for key, text in items.items()]}


def joined(was: Items, mine: Items, theirs: Items) -> Items | None:
    """What the three give together, or None where two changes meet."""
    found: Items = {}
    for key in was.keys() | mine.keys() | theirs.keys():
        before, here, there = was.get(key), mine.get(key), theirs.get(key)
        if here not in (there, before) and there != before:
            return None
        value = there if here == before else here
        if value is not None:
            found[key] = value
    return found


@dataclass
class Editor:
    """What one editor has on screen, and the revision it came from."""

    seen: int
    was: Items
    draft: Items


class Saves(RuleBasedStateMachine):
    """The machine; a subclass names the store."""

    kind: type[ServicePlans] | type[FilePlans]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = self.kind(Path(self.folder.name))
        self.editors = [Editor(0, {}, {}), Editor(0, {}, {})]
        self.current: Items = {}
        self.states: dict[int, Items] = {}
        self.sent: list[tuple[dict[str, Any], int, str, Saved | Conflict]] = []
        self.keys = 0

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def _key(self) -> str:
        self.keys += 1
        return f"k{self.keys}"

    @rule(
        who=st.integers(0, 1),
        item=st.sampled_from("abc"),
        text=st.sampled_from(["س", "ص", "ع", None]),
    )
    def type_in(self, who: int, item: str, text: str | None) -> None:
        draft = dict(self.editors[who].draft)
        draft.pop(item, None) if text is None else draft.update({item: text})
        self.editors[who].draft = draft

    @rule(who=st.integers(0, 1))
    def save(self, who: int) -> None:
        editor, key = self.editors[who], self._key()
        content = content_of(editor.draft)
        answer = self.store.save("swot", content, base=editor.seen, key=key)
        self.sent.append((content, editor.seen, key, answer))
        expected = joined(editor.was, editor.draft, self.current)
        newest = max(self.store.numbers(), default=0)
        if expected is None:
            assert isinstance(answer, Conflict)
            assert items_of(answer.content) == self.current, "theirs stays current"
            self.states[newest] = dict(editor.draft)
        else:
            assert isinstance(answer, Saved)
            assert items_of(answer.content) == expected
            self.current = expected
            self.states.setdefault(answer.revision, expected)
        held = items_of(answer.content)
        self.editors[who] = Editor(answer.revision, held, dict(held))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        content, base, key, answer = data.draw(st.sampled_from(self.sent))
        numbers = self.store.numbers()
        assert self.store.save("swot", content, base=base, key=key) == answer
        assert self.store.numbers() == numbers

    @rule(who=st.integers(0, 1))
    def reload(self, who: int) -> None:
        held = self.store.items()
        self.editors[who] = Editor(self.store.head(), held, dict(held))

    @precondition(lambda self: any(self.states))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        number, key = data.draw(st.sampled_from(sorted(n for n in self.states if n))), self._key()
        for _ in range(2):
            self.store.restore(number, key=key)
        self.current = self.states[number]
        self.states.setdefault(max(self.store.numbers()), self.current)

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.store.items() == self.current
        numbers = self.store.numbers()
        assert numbers == [*range(1, len(numbers) + 1)]
        last = sorted(n for n in self.states if n)[-3:]
        assert [self.store.items(n) for n in last] == [self.states[n] for n in last]


@pytest.mark.parametrize("kind", [ServicePlans, FilePlans])
def test_no_order_of_saves_loses_or_doubles_a_text(
    kind: type[ServicePlans] | type[FilePlans],
) -> None:
    machine = type("Machine", (Saves,), {"kind": kind})
    case = machine.TestCase()  # type: ignore[attr-defined]  # hypothesis adds it
    machine.TestCase.settings = settings(  # type: ignore[attr-defined]  # as above
        max_examples=25,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    case.runTest()
