"""A person's work on a plan, driven message by message."""

import pytest

from saql.store import FileStore, StoreRefused, StoreUnavailable
from saql.widgets import Workspace


@pytest.fixture
def file(tmp_path):
    return tmp_path / "plan.json"


@pytest.fixture
def work(file):
    return opened(file)


def opened(file, author=""):
    workspace = Workspace(lambda: FileStore(file, author=author), language="en", scope="here")
    workspace.handle({"type": "hello"})
    return workspace


def edits(key, *changes, section="swot"):
    return {"type": "edits", "key": key, "section": section, "edits": list(changes)}


def adding(item, text, box="strength"):
    return {"op": "add", "path": ["items"], "item": {"id": item, "box": box, "text": {"ar": text}}}


def setting(item, field, value, base):
    return {"op": "set", "path": ["items", item, *field.split(".")], "value": value, "base": base}


def text_of(file, item="a"):
    items = FileStore(file).load().plan.swot.items
    return next(found.text.ar for found in items if found.id == item)


def test_nothing_is_opened_before_somebody_comes():
    def never():
        raise AssertionError("opened too early")

    work = Workspace(never)
    assert work.poll() == []
    assert work.handle({"type": "ping", "at": 1}) == [{"type": "pong", "at": 1}]


def test_hello_brings_plan_words_and_advice_in_the_language_asked(file):
    work = Workspace(lambda: FileStore(file), language="ar", scope="here")
    (state,) = work.handle({"type": "hello", "language": "en"})
    assert state["type"] == "state"
    assert state["mode"] == "file"
    assert (state["language"], state["direction"]) == ("en", "ltr")
    assert state["plan"]["swot"] == {"items": []}
    assert state["labels"]["codes"]["BOXES"]["strength"]
    assert state["advice"]
    (again,) = work.handle({"type": "hello", "language": "ar"})
    assert again["words"]["Undo"] == "تراجع"
    assert len(again["plurals"]["%(n)d item"]) == 6


def test_a_persons_own_language_is_spoken_where_the_page_asks_for_none(file):
    work = Workspace(
        lambda: FileStore(file), person=lambda: {"id": 7, "language": "en"}, language="ar"
    )
    (state,) = work.handle({"type": "hello"})
    assert (state["language"], state["mode"]) == ("en", "room")
    assert "7" in state["scope"]


def test_an_edit_is_on_disk_when_it_is_acknowledged(work, file):
    ack, advice = work.handle(edits("k1", adding("a", "فريق مدرَّب")))
    assert ack["type"] == "ack"
    assert ack["content"]["items"][0]["text"]["ar"] == "فريق مدرَّب"
    assert advice["type"] == "advice"
    assert text_of(file) == "فريق مدرَّب"


def test_the_same_bundle_sent_twice_is_saved_once(work, file):
    message = edits("k1", adding("a", "فريق"))
    assert work.handle(message)[0] == work.handle(message)[0]
    assert len(FileStore(file).history()) == 1


def test_a_bundle_sent_again_to_a_new_kernel_is_saved_once(work, file):
    work.handle(edits("k1", adding("a", "فريق")))
    again = opened(file).handle(edits("k1", adding("a", "فريق")))
    assert again[0]["type"] == "ack"
    assert len(FileStore(file).history()) == 1


def test_a_bundle_sent_again_does_not_undo_what_came_after(work, file):
    first = edits("k1", adding("a", "فريق"))
    work.handle(first)
    work.handle(edits("k2", setting("a", "text.ar", "فريق مدرَّب", "فريق")))
    opened(file).handle(first)
    assert text_of(file) == "فريق مدرَّب"


def test_two_people_change_different_fields_and_both_stand(work, file):
    work.handle(edits("k1", adding("a", "فريق")))
    other = opened(file, "Samir")
    other.handle(edits("k2", setting("a", "importance", 5, None)))
    replies = work.handle(edits("k3", setting("a", "text.ar", "فريق مدرَّب", "فريق")))
    assert replies[0]["type"] == "ack"
    item = replies[0]["content"]["items"][0]
    assert (item["text"]["ar"], item["importance"]) == ("فريق مدرَّب", 5)


def test_two_people_change_one_text_and_both_texts_come_back(work, file):
    work.handle(edits("k1", adding("a", "فريق")))
    other = opened(file, "Samir")
    other.handle(edits("k2", setting("a", "text.ar", "فريق كبير", "فريق")))
    clash = work.handle(
        edits(
            "k3",
            setting("a", "text.ar", "فريق مدرَّب", "فريق"),
            setting("a", "importance", 4, None),
        )
    )[0]
    assert clash["type"] == "clash"
    (one,) = clash["clashes"]
    assert (one["mine"], one["theirs"], one["author"]) == ("فريق مدرَّب", "فريق كبير", "Samir")
    assert text_of(file) == "فريق كبير"
    assert FileStore(file).load().plan.swot.items[0].importance == 4


