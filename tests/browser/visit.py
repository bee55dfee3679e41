"""One person's browser in a room, watched: a foreign request or an error fails its test."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from saql.i18n import catalogue
from tests.browser.rooms import Room

PATIENCE = 30_000
OUTAGE = re.compile(
    r"net::ERR_|Failed to fetch|WebSocket|NetworkError|disconnected|Connection (lost|refused)"
    r"|[Rr]econnect|Failed to load resource"
)


class Visit:
    """One person's browser: its context, its pages, and everything that went wrong in it."""

    def __init__(self, context: BrowserContext, room: Room, language: str) -> None:
        self.context = context
        self.room = room
        self.language = language
        self.trouble: list[str] = []
        self.expected: list[re.Pattern[str]] = []
        context.set_default_timeout(PATIENCE)
        context.on("request", self._asked)
        context.on("weberror", lambda found: self.trouble.append(f"page error: {found.error}"))
        context.on("console", self._said)
        self.page = context.new_page()

    def _asked(self, request) -> None:
        if not request.url.startswith((self.room.url, "data:", "blob:")):
            self.trouble.append(f"foreign request: {request.url}")

    def _said(self, message) -> None:
        if message.type == "error":
            self.trouble.append(f"console: {message.text}")

    def expect_trouble(self, pattern: str | re.Pattern[str] = OUTAGE) -> None:
        """Let messages like this one pass: the test breaks something on purpose."""
        self.expected.append(re.compile(pattern))

    def check(self) -> None:
        """Fail if anything went wrong that the test did not cause."""
        left = [one for one in self.trouble if not any(p.search(one) for p in self.expected)]
        assert not left, left

    def words(self, text: str, domain: str = "board") -> str:
        """A page's words in this person's language, by their English id."""
        return catalogue(domain, self.language).gettext(text)

    def button(self, text: str, domain: str = "board", where=None, exact: bool = True):
        """A button by its English words."""
        return (where or self.page).get_by_role(
            "button", name=self.words(text, domain), exact=exact
        )

    def open(self, app: str, page: Page | None = None) -> Page:
        """Open an app and wait until its board stands."""
        page = page or self.page
        page.goto(f"{self.room.url}/voila/render/{app}.ipynb", wait_until="commit")
        return self.ready(page)

    def ready(self, page: Page | None = None) -> Page:
        """Wait until a board stands and everything is saved."""
        page = page or self.page
        expect(page.locator(".status[data-kind=saved]")).to_be_visible(timeout=PATIENCE)
        return page

    def second_tab(self, app: str) -> Page:
        """Open an app in another tab."""
        return self.open(app, self.context.new_page())

    def at(self, path: str, page: Page | None = None):
        """The input of a field by its place in the plan."""
        field = (page or self.page).locator(f'[data-path="{path}"]')
        inputs = "input, textarea, select"
        return field.locator(inputs).or_(field.and_((page or self.page).locator(inputs))).first

    def step(self, section_words: str) -> None:
        """Go to a step of the builder by its English name."""
        steps = self.page.locator(".steps-button")
        if steps.is_visible():
            steps.click()
        name = self.words(section_words, "plan")
        self.page.locator(".step-link").filter(has_text=re.compile(re.escape(name))).first.click()

    def view(self, name: str) -> None:
        """Go to one of the builder's views."""
        self.page.locator(f".view-tab[data-view={name}]").click()
