"""Where the shipped course data lies: in a checkout beside the code, in a wheel within it."""

from __future__ import annotations

from pathlib import Path


def path(name: str) -> Path:
    """The folder of shipped data with this name: course, modules, assignments or voila_apps.

    Raises:
        FileNotFoundError: the installation lacks it.
    """
    package = Path(__file__).parent
    for root in (package / "shipped", package.parents[1]):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(name)
