"""The browser's modules joined into one text."""

import shutil
import subprocess

import pytest

from saql.widgets.esm import CSS, HERE, JS, ModuleError, css, esm
from saql.widgets.swot import SwotBoard


def write(folder, **modules):
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")


def run(text, call):
    joined = text.replace("export default", "const board =")
    done = subprocess.run(
        ["node", "--input-type=module", "-e", f"{joined}\n{call}"],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(not shutil.which("node"), reason="runs the joined text with node")
def test_modules_keep_a_scope_of_their_own(tmp_path):
    write(
        tmp_path,
        one="const secret = 1;\nexport function value() {\n  return secret;\n}\n",
        two=(
            'import { value as other } from "./one.js";\nconst secret = 2;\n'
            "export function render() {\n  return other() + secret;\n}\n"
        ),
    )
    assert run(esm("two", tmp_path), "console.log(board.render())") == "3"


def test_modules_that_import_in_a_circle_are_refused(tmp_path):
    write(
        tmp_path,
        one='import { b } from "./two.js";\nexport const a = 1;\n',
        two='import { a } from "./one.js";\nexport const b = 1;\n',
    )
    with pytest.raises(ModuleError):
        esm("one", tmp_path)


def test_an_import_that_cannot_be_joined_is_refused(tmp_path):
    write(tmp_path, one='import * as all from "https://example.org/x.js";\n')
    with pytest.raises(ModuleError):
        esm("one", tmp_path)


def test_the_boards_own_modules_join_and_parse(tmp_path):
    text = esm("swot")
    assert "import " not in [line[:7] for line in text.splitlines()]
    if shutil.which("node"):
        file = tmp_path / "board.mjs"
        file.write_text(text, encoding="utf-8")
        subprocess.run(["node", "--check", str(file)], check=True)


def test_every_style_sheet_is_joined_in_order():
    text = css(*SwotBoard.styles)
    assert text.index("--ink:") < text.index(".saql .button") < text.index(".saql .pills")
    assert JS.is_dir()
    assert CSS.is_dir()


def test_no_style_sheet_is_left_out_of_every_board():
    named = "".join(file.read_text("utf-8") for file in HERE.rglob("*.py"))
    assert [file.name for file in CSS.glob("*.css") if f'"{file.stem}"' not in named] == []
