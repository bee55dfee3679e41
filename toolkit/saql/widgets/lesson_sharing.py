"""One page, several boards: what the first one brings, the others borrow.

The module and the style sheets of a board are its heaviest part. In a room all boards of a lesson
are on one page, so each kind is sent once. In JupyterLab an output may be drawn without the one
above it, and there every board brings its own.
"""

from __future__ import annotations

import json
from typing import Any

LEND = """
(globalThis[Symbol.for("saql.boards")] ??= {{}})[{name}] = {scope}.render;
"""
BORROW = """
const lent = () => globalThis[Symbol.for("saql.boards")]?.[{name}];
const soon = () => new Promise((done) => {{
  const look = () => (lent() ? done(lent()) : setTimeout(look, 40));
  look();
}});
export default {{ render: async (context) => (await soon())(context) }};
"""


class Sharing:
    """Which kinds of boards a page has already."""

    def __init__(self) -> None:
        self._lent: set[str] = set()

    def join(self, board: Any, entry: str) -> None:
        """Let a board lend its module, or borrow it where one of its kind is there."""
        name = json.dumps(entry)
        if entry in self._lent:
            board._esm = BORROW.format(name=name)
            board._css = ""
            return
        self._lent.add(entry)
        board._esm += LEND.format(name=name, scope=f"module_{entry.replace('-', '_')}")
