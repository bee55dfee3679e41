"""What a first load costs on the wire, and that all of it comes from the room itself."""

import pytest

MOST_BYTES = 1_500_000
MOST_REQUESTS = 100

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()


class Wire:
    """Everything that a page asked for and received."""

    def __init__(self, page) -> None:
        self.addresses: list[str] = []
        self.bytes = 0
        self.errors: list[str] = []
        page.on("request", lambda request: self.addresses.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" else None,
        )
        tools = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.on("Network.loadingFinished", lambda e: self._add(e["encodedDataLength"]))
        # Messages are counted as unpacked, so the sum is an upper bound.
        tools.on(
            "Network.webSocketFrameReceived", lambda e: self._add(len(e["response"]["payloadData"]))
        )

    def _add(self, count: float) -> None:
        self.bytes += int(count)

    def foreign(self, room) -> list[str]:
        inside = (room.url, room.url.replace("http", "ws"), "blob:", "data:")
        return [address for address in self.addresses if not address.startswith(inside)]


def sign_in(page, room):
    page.goto(f"{room.url}/sign-in#code={room.codes()[0]}")
    assert page.input_value("#code") == room.codes()[0]
    assert page.url.endswith("/sign-in")
    page.click("main button")
    page.wait_for_url(f"{room.url}/")


def test_a_first_load_is_light_and_wholly_from_this_machine(room, phone):
    wire = Wire(phone)
    sign_in(phone, room)
    phone.goto(f"{room.url}/voila/render/board.ipynb")
    phone.wait_for_selector("#board:has-text('heard 2')")
    phone.wait_for_load_state("networkidle")
    assert wire.foreign(room) == []
    assert wire.errors == []
    assert wire.bytes <= MOST_BYTES
    # The whole way, sign-in and home page with it. Far more than this means that the list of
    # chunks in the template is of another Voilà: record it again.
    assert len(wire.addresses) <= 40
    assert len(wire.addresses) <= MOST_REQUESTS


def test_a_second_load_takes_the_files_from_the_browsers_own_store(room, phone):
    sign_in(phone, room)
    phone.goto(f"{room.url}/voila/render/board.ipynb")
    phone.wait_for_selector("#board:has-text('heard 2')")
    wire = Wire(phone)
    phone.goto(f"{room.url}/voila/render/board.ipynb")
    phone.wait_for_selector("#board:has-text('heard 2')")
    assert wire.bytes <= 60_000


def test_the_page_has_the_visitors_language_and_direction(room, phone):
    sign_in(phone, room)
    phone.goto(f"{room.url}/voila/render/board.ipynb")
    assert phone.get_attribute("html", "dir") == "rtl"
    phone.wait_for_selector("#board:has-text('heard 2')")
    phone.click("header summary")
    phone.click("header button[name=language]")
    phone.wait_for_selector("html[lang=en][dir=ltr]")
    phone.wait_for_selector("#board:has-text('heard 2')")
    phone.focus("header summary")
    phone.keyboard.press("Enter")
    phone.click("header button[name=language]")
    phone.wait_for_selector("html[lang=ar][dir=rtl]")


def test_no_page_is_wider_than_a_phone(room, phone):
    sign_in(phone, room)
    for path in ("/", "/sign-in", "/voila/render/board.ipynb", "/feedback/swot", "/nothing"):
        phone.goto(room.url + path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360
        assert phone.evaluate("document.querySelector('header').offsetHeight") <= 64


@pytest.mark.parametrize("path", ["/sign-in", "/", "/feedback/swot", "/nothing"])
@pytest.mark.parametrize("role", ["participant", "coach", "trainer"])
def test_axe_finds_nothing_serious(room, chromium, path, role):
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    try:
        page = context.new_page()
        if path != "/sign-in":
            page.goto(f"{room.url}/sign-in")
            page.fill("#code", room.codes(role)[0])
            page.click("main button")
        page.goto(room.url + path)
        found = Axe().run(page).response["violations"]
        serious = [each for each in found if each["impact"] in ("serious", "critical")]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in serious] == []
    finally:
        context.close()
