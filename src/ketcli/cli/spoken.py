"""What is not plain goes to typer: help, mistakes, completion, odd spellings."""

import os
import sys
from functools import cache
from typing import Any

import typer

from ketcli.cli import argv as plain
from ketcli.cli import mistakes, streams
from ketcli.cli.commands import COMMANDS
from ketcli.cli.completion import SHELLS
from ketcli.cli.options import application
from ketcli.errors import KetError
from ketcli.status import ANSWERED, INTERRUPTED, MISUSE


def run(argv: list[str]) -> int:
    """Run a command line by typer."""
    _complete_for_a_known_shell()
    completing = "_KET_COMPLETE" in os.environ
    argv = _command_first(argv) or ([] if completing else ["about"])
    command = _commands(*(argv[:1] if argv and argv[0] in COMMANDS else COMMANDS))
    kept = sys.stdout, sys.stderr
    try:
        status = command.main(args=argv, prog_name="ket", standalone_mode=False)
    except SystemExit as ended:
        # typer makes a status of 1 of a closed pipe, and wraps the streams.
        sys.stdout, sys.stderr = kept
        if isinstance(ended.__context__, BrokenPipeError):
            raise BrokenPipeError from None
        raise
    except typer.TyperException as error:
        streams.complain(mistakes.told(error, argv, plain.table()))
        return MISUSE
    except typer.Abort:
        return INTERRUPTED
    except typer.Exit as done:
        return done.exit_code
    if sys.stdout is None:
        raise KetError("cannot write: standard output is closed")
    return status if isinstance(status, int) else ANSWERED


@cache
def _commands(*names: str) -> Any:
    return typer.main.get_command(application(names))


def _command_first(argv: list[str]) -> list[str]:
    """Put options that were given before the command behind it: `ket --data mine.yaml show x`, `ket help search`."""
    if argv[:1] == ["help"] and len(argv) in (1, 2):
        return [*argv[1:], "--help"]
    values = {
        name: kind != "flag"
        for _, options in plain.table().values()
        for name, (_, kind) in options.items()
    }
    at = 0
    while at < len(argv) and argv[at].partition("=")[0] in values:
        name, equals, _ = argv[at].partition("=")
        at += 2 if values[name] and not equals else 1
    if not 0 < at < len(argv) or argv[at] not in COMMANDS:
        return argv
    return [argv[at], *argv[:at], *argv[at + 1 :]]


def _complete_for_a_known_shell() -> None:
    """Take away what is no question of a shell, and give the question of bash its words."""
    asked = os.environ.get("_KET_COMPLETE", "")
    verb, _, shell = asked.partition("_")
    if verb in ("complete", "source") and shell in SHELLS:
        os.environ.setdefault("COMP_WORDS", "")
        os.environ.setdefault("COMP_CWORD", "0")
    elif asked:
        del os.environ["_KET_COMPLETE"]
