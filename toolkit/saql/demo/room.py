"""A ready room to try: the fictional cohort of the course, with plans at different stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from saql.adoption import adopted
from saql.course import load_course
from saql.course_folder import RoomSettings
from saql.demo.days import hold
from saql.grading.release import release
from saql.grading.roster import enrol
from saql.plan.upgrade import read_plan
from saql.service import setup
from saql.service.database import opened
from saql.service.enrolment import read_members
from saql.service.settings import Settings

STAGES = ("weak", "developing", "strong")


def fill_room(
    course_dir: Path,
    room: RoomSettings,
    cohort: Mapping[str, Any],
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> int:
    """Put a cohort into an empty room: people with codes, plans by stage, submissions.

    Args:
        course_dir: The course folder.
        room: Its settings.
        cohort: A cohort file's content. An organisation's ``stage`` names the sample it begins
            with (``blank`` or nothing for none), ``submitted`` the assignments already handed in;
            ``so_far`` is what the whole cohort has been through (see `saql.demo.days`).
        on_progress: Called after each organisation with done and total.

    Returns:
        The number of people who have a code.

    Raises:
        CohortError: an entry of the cohort file cannot be used; nobody was added.
    """
    organisations = cohort.get("organisations", [])
    with opened(Settings(course_dir, room.database_url)) as database:
        members = read_members(cohort).organisations
        codes = setup.set_up(database, cohort)
        enrol(course_dir, setup.organisation_names(database))
        release(course_dir)
        for done, (entry, member) in enumerate(zip(organisations, members, strict=True), 1):
            if entry.get("stage") in STAGES:
                sample = course_dir / "course" / "samples" / f"{entry['stage']}.plan.json"
                whole = {**entry, "id": member.id, "name": member.name.model_dump()}
                plan = adopted(read_plan(sample.read_bytes()), whole)
                setup.put_plan(database, member.id, plan)
            for assignment in entry.get("submitted", []):
                setup.submit(database, member.id, assignment, language=room.language)
            on_progress(done, len(organisations))
        if "so_far" in cohort:
            hold(database, load_course(course_dir / "course"), cohort["so_far"])
    return len(codes)
