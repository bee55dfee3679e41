"""The service's OpenAPI description is published with the package, and is what the code says."""

import json
from pathlib import Path

from saql.service import openapi


def test_the_published_description_is_current_and_opens_no_database(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = openapi.description()
    file = Path(openapi.__file__).with_name("openapi.json")
    again = "saql openapi > toolkit/saql/service/openapi.json"
    assert json.loads(file.read_text(encoding="utf-8")) == told, f"write it again: {again}"
    assert "/sessions" in told["paths"]
    assert list(tmp_path.iterdir()) == []
