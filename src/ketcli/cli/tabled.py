"""The declarations become the table that `cli.argv` reads plain command lines from."""

from functools import cache
from typing import Any, Literal, get_args, get_origin

import typer

from ketcli.cli.options import DECLARED, application
from ketcli.cli.parameters import PARAMETERS


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
    return (
        '"""Made of cli/options.py when the package is built."""\n'
        f"SIGNATURE = {signature!r}\nTABLE = {made!r}\nCOMPLETED = {completed!r}\n"
        f"PURPOSES = {purposes!r}\nTOLD = {told!r}\n"
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
