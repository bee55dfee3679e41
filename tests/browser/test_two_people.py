"""Two people of one organisation at once, and a stranger at the door."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = (360, 740)
OPEN_SOCKET = """
(kernel) => new Promise((resolve) => {
  const address = `ws://${location.host}/api/kernels/${kernel}/channels?session_id=mine`;
  const socket = new WebSocket(address);
  socket.onopen = () => resolve("open");
  socket.onerror = socket.onclose = () => resolve("refused");
})
"""


@pytest.fixture
def pair(sign_in):
    """Two people of one organisation, on the same plan, one on a phone and one on a laptop."""
    first, second = sign_in("saqiya-1", PHONE), sign_in("saqiya-2", language="en")
    for one in (first, second):
        one.open("plan")
    return first, second


def write(visit, path, text):
    """Write into a field, leave it, and wait until it is saved."""
    field = visit.at(path)
    field.fill(text)
    field.blur()
    visit.ready()


def test_each_sees_what_the_other_has_saved_without_loading_again(pair, room):
    first, second = pair
    for one in pair:
        one.page.evaluate("window.same = true")
    write(first, "about.title.ar", "خطة كتبتها سمر")
    expect(second.at("about.title.ar")).to_have_value("خطة كتبتها سمر")
    write(second, "about.title.en", "A plan by Nizar")
    expect(first.at("about.title.en")).to_have_value("A plan by Nizar")
    assert all(one.page.evaluate("window.same") for one in pair)
    title = room.plan("saqiya").about.title
    assert (title.ar, title.en) == ("خطة كتبتها سمر", "A plan by Nizar")


@pytest.mark.parametrize("choice", ["Keep mine", "Take theirs", "Use the joined text"])
def test_a_conflict_shows_both_texts_and_lets_one_choose(pair, room, choice):
    first, second = pair
    path = "about.title.ar"
    write(first, path, "الأصل")
    expect(second.at(path)).to_have_value("الأصل")
    first.expect_trouble()
    first.context.set_offline(True)
    first.at(path).fill("نص سمر")
    first.at(path).blur()
    expect(first.page.locator(".status[data-kind=offline]")).to_be_visible()
    write(second, path, "نص نزار")
    first.context.set_offline(False)
    dialog = first.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    sides = dialog.locator(".clash-text")
    expect(sides).to_have_text(["نص سمر", "نص نزار"])
    assert room.plan("saqiya").about.title.ar == "نص نزار"
    joined = dialog.get_by_label(first.words("Or join them here"))
    assert joined.input_value().splitlines() == ["نص نزار", "نص سمر"]
    joined.fill("نص سمر ونزار")
    first.button(choice, where=dialog).click()
    expect(dialog).to_be_hidden()
    first.ready()
    wanted = {"Keep mine": "نص سمر", "Take theirs": "نص نزار"}.get(choice, "نص سمر ونزار")
    for one in pair:
        expect(one.at(path)).to_have_value(wanted)
    assert room.plan("saqiya").about.title.ar == wanted


def test_a_person_of_another_organisation_sees_none_of_it(sign_in, room):
    theirs = sign_in("saqiya-1", PHONE)
    only_theirs = "سرّ الساقية وحدها"
    theirs.open("plan")
    write(theirs, "about.title.ar", only_theirs)
    config = theirs.page.locator("#jupyter-config-data").text_content()
    kernel = json.loads(config)["kernelId"]
    assert theirs.page.evaluate(OPEN_SOCKET, kernel) == "open"

    stranger = sign_in("warsha-2", PHONE)
    stranger.expect_trouble(re.compile(r"Failed to load resource|WebSocket"))
    assert stranger.page.evaluate(OPEN_SOCKET, kernel) == "refused"
    paths = [
        "/",
        "/codes",
        "/voila/render/coach.ipynb",
        "/feedback/swot",
        "/feedback/strategic_plan",
        f"/api/kernels/{kernel}",
        "/api/kernels",
        "/api/contents/data",
        "/organisations/saqiya/plan",
        "/organisations/saqiya/export",
        "/data/codes.csv",
        "/voila/files/data/saql.db",
        "/submitted/judged/swot/plan.json",
    ]
    answers = {path: stranger.context.request.get(f"{room.url}{path}") for path in paths}
    for path, answer in answers.items():
        assert only_theirs not in answer.text(), path
        assert "الساقية" not in answer.text(), path
        assert "المنارة" not in answer.text(), path
    open_to_all = {"/", "/feedback/swot", "/feedback/strategic_plan"}
    refused = {path: answer.status for path, answer in answers.items() if path not in open_to_all}
    assert all(status in (403, 404, 405) for status in refused.values()), refused

    page = stranger.open("plan")
    stranger.view("review")
    stranger.button("Read the plan", "builder").click()
    expect(page.locator(".plan-page")).to_be_visible()
    assert only_theirs not in page.content()
    asked = page.evaluate(
        """async (kernel) => {
          const token = document.cookie.match(/_xsrf=([^;]+)/)?.[1] ?? "";
          const address = `/voila/api/shutdown/${kernel}`;
          const body = new URLSearchParams({ _xsrf: token });
          return (await fetch(address, { method: "POST", body })).status;
        }""",
        kernel,
    )
    assert asked in (403, 404)
    write(theirs, "about.title.ar", f"{only_theirs} وما زالت")


def test_a_stranger_without_a_code_is_led_to_the_sign_in_page(visit, room):
    one = visit(PHONE)
    for path in ("/", "/voila/render/plan.ipynb", "/feedback/swot"):
        one.page.goto(f"{room.url}{path}")
        expect(one.page.locator("#code")).to_be_visible()
    one.page.fill("#code", "0000-0000")
    one.page.locator("form[action='/sign-in'] button").click()
    expect(one.page.get_by_role("alert")).to_be_visible()
    one.expect_trouble(r"status of 40[13]")
