"""How a command speaks: its words, its errors with an exit code, its progress."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from saql.i18n import catalogue
from saql.plan.fields import Language

WRONG_USE = 2
YES = ("y", "yes", "ن", "نعم")


_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a terminal would obey, or could not write, in a text that somebody sent."""


class _PlainConsole(Console):
    """A console to which no text can give orders."""

    def print(self, *objects: Any, **more: Any) -> None:
        plain = (_COMMANDS.sub(" ", o) if isinstance(o, str) else o for o in objects)
        super().print(*plain, **more)


@dataclass(frozen=True)
class Speech:
    """The words of one run of the command line."""

    language: Language
    out: Console = field(default_factory=lambda: _PlainConsole(highlight=False, markup=False))
    err: Console = field(
        default_factory=lambda: _PlainConsole(stderr=True, highlight=False, markup=False)
    )

    @property
    def words(self) -> Callable[[str], str]:
        """The look-up of a message in this language."""
        return catalogue("cli", self.language).gettext

    def say(self, sentence: str) -> None:
        """Print a line."""
        self.out.print(sentence, soft_wrap=True)

    def refuse(self, sentence: str, code: int = WRONG_USE) -> NoReturn:
        """Say on stderr what is wrong and what to do, and end with this exit code."""
        self.err.print(sentence, style="bold red", soft_wrap=True)
        raise typer.Exit(code)

    def agreed(self, question: str) -> bool:
        """Whether whoever sits at the terminal says yes; nobody there to ask is a yes too."""
        if not sys.stdin.isatty():
            return True
        self.out.print(question, end=" ", soft_wrap=True)
        return sys.stdin.readline().strip().casefold() in YES

    def progress(self) -> Progress:
        """A progress bar on stderr, so that what a command prints can be piped."""
        return Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=self.err
        )
