"""How a test moves about the builder's page."""

from __future__ import annotations

import re

PHONE, LAPTOP = 360, 1280


def step(page, name):
    if page.locator(".steps-button").is_visible():
        page.click(".steps-button")
    page.locator("nav.steps").get_by_role("button", name=re.compile(name)).click()


def at(page, path):
    return page.locator(f'[data-path="{path}"]')


def saved(page):
    page.wait_for_selector(".status[data-kind=saved]")
