"""A plan kept in a file beside a notebook, with its history beside it.

``plan.json`` is the plan; ``plan.history.jsonl`` has one line for each save. A save first
replaces the plan file durably and then appends its line: after a crash in between, the plan is
ahead of its history, and the difference is taken in as a revision like any edit made from
outside. So nothing that was answered as saved depends on a half-written line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from saql.plan.clash import Clash
from saql.plan.document import MAX_PLAN_BYTES, SECTIONS, Plan
from saql.plan.merge import merge_section
from saql.plan.upgrade import PlanFileError, read_plan
from saql.store.content import checked_content, checked_plan, empty_content, section_model
from saql.store.durable import append_durably, locked, replace_durably
from saql.store.saving import digest_of, settle
from saql.store.shapes import (
    Conflict,
    Content,
    Kind,
    News,
    Revision,
    Saved,
    Snapshot,
    StoreRefused,
    StoreUnavailable,
)


@dataclass(frozen=True)
class Entry:
    """A revision with what it held; ``against`` is the revision that an overtaken one met."""

    number: int
    section: str
    author: str
    at: str
    kind: Kind
    base: int
    content: Content
    against: int = 0


@dataclass(frozen=True)
class Step:
    """One line of the history file: a save, its key, and the revisions it made."""

    key: str
    digest: str
    revision: int
    merged: bool
    entries: tuple[Entry, ...]


class FileStore:
    """A plan in a file. Several notebooks may have it open; a lock file keeps their saves apart."""

    def __init__(self, path: Path | str, *, author: str = "") -> None:
        self.path = Path(path)
        self.author = author
        self.history_path = self.path.with_name(f"{self.path.stem}.history.jsonl")
        self._steps: list[Step] = []
        self._read_to = 0

    def load(self) -> Snapshot:
        """The plan as it is now."""
        with self._open() as plan:
            return self._snapshot(plan)

    def save(self, section: str, content: Content, *, base: int, key: str) -> Saved | Conflict:
        """Save a section; returns only when it is on disk, or as a conflict that keeps both."""
        mine = checked_content(section, content)
        digest = digest_of("save", section, base, mine)
        with self._open() as plan:
            again = self._step_of(key, digest)
            if again:
                return self._answer(again, section)
            if not 0 <= base <= self._newest():
                raise StoreRefused("unknown_base", {"base": base})
            current = self._latest(section)
            theirs = current.content if current else empty_content(section)
            seen = self._latest(section, base)
            was = seen.content if seen else empty_content(section)
            settled = settle(section, was, mine, theirs)
            against = current.number if current else 0
            if settled.kind is None:
                return self._answer(self._record(key, digest, against, [], settled.merged), section)
            number = self._newest() + 1
            entry = Entry(number, section, self.author, _now(), settled.kind, base, settled.content)
            if settled.kind == "overtaken":
                entry = replace(entry, against=against)
                return self._answer(self._record(key, digest, 0, [entry]), section)
            self._write(plan, {section: settled.content})
            step = self._record(key, digest, number, [entry], settled.merged)
            return self._answer(step, section)

    def news(self, since: int) -> list[News]:
        """The latest content of every section that was saved after this revision."""
        with self._open():
            latest = [self._latest(section) for section in SECTIONS]
            found = [entry for entry in latest if entry and entry.number > since]
            return [
                News(e.section, e.number, e.author, _time(e.at), e.content)
                for e in sorted(found, key=lambda e: e.number)
            ]

    def history(self) -> list[Revision]:
        """Every revision, oldest first."""
        with self._open():
            return [
                Revision(e.number, e.section, e.author, _time(e.at), e.kind)
                for e in self._entries()
            ]

    def at(self, revision: int) -> Snapshot:
        """The plan as it was at a revision; for an overtaken one, as its author saw it."""
        with self._open() as plan:
            return self._at(plan, revision)

    def replace(self, plan: Plan, *, key: str) -> Snapshot:
        """Put a whole plan in place at once, as imported revisions of what differs."""
        wanted = checked_plan(plan).model_dump(mode="json")
        sections = {name: wanted[name] for name in SECTIONS}
        with self._open() as now:
            return self._put(now, "replace", 0, sections, "imported", key)

    def restore(self, revision: int, *, key: str) -> Snapshot:
        """Make the plan what it was at a revision, as new revisions of what differs."""
        with self._open() as now:
            wanted = self._at(now, revision).plan.model_dump(mode="json")
            return self._put(now, "restore", revision, wanted, "restored", key)

    def _put(
        self, now: Plan, verb: str, base: int, wanted: Content, kind: Kind, key: str
    ) -> Snapshot:
        """Make the plan another one in a single step, unless this key has done so before."""
        digest = digest_of(verb, "", base, wanted if verb == "replace" else {})
        if self._step_of(key, digest):
            return self._snapshot(now)
        held = now.model_dump(mode="json")
        differing = [name for name in SECTIONS if wanted[name] != held[name]]
        first = self._newest() + 1
        entries = [
            Entry(first + i, name, self.author, _now(), kind, base, wanted[name])
            for i, name in enumerate(differing)
        ]
        changed = self._write(now, {name: wanted[name] for name in differing})
        self._record(key, digest, first, entries)
        return self._snapshot(changed)

    @contextmanager
    def _open(self) -> Iterator[Plan]:
        """The plan under the lock, its history read up to date."""
        try:
            with locked(self.path):
                self._read_history()
                plan = self._read_plan()
                self._take_in(plan)
                yield plan
        except OSError as error:
            raise StoreUnavailable(str(error)) from error

    def _read_plan(self) -> Plan:
        if not self.path.exists():
            return Plan()
        try:
            return read_plan(self.path.read_bytes())
        except PlanFileError as error:
            raise StoreRefused(error.code, error.data) from error

    def _read_history(self) -> None:
        if not self.history_path.exists():
            self._steps, self._read_to = [], 0
            return
        if self.history_path.stat().st_size < self._read_to:
            self._steps, self._read_to = [], 0
        with self.history_path.open("rb") as file:
            file.seek(self._read_to)
            for line in file:
                if not line.endswith(b"\n"):
                    break  # torn by a crash: never answered as saved, and overwritten next
                self._read_to += len(line)
                self._steps.append(_step(json.loads(line)))

    def _take_in(self, plan: Plan) -> None:
        """Record what changed in the plan file without passing through this store."""
        now = plan.model_dump(mode="json")
        number = self._newest()
        entries = []
        for section in SECTIONS:
            latest = self._latest(section)
            if now[section] != (latest.content if latest else empty_content(section)):
                number += 1
                entries.append(Entry(number, section, "", _now(), "imported", 0, now[section]))
        if entries:
            self._record("", "", number, entries)

    def _write(self, plan: Plan, sections: dict[str, Content]) -> Plan:
        parts = {name: section_model(name).model_validate(c) for name, c in sections.items()}
        changed = plan.model_copy(update=parts)
        text = json.dumps(changed.model_dump(mode="json"), ensure_ascii=False, indent=1)
        data = f"{text}\n".encode()
        if len(data) > MAX_PLAN_BYTES:
            raise StoreRefused("plan_too_large")
        replace_durably(self.path, data)
        return changed

    def _record(
        self, key: str, digest: str, revision: int, entries: list[Entry], merged: bool = False
    ) -> Step:
        step = Step(key, digest, revision, merged, tuple(entries))
        line = f"{json.dumps(asdict(step), ensure_ascii=False)}\n".encode()
        append_durably(self.history_path, line, at=self._read_to)
        self._read_to += len(line)
        self._steps.append(step)
        return step

    def _step_of(self, key: str, digest: str) -> Step | None:
        found = next((step for step in self._steps if key and step.key == key), None)
        if found and found.digest != digest:
            raise StoreRefused("key_used")
        return found

    def _answer(self, step: Step, section: str) -> Saved | Conflict:
        overtaken = next((e for e in step.entries if e.kind == "overtaken"), None)
        if overtaken is None:
            held = self._latest(section, step.revision)
            content = held.content if held else empty_content(section)
            return Saved(step.revision, content, step.merged)
        met = self._latest(section, overtaken.against)
        clashes = self._clashes(overtaken, met)
        content = met.content if met else empty_content(section)
        return Conflict(section, overtaken.against, content, met.author if met else "", clashes)

    def _clashes(self, overtaken: Entry, met: Entry | None) -> list[Clash]:
        seen = self._latest(overtaken.section, overtaken.base)
        empty = empty_content(overtaken.section)
        was, theirs = (seen.content if seen else empty), (met.content if met else empty)
        return merge_section(was, overtaken.content, theirs).clashes

    def _entries(self) -> Iterator[Entry]:
        for step in self._steps:
            yield from step.entries

    def _newest(self) -> int:
        return max((entry.number for entry in self._entries()), default=0)

    def _latest(self, section: str, upto: int | None = None) -> Entry | None:
        """The section's current revision, or the one that was current at a revision."""
        for step in reversed(self._steps):
            for entry in reversed(step.entries):
                current = entry.section == section and entry.kind != "overtaken"
                if current and (upto is None or entry.number <= upto):
                    return entry
        return None

    def _at(self, plan: Plan, revision: int) -> Snapshot:
        found = next((e for e in self._entries() if e.number == revision), None)
        if found is None:
            raise StoreRefused("unknown_revision", {"revision": revision})
        held = {name: self._latest(name, revision) for name in SECTIONS}
        contents = {name: e.content for name, e in held.items() if e}
        if found.kind == "overtaken":
            contents[found.section] = found.content
        revisions = {name: e.number if e else 0 for name, e in held.items()}
        parts = {
            name: section_model(name).model_validate(contents.get(name, {})) for name in SECTIONS
        }
        return Snapshot(plan.model_copy(update=parts), revisions, revision)

    def _snapshot(self, plan: Plan) -> Snapshot:
        latest = {name: self._latest(name) for name in SECTIONS}
        return Snapshot(plan, {n: e.number if e else 0 for n, e in latest.items()}, self._newest())


def _step(line: dict[str, Any]) -> Step:
    entries = tuple(Entry(**entry) for entry in line["entries"])
    return Step(line["key"], line["digest"], line["revision"], line["merged"], entries)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
