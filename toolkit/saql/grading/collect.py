"""Take in work that was done elsewhere: zip files and folders that people send.

A parcel contributes data only: its ``plan.json`` and the answers written in its notebook. The
submission is put together by our own code from the course's source notebook. Each parcel gets its
sentence, and one that is refused never stops the others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from saql.grading.layout import (
    ASSIGNMENTS,
    WHOLE_PLAN,
    GradingError,
    source_notebook,
    submission,
)
from saql.grading.parcel import ParcelRefused, Sent, open_parcel
from saql.grading.roster import enrolled
from saql.grading.submit import answer_id, assemble
from saql.i18n import catalogue
from saql.plan.document import Plan
from saql.plan.fields import MAX_TEXT, Language
from saql.plan.folding import fold
from saql.plan.upgrade import PlanFileError, parse_json, read_plan
from saql.store.content import checked_plan
from saql.store.shapes import StoreRefused

SENTENCES = {
    "taken": "%(file)s: taken as the work of %(organisation)s, assignment %(assignment)s.",
    "replaced": "%(file)s: taken as the work of %(organisation)s, assignment %(assignment)s, in "
    "place of an earlier one, which is kept.",
    "no_plan": "%(file)s: there is no plan.json in it. Ask for the folder that holds plan.json.",
    "plan_unreadable": "%(file)s: %(entry)s cannot be read as a plan. Ask for the file again.",
    "plan_too_large": "%(file)s: %(entry)s is larger than a plan can be (2 MB).",
    "whose": "%(file)s: no organisation of this course fits %(entry)s. Name it with "
    "--organisation, or put the organisation's id into the folder's name.",
    "no_assignment": "%(file)s: there is no assignment “%(assignment)s” in this course folder.",
    "twice": "%(file)s: %(organisation)s is in it more than once; only the first was taken.",
    "not_found": "%(file)s: there is no such file or folder.",
    "not_a_zip": "%(file)s: this is not a zip file that can be opened. Ask for it again.",
    "unsafe_entry": "%(file)s: refused, since “%(entry)s” points out of the zip file.",
    "link": "%(file)s: refused, since “%(entry)s” is a link and not a file.",
    "encrypted": "%(file)s: refused, since it is locked with a password. Ask for it without one.",
    "bomb": "%(file)s: refused, since “%(entry)s” unpacks to far more than a plan can be.",
    "too_many_files": "%(file)s: refused, since it holds more than %(limit)d files or folders "
    "too deep. Ask for the folder with plan.json only.",
    "too_large": "%(file)s: refused, since it unpacks to more than %(limit)d MB.",
    "not_written": "%(file)s: it could not be written into the course folder (%(why)s).",
}
"""English sentences by code; the Arabic ones are in the catalogue."""


@dataclass(frozen=True)
class Collected:
    """What became of one parcel, or of one plan in it."""

    file: str
    code: str
    organisation: str = ""
    assignment: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def taken(self) -> bool:
        """Whether a submission was made."""
        return self.code in ("taken", "replaced")

    def sentence(self, language: Language) -> str:
        """What happened, and what to do about it."""
        words = {
            "file": self.file,
            "organisation": self.organisation,
            "assignment": self.assignment,
            **self.data,
        }
        return catalogue("grading", language).gettext(SENTENCES[self.code]) % words


def collect(
    files: Iterable[Path],
    course_dir: Path,
    *,
    assignment: str | None = None,
    organisation: str | None = None,
    organisations: Mapping[str, str] | None = None,
    at: dt.datetime | None = None,
) -> list[Collected]:
    """Make submissions of zip files, folders and plan files.

    Args:
        files: What was sent. A zip file may hold the folders of several organisations.
        course_dir: The course folder.
        assignment: Which assignment it is; by default the one whose notebook lies beside the
            plan, else the strategic plan.
        organisation: Whose it is, where that is known.
        organisations: The course's organisations, id to name; by default nbgrader's students.
        at: When it was sent; by default now.
    """
    known = dict(organisations) if organisations is not None else enrolled(course_dir)
    moment = at or dt.datetime.now(dt.UTC)
    results: list[Collected] = []
    for file in files:
        try:
            sent = open_parcel(Path(file))
        except ParcelRefused as refusal:
            results.append(Collected(Path(file).name, refusal.code, data=refusal.data))
            continue
        results += _parcel(
            Path(file), sent, Path(course_dir), assignment, organisation, known, moment
        )
    return results


def notebook_answers(file: Path, course_dir: Path, assignment: str) -> dict[str, str]:
    """The written answers in a notebook file (none where it cannot be read)."""
    try:
        return _answers(file.read_bytes(), course_dir, assignment)
    except OSError:
        return {}


def _parcel(
    file: Path,
    sent: list[Sent],
    course_dir: Path,
    assignment: str | None,
    organisation: str | None,
    known: Mapping[str, str],
    moment: dt.datetime,
) -> list[Collected]:
    plans = _plan_files(sent)
    if not plans:
        return [Collected(file.name, "no_plan")]
    results: list[Collected] = []
    for one in plans:
        entry = str(one.path)
        if one.content is None:
            results.append(Collected(file.name, "plan_too_large", data={"entry": entry}))
            continue
        try:
            plan = checked_plan(read_plan(one.content))
        except (PlanFileError, StoreRefused):
            results.append(Collected(file.name, "plan_unreadable", data={"entry": entry}))
            continue
        owner = organisation or whose(plan, [*one.path.parts[:-1], file.stem], known)
        if owner is None:
            results.append(Collected(file.name, "whose", data={"entry": entry}))
            continue
        task = assignment or _assignment_beside(one.path, sent) or WHOLE_PLAN
        if any(
            other.taken and (other.organisation, other.assignment) == (owner, task)
            for other in results
        ):
            results.append(Collected(file.name, "twice", owner, task))
            continue
        notebook = _notebook_beside(one.path, sent, task)
        results.append(_take(file.name, course_dir, owner, task, plan, notebook, moment))
    return results


def _take(
    file: str,
    course_dir: Path,
    organisation: str,
    assignment: str,
    plan: Plan,
    notebook: bytes | None,
    moment: dt.datetime,
) -> Collected:
    try:
        code = "replaced" if submission(course_dir, organisation, assignment).exists() else "taken"
        answers = _answers(notebook, course_dir, assignment) if notebook else {}
        assemble(course_dir, organisation, assignment, plan, plan.about.language, moment, answers)
    except GradingError as error:
        shown: dict[str, str | int] = {"assignment": assignment, "entry": organisation}
        known = "no_assignment" if error.code == "no_assignment" else "whose"
        return Collected(file, known, organisation, assignment, shown)
    except OSError as error:
        return Collected(file, "not_written", organisation, assignment, {"why": str(error)})
    return Collected(file, code, organisation, assignment)


def whose(plan: Plan, names: Iterable[str], known: Mapping[str, str]) -> str | None:
    """The organisation a plan belongs to: by its id, then by its name, then by a folder's name.

    Args:
        plan: The plan.
        names: The folders it lay in, and the zip file's own name.
        known: The course's organisations, id to name.
    """
    if plan.id in known:
        return plan.id
    by_name = {fold(name): key for key, name in known.items() if fold(name)}
    for own in (plan.profile.name.ar, plan.profile.name.en):
        if fold(own) in by_name:
            return by_name[fold(own)]
    for name in reversed(list(names)):
        if fold(name) in by_name:
            return by_name[fold(name)]
        inside = [key for key in known if _stands_in(key, name)]
        if inside:
            longest = max(inside, key=len)
            if all(_stands_in(key, longest) for key in inside):
                return longest
    return None


def _stands_in(key: str, name: str) -> bool:
    """Whether an id stands in a folder's name as a word of its own."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(key)}(?![A-Za-z0-9])", name) is not None


