"""Each organisation of the demonstration cohort reads its own plan, not the sample's."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from saql import shipped
from saql.adoption import adopted
from saql.course import default_course
from saql.grading.award import share
from saql.plan.checks import RULES, check
from saql.plan.document import Plan
from saql.plan.upgrade import read_plan

COURSE = shipped.path("course")
PLACES = default_course().places
OWNERS = {"strong": "saqiya", "developing": "ghiras", "weak": "nabd"}
ORGANISATIONS = {
    entry["id"]: entry
    for entry in tomllib.loads((COURSE / "cohort.toml").read_text(encoding="utf-8"))[
        "organisations"
    ]
    if entry["stage"] in OWNERS
}
GUESTS = sorted(set(ORGANISATIONS) - set(OWNERS.values()))
NAMES_LIKE_WORDS = {"SY0402", "SY090106", "SY110102", "SY110201", "SY0202", "SY0304"}
"""Places whose names are ordinary words too («القصير» the short, «كرامة» dignity); so is «ورقة»."""


def sample(stage: str) -> Plan:
    return read_plan((COURSE / "samples" / f"{stage}.plan.json").read_bytes())


def own(organisation: str, **changed: Any) -> Plan:
    entry = ORGANISATIONS[organisation]
    return adopted(sample(entry["stage"]), entry | changed)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def places_in(text: str) -> set[str]:
    """The p-codes that a text names or is."""
    found = {row.pcode for row in PLACES.named_in(text.replace("ورقة", ""))} | {text} & set(
        PLACES.by_pcode
    )
    return found - NAMES_LIKE_WORDS


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_a_plan_names_only_its_own_organisations_places(organisation: str) -> None:
    allowed = {
        row.pcode for pcode in ORGANISATIONS[organisation]["places"] for row in PLACES.chain(pcode)
    }
    for text in texts(own(organisation).model_dump(mode="json")):
        assert places_in(text) <= allowed, text


@pytest.mark.parametrize("organisation", GUESTS)
def test_nothing_of_the_samples_owner_is_left_in_another_organisations_plan(
    organisation: str,
) -> None:
    owner = ORGANISATIONS[OWNERS[ORGANISATIONS[organisation]["stage"]]]
    plan = own(organisation)
    names = [*owner["name"].values()]
    assert not [t for t in texts(plan.model_dump(mode="json")) for name in names if name in t]
    assert plan.profile.founded_year == ORGANISATIONS[organisation]["founded_year"]
    assert plan.profile.founded_place.pcode == plan.profile.places[0]
    assert str(sample(ORGANISATIONS[organisation]["stage"]).profile.founded_year) not in " ".join(
        [*texts(plan.profile.summary.model_dump()), *texts(plan.profile.registration.model_dump())]
    )
    assert plan.profile.legal_form == owner["legal_form"], "the sample's text tells of this form"
    assert set(plan.profile.sectors) & set(owner["sectors"]), "and of these sectors"


@pytest.mark.parametrize(("stage", "owner"), OWNERS.items())
def test_the_organisation_that_a_sample_tells_of_keeps_it_whole(stage: str, owner: str) -> None:
    assert own(owner) == sample(stage).model_copy(update={"id": owner})


@pytest.mark.parametrize(
    "organisation", [o for o in ORGANISATIONS if "swot" in ORGANISATIONS[o]["submitted"]]
)
def test_the_swot_of_every_submitted_plan_names_the_organisations_own_place(
    organisation: str,
) -> None:
    plan = own(organisation)
    named = set().union(*(places_in(item.text.ar) for item in plan.swot.items))
    mine = {r.pcode for code in plan.profile.places for r in PLACES.chain(code)}
    assert named
    assert named <= mine


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_what_an_organisation_lacks_leaves_nothing_pointing_at_it(organisation: str) -> None:
    entry = ORGANISATIONS[organisation]
    before = ids(sample(entry["stage"]))
    plan = own(organisation)
    gone = before - ids(plan)
    assert bool(gone or plan != own(organisation, lacks=[])) == bool(entry.get("lacks"))
    assert not gone & set(texts(plan.model_dump(mode="json")))


def ids(plan: Plan) -> set[str]:
    return {
        str(item["id"])
        for section in plan.model_dump(mode="json").values()
        if isinstance(section, dict)
        for items in section.values()
        if isinstance(items, list)
        for item in items
        if isinstance(item, dict) and item.get("id")
    }


@pytest.mark.parametrize("assignment", ["swot", "strategic_plan"])
def test_organisations_of_one_stage_do_not_earn_the_same_points(assignment: str) -> None:
    rules = [rule for rule in RULES if assignment != "swot" or rule.id[0] == "D"]
    earned: dict[str, list[float]] = defaultdict(list)
    for name, entry in ORGANISATIONS.items():
        earned[entry["stage"]].append(share(rules, own(name), default_course().setting, 100.0))
    assert all(len(set(points)) == len(points) for points in earned.values()), earned


@pytest.mark.parametrize("organisation", ["saqiya", "manar", "bayader"])
def test_a_strong_plan_of_any_organisation_has_no_finding_but_what_it_lacks(
    organisation: str,
) -> None:
    assert check(own(organisation, lacks=[]), default_course().setting) == []


def test_joined_prepositions_and_the_article_are_kept_right() -> None:
    plan = sample("strong")
    plan.direction.vision.ar = "بدير الزور وللرقة وبالميادين والرقة، ولدير الزور ومركز الرقة"
    entry = {"id": "x", "name": {"ar": "أ", "en": "X"}}
    moved = adopted(plan, entry | {"places": ["SY0600", "SY0402", "SY0501"]})
    assert moved.direction.vision.ar == "باللاذقية ولحماة وبالقصير وحماة، وللاذقية ومركز حماة"


def test_a_lack_that_the_sample_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="risks:rk-99"):
        own("saqiya", lacks=["risks:rk-99"])
