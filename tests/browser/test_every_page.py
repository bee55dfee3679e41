"""Every page of every role, in both languages, on a phone and on a laptop.

No serious barrier, nothing over the edge, no label cut off, the right direction, and on Arabic
pages no English words but names and terms.
"""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE, LAPTOP = (360, 740), (1280, 800)
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")
TERMS = {"swot", "smart", "pestel", "tows", "meal", "dac", "oecd", "pdf", "word", "excel", "json"}
TERMS |= {"plan", "english", "usd", "syp", "eur", "try", "csv", "kobo", "kobotoolbox", "saql"}
CLIPPED = """
() => {
  const labels = "button, label, a.room-button, summary, th, h1, h2, h3, legend";
  const shown = (one) => one.checkVisibility() && !one.closest(".visually-hidden");
  const cut = [];
  for (const label of document.querySelectorAll(labels)) {
    if (!shown(label)) continue;
    const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || !shown(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      for (let box = node.parentElement; box; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") break;
        if (["auto", "scroll"].includes(style.overflowX)) break;
        const edge = box.getBoundingClientRect();
        if (edge.width <= 2) break; // for screen readers only
        const hides = ["hidden", "clip"].includes(style.overflowX) || box === document.body;
        if (hides && (text.left < edge.left - 1 || text.right > edge.right + 1)) {
          cut.push(`${label.className || label.tagName}: ${node.data.trim().slice(0, 60)}`);
          break;
        }
      }
    }
  }
  return cut;
}
"""
# What people wrote, and the names of files and hosts, may be in any language.
WORDS = """
() => {
  const theirs = "textarea, input, select, script, style, code, bdi, .plan-name, .card-title, "
    + ".plan-page, .desk-plan dd, .desk-item, .desk-findings, .example-pair, .fact, .gantt, "
    + "[dir=auto], [lang=en], .lang-tag, .bead, .thread, table td, .options, .tags, .plan-title";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest(theirs) || !(parent.checkVisibility?.() ?? parent.offsetParent)) continue;
    found.push(node.data);
  }
  return found;
}
"""


class Inspector:
    """Looks at the page as it stands, and collects what is wrong with it."""

    def __init__(self, visit, viewport):
        self.visit = visit
        self.width = viewport[0]
        self.axe = Axe()
        self.wrong = []

    def look(self, name):
        page = self.visit.page
        language = self.visit.language
        for found in self.axe.run(page, options={"resultTypes": ["violations"]}).response[
            "violations"
        ]:
            if found["impact"] in ("serious", "critical"):
                self.wrong.append((name, found["id"], found["nodes"][0]["html"][:160]))
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > self.width:
            self.wrong.append((name, "wider than the screen", wide))
        for one in page.evaluate(CLIPPED):
            self.wrong.append((name, "cut off", one))
        html = page.locator("html")
        want = (language, "rtl" if language == "ar" else "ltr")
        if (html.get_attribute("lang"), html.get_attribute("dir")) != want:
            self.wrong.append((name, "direction", want))
        if language == "ar":
            words = {
                word
                for text in page.evaluate(WORDS)
                for word in LATIN.findall(text)
                if word.lower() not in TERMS and not re.fullmatch(r"[A-Z]{1,3}\d.*", word)
            }
            if words:
                self.wrong.append((name, "English words", sorted(words)))


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def viewport(request):
    return request.param


@pytest.fixture(params=["ar", "en"])
def language(request):
    return request.param


def test_pages_before_and_beside_the_apps(visit, sign_in, room, viewport, language):
    stranger = visit(viewport, language)
    seen = Inspector(stranger, viewport)
    stranger.page.goto(room.url)
    seen.look("sign-in")
    stranger.page.fill("#code", "0000-0000")
    stranger.expect_trouble(r"status of 40[134]")
    stranger.page.locator("form[action='/sign-in'] button").click()
    expect(stranger.page.get_by_role("alert")).to_be_visible()
    seen.look("sign-in, wrong code")
    wrong = list(seen.wrong)

    for person, paths in {
        "looked-1": ["/", "/feedback/swot", "/no-such-page"],
        "coach": ["/"],
        "trainer": ["/", "/codes"],
    }.items():
        one = sign_in(person, viewport, language)
        one.expect_trouble(r"status of 404")
        seen = Inspector(one, viewport)
        for path in paths:
            one.page.goto(f"{room.url}{path}")
            expect(one.page.get_by_role("heading").first).to_be_visible()
            seen.look(f"{person} {path}")
        wrong += seen.wrong
    assert wrong == []


def test_every_view_of_the_board(sign_in, viewport, language):
    one = sign_in("looked-1", viewport, language)
    seen = Inspector(one, viewport)
    page = one.open("swot")
    for tab in page.get_by_role("tab").all():
        tab.click()
        seen.look(f"board: {tab.inner_text()}")
    assert seen.wrong == []


def test_every_step_and_view_of_the_builder(sign_in, viewport, language):
    one = sign_in("looked-1", viewport, language)
    seen = Inspector(one, viewport)
    page = one.open("plan")
    links = page.locator(".step-link")
    for number in range(links.count()):
        if page.locator(".steps-button").is_visible():
            page.locator(".steps-button").click()
        links.nth(number).click()
        seen.look(f"step {number + 1}")
    for view in ("thread", "timeline", "money", "review"):
        one.view(view)
        expect(page.locator(".view-page")).to_be_visible()
        seen.look(view)
    tabs = page.locator(".view-page .tab")
    for number in range(1, tabs.count()):
        tabs.nth(number).click()
        seen.look(f"documents, tab {number + 1}")
    assert seen.wrong == []


def test_the_coachs_desk(sign_in, viewport, language):
    one = sign_in("coach", viewport, language)
    seen = Inspector(one, viewport)
    page = one.open("coach")
    expect(page.locator(".desk-card").first).to_be_visible()
    seen.look("submissions")
    page.locator(".desk-card .button.primary").first.click()
    expect(page.locator(".desk-columns")).to_be_visible()
    seen.look("submission, plan")
    judgement = page.locator(".desk-tab[data-part=judge]")
    if judgement.is_visible():
        judgement.click()
        seen.look("submission, judgement")
    assert seen.wrong == []
