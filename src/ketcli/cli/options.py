"""The declarations of the command line: for typer, and as the table that `cli.argv` reads plain command lines from."""

import inspect
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import typer

from ketcli._version import __version__
from ketcli.cli import streams
from ketcli.cli.asked import Asked
from ketcli.cli.commands import COMMANDS
from ketcli.cli.parameters import ARRANGED, CHOOSING, FILTERS, OUTPUT, PARAMETERS, ROWS
from ketcli.errors import KetError
from ketcli.knowledge.age import old

DECLARED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "search": (
        ("words", "exact", "why", "sort", "limit", "batch", *FILTERS, *CHOOSING, *OUTPUT),
        "Find the effects that words are about, best first.",
        'ket search cant pee\nket search "my bladder hurts" --long-term',
    ),
    "list": (
        ("sort", "limit", *FILTERS, *CHOOSING, *OUTPUT),
        "List the effects under the filters.",
        "ket list --long-term --therapeutic\nket list --system bladder --json\n"
        "ket list --long-term --reversibility may-be-irreversible",
    ),
    "show": (
        ("effect", "exact", *FILTERS, *OUTPUT),
        "Show everything on an effect, help first.",
        "ket show cystitis\nket show seizure --therapeutic --json",
    ),
    "findings": (
        ("effects", *ROWS, "limit", *FILTERS, *CHOOSING, *OUTPUT),
        "List findings, one a row, each with its source.",
        "ket findings cystitis --recreational\n"
        "ket findings --measure rate --sort percent --format csv",
    ),
    "compare": (
        ("effects", *ARRANGED, *FILTERS, *CHOOSING, *OUTPUT),
        "Set recreational beside therapeutic use.",
        "ket compare cystitis dissociation\nket compare --system liver",
    ),
    "timeline": (
        ("effects", *ARRANGED, *FILTERS, *CHOOSING, *OUTPUT),
        "Draw when effects start and how long they last.",
        "ket timeline hypertension dissociation\nket timeline --system bladder",
    ),
    "interactions": (
        ("substance", *ARRANGED, *OUTPUT),
        "Show what happens when it is mixed.",
        "ket interactions\nket interactions booze",
    ),
    "groups": (
        ("group", *ARRANGED, *OUTPUT),
        "Show who is at higher risk, and how.",
        "ket groups\nket groups pregnant",
    ),
    "about": (
        ("topic", *ARRANGED, *OUTPUT),
        "Read background topics, and about the data.",
        "ket about mechanism\nket about data",
    ),
    "sources": (
        ("source", *ARRANGED, *OUTPUT),
        "Show what is cited, and how it was read.",
        "ket sources winstock-2012\nket sources --format bibtex",
    ),
    "open": (
        ("source", "data"),
        "Open a source in the browser, and print its address.",
        "ket open winstock-2012\nket open 10.1111/j.1464-410X.2012.11028.x",
    ),
    "values": (
        ("facet", *ARRANGED, *OUTPUT),
        "Show the legal values of each filter, with counts.",
        "ket values\nket values system",
    ),
    "validate": (
        ("files", "doubts", *(name for name in OUTPUT if name != "data")),
        "Check a knowledge base, file by file.",
        "ket validate my-effects.yaml\nket validate +more.yaml --json",
    ),
    "diff": (
        ("pair", *ARRANGED, *(name for name in OUTPUT if name != "data")),
        "Say which records are new, gone or changed, and in which fields.",
        "ket diff old/data data\nket diff old/data data --full",
    ),
    "export": (
        ("file", "force", "quiet", "data"),
        "Write all records to a file of SQLite or JSON lines.",
        "ket export ket.sqlite\nket export ket.jsonl --force",
    ),
    "new": (
        ("record",),
        "Print an empty record to fill in, with what each key takes.",
        "ket new effect jaw-pain > jaw-pain.yaml\nket new source my-source",
    ),
    "schema": (("which",), "Print a JSON Schema.", "ket schema\nket schema knowledge-base"),
    "completion": (
        ("shell",),
        "Print a completion script for a shell.",
        'eval "$(ket completion bash)"\nket completion fish > ~/.config/fish/completions/ket.fish',
    ),
}
"""Every command: its parameters, what it is for, examples."""

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
        typer.Option("--version", callback=_version, is_eager=True, help="Program, data, schema."),
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

    typer asks for a signature. Written out, the shared parameters would stand there thirteen times.
    """

    def run(**values: Any) -> int:
        return COMMANDS[name](Asked(values))

    chosen = {parameter: PARAMETERS[parameter] for parameter in DECLARED[name][0]}
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(parameter, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
            for parameter, (kind, default) in chosen.items()
        ]
    )  # fmt: skip
    run.__annotations__ = {parameter: kind for parameter, (kind, _) in chosen.items()}
    return run


@cache
def table(signature: str = "") -> str:
    """Return the source of `cli.table`, which `cli.argv` reads plain command lines from.

    In a checkout it counts as long as the signature is that of `cli.argv`.
    Raises ValueError for a parameter that it cannot say.
    """
    group: Any = typer.main.get_command(application(DECLARED))
    made = {}
    for name, sub in group.commands.items():
        arguments = tuple(_argument(p) for p in sub.params if p.param_type_name == "argument")
        options = [_option(p) for p in sub.params if p.param_type_name == "option"]
        if len(arguments) > 1:
            raise ValueError(f"{name}: only one argument can be read without typer")
        made[name] = (arguments, {opt: says for opts, says in options for opt in opts})
    completed = {
        name: kind.completes
        for name in PARAMETERS
        if (kind := getattr(_declared(name), "autocompletion", None))
    }
    purposes = {name: sub.get_short_help_str() for name, sub in group.commands.items()}
    told = {name: _declared(name).help for name in PARAMETERS}
    program = {name: p.help for p in group.params for name in p.opts}
    return (
        '"""Made of cli/options.py when the package is built."""\n'
        f"SIGNATURE = {signature!r}\nTABLE = {made!r}\nCOMPLETED = {completed!r}\n"
        f"PURPOSES = {purposes!r}\nTOLD = {told!r}\nPROGRAM = {program!r}\n"
    )


def _argument(parameter: Any) -> tuple[str, bool, bool, tuple[str, ...]]:
    if parameter.nargs not in (1, -1) or parameter.callback or parameter.envvar:
        raise ValueError(f"argument {parameter.name} can only be read by typer")
    kind = _kind(parameter.name)
    legal = get_args(kind) if get_origin(kind) is Literal else ()
    return parameter.name, parameter.nargs == -1, parameter.required, legal


def _option(parameter: Any) -> tuple[tuple[str, ...], tuple[str, Any]]:
    kind = _kind(parameter.name)
    says: Any = ""
    if kind is bool and not parameter.secondary_opts:
        says = "flag"
    elif get_origin(kind) is Literal:
        says = get_args(kind)
    elif kind in (list[str], str):
        says = "texts" if parameter.multiple else "text"
    elif kind is int and _declared(parameter.name).min == 0:
        says = "number"
    strange = (
        parameter.callback, parameter.envvar, parameter.prompt, parameter.count, parameter.required,
        parameter.secondary_opts, parameter.nargs != 1, parameter.multiple and says != "texts",
    )  # fmt: skip
    if not says or any(strange):
        raise ValueError(f"option {parameter.name} can only be read by typer")
    return tuple(parameter.opts), (parameter.name, says)


def _kind(name: str) -> Any:
    """Return the type that a parameter was declared with, without the None of one that is not given."""
    if name not in PARAMETERS:
        return None
    kind = get_args(PARAMETERS[name][0])[0]
    return next((one for one in get_args(kind) if type(None) in get_args(kind)), kind)


def _declared(name: str) -> Any:
    return get_args(PARAMETERS[name][0])[1]
