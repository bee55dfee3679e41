"""Joins plain JavaScript modules into the one module text that anywidget loads.

The browser gets a single text, since a board has no server to import from in JupyterLab; the
files stay ordinary ES modules, so that a test page or an editor can load them as they are.
Each module keeps a scope of its own.
"""

from __future__ import annotations

import contextlib
import json
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
JS = HERE / "js"
CSS = HERE / "css"

SHARED = ("tokens", "board", "board-frame", "board-advice", "board-sizes")
"""The style sheets that come first on every board."""

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\./([\w-]+)\.js";?[ \t]*$', re.M)
_EXPORT = re.compile(
    r"^export\s+((?:async\s+)?function\*?|const|let|class)\s+([A-Za-z_$][\w$]*)", re.M
)
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*$", re.M)


class ModuleError(Exception):
    """A module uses an import or export that joining does not know, or imports in a circle."""


@cache
def esm(entry: str, folder: Path = JS) -> str:
    """The module ``entry`` and all that it imports as one text; its export ``render`` is the board.

    Modules import by ``import { a, b as c } from "./name.js"`` and export declarations only.
    """
    order: list[str] = []
    _visit(entry, folder, order, ())
    parts = [_wrapped(name, folder) for name in order]
    return "\n".join([*parts, f"export default {{ render: {_scope(entry)}.render }};\n"])


@cache
def literals(folder: Path = JS) -> frozenset[str]:
    """Every text in double quotes in the modules: the ids of all words that a page can ask for."""
    found: set[str] = set()
    for path in folder.glob("*.js"):
        for match in _LITERAL.finditer(path.read_text("utf-8")):
            with contextlib.suppress(ValueError):  # an escape that only JavaScript has
                found.add(json.loads(match[0]))
    return frozenset(found)


@cache
def css(*names: str, folder: Path = CSS) -> str:
    """Style sheets joined into one, in this order."""
    return "\n".join((folder / f"{name}.css").read_text("utf-8") for name in names)


def _visit(name: str, folder: Path, order: list[str], above: tuple[str, ...]) -> None:
    if name in order:
        return
    if name in above:
        raise ModuleError(" > ".join((*above, name)))
    for match in _IMPORT.finditer(_read(name, folder)):
        _visit(match[2], folder, order, (*above, name))
    order.append(name)


def _wrapped(name: str, folder: Path) -> str:
    body = _read(name, folder)
    exported = [match[2] for match in _EXPORT.finditer(body)]
    body = _IMPORT.sub(_constant, body)
    body = _EXPORT.sub(r"\1 \2", body)
    left = _LEFT_OVER.search(body)
    if left:
        raise ModuleError(f"{name}.js: {left[0]}")
    return f"const {_scope(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();"


def _constant(match: re.Match[str]) -> str:
    names = match[1].replace(" as ", ": ")
    return f"const {{{names}}} = {_scope(match[2])};"


def _scope(name: str) -> str:
    return "module_" + name.replace("-", "_")


def _read(name: str, folder: Path) -> str:
    return (folder / f"{name}.js").read_text("utf-8")
