"""One contract for every store: a file, the service with SQLite, the service with PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from saql.client import ServiceClient
from saql.plan.document import Plan
from saql.service.app import create_app
from saql.service.codes import listed
from saql.service.database import open_database
from saql.service.settings import Settings
from saql.store import (
    Conflict,
    FileStore,
    PlanStore,
    Saved,
    ServiceStore,
    StoreRefused,
)

Pair = tuple[PlanStore, PlanStore]
"""Two editors of one plan."""


@pytest.fixture(params=["file", "sqlite", "postgresql"])
def editors(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    serve: Callable[..., str],
    fill: Callable[..., dict[str, str]],
) -> Iterator[Pair]:
    if request.param == "file":
        path = tmp_path / "plan.json"
        yield FileStore(path, author="Rana"), FileStore(path, author="Sami")
        return
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else ""
    if url:
        settings = Settings(tmp_path / "room", url)
        database = open_database(settings)
        codes = fill(database)
    else:
        database = request.getfixturevalue("database")
        settings = database.settings
        codes = {issued.person: issued.code for issued in listed(settings)}
    address = serve(create_app(settings, database))
    with ExitStack() as closing:
        stores = []
        for person in ("Rana", "Sami"):
            with ServiceClient(address) as door:
                token = door.sign_in(codes[person])["token"]
            client = closing.enter_context(ServiceClient(address, token))
            stores.append(ServiceStore(client, "amal"))
        yield stores[0], stores[1]


def swot(*items: tuple[str, str]) -> dict[str, object]:
    return {"items": [{"id": key, "box": "strength", "text": {"ar": text}} for key, text in items]}


def texts(content: dict[str, object]) -> dict[str, str]:
    return {item["id"]: item["text"]["ar"] for item in content["items"]}  # type: ignore[index,attr-defined]  # JSON


def test_a_new_plan_is_empty_and_has_no_revision(editors: Pair) -> None:
    found = editors[0].load()
    assert found.revision == 0
    assert set(found.revisions.values()) == {0}
    assert found.plan.swot.items == []
    assert editors[0].history() == []


def test_what_one_saves_the_other_loads_exactly_as_typed(editors: Pair) -> None:
    mine, theirs = editors
    text = "موقعٌ قريب من الناس\u200cوالخدمات ‏(حلب)\n=SUM(A1)\t<b>غامق</b> ١٢٣ 👩🏽‍⚕️"
    saved = mine.save("swot", swot(("s1", text)), base=0, key="k1")
    assert isinstance(saved, Saved)
    assert (saved.revision, saved.merged) == (1, False)
    assert theirs.load().plan.swot.items[0].text.ar == text
    assert theirs.load().revisions["swot"] == 1


def test_unknown_fields_of_a_newer_version_survive(editors: Pair) -> None:
    content = {"vision": {"ar": "رؤية", "fr": "vision"}, "slogan": "معًا"}
    editors[0].save("direction", content, base=0, key="k1")
    found = editors[1].load().plan.direction.model_dump(mode="json")
    assert found["slogan"] == "معًا"
    assert found["vision"]["fr"] == "vision"


def test_the_same_save_twice_is_one_revision(editors: Pair) -> None:
    first = editors[0].save("swot", swot(("s1", "قوة")), base=0, key="k1")
    again = editors[0].save("swot", swot(("s1", "قوة")), base=0, key="k1")
    assert first == again
    assert len(editors[0].history()) == 1


def test_a_key_sent_again_with_other_content_is_refused(editors: Pair) -> None:
    editors[0].save("swot", swot(("s1", "قوة")), base=0, key="k1")
    with pytest.raises(StoreRefused) as refused:
        editors[0].save("swot", swot(("s1", "أخرى")), base=0, key="k1")
    assert refused.value.sentence_code == "key_used"
    assert texts(editors[0].news(0)[0].content) == {"s1": "قوة"}


def test_two_who_change_different_items_are_joined(editors: Pair) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "قوة")), base=0, key="k1")
    theirs.save("swot", swot(("s1", "قوة"), ("s2", "ثانية")), base=1, key="k2")
    joined = mine.save("swot", swot(("s0", "أولى"), ("s1", "قوة معدلة")), base=1, key="k3")
    assert isinstance(joined, Saved)
    assert joined.merged
    assert texts(joined.content) == {"s0": "أولى", "s1": "قوة معدلة", "s2": "ثانية"}
    assert [line.kind for line in mine.history()] == ["saved", "saved", "merged"]


def test_an_overtaken_save_keeps_both_texts(editors: Pair) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "أصل")), base=0, key="k1")
    theirs.save("swot", swot(("s1", "نص سامي")), base=1, key="k2")
    met = mine.save("swot", swot(("s1", "نص رنا")), base=1, key="k3")
    assert isinstance(met, Conflict)
    assert (met.section, met.revision) == ("swot", 2)
    assert met.author == "Sami"
    assert texts(met.content) == {"s1": "نص سامي"}
    assert [(c.path, c.base, c.mine, c.theirs) for c in met.clashes] == [
        (("items", "s1", "text", "ar"), "أصل", "نص رنا", "نص سامي")
    ]
    assert mine.save("swot", swot(("s1", "نص رنا")), base=1, key="k3") == met
    lines = mine.history()
    assert [line.kind for line in lines] == ["saved", "saved", "overtaken"]
    assert mine.load().plan.swot.items[0].text.ar == "نص سامي"
    assert mine.at(3).plan.swot.items[0].text.ar == "نص رنا"


def test_a_conflict_is_resolved_by_saving_on_what_it_showed(editors: Pair) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "أصل")), base=0, key="k1")
    theirs.save("swot", swot(("s1", "سامي")), base=1, key="k2")
    met = mine.save("swot", swot(("s1", "رنا")), base=1, key="k3")
    assert isinstance(met, Conflict)
    kept = mine.save("swot", swot(("s1", "سامي ورنا")), base=met.revision, key="k4")
    assert isinstance(kept, Saved)
    assert not kept.merged
    assert theirs.load().plan.swot.items[0].text.ar == "سامي ورنا"


def test_saving_what_is_there_already_makes_no_revision(editors: Pair) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "قوة")), base=0, key="k1")
    same = theirs.save("swot", swot(("s1", "قوة")), base=0, key="k2")
    assert isinstance(same, Saved)
    assert same.revision == 1
    assert len(mine.history()) == 1


def test_news_tell_what_changed_since(editors: Pair) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "قوة")), base=0, key="k1")
    mine.save("direction", {"vision": {"ar": "رؤية"}}, base=0, key="k2")
    assert [item.section for item in theirs.news(0)] == ["swot", "direction"]
    news = theirs.news(1)
    assert [(item.section, item.revision, item.author) for item in news] == [
        ("direction", 2, "Rana")
    ]
    assert theirs.news(2) == []


def test_each_line_of_the_history_says_who_and_when(editors: Pair) -> None:
    editors[1].save("swot", swot(("s1", "قوة")), base=0, key="k1")
    (line,) = editors[0].history()
    assert (line.number, line.section, line.author, line.kind) == (1, "swot", "Sami", "saved")
    assert line.at.tzinfo is not None


def test_a_plan_can_be_seen_and_restored_as_it_was(editors: Pair) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "أولى")), base=0, key="k1")
    mine.save("direction", {"vision": {"ar": "رؤية"}}, base=0, key="k2")
    mine.save("swot", swot(("s1", "ثانية")), base=1, key="k3")
    assert mine.at(1).plan.swot.items[0].text.ar == "أولى"
    assert mine.at(1).plan.direction.vision.ar == ""
    back = mine.restore(2, key="k4")
    assert back.plan.swot.items[0].text.ar == "أولى"
    assert back.plan.direction.vision.ar == "رؤية"
    assert [line.kind for line in mine.history()][-1] == "restored"
    assert back.revision == 4
    theirs.save("swot", swot(("s1", "ثالثة")), base=4, key="k5")
    again = mine.restore(2, key="k4")
    assert again.plan.swot.items[0].text.ar == "ثالثة", "a restore sent twice is one restore"


def test_restoring_an_overtaken_version_brings_its_text_back(editors: Pair) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "أصل")), base=0, key="k1")
    theirs.save("swot", swot(("s1", "سامي")), base=1, key="k2")
    mine.save("swot", swot(("s1", "رنا")), base=1, key="k3")
    assert mine.restore(3, key="k4").plan.swot.items[0].text.ar == "رنا"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"items": "x"}, "content_invalid"),
        ({"items": [{"id": "../x"}]}, "content_invalid"),
        ({"items": [{"id": "a"}, {"id": "a"}]}, "doubled_id"),
        ({"items": [{"id": "a", "text": {"ar": "ن" * 20_001}}]}, "text_too_long"),
        ({"extra": 10**17}, "number_invalid"),
        ({"extra": "\x00"}, "text_invalid"),
    ],
)
def test_the_impossible_is_refused_by_name(
    editors: Pair, content: dict[str, object], code: str
) -> None:
    with pytest.raises(StoreRefused) as refused:
        editors[0].save("swot", content, base=0, key="k1")
    assert refused.value.sentence_code == code
    assert editors[0].history() == []


def test_a_base_that_never_was_is_refused(editors: Pair) -> None:
    with pytest.raises(StoreRefused) as refused:
        editors[0].save("swot", swot(("s1", "قوة")), base=7, key="k1")
    assert refused.value.sentence_code == "unknown_base"


def test_a_revision_that_never_was_is_refused(editors: Pair) -> None:
    for call in (lambda: editors[0].at(9), lambda: editors[0].restore(9, key="k")):
        with pytest.raises(StoreRefused) as refused:
            call()
        assert refused.value.sentence_code == "unknown_revision"


def test_a_plan_larger_than_its_bound_is_refused_whole(editors: Pair) -> None:
    many = [{"id": f"a{i}", "text": {"ar": "ن" * 9_000}} for i in range(50)]
    for number, section in enumerate(("swot", "achievements")):
        editors[0].save(section, {"items": many[:49]}, base=0, key=f"k{number}")
    with pytest.raises(StoreRefused) as refused:
        editors[0].save("stakeholders", {"items": [
            {"id": f"a{i}", "name": {"ar": "ن" * 9_000}} for i in range(30)
        ]}, base=0, key="k9")  # fmt: skip
    assert refused.value.sentence_code == "plan_too_large"
    assert editors[0].load().plan.stakeholders.items == []


def test_a_whole_plan_is_put_in_place_at_once_and_the_one_before_comes_back(
    editors: Pair,
) -> None:
    mine, theirs = editors
    mine.save("swot", swot(("s1", "قوة")), base=0, key="k1")
    mine.save("direction", {"vision": {"ar": "رؤية"}}, base=0, key="k2")
    before = mine.load().plan
    wanted = Plan.model_validate({"goals": {"items": [{"id": "g1", "text": {"ar": "غاية"}}]}})
    now = mine.replace(wanted, key="k3")
    assert now.plan.model_dump(exclude={"id"}) == wanted.model_dump(exclude={"id"})
    put = [line for line in theirs.history() if line.kind == "imported"]
    assert {line.section for line in put} == {"swot", "direction", "goals"}
    theirs.save("goals", {"items": []}, base=now.revision, key="k4")
    again = mine.replace(wanted, key="k3")
    assert again.plan.goals.items == [], "an import sent twice is one import"
    assert mine.restore(2, key="k5").plan == before


def test_an_impossible_plan_replaces_nothing(editors: Pair) -> None:
    mine, _ = editors
    mine.save("swot", swot(("s1", "قوة")), base=0, key="k1")
    bad = Plan.model_validate(
        {"goals": {"items": [{"id": "g1"}, {"id": "g1"}]}, "direction": {"vision": {"ar": "رؤية"}}}
    )
    with pytest.raises(StoreRefused):
        mine.replace(bad, key="k2")
    assert mine.load().plan.direction.vision.ar == ""
    assert len(mine.history()) == 1
