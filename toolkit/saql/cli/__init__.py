"""The command line: ``saql``, in Arabic or English."""

import os
import sys
import tempfile
import traceback
import warnings
from typing import Annotated

import typer

from saql.cli import (
    certificate_commands,
    check_commands,
    codes_commands,
    data_commands,
    grading_commands,
    people_commands,
    plan_commands,
    room_commands,
)
from saql.cli.language import spoken
from saql.cli.speech import WRONG_USE, Speech
from saql.cli.spoken_help import SpokenGroup, use_words
from saql.cli.usage_words import UsageError, is_help, usage_error_sentence

__all__ = ["build", "main"]


def main() -> None:
    """Run the command line; no traceback ever reaches the person who typed the command."""
    warnings.simplefilter("ignore")
    speech = Speech(spoken(sys.argv[1:]))
    try:
        sys.exit(build(speech)(standalone_mode=False) or 0)
    except UsageError as error:
        if is_help(error):
            typer.echo(error.ctx.get_help())
            sys.exit(0)
        speech.err.print(usage_error_sentence(error, speech), soft_wrap=True)
        sys.exit(WRONG_USE)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except Exception:
        sys.exit(_unexpected(speech))


def _unexpected(speech: Speech) -> int:
    """Say that something went wrong that should not, and where its details are for a helper."""
    handle, name = tempfile.mkstemp(prefix="saql-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        traceback.print_exc(file=log)
    sentence = speech.words(
        "Something went wrong that should not, and nothing more was done. "
        "Try once more; if it happens again, send this file to whoever helps you: %(file)s"
    )
    speech.err.print(sentence % {"file": name}, style="bold red", soft_wrap=True)
    return 1


def build(speech: Speech) -> typer.Typer:
    """The commands, with their help in the speech's language."""
    _ = speech.words
    use_words(speech)
    app = typer.Typer(
        name="saql",
        cls=SpokenGroup,
        help=_("Saql: from the first workshop to a strategic plan that a board signs."),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def language(
        lang: Annotated[  # read from the arguments before they are parsed
            str, typer.Option("--lang", help=_("Language of the terminal: ar or en."))
        ] = speech.language,
    ) -> None:
        plan_commands.chosen(speech, lang)

    room_commands.register(app, speech)
    check_commands.register(app, speech)
    codes_commands.register(app, speech)
    grading_commands.register(app, speech)
    data_commands.register(app, speech)
    people = typer.Typer(
        cls=SpokenGroup,
        help=_("Who takes part: list, add and import people, and renew codes."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    people_commands.register(people, speech)
    app.add_typer(people, name="people")
    certificate = typer.Typer(
        cls=SpokenGroup,
        help=_("Certificates: tell whether one is genuine."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    certificate_commands.register(certificate, speech)
    app.add_typer(certificate, name="certificate")
    plan = typer.Typer(
        cls=SpokenGroup,
        help=_("Check, export and compare plan files."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    plan_commands.register(plan, speech)
    app.add_typer(plan, name="plan")
    return app
