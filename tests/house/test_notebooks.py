import json
import re

import pytest

READABLE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@pytest.fixture(scope="module")
def notebooks(tracked):
    found = [file for file in tracked if file.suffix == ".ipynb"]
    assert found
    return {file: json.loads(file.read_text(encoding="utf-8")) for file in found}


def test_notebooks_are_committed_clean(notebooks):
    for file, notebook in notebooks.items():
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                assert cell["outputs"] == [], file
                assert cell["execution_count"] is None, file


def test_cell_ids_are_readable_and_unique(notebooks):
    for file, notebook in notebooks.items():
        ids = [cell["id"] for cell in notebook["cells"]]
        assert len(ids) == len(set(ids)), file
        assert all(READABLE.fullmatch(cell_id) for cell_id in ids), (file, ids)


def test_notebooks_ask_for_the_plain_python_kernel_and_reach_outside_for_nothing(notebooks):
    for file, notebook in notebooks.items():
        assert notebook["metadata"]["kernelspec"]["name"] == "python3", file
        source = "".join("".join(cell["source"]) for cell in notebook["cells"])
        assert "sys.path" not in source, file
        assert "%pip" not in source, file
        assert not re.search(r"https?://", source), file


def test_an_app_is_a_notebook_of_at_most_four_cells(notebooks, root):
    apps = {f: n for f, n in notebooks.items() if f.parent == root / "voila_apps"}
    assert len(apps) >= 3
    assert all(len(notebook["cells"]) <= 4 for notebook in apps.values())
