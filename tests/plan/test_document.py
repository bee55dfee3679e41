import json

import jsonschema
import pytest

from saql.plan.document import ITEM_LISTS, SCHEMA_VERSION, SECTIONS, Plan, items_of
from saql.plan.fields import date_of, number_of
from saql.plan.schema import json_schema
from saql.plan.upgrade import PlanFileError, read_plan, upgraded, write_plan


def test_an_empty_plan_is_legal_and_round_trips():
    assert read_plan(write_plan(Plan())) == Plan()


def test_what_cannot_be_read_as_a_number_or_date_is_kept_as_typed():
    plan = read_plan(
        json.dumps(
            {
                "about": {"start": "أول الربيع", "horizon_years": "٣"},
                "budget": {"lines": [{"id": "b", "quantity": "حوالي عشرة", "unit_cost": "١٬٥٠٠"}]},
            }
        )
    )
    line = plan.budget.lines[0]
    assert plan.about.start == "أول الربيع"
    assert date_of(plan.about.start) is None
    assert number_of(plan.about.horizon_years) == 3
    assert line.quantity == "حوالي عشرة"
    assert number_of(line.unit_cost) == 1500
    assert read_plan(write_plan(plan)) == plan


def test_fields_of_a_newer_version_survive_a_round_trip():
    newer = {
        "schema_version": SCHEMA_VERSION + 1,
        "swot": {"items": [{"id": "s", "mood": {"deep": [1, 2]}}], "tone": "x"},
        "diary": [{"day": 1}],
    }
    kept = json.loads(write_plan(read_plan(json.dumps(newer))))
    assert kept["schema_version"] == SCHEMA_VERSION + 1
    assert kept["swot"]["items"][0]["mood"] == {"deep": [1, 2]}
    assert kept["swot"]["tone"] == "x"
    assert kept["diary"] == [{"day": 1}]


def test_a_version_1_file_still_reads_as_it_was_written(documents):
    raw = (documents / "version-1.plan.json").read_text(encoding="utf-8")
    written = json.loads(write_plan(read_plan(raw)))
    for section, content in json.loads(raw).items():
        assert contains(written[section], content), section


def contains(whole, part):
    if isinstance(part, dict):
        return all(key in whole and contains(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(contains, whole, part))
    return whole == part


def test_an_older_file_walks_the_upgrade_chain_one_version_at_a_time():
    steps = {
        SCHEMA_VERSION: lambda c: {**c, "seen": [1]},
        SCHEMA_VERSION + 1: lambda c: {**c, "seen": [*c["seen"], 2]},
    }
    done = upgraded({"schema_version": SCHEMA_VERSION}, steps)
    assert done == {"schema_version": SCHEMA_VERSION + 2, "seen": [1, 2]}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"\xff\xfe\x00", "not_utf8"),
        ("{", "not_json"),
        ("[]", "not_a_plan"),
        ('{"hello": 1}', "not_a_plan"),
        ('{"schema_version": 0, "about": {}}', "not_a_plan"),
        ('{"about": {"version": NaN}}', "not_json"),
        ('{"about": ' + "[" * 40 + "]" * 40 + "}", "too_deep"),
        ('{"budget": {"lines": [{"id": "a", "quantity": ' + "9" * 5000 + "}]}}", "not_json"),
        ('{"about": {"author": ["x"]}}', "impossible"),
        ('{"swot": {"items": [{"text": "no id"}]}}', "impossible"),
        ('{"about": {"author": "' + "x" * 20_001 + '"}}', "impossible"),
        ('{"about": {"author": "' + "x" * 2_000_001 + '"}}', "too_large"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_by_name(source, code):
    with pytest.raises(PlanFileError) as refused:
        read_plan(source)
    assert refused.value.code == code


def test_the_refusal_says_where_the_impossible_value_is():
    with pytest.raises(PlanFileError) as refused:
        read_plan('{"about": {"author": ["x"]}}')
    assert refused.value.data["where"] == "about.author"


def test_every_list_of_items_with_ids_is_known():
    schema = json_schema()
    found = {
        section: {
            name
            for name, value in schema["$defs"][prop["$ref"].rpartition("/")[2]][
                "properties"
            ].items()
            if value.get("type") == "array"
            and "$ref" in value["items"]
            and "id" in schema["$defs"][value["items"]["$ref"].rpartition("/")[2]]["properties"]
        }
        for section, prop in schema["properties"].items()
        if section in SECTIONS
    }
    assert {k: v for k, v in found.items() if v} == {k: set(v) for k, v in ITEM_LISTS.items()}


def test_the_published_schema_names_every_section():
    assert set(SECTIONS) <= set(json_schema()["properties"])


def test_items_come_in_the_documents_order():
    plan = Plan.model_validate(
        {"goals": {"items": [{"id": "g"}]}, "swot": {"items": [{"id": "s"}]}}
    )
    assert [item.id for _, _, item in items_of(plan)] == ["s", "g"]


def test_the_schema_file_in_the_package_is_the_schema_of_this_version(root):
    file = root / "toolkit/saql/plan/plan.schema.json"
    assert json.loads(file.read_text(encoding="utf-8")) == json_schema()


def test_the_samples_fit_the_published_schema(root):
    validator = jsonschema.Draft202012Validator(json_schema())
    for file in (root / "course/samples").glob("*.plan.json"):
        validator.validate(json.loads(file.read_text(encoding="utf-8")))
