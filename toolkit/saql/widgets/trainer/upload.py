"""A file that the page sends in pieces."""

from __future__ import annotations

import base64
import binascii

from saql.widgets.trainer.office import Json, Office

MAX_BYTES = 12_000_000


class Upload:
    """Pieces of one file, in their order; a first piece begins anew."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0

    def receive(self, office: Office, message: Json) -> bytes | None:
        """Take a piece; the whole file with the last one, else None.

        Raises:
            No: the file is too large, or a piece is missing or damaged.
        """
        number, of, text = (message.get(key) for key in ("number", "of", "text"))
        if number == 0:
            self._pieces, self._size = [], 0
        whole = number == len(self._pieces) and isinstance(text, str) and isinstance(of, int)
        if not whole:
            raise office.no("The file did not arrive whole. Choose it again.")
        self._pieces.append(str(text))
        self._size += len(str(text))
        if self._size > MAX_BYTES * 4 // 3:
            raise office.no(
                "This file is larger than a roster can be. Keep one sheet with the people only."
            )
        if len(self._pieces) < int(str(of)):
            return None
        joined, self._pieces = "".join(self._pieces), []
        try:
            return base64.b64decode(joined, validate=True)
        except binascii.Error as error:
            raise office.no("The file did not arrive whole. Choose it again.") from error