def _plan_files(sent: list[Sent]) -> list[Sent]:
    """One plan for each folder: ``plan.json``, or what a browser or a builder named it."""
    chosen: dict[PurePosixPath, Sent] = {}
    for one in sorted(sent, key=lambda each: (_rank(each.path.name), str(each.path))):
        if _rank(one.path.name) < _NO_PLAN:
            chosen.setdefault(one.path.parent, one)
    return sorted(chosen.values(), key=lambda each: str(each.path))


_NO_PLAN = 3


def _rank(name: str) -> int:
    plain = name.lower()
    if plain == "plan.json":
        return 0
    if plain.endswith(".plan.json"):
        return 1
    return 2 if re.fullmatch(r"plan\s*\(\d+\)\.json", plain) else _NO_PLAN


def _beside(path: PurePosixPath, sent: list[Sent]) -> list[Sent]:
    return [one for one in sent if one.path.parent == path.parent and one.path.suffix == ".ipynb"]


def _assignment_beside(path: PurePosixPath, sent: list[Sent]) -> str | None:
    stems = [one.path.stem for one in _beside(path, sent)]
    for name in ASSIGNMENTS:
        if any(stem == name or stem.startswith((f"{name} ", f"{name}.")) for stem in stems):
            return name
    folders = {part for part in path.parts[:-1] if part in ASSIGNMENTS}
    return folders.pop() if len(folders) == 1 else None


def _notebook_beside(path: PurePosixPath, sent: list[Sent], assignment: str) -> bytes | None:
    for one in _beside(path, sent):
        if one.path.stem.startswith(assignment):
            return one.content
    return None


def _answers(raw: bytes, course_dir: Path, assignment: str) -> dict[str, str]:
    """What was written in the answer cells that the course's own notebook has."""
    asked = _answer_cells(source_notebook(course_dir, assignment, "ar").read_bytes())
    written = _answer_cells(raw)
    return {
        name: text[:MAX_TEXT]
        for name, text in written.items()
        if name in asked and text.strip() and text != asked[name]
    }


def _answer_cells(raw: bytes) -> dict[str, str]:
    try:
        cells: list[Any] = parse_json(raw)["cells"]
        found = [(answer_id(cell), cell["source"]) for cell in cells]
    except (PlanFileError, AttributeError, KeyError, TypeError):
        return {}
    return {
        name: source if isinstance(source, str) else "".join(map(str, source))
        for name, source in found
        if name is not None and isinstance(source, str | list)
    }
