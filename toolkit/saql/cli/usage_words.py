"""Wrong use told in the reader's language, from the error's kind and its parameter.

Typer keeps its error classes to itself and their texts are English: what is known of an error
here is its class's name, its parameter and its context.
"""

from __future__ import annotations

import sys
from typing import Any

import typer

from saql.cli.speech import Speech

UsageError: type[Any] = typer.BadParameter.__mro__[1]
"""What wrong use raises."""

LRM = "\u200e"
"""Keeps the hyphens of an option before its name in a line of Arabic."""


class UnknownCommandError(UsageError):  # type: ignore[misc]  # the class is known at run time only
    """A command that does not exist; ``near`` is one with a similar name."""

    def __init__(self, typed: str, near: str, ctx: Any) -> None:
        super().__init__(typed, ctx)
        self.typed = typed
        self.near = near


def is_help(error: Any) -> bool:
    """Whether nothing was asked for, so that help is the answer."""
    return type(error).__name__ == "NoArgsIsHelpError"


def usage_error_sentence(error: Any, speech: Speech) -> str:
    """What was wrong with the command that was typed, and where its help is."""
    _ = speech.words
    command = error.ctx.command_path if error.ctx else "saql"
    sentence = _("%(detail)s. Its help: %(command)s")
    return sentence % {
        "detail": _detail(error, speech),
        "command": shown(f"{command} --help", speech),
    }


def shown(typed: str, speech: Speech) -> str:
    """Something typed in Latin letters, as it stands within a sentence of the language."""
    return f"{LRM}{typed}{LRM}" if speech.language == "ar" else typed


def _detail(error: Any, speech: Speech) -> str:
    _ = speech.words
    kind = type(error).__name__
    if isinstance(error, UnknownCommandError):
        words = _("There is no command “%(name)s”") % {"name": shown(error.typed, speech)}
        return words + _nearest([error.near] if error.near else [], speech)
    if kind == "NoSuchOption":
        words = _("There is no option %(name)s") % {"name": shown(error.option_name, speech)}
        return words + _nearest(error.possibilities or [], speech)
    if kind == "MissingParameter":
        if _is_option(error.param):
            return _("The option %(name)s is missing") % {"name": _name(error.param, speech)}
        return _("Something is missing in the command: %(name)s") % {
            "name": _name(error.param, speech)
        }
    if kind == "BadOptionUsage":
        name = {"name": shown(error.option_name, speech)}
        if any(each.startswith(f"{error.option_name}=") for each in sys.argv):
            return _("%(name)s takes no value") % name
        return _("A value is missing after %(name)s") % name
    if kind == "BadParameter" and error.param is not None:
        return _wrong_value(error.param, _bounds(error), speech)
    if kind == "UsageError" and error.ctx and not hasattr(error.ctx.command, "commands"):
        return _("More was typed than this command takes")
    return _("This command was not understood")


def _wrong_value(param: Any, bounds: tuple[int | None, int | None] | None, speech: Speech) -> str:
    """What may stand after an option, or in the place of an argument."""
    _ = speech.words
    low, high = bounds or (None, None)
    blanks = {"name": _name(param, speech), "low": low, "high": high}
    if bounds is None:
        return _("The value of %(name)s does not fit there") % blanks
    if low is not None and high is not None:
        return _("%(name)s must be a whole number from %(low)s to %(high)s") % blanks
    if low is not None:
        return _("%(name)s must be a whole number, %(low)s or more") % blanks
    return _("%(name)s must be a whole number") % blanks


def _bounds(error: Any) -> tuple[int | None, int | None] | None:
    """The least and the greatest value of a parameter that is a whole number, or None."""
    declared = getattr(error.ctx.command.callback, "__annotations__", {}) if error.ctx else {}
    annotation: Any = declared.get(error.param.name)
    if getattr(annotation, "__origin__", None) is not int:
        return None
    info = annotation.__metadata__[0]
    return info.min, info.max


def _nearest(names: Any, speech: Speech) -> str:
    near = speech.words(", ").join(shown(name, speech) for name in sorted(names))
    return " " + speech.words("(did you mean: %(names)s)") % {"names": near} if near else ""


def _name(param: Any, speech: Speech) -> str:
    if param is None:
        return "?"
    if _is_option(param):
        return shown(max(param.opts, key=len), speech)
    return shown(param.metavar or param.name.upper(), speech)


def _is_option(param: Any) -> bool:
    return getattr(param, "param_type_name", "") == "option"
