"""Thirty kernels fit one laptop because an app's kernel loads nothing that it may never use."""

import json
import subprocess
import sys

import pytest

HEAVY = ("nbgrader", "nbconvert", "sqlalchemy", "alembic", "fastapi", "uvicorn", "pandas", "numpy")
HEAVY += ("matplotlib", "typst", "openpyxl", "docx", "lxml", "voila", "jupyter_server")


@pytest.mark.parametrize("app", ["swot", "plan", "coach", "lesson"])
def test_an_app_loads_no_grading_no_database_and_no_documents(app):
    code = f"import json, sys, saql.apps.{app}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(run.stdout.splitlines()[-1])}
    assert f"saql.apps.{app}" in run.stdout
    assert loaded.isdisjoint(HEAVY), loaded & set(HEAVY)
