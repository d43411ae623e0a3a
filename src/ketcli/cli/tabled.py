"""The declarations become the table that `cli.argv` reads plain command lines from."""

from typing import Any

import typer

from ketcli.cli import argv
from ketcli.cli.options import DECLARED, application


def table() -> str:
    """Return the source of `cli.table`, which `cli.argv` reads plain command lines from.

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
    return (
        '"""Made of cli/options.py when the package is built."""\n'
        f"SIGNATURE = {argv.signature()!r}\nTABLE = {made!r}\n"
    )


def _argument(parameter: Any) -> tuple[str, bool, bool, tuple[str, ...]]:
    if parameter.nargs not in (1, -1) or parameter.callback or parameter.envvar:
        raise ValueError(f"argument {parameter.name} can only be read by typer")
    legal = tuple(getattr(parameter.type, "choices", ()))
    return parameter.name, parameter.nargs == -1, parameter.required, legal


def _option(parameter: Any) -> tuple[tuple[str, ...], tuple[str, Any]]:
    legal = tuple(getattr(parameter.type, "choices", ()))
    kind = type(parameter.type).__name__
    says: Any = ""
    if parameter.is_flag and not parameter.secondary_opts:
        says = "flag"
    elif legal:
        says = legal
    elif kind == "StringParamType":
        says = "texts" if parameter.multiple else "text"
    elif kind == "IntRange" and parameter.type.min == 0 and parameter.type.max is None:
        says = "number"
    strange = (
        parameter.callback, parameter.envvar, parameter.prompt, parameter.count, parameter.required,
        parameter.secondary_opts, parameter.nargs != 1, parameter.multiple and says != "texts",
    )  # fmt: skip
    if not says or any(strange):
        raise ValueError(f"option {parameter.name} can only be read by typer")
    return tuple(parameter.opts), (parameter.name, says)
