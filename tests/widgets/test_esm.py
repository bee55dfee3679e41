"""The browser's modules joined into one text."""

import pytest

from saql.widgets.esm import CSS, HERE, JS, ModuleError, css, esm
from saql.widgets.swot import SwotBoard


def write(folder, **modules):
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")


IN_PAGE = """async ([text, call]) => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const board = (await import(address)).default;
  return await new Function("board", call)(board);
}"""


@pytest.fixture
def run(chromium):
    """Loads a joined text as a module of a page, and gives what an expression says of its board."""
    page = chromium.new_page()
    yield lambda text, call: page.evaluate(IN_PAGE, [text, call])
    page.close()


@pytest.mark.browser
def test_modules_keep_a_scope_of_their_own(run, tmp_path):
    write(
        tmp_path,
        one="const secret = 1;\nexport function value() {\n  return secret;\n}\n",
        two=(
            'import { value as other } from "./one.js";\nconst secret = 2;\n'
            "export function render() {\n  return other() + secret;\n}\n"
        ),
    )
    assert run(esm("two", tmp_path), "return board.render()") == 3


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


@pytest.mark.browser
@pytest.mark.parametrize("board", ["swot", "builder", "lesson", "lesson-frame", "coach", "trainer"])
def test_the_boards_own_modules_join_and_load(run, board):
    assert run(esm(board), "return typeof board.render") == "function"


@pytest.mark.browser
def test_a_notebook_is_laid_out_by_a_frame_that_is_drawn_before_it_stands_there(run):
    laid = """
      const notebook = document.createElement("div");
      notebook.className = "jp-Notebook";
      document.body.append(notebook);
      const el = document.createElement("div");
      board.render({ model: new Map([["direction", "rtl"], ["text", "x"]]), el });
      const before = notebook.className;
      notebook.append(el);
      return Promise.resolve().then(() => [before, notebook.className]);
    """
    before, after = run(esm("lesson-frame"), laid)
    assert (before, after) == ("jp-Notebook", "jp-Notebook saql-lesson saql-lesson-rtl")


def test_every_style_sheet_is_joined_in_order():
    text = css(*SwotBoard.styles)
    assert text.index("--ink:") < text.index(".saql .button") < text.index(".saql .pills")
    assert JS.is_dir()
    assert CSS.is_dir()


def test_no_style_sheet_is_left_out_of_every_board():
    named = "".join(file.read_text("utf-8") for file in HERE.rglob("*.py"))
    assert [file.name for file in CSS.glob("*.css") if f'"{file.stem}"' not in named] == []
