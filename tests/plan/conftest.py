import csv
from pathlib import Path

import pytest

from saql import shipped
from saql.plan.places import PlaceRow, places


@pytest.fixture(scope="session")
def gazetteer():
    with (shipped.path("course") / "places.csv").open(encoding="utf-8", newline="") as file:
        return places(
            PlaceRow(
                int(row["level"]),
                row["pcode"],
                row["parent"],
                row["name_en"],
                row["name_ar"],
                tuple(filter(None, row["spellings"].split("|"))),
            )
            for row in csv.DictReader(file)
        )


@pytest.fixture
def documents():
    return Path(__file__).parent / "documents"


@pytest.fixture(scope="session")
def root():
    return Path(__file__).parents[2]
