"""Agendas whose minutes add up, and a syllabus that names only what exists."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from saql.cohort.syllabus import Agenda, Syllabus, syllabus_mistakes

TWO = {"ar": "نص", "en": "text"}


def part(minutes, kind="exercise", **more):
    return {
        "minutes": minutes,
        "kind": kind,
        **({} if "session" in more else {"text": TWO}),
        **more,
    }


def agenda(variant, *parts, **more):
    return {
        "id": "d1",
        "module": "01_fundraising",
        "variant": variant,
        "name": TWO,
        "parts": parts,
        **more,
    }


FULL = (part(120, "opening"), part(15, "break"), part(100), part(60, "meal"), part(90))


def test_times_follow_from_the_start_and_the_minutes():
    day = Agenda.model_validate(agenda("full_day", *FULL, start="09:30"))
    assert day.times()[0] == ("09:30", "11:30")
    assert day.times()[-1] == ("14:25", "15:55")
    # 120 + 100 + 90 without, 75 more with its pauses
    assert (day.teaching_minutes, day.minutes) == (310, 385)


def code(data):
    with pytest.raises(ValidationError) as caught:
        Agenda.model_validate(data)
    return caught.value.errors()[0]["ctx"]["error"].code


@pytest.mark.parametrize(
    ("variant", "parts"),
    [
        ("two_hours", [part(121)]),
        ("short_electricity", [part(120), part(10, "break"), part(111)]),
        ("half_day", [part(120)]),
        ("full_day", [part(120), part(15, "break"), part(120)]),
        ("full_day", [part(120), part(9, "break"), part(120), part(9, "break"), part(121)]),
    ],
)
def test_a_day_that_does_not_fit_its_variant_is_refused(variant, parts):
    assert code(agenda(variant, *parts)) == "variant_minutes"


def test_nobody_sits_for_hours_without_a_break():
    assert code(agenda("half_day", part(70), part(65), part(15, "break"), part(60))) == "no_break"


def test_a_part_says_what_it_is():
    with pytest.raises(ValidationError):
        Agenda.model_validate(agenda("two_hours", {"minutes": 90, "kind": "exercise"}))
    with pytest.raises(ValidationError, match="no_session_named"):
        Agenda.model_validate(agenda("two_hours", part(90, "session")))


def syllabus(**change):
    session = {
        "id": "s1",
        "lesson": "01_fundraising/01_sources",
        "name": TWO,
        "aim": TWO,
        "key_points": [TWO, TWO],
        "previous": TWO,
        "method": [{"minutes": 40, "text": TWO}, {"minutes": 60, "text": TWO}],
        "check": TWO,
        "close": TWO,
    }
    parts = [*FULL[:2], part(100, "session", session="s1"), *FULL[3:]]
    module = {
        "id": "01_fundraising",
        "days": 1,
        "name": TWO,
        "aim": TWO,
        "assignment": "swot",
        "lessons": ["01_fundraising/01_sources"],
    }
    data = {"modules": [module], "agendas": [agenda("full_day", *parts)], "sessions": [session]}
    for path, value in change.items():
        entry = data
        *above, last = [int(key) if key.isdigit() else key for key in path.split("__")]
        for key in above:
            entry = entry[key]
        entry[last] = value
    return Syllabus.model_validate(data)


def test_a_whole_syllabus_has_no_mistakes():
    assert syllabus_mistakes(syllabus(), ["swot"]) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"modules__0__assignment": "essay"}, "no_assignment"),
        ({"modules__0__lessons": ["02_networking/01_why"]}, "lesson_elsewhere"),
        ({"agendas__0__module": "09_other"}, "no_module"),
        ({"agendas__0__day": 2}, "no_day"),
        ({"agendas__0__parts__2__session": "s9"}, "no_session"),
        ({"agendas__0__parts__2__minutes": 95}, "session_minutes"),
        ({"sessions__0__lesson": "01_fundraising/09_other"}, "no_lesson"),
    ],
)
def test_what_does_not_exist_or_add_up_is_told(change, found):
    assert found in [mistake.code for mistake in syllabus_mistakes(syllabus(**change), ["swot"])]
