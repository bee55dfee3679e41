"""Run an assignment's own test cells without starting a kernel.

nbgrader starts a Jupyter kernel for each notebook, which takes nearly all of the time. The cells
of an assignment are one line of our own code each, so a worker process can run them itself, in
milliseconds. What counts as ours is decided by nbgrader's gradebook: any other cell, and any
cell that is not plain Python, makes the whole notebook go the usual way, through a kernel.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import traceback
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute

Resources = dict[str, Any]


class ExecuteHere(Execute):  # type: ignore[misc]  # nbgrader ships no types
    """nbgrader's execution step, in this process where the code is the assignment's own."""

    def preprocess(
        self, nb: NotebookNode, resources: Resources, km: Any = None
    ) -> tuple[NotebookNode, Resources]:
        """Fill in the outputs of every code cell."""
        ours = _own_code(resources["nbgrader"])
        code = [cell for cell in nb.cells if cell.cell_type == "code"]
        if not all(cell.source in ours and _is_python(cell.source) for cell in code):
            done: tuple[NotebookNode, Resources] = super().preprocess(nb, resources, km)
            return done
        namespace: dict[str, Any] = {"__name__": "__main__"}
        with _working_in(resources.get("metadata", {}).get("path", "")):
            for number, cell in enumerate(code, start=1):
                cell.execution_count = number
                cell.outputs = run(cell.source, namespace, number)
        return nb, resources


def run(source: str, namespace: dict[str, Any], number: int) -> list[NotebookNode]:
    """The outputs of a cell as a kernel gives them: streams, then the last value or the error."""
    out, err = io.StringIO(), io.StringIO()
    last: list[NotebookNode] = []
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            value = _evaluate(source, namespace)
            if value is not None:
                text = {"text/plain": repr(value)}
                last = [_output("execute_result", data=text, execution_count=number, metadata={})]
        except Exception as error:
            lines = traceback.format_exception(error)
            name = type(error).__name__
            last = [_output("error", ename=name, evalue=str(error), traceback=lines)]
    streams = [("stdout", out.getvalue()), ("stderr", err.getvalue())]
    return [
        *(_output("stream", name=name, text=text) for name, text in streams if text),
        *last,
    ]


def _output(kind: str, **content: Any) -> NotebookNode:
    made: NotebookNode = from_dict({"output_type": kind, **content})  # type: ignore[no-untyped-call]  # nbformat leaves it untyped
    return made


def _evaluate(source: str, namespace: dict[str, Any]) -> Any:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), namespace)  # noqa: S102  # the gradebook vouches for it
    if last is None:
        return None
    expression = ast.Expression(last.value)  # type: ignore[attr-defined]  # an Expr, as asked above
    return eval(compile(expression, "<cell>", "eval"), namespace)  # noqa: S307  # as above


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _own_code(about: dict[str, str]) -> set[str]:
    with Gradebook(about["db_url"]) as gradebook:
        notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
        return {cell.source for cell in notebook.source_cells if cell.cell_type == "code"}


@contextlib.contextmanager
def _working_in(folder: str) -> Iterator[None]:
    before = os.getcwd()  # noqa: PTH109  # handed back to chdir as it is
    os.chdir(folder or before)
    try:
        yield
    finally:
        os.chdir(before)
