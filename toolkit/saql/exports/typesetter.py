"""Sets one document and ends: ``python typesetter.py TEMPLATE FONTS < data.json > plan.pdf``.

A process of its own, because typst keeps what it has computed for as long as a process lives
(about 90 MB more for each plan of 40 pages), and so that one document can be stopped in time.
It imports nothing of ours, to start quickly.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import typst


def main(template: str, fonts: str) -> int:
    """Read the data, write the PDF; an error is one line on stderr."""
    data = sys.stdin.buffer.read().decode()
    with tempfile.TemporaryDirectory(prefix="saql-pdf-") as empty:
        # An empty root and no package folders: the template can read no file and fetch nothing.
        compiler = typst.Compiler(
            Path(template).read_bytes(),
            root=empty,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            package_path=empty,
            package_cache_path=empty,
        )
        try:
            made = compiler.compile(format="pdf")
        except typst.TypstError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    sys.stdout.buffer.write(made if isinstance(made, bytes) else b"")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
