"""Build hook: a wheel carries the catalogues compiled, so that no start has to parse them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = "toolkit/saql/i18n/locale"


class CompileCatalogues(BuildHookInterface):
    """Compiles every ``.po`` into a ``.mo`` that goes into the wheel beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own, so that the checkout stays as it is."""
        if version == "editable":
            return
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        made = Path(tempfile.mkdtemp(prefix="saql-catalogues-"))
        for source in sorted(Path(self.root, LOCALE).rglob("*.po")):
            target = made / source.relative_to(Path(self.root, LOCALE)).with_suffix(".mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as po, target.open("wb") as mo:
                write_mo(mo, read_po(po))
            inside = source.relative_to(Path(self.root, "toolkit")).with_suffix(".mo")
            build_data["force_include"][str(target)] = inside.as_posix()
