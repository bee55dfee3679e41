"""Help in the reader's language: the frame that Typer itself writes in English."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from saql.cli.speech import Speech
from saql.cli.usage_words import UnknownCommandError

_words: Callable[[str], str] = str


def use_words(speech: Speech) -> None:
    """Let help be framed in this speech's words from now on."""
    global _words  # Typer makes the help classes itself and passes nothing along
    _words = speech.words


class SpokenCommand(TyperCommand):
    """A command whose help is framed in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return framed(super().get_help(ctx))


class SpokenGroup(TyperGroup):
    """A group of commands whose help is framed in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return framed(super().get_help(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, speaking as the group does."""
        command = super().get_command(ctx, cmd_name)
        if type(command) is TyperCommand:
            command.__class__ = SpokenCommand
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed; an unknown one is refused with the nearest name."""
        typed = args[0] if args else ""
        if typed and not typed.startswith("-") and self.get_command(ctx, typed) is None:
            near = get_close_matches(typed, self.list_commands(ctx), 1)
            raise UnknownCommandError(typed, near[0] if near else "", ctx)
        return super().resolve_command(ctx, args)


def framed(help_text: str) -> str:
    """The help with Typer's own words translated."""
    _ = _words
    frame = {
        "Usage:": _("Usage:"),
        "[OPTIONS]": _("[OPTIONS]"),
        "COMMAND [ARGS]...": _("COMMAND [ARGS]..."),
        "Options:": _("Options:"),
        "Arguments:": _("Arguments:"),
        "Commands:": _("Commands:"),
        "Show this message and exit.": _("Show this message and exit."),
        "[required]": _("[required]"),
        "[default: ": _("[default: "),
    }
    for english, words in frame.items():
        help_text = help_text.replace(english, words)
    return help_text
