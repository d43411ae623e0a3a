"""The command line as typer is told of it, from the declarations in `cli.declared`."""

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal

import typer

from ketcli._version import __version__
from ketcli.cli import streams
from ketcli.cli.asked import Asked, text
from ketcli.cli.commands import COMMANDS
from ketcli.cli.declared import DECLARED, NEEDED, PARAMETERS, PROGRAM
from ketcli.errors import KetError
from ketcli.knowledge.age import old

HELP = """\b
Examples:
  ket search cant pee               what is this about?
  ket show cystitis                 all about one effect, when to get help first
  ket list --long-term --json       for other programs
  ket interactions booze            what happens when it is mixed
  ket about overdose                background

What can ketamine do to people, how sure is anyone, how often, and when to get help?
Information, not medical advice. In an emergency call your local emergency number.
"""


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
