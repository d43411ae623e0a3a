"""What typer does: it is told of the declarations, and runs what is not plain: help, mistakes, odd spellings."""

import inspect
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, Literal

import typer

from ketcli._version import __version__
from ketcli.cli import argv as plain
from ketcli.cli import mistakes, streams
from ketcli.cli.asked import Asked, text
from ketcli.cli.commands import COMMANDS
from ketcli.cli.completion import SHELLS
from ketcli.cli.declared import DECLARED, HELP, NEEDED, PARAMETERS, PROGRAM
from ketcli.errors import KetError
from ketcli.knowledge.age import old
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
        streams.complain(mistakes.told(error, argv))
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
    takes = plain.spellings()
    at = 0
    while at < len(argv) and argv[at].partition("=")[0] in takes:
        name, equals, _ = argv[at].partition("=")
        at += 1 if equals or takes[name] == "flag" else 2
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


def _version(on: bool) -> None:
    if on:
        from ketcli.answers.shapes import SCHEMA

        try:
            about = Asked({}).knowledge_base().about
        except KetError:
            streams.write(f"ket {__version__}, JSON schema {SCHEMA}\n", "plain")
            raise
        streams.write(
            f"ket {__version__}, knowledge base {about.edition} (reviewed {about.reviewed}), "
            f"JSON schema {SCHEMA}\n",
            "plain",
        )
        if age := old(about.edition):
            streams.complain(age, plain=True)
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=PROGRAM["--version"]),
    ] = False,
) -> None:
    pass


def application(commands: Iterable[str]) -> typer.Typer:
    """Return the command line with these commands; making all of them for one takes time."""
    app = typer.Typer(
        name="ket",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
    )
    app.callback(help=HELP)(_options)
    for name in commands:
        _, purpose, examples = DECLARED[name]
        shown = "".join(f"\n  {line}" for line in examples.split("\n"))
        app.command(name, help=f"{purpose}\n\n\b\nExamples:{shown}\n")(command(name))
    return app


def command(name: str) -> Callable[..., int]:
    """Return a command as the function that typer reads its parameters from.

    typer asks for a signature. Written out, the shared parameters would stand there eighteen times.
    """

    def run(**values: Any) -> int:
        return COMMANDS[name](Asked(values))

    every = [_declared(parameter) for parameter in DECLARED[name][0]]
    run.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in every}
    return run


KINDS = {"flag": bool, "number": int, "text": str, "texts": list[str]}


def _declared(name: str) -> inspect.Parameter:
    """Return a parameter as typer is told of it; what is not given, and has no default, is None."""
    names, takes, help, completes = PARAMETERS[name]
    kind: Any = KINDS[takes] if isinstance(takes, str) else Literal[takes]
    more: dict[str, Any] = {"help": help}
    if takes == "number":
        more["min"] = 0
    if completes:
        more["autocompletion"] = _completed(completes)
    default = inspect.Parameter.empty if name in NEEDED else getattr(Asked, name, None)
    if default in ("", ()):
        default = None
    said = typer.Option(*names, **more) if names else typer.Argument(**more)
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind if default is not None else kind | None, said],
    )


def _completed(kind: str) -> Callable[[str], list[tuple[str, str]]]:
    """Return what completes a value: ids, with names beside them."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        try:
            from ketcli.cli import completion

            return completion.values(Asked({}).knowledge_base(), kind, text(incomplete))
        except Exception:  # noqa: BLE001 - a shell that completes must not be disturbed
            return []

    return complete
