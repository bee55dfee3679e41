"""What the tests of lessons share: a small lesson of their own, and the shipped ones."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shipped_modules():
    return Path(__file__).parents[2] / "modules"
