"""The sample plans: each is legal and keeps the findings that it is meant to teach with."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from saql import shipped
from saql.course import default_course
from saql.plan.budget import totals
from saql.plan.checks.catalogue import RULES
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan, items_of
from saql.plan.rubric import Rubric
from saql.plan.upgrade import read_plan
from saql.plan.vocabulary import LEGAL_FORMS
from saql.plan.vocabulary import SECTORS as DAC_CODES

COURSE = shipped.path("course")
SAMPLES = ("weak", "developing", "strong")
ACRONYMS = {"SWOT", "TOWS", "PESTEL", "MEAL", "DAC", "SMART", "USD", "W"}
"""Latin letters that Arabic text may hold; the W is of 3W."""

WEAK_CODES = (
    "A1 A3 A6 A7 B2 B4 C1 C2 C3 C4 D1 D2 D3 D4 D5 D6 D7 D8 D9 D11 E1 E2 E3 E4 E5 E6 E7 "
    "F1 F2 F3 F4 F5 F6 F7 F8 F10 F11 F12 G2 G3 G4 H1 H4 I1 I2 I3 I5 I6 I7 I8 "
    "J5 J6 J8 J9 K3 K4 L1 L2 L3 L4 L5 L6"
)
DEVELOPING_CODES = (
    "A3 B4 C2 C3 C4 D3 D4 D6 D8 D9 D10 D11 E2 E3 E4 E5 E6 F1 F2 F4 F5 F7 F10 F11 "
    "G2 G3 G4 H2 H4 H5 I1 I2 I3 I4 I5 I6 I7 I9 "
    "J5 J6 J7 J8 J9 K3 K4 L1 L2 L3 L4 L5 L6 L11 L12 L13 L15 L16"
)


def sample_path(name: str) -> Path:
    return COURSE / "samples" / f"{name}.plan.json"


def sample(name: str) -> Plan:
    return read_plan(sample_path(name).read_bytes())


def codes(plan: Plan) -> dict[str, set[str]]:
    """Severity to the ids of the rules that found something."""
    found: dict[str, set[str]] = {"E": set(), "W": set(), "I": set()}
    for rule in RULES:
        for finding in rule.run(plan, default_course().setting).findings:
            found[finding.severity].add(finding.code)
    return found


def all_codes(plan: Plan) -> set[str]:
    return set().union(*codes(plan).values())


def pairs(value: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every bilingual text below a JSON value, as (path, Arabic, English)."""
    if isinstance(value, dict) and set(value) == {"ar", "en"}:
        yield path, value["ar"], value["en"]
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from pairs(child, f"{path}.{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            name = child.get("id", index) if isinstance(child, dict) else index
            yield from pairs(child, f"{path}.{name}")


def numbers(text: str) -> Counter[str]:
    """The figures of a text; thousands commas do not matter."""
    return Counter(re.findall(r"\d+(?:[.:]\d+)*", re.sub(r"(?<=\d),(?=\d{3})", "", text)))


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((COURSE / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_file_is_written_exactly_as_the_document_writes_itself(name: str) -> None:
    text = sample_path(name).read_text(encoding="utf-8")
    plan = Plan.model_validate_json(text)
    assert text == json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_ids_of_a_sample_are_unique(name: str) -> None:
    seen = Counter(item.id for _, _, item in items_of(sample(name)))
    assert [item for item, times in seen.items() if times > 1] == []


def test_the_strong_plan_has_no_finding_at_all() -> None:
    assert codes(sample("strong")) == {"E": set(), "W": set(), "I": set()}


@pytest.mark.parametrize(
    ("name", "expected"), [("weak", WEAK_CODES), ("developing", DEVELOPING_CODES)]
)
def test_a_sample_has_the_findings_it_is_meant_to_teach_with(name: str, expected: str) -> None:
    assert all_codes(sample(name)) == set(expected.split())


def test_every_later_sample_has_fewer_errors_than_the_one_before() -> None:
    def errors(name: str) -> int:
        plan, setting = sample(name), default_course().setting
        found = [finding for rule in RULES for finding in rule.run(plan, setting).findings]
        return sum(finding.severity == "E" for finding in found)

    assert errors("weak") > errors("developing") > errors("strong") == 0


@pytest.mark.parametrize("name", ["developing", "strong"])
def test_both_languages_of_a_sample_are_written_and_carry_the_same_numbers(name: str) -> None:
    data = json.loads(sample_path(name).read_text(encoding="utf-8"))
    one_sided = [path for path, ar, en in pairs(data) if bool(ar) != bool(en)]
    different = [path for path, ar, en in pairs(data) if numbers(ar) != numbers(en)]
    assert (one_sided, different) == ([], [])


@pytest.mark.parametrize("name", SAMPLES)
def test_arabic_text_of_a_sample_holds_no_latin_leftovers(name: str) -> None:
    data = json.loads(sample_path(name).read_text(encoding="utf-8"))
    leftovers = {
        path: words
        for path, ar, _ in pairs(data)
        if (words := set(re.findall(r"[A-Za-z]+", ar)) - ACRONYMS)
    }
    assert leftovers == {}


def test_the_strong_plan_is_as_dense_as_a_donor_expects() -> None:
    plan = sample("strong")
    counts = {
        f"{section}.{name}": len(getattr(getattr(plan, section), name))
        for section, names in ITEM_LISTS.items()
        for name in names
    }
    least = {
        "profile.consultations": 5,
        "achievements.items": 8,
        "stakeholders.items": 10,
        "capacity.items": 10,
        "swot.items": 20,
        "tows.strategies": 8,
        "goals.items": 4,
        "objectives.items": 9,
        "indicators.items": 25,
        "activities.items": 35,
        "risks.items": 10,
        "budget.lines": 45,
        "meal.reviews": 3,
        "readiness.items": 22,
        "funding_map.items": 6,
        "donors.items": 4,
        "pipeline.items": 6,
        "campaign.gifts": 5,
        "ties.items": 8,
        "agreements.items": 2,
        "coordination.presence": 3,
        "communication.items": 4,
        "messages.items": 4,
    }
    assert {key: counts[key] for key in least if counts[key] < least[key]} == {}


def test_the_money_of_the_strong_plan_adds_up() -> None:
    plan = sample("strong")
    money = totals(plan)
    assert set(money.by_year) == {2027, 2028, 2029}
    assert round(sum(money.by_year.values()), 2) == money.grand == 1_412_846
    assert money.confirmed + money.gap == money.grand
    assert money.gap == plan.funding.gap
    assert money.weighted >= money.gap
    assert money.support / money.direct <= 0.07


def test_the_figures_in_the_text_of_the_strong_plan_are_those_of_its_tables() -> None:
    plan = sample("strong")
    money = totals(plan)
    scores = [item.score for item in plan.capacity.items if isinstance(item.score, int)]
    baseline = next(i.baseline for i in plan.indicators.items if i.measures == "o-4-2")
    assert round(sum(scores) / len(scores), 1) == baseline
    for amount in (money.confirmed, money.gap, money.weighted):
        assert f"{amount:,.0f}" in plan.funding.gap_plan.ar


def test_the_rubric_covers_every_section_that_people_write_in() -> None:
    rubric = Rubric.model_validate(toml("rubric.toml"))
    judged = {section for criterion in rubric.every for section in criterion.sections}
    assert judged == set(SECTIONS)
    assert len(rubric.for_assignment("strategic_plan")) == 12
    assert [c.id for c in rubric.for_assignment("swot")] == ["c4", "c5"]
    assert [c.id for c in rubric.for_assignment("fundraising")] == ["f1", "f2", "f3", "f4"]
    assert [c.id for c in rubric.for_assignment("networking")] == ["n1", "n2"]
    assert [c.id for c in rubric.for_assignment("communication")] == ["m1", "m2"]


def test_every_example_belongs_to_a_field_of_the_plan_in_both_languages() -> None:
    fields = set()
    for section in SECTIONS:
        part = Plan.model_fields[section].annotation
        lists = ITEM_LISTS.get(section, ())
        assert part is not None
        for name, info in part.model_fields.items():
            if name in lists:
                (item,) = get_args(info.annotation)
                fields |= {f"{section}.{name}.{field}" for field in item.model_fields}
            else:
                fields.add(f"{section}.{name}")
    fields |= {
        f"swot.items.text.{box}" for box in ("strength", "weakness", "opportunity", "threat")
    }
    examples = toml("examples.toml")
    assert set(examples) - fields == set()
    for key, example in examples.items():
        assert set(example) <= {"strong", "weak", "why", "more"}, key
        assert "strong" in example, key
        assert all(text["ar"] and text["en"] for text in example.values()), key


def test_the_demonstration_cohort_is_fifteen_organisations_and_thirty_people() -> None:
    cohort = toml("cohort.toml")
    organisations = cohort["organisations"]
    people = [person for each in organisations for person in each["people"]]
    assert (len(organisations), len(people)) == (15, 30)
    assert Counter(person["role"] for person in cohort["staff"]) == {"coach": 1, "trainer": 1}
    assert len({each["id"] for each in [*organisations, *people]}) == 45
    assert {each["stage"] for each in organisations} == {"blank", "weak", "developing", "strong"}
    assert {each["legal_form"] for each in organisations} <= set(LEGAL_FORMS)
    assert {code for each in organisations for code in each["sectors"]} <= set(DAC_CODES)
    assert all(not each["submitted"] for each in organisations if each["stage"] == "blank")


def test_the_demonstration_cohort_works_in_every_governorate() -> None:
    with (COURSE / "places.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    places = {code for each in toml("cohort.toml")["organisations"] for code in each["places"]}
    assert places <= {row["pcode"] for row in rows if row["level"] == "2"}
    assert {code[:4] for code in places} == {row["pcode"] for row in rows if row["level"] == "1"}
