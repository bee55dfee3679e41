"""What the tests of lessons share: a small lesson of their own, and the shipped ones."""

import importlib.util
import sys
from pathlib import Path

import pytest


def _load(name):
    full = f"saql_lessons_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        module = importlib.util.module_from_spec(spec)
        sys.modules[full] = module
        spec.loader.exec_module(module)
    return sys.modules[full]


@pytest.fixture(scope="session")
def trial():
    return _load("trial")


@pytest.fixture(scope="session")
def shipped_modules():
    return Path(__file__).parents[2] / "modules"