def test_a_clash_that_another_kernel_caused_is_told_though_nothing_else_changed(work, file):
    work.handle(edits("k1", adding("a", "فريق")))
    opened(file, "Samir").handle(edits("k2", setting("a", "text.ar", "فريق كبير", "فريق")))
    work.poll()
    clash = work.handle(edits("k3", setting("a", "text.ar", "فريق مدرَّب", "فريق")))[0]
    assert clash["type"] == "clash"


def test_news_of_others_arrives_once_and_own_saves_are_no_news(work, file):
    work.handle(edits("k1", adding("a", "فريق")))
    assert work.poll() == []
    opened(file, "Samir").handle(edits("k2", adding("b", "مقرّ")))
    news, advice = work.poll()
    assert [one["author"] for one in news["sections"]] == ["Samir"]
    assert len(news["sections"][0]["content"]["items"]) == 2
    assert advice["type"] == "advice"
    assert work.poll() == []


def test_numbers_in_any_digits_are_stored_as_numbers(work):
    work.handle(edits("k1", adding("a", "فريق")))
    ack = work.handle(edits("k2", setting("a", "importance", "٤", None)))[0]
    assert ack["content"]["items"][0]["importance"] == 4


@pytest.mark.parametrize(
    "change",
    [
        {"op": "destroy", "path": ["items"]},
        {"op": "set", "path": ["items", "a", "text", "ar"], "value": "x" * 20_001, "base": "فريق"},
        {"op": "set", "path": "items", "value": 1},
        {"op": "add", "path": ["items"], "item": {"id": "../../x"}},
        "not an edit",
    ],
)
def test_an_impossible_edit_is_refused_with_a_sentence(work, change):
    work.handle(edits("k1", adding("a", "فريق")))
    (reply,) = work.handle(edits("k2", change))
    assert reply["type"] == "refused"
    assert reply["sentence"]


@pytest.mark.parametrize("message", [{"type": "edits"}, edits("k", section="schema_version")])
def test_edits_of_no_section_are_refused(work, message):
    assert work.handle(message)[0]["type"] == "refused"


class Broken(FileStore):
    error: Exception

    def save(self, *_args, **_options):
        raise self.error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (StoreUnavailable(), "unsaved"),
        (StoreRefused("not_allowed"), "refused"),
        (StoreRefused("code_of_a_newer_service"), "refused"),
        (StoreRefused("not_signed_in"), "unsaved"),
        (RuntimeError("a fault of ours"), "unsaved"),
    ],
)
def test_every_failure_of_the_store_becomes_a_sentence(work, file, error, kind):
    work.store = Broken(file)
    work.store.error = error
    (reply,) = work.handle(edits("k1", adding("a", "فريق")))
    assert (reply["type"], reply["key"]) == (kind, "k1")
    assert reply["sentence"]


def test_what_could_not_be_saved_is_saved_when_it_is_sent_again(work, file):
    work.store = Broken(file)
    work.store.error = StoreUnavailable()
    work.handle(edits("k1", adding("a", "فريق")))
    work.store = FileStore(file)
    assert work.handle(edits("k1", adding("a", "فريق")))[0]["type"] == "ack"


def test_an_app_answers_its_named_questions_and_no_other(work):
    work.answers["double"] = lambda message: {"value": 2 * message["value"]}
    (answer,) = work.handle({"type": "ask", "id": "q", "name": "double", "value": 4})
    assert answer == {"type": "answer", "id": "q", "ok": True, "value": 8}
    (none,) = work.handle({"type": "ask", "id": "q", "name": "other"})
    assert none["ok"] is False
    assert none["sentence"]


def test_advice_speaks_of_the_boards_own_sections_only(file):
    work = Workspace(lambda: FileStore(file), sections=("swot", "tows"))
    (state,) = work.handle({"type": "hello"})
    assert {finding["section"] for finding in state["advice"]} <= {"swot", "tows"}


def test_whoever_belongs_to_no_organisation_hears_so_with_the_way_home():
    def refused():
        raise StoreRefused("no_organisation")

    told = Workspace(refused, language="en", person=dict).handle({"type": "hello"})[0]
    assert told["type"] == "trouble"
    assert "belong to no organisation" in told["sentence"]
    assert told["home"] == "Home page"
